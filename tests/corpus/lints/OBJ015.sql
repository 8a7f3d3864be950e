-- object: app.lookup(what text)
-- break
create or replace function app.lookup(what text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  found text;
begin
  execute 'select upper(' || what || ')' into found;
  return found;
end
$$;
-- mend
create or replace function app.lookup(what text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp
as $$ begin return upper(what); /* execute */ -- execute
end $$;
