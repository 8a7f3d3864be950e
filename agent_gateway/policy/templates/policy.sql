-- {{table}}, {{why}}
do $policy$
declare
  -- a column that is as good as another type, of a domain or varchar, is shown with a cast that does nothing
  column_cast constant text := (
    with recursive layers as (
      select a.atttypid as oid from pg_catalog.pg_attribute as a
      where a.attrelid = {{table_literal}}::regclass and a.attname = {{tenant_column_literal}}
      union all
      select t.typbasetype from layers as l join pg_catalog.pg_type as t on t.oid = l.oid and t.typtype = 'd'
    )
    select format('(%I)::%s', {{tenant_column_literal}}, case t.oid when 'varchar'::regtype then 'text' else format_type(t.oid, null) end)
    from layers as l join pg_catalog.pg_type as t on t.oid = l.oid and t.typtype <> 'd'
  );
begin
  if not exists (
    select from pg_catalog.pg_policy as p
    where p.polrelid = {{table_literal}}::regclass and p.polname = {{policy_literal}}
      and p.polpermissive = {{permissive}} and p.polcmd = {{letter}}
      and array(select o from unnest(p.polroles) as o order by o) = {{polroles}}
      and replace(coalesce(pg_get_expr(p.polqual, p.polrelid), ''), column_cast, format('%I', {{tenant_column_literal}}))
        = {{shown_using}}
      and replace(coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''), column_cast, format('%I', {{tenant_column_literal}}))
        = {{shown_check}}
  ) then
    drop policy if exists {{policy}} on {{table}};
    create policy {{policy}} on {{table}} as {{kind}} for {{command}} to {{grantees}}{{expressions}};
  end if;
end
$policy$;
