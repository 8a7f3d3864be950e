-- {{table}} is only ever added to: nobody changes or empties it, not even its owner by mistake.
revoke insert, update, delete, truncate, references, trigger on table {{table}} from {{recording}};
grant insert on table {{table}} to {{recording}};
do $record$
declare
  other oid;
begin
  -- whoever had more, the table's former owner too
  for other in
    select distinct a.grantee
    from pg_catalog.pg_class as c cross join pg_catalog.aclexplode(c.relacl) as a
    where c.oid = {{table_literal}}::regclass and a.grantee <> c.relowner
      and a.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
  loop
    execute format('revoke update, delete, truncate on table %s from %s', {{table_literal}},
      case when other = 0 then 'public' else other::regrole::text end);
  end loop;
  if (
    select count(*) from pg_catalog.pg_trigger
    where tgrelid = {{table_literal}}::regclass and tgenabled = 'A'
      and tgname in ('agent_gateway_keep_rows', 'agent_gateway_keep_table')
  ) < 2 then
    drop trigger if exists agent_gateway_keep_rows on {{table}};
    drop trigger if exists agent_gateway_keep_table on {{table}};
    create trigger agent_gateway_keep_rows before update or delete on {{table}}
      for each row execute function agent_gateway.refuse_change();
    create trigger agent_gateway_keep_table before truncate on {{table}}
      for each statement execute function agent_gateway.refuse_change();
    alter table {{table}}
      enable always trigger agent_gateway_keep_rows, enable always trigger agent_gateway_keep_table;
  end if;
end
$record$;
