-- object: loose
-- given
do $$
declare
  other text;
begin
  for other in select rolname from pg_catalog.pg_roles where rolbypassrls and not rolsuper loop
    execute format('alter role %I nobypassrls', other);
  end loop;
end
$$;
-- break
create role loose login bypassrls;
-- mend
alter role loose nobypassrls;
