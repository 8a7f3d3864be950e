-- case: tenant_switch-08
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: UNION ALL branch order
-- why: changes the tenant GUC that the naive policy trusts
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) UNION ALL (SELECT email FROM app.customers LIMIT 20)
-- case: tenant_switch-09
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: CASE then subquery
-- why: changes the tenant GUC that the naive policy trusts
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT CASE WHEN set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) <> '' THEN (SELECT string_agg(email, ',') FROM app.customers) END
-- case: tenant_switch-10
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: set_config in LIMIT
-- why: changes the tenant GUC that the naive policy trusts; LIMIT is evaluated before the first row is fetched
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT email FROM app.customers LIMIT (SELECT length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)))
-- case: tenant_switch-11
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: set_config in OFFSET
-- why: changes the tenant GUC that the naive policy trusts
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT email FROM app.customers OFFSET (SELECT length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) - 36) LIMIT 20
-- case: tenant_switch-12
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: EXISTS gate
-- why: changes the tenant GUC that the naive policy trusts
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT email FROM app.customers WHERE EXISTS (SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) LIMIT 20
-- case: tenant_switch-13
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: per-row in WHERE
-- why: changes the tenant GUC that the naive policy trusts while the scan runs
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT email FROM app.customers WHERE set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) IS NOT NULL
-- case: tenant_switch-16
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: DO block with notices
-- why: changes the tenant GUC that the naive policy trusts; data comes back in NOTICE messages
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
DO $$ DECLARE r record; BEGIN PERFORM set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true); FOR r IN SELECT email FROM app.customers LIMIT 5 LOOP RAISE NOTICE '%', r.email; END LOOP; END $$
-- case: tenant_switch-17
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements, guard.not_a_query
-- technique: prepared statement then switch
-- why: changes the tenant GUC that the naive policy trusts; cached plan keeps working
-- naive_outcome: leak_rows
-- signed_outcome: session_state
-- strict_outcome: blocked_privilege
PREPARE p AS SELECT email FROM app.customers LIMIT 5; SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true); EXECUTE p
-- case: tenant_switch-18
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements, guard.not_a_query
-- technique: open cursor then switch
-- why: changes the tenant GUC that the naive policy trusts; cursor started before the switch
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
DECLARE cur CURSOR FOR SELECT email FROM app.customers; SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true); FETCH 5 FROM cur
-- case: tenant_switch-21
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements
-- technique: empty string context
-- why: fail-open test: empty string -> uuid cast error
-- naive_outcome: error
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT set_config('app.tenant_id','',true); SELECT count(*) FROM app.customers
-- case: tenant_switch-22
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: DISCARD ALL
-- why: drops the context (not allowed in a transaction block)
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
DISCARD ALL
-- case: tenant_switch-23
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: RESET ALL
-- why: RESET ALL removes tenant and timeout
-- naive_outcome: error
-- signed_outcome: setting_changed
-- strict_outcome: setting_changed
RESET ALL; SELECT count(*) FROM app.customers; SHOW statement_timeout
-- case: tenant_switch-24
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements
-- technique: forge signed ctx without MAC
-- why: signed design must fail closed
-- naive_outcome: nothing
-- signed_outcome: setting_changed
-- strict_outcome: blocked_privilege
SELECT set_config('app.ctx','bbbbbbbb-0000-4000-8000-00000000000b',true); SELECT email FROM app.customers LIMIT 5
-- case: tenant_switch-27
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements, guard.system_relation
-- technique: steal another session token from pg_stat_activity
-- why: token of another session is bound to its pid and transaction
-- naive_outcome: nothing
-- signed_outcome: setting_changed
-- strict_outcome: blocked_privilege
SELECT set_config('app.ctx',(SELECT substring(query from 'app.ctx'',''([^'']+)') FROM pg_stat_activity WHERE query LIKE '%app.ctx%' AND pid<>pg_backend_pid() LIMIT 1),true); SELECT email FROM app.customers LIMIT 5
-- case: tenant_switch-31
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements
-- technique: set_config through ts_stat text
-- why: changes the tenant GUC that the naive policy trusts hidden in a string executed by ts_stat
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM ts_stat('SELECT to_tsvector(''simple'', set_config(''app.tenant_id'',''bbbbbbbb-0000-4000-8000-00000000000b'',true))'); SELECT email FROM app.customers LIMIT 5
