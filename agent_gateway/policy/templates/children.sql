-- Partitions and heirs of {{table}} are read through it: directly they show nothing, and nobody has a right to them.
do $children$
declare
  child regclass;
begin
  for child in
    with recursive family as (
      select inhrelid from pg_catalog.pg_inherits where inhparent = {{table_literal}}::regclass
      union all
      select i.inhrelid from pg_catalog.pg_inherits as i join family as f on i.inhparent = f.inhrelid
    )
    select inhrelid from family
  loop
    execute format('alter table %s enable row level security', child);
    execute format('alter table %s force row level security', child);
    execute format('revoke all on table %s from public, %s', child, {{readers_literal}});
  end loop;
end
$children$;
