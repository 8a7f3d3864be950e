-- Partitions and heirs of {{table}} are the agent's through it alone.
do $children$
declare
  child regclass;
begin
  for child in
    with recursive family as (
      select inhrelid from pg_catalog.pg_inherits where inhparent = {{table_literal}}::regclass
      union
      select i.inhrelid from pg_catalog.pg_inherits as i join family as f on i.inhparent = f.inhrelid
    )
    select inhrelid from family where inhrelid <> all ({{declared_oids}})
  loop
    execute format('revoke all on table %s from public, %I', child, {{agent_literal}});
  end loop;
end
$children$;
