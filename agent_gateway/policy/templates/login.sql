-- The agent's login starts read-only and with limits; the gateway sets tighter ones, this is for whoever comes past it.
alter role {{agent}} set default_transaction_read_only = on;
alter role {{agent}} set search_path = {{search_path}};
alter role {{agent}} set statement_timeout = '30s';
alter role {{agent}} set lock_timeout = '5s';
alter role {{agent}} set idle_in_transaction_session_timeout = '60s';
do $login$
begin
  if current_setting('server_version_num')::integer >= 170000 then
    alter role {{agent}} set transaction_timeout = '60s';
  end if;
  -- policies filter after an index of vectors was searched: without more rounds most neighbours are missing
  if exists (select from pg_catalog.pg_extension where extname = 'vector') then
    alter role {{agent}} set hnsw.iterative_scan = 'strict_order';
  end if;
end
$login$;
