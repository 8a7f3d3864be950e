-- {{table}}, {{why}}
do $policy$
begin
  if not exists (
    select from pg_catalog.pg_policy as p
    where p.polrelid = {{table_literal}}::regclass and p.polname = {{policy_literal}}
      and p.polpermissive = {{permissive}} and p.polcmd = {{letter}}
      and array(select o from unnest(p.polroles) as o order by o) = {{polroles}}
      -- a column that is as good as text, varchar say, is shown with a cast that does nothing
      and replace(
        coalesce(pg_get_expr(p.polqual, p.polrelid), ''),
        format('(%I)::text', {{tenant_column_literal}}), format('%I', {{tenant_column_literal}})
      ) = {{shown_using}}
      and replace(
        coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
        format('(%I)::text', {{tenant_column_literal}}), format('%I', {{tenant_column_literal}})
      ) = {{shown_check}}
  ) then
    drop policy if exists {{policy}} on {{table}};
    create policy {{policy}} on {{table}} as {{kind}} for {{command}} to {{grantees}}{{expressions}};
  end if;
end
$policy$;
