-- Partitions and heirs of tenants' tables are the agent's through these alone.
do $children$
declare
  declared constant oid[] := {{declared_oids}};
  child regclass;
begin
  for child in
    with recursive family as (
      select inhrelid from pg_catalog.pg_inherits where inhparent = any (declared)
      union
      select i.inhrelid from pg_catalog.pg_inherits as i join family as f on i.inhparent = f.inhrelid
    )
    select inhrelid from family where inhrelid <> all (declared) order by inhrelid
  loop
    execute format('revoke all on table %s from public, %I', child, {{agent_literal}});
  end loop;
end
$children$;
