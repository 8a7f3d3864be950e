-- The agent's login starts read-only and with limits; the gateway sets tighter ones, this is for whoever comes past it.
alter role {{agent}} set default_transaction_read_only = on;
alter role {{agent}} set search_path = {{search_path}};
alter role {{agent}} set statement_timeout = '30s';
alter role {{agent}} set lock_timeout = '5s';
alter role {{agent}} set idle_in_transaction_session_timeout = '60s';
do $login$
declare
  own record;
begin
  -- what somebody set for this database alone would win
  for own in
    select split_part(c.setting, '=', 1) as name
    from pg_catalog.pg_db_role_setting as s
    cross join unnest(s.setconfig) as c (setting)
    where s.setrole = {{agent_oid}} and s.setdatabase = (select oid from pg_catalog.pg_database where datname = current_database())
      and split_part(c.setting, '=', 1) in (
        'default_transaction_read_only', 'search_path', 'statement_timeout', 'lock_timeout',
        'idle_in_transaction_session_timeout', 'transaction_timeout'
      )
  loop
    execute format('alter role %I in database %I reset %I', {{agent_literal}}, current_database(), own.name);
  end loop;
  if current_setting('server_version_num')::integer >= 170000 then
    alter role {{agent}} set transaction_timeout = '60s';
  end if;
  -- policies filter after an index of vectors was searched: without more rounds most neighbours are missing
  if exists (select from pg_catalog.pg_extension where extname = 'vector') then
    alter role {{agent}} set hnsw.iterative_scan = 'strict_order';
  end if;
end
$login$;
