-- Partitions and heirs of tenants' tables are read through these: directly they show nothing, and nobody has a right to
-- them, to a foreign one neither, which can have no policies. One that is declared by itself is left to its own walls.
do $children$
declare
  declared constant oid[] := {{declared_oids}};
  child record;
begin
  for child in
    with recursive family as (
      select inhrelid from pg_catalog.pg_inherits where inhparent = any (declared)
      union
      select i.inhrelid from pg_catalog.pg_inherits as i join family as f on i.inhparent = f.inhrelid
    )
    select c.oid::regclass as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity
    from family as f join pg_catalog.pg_class as c on c.oid = f.inhrelid
    where c.oid <> all (declared)
    order by c.oid
  loop
    if child.relkind in ('r', 'p') and not child.relrowsecurity then
      execute format('alter table %s enable row level security', child.name);
    end if;
    if child.relkind in ('r', 'p') and not child.relforcerowsecurity then
      execute format('alter table %s force row level security', child.name);
    end if;
    execute format('revoke all on table %s from public, %s', child.name, {{readers_literal}});
  end loop;
end
$children$;
