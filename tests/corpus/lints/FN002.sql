-- object: query_to_xml(text,boolean,boolean,text)
-- break
grant execute on function pg_catalog.query_to_xml(text, boolean, boolean, text) to public;
-- mend
revoke execute on function pg_catalog.query_to_xml(text, boolean, boolean, text) from public;
