-- {{table}} is every tenant's: reading it reads its heirs too, and of policies and rights only its own are asked for.
do $alone$
declare
  heirs text;
begin
  with recursive family as (
    select inhrelid from pg_catalog.pg_inherits where inhparent = {{table_literal}}::regclass
    union
    select i.inhrelid from pg_catalog.pg_inherits as i join family as f on i.inhparent = f.inhrelid
  )
  select string_agg(c.oid::regclass::text, ', ' order by c.oid::regclass::text) into heirs
  from family as f
  join pg_catalog.pg_class as c on c.oid = f.inhrelid
  where c.relrowsecurity or exists (
    select from pg_catalog.pg_attribute as a
    where a.attrelid = c.oid and a.attname = any ({{tenant_columns}}::name[]) and not a.attisdropped
  );
  if heirs is not null then
    raise exception 'agent_gateway: % is declared shared, but shows the rows of %', {{table_literal}}, heirs
      using errcode = '42P17';
  end if;
end
$alone$;
