-- case: dynamic_sql_function-01
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: query_to_xml
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: libxml
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT query_to_xml('SELECT c.email FROM set_config(''app.tenant_id'',''bbbbbbbb-0000-4000-8000-00000000000b'',true) s, app.customers c LIMIT 5', true, false, '')
-- case: dynamic_sql_function-02
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: query_to_xml_and_xmlschema
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: libxml
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT query_to_xml_and_xmlschema('SELECT c.email FROM set_config(''app.tenant_id'',''bbbbbbbb-0000-4000-8000-00000000000b'',true) s, app.customers c LIMIT 5', true, false, '')
-- case: dynamic_sql_function-04
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements, guard.not_a_query
-- technique: cursor_to_xml
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: libxml
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
DECLARE k CURSOR FOR SELECT email FROM app.users; SELECT cursor_to_xml('k', 10, true, false, '')
-- case: dynamic_sql_function-06
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: table_to_xml of a table by text
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: libxml
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT table_to_xml('app.mv_tenant_revenue', true, true, '')
-- case: dynamic_sql_function-08
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: database_to_xml dumps everything
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: libxml
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT database_to_xml(true, false, '')
-- case: dynamic_sql_function-10
-- must: reject_by_guard
-- expect: guard.column_unknown, guard.function_denied
-- technique: ts_stat
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''simple'', email) FROM app.users')
-- case: dynamic_sql_function-12
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: ts_rewrite with a query
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT ts_rewrite('a'::tsquery, 'SELECT ''a''::tsquery, plainto_tsquery(''simple'', email) FROM set_config(''app.tenant_id'',''bbbbbbbb-0000-4000-8000-00000000000b'',true) s, app.customers c LIMIT 1')
-- case: dynamic_sql_function-14
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: query_to_xml data-modifying
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: libxml
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: blocked_privilege
SELECT query_to_xml('DELETE FROM app.invoices RETURNING *', true, false, '')
-- case: dynamic_sql_function-17
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: built string with chr()
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT query_to_xml(chr(83)||chr(69)||chr(76)||'ECT * FROM app.v_revenue_rollup ORDER BY revenue LIMIT 30', true, false, '')
-- case: dynamic_sql_function-19
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: dblink_exec as migrator
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: contrib
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: blocked_privilege
SELECT dblink_exec('host={SOCK} dbname={DB} user=app_migrator password=mig', 'CREATE TABLE app.pwn(a int)')
-- case: dynamic_sql_function-20
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: dblink_connect_u
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: contrib
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT dblink_connect_u('x','dbname={DB} user=app_migrator')
-- case: dynamic_sql_function-21
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: crosstab
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: contrib
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT * FROM crosstab('SELECT customer, customer, revenue FROM app.v_revenue_rollup WHERE customer > ''CN'' ORDER BY 1 LIMIT 10') AS ct(a text, b numeric)
-- case: dynamic_sql_function-22
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: connectby
-- why: SQL inside a string literal: invisible to an AST guard that does not reject the function
-- needs: contrib
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: blocked_privilege
SELECT * FROM connectby('app.users','id','manager_id','x',2) AS t(a uuid,b uuid,l int)
-- case: dynamic_sql_function-24
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stat_statements
-- why: other tenants SQL text
-- needs: contrib
-- meta: insufficient privilege|patient|CNRY
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT query FROM pg_stat_statements WHERE query ILIKE '%CNRY-B%' OR query ILIKE '%patient%' LIMIT 5
