-- object: app.lookup(what text)
-- break
create or replace function app.lookup(what text) returns text language sql stable set search_path = pg_catalog, pg_temp
as 'select query_to_xml(what, true, true, '''')::text';
-- mend
create or replace function app.lookup(what text) returns text language sql stable set search_path = pg_catalog, pg_temp
as 'select upper(what)';
