-- case: settings_change-01
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements
-- technique: statement_timeout off, then long query
-- why: removes the time limit for later statements
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: blocked_privilege
SELECT set_config('statement_timeout','0',true); SELECT pg_sleep(4)
-- case: settings_change-02
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: statement_timeout off in the same statement
-- why: the running timer is already armed: expected to be cancelled
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: blocked_privilege
SELECT set_config('statement_timeout','0',true), pg_sleep(4)
-- case: settings_change-03
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SET statement_timeout session level
-- why: survives COMMIT: next tenant call has no limit until the gateway sets it
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: setting_changed
SET statement_timeout = 0
-- case: settings_change-06
-- must: reject_by_guard
-- expect: guard.write
-- technique: UPDATE pg_settings in CTE
-- why: same, data-modifying CTE
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
WITH u AS (UPDATE pg_settings SET setting='2097151' WHERE name='work_mem' RETURNING name) SELECT * FROM u
-- case: settings_change-07
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements, guard.not_a_query, guard.write
-- technique: stacked UPDATE pg_settings
-- why: outside READ ONLY the pg_settings rule is a SET without the word SET
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: tx_escaped
COMMIT; UPDATE pg_settings SET setting = '0' WHERE name = 'statement_timeout'; SELECT pg_sleep(0)
-- case: settings_change-08
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: work_mem up
-- why: memory amplification for later statements
-- naive_outcome: setting_changed
-- signed_outcome: setting_changed
-- strict_outcome: blocked_privilege
SELECT set_config('work_mem','2000MB',true)
-- case: settings_change-10
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SET TRANSACTION READ WRITE
-- why: read-only toggle
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SET TRANSACTION READ WRITE
-- case: settings_change-11
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SET SESSION CHARACTERISTICS
-- why: default for later transactions
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: setting_changed
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE
-- case: settings_change-12
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: default_transaction_read_only
-- why: later transactions
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT set_config('default_transaction_read_only','off',false)
-- case: settings_change-13
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: row_security off
-- why: must error, not bypass
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SET LOCAL row_security = off; SELECT count(*) FROM app.customers
-- case: settings_change-14
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: row_security off one statement
-- why: same in one statement: plan is already rewritten with RLS
-- naive_outcome: setting_changed
-- signed_outcome: setting_changed
-- strict_outcome: blocked_privilege
SELECT c.name FROM set_config('row_security','off',true) s, app.customers c LIMIT 3
-- case: settings_change-15
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: search_path to temp
-- why: shadowing preparation, survives COMMIT
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: blocked_privilege
SELECT set_config('search_path','pg_temp,app',false)
-- case: settings_change-16
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: search_path empty
-- why: breaks the next tenant of the pooled connection
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: setting_changed
SET search_path = ''
-- case: settings_change-18
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: client_encoding SJIS
-- why: quote-eating multibyte encodings
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: blocked_privilege
SELECT set_config('client_encoding','SJIS',false)
-- case: settings_change-19
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: client_min_messages debug5 + debug_print_plan
-- why: server log output to the client shows the policy tree
-- meta: securityQuals|current_setting|RTE|PLANNEDSTMT
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
SET LOCAL client_min_messages = debug5; SET LOCAL debug_print_plan = on; SELECT count(*) FROM app.customers
-- case: settings_change-21
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: DateStyle flip
-- why: silently changes meaning of later queries
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: setting_changed
SET DateStyle = 'SQL, DMY'; SELECT DATE '01/02/2026'
-- case: settings_change-25
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: log_statement none
-- why: hide from audit; superuser only
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SET log_statement = 'none'
-- case: settings_change-28
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: parallel workers up
-- why: CPU amplification
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: bounded_timeout
SET max_parallel_workers_per_gather = 64; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SELECT count(*) FROM app.currencies a, generate_series(1,1000000)
-- case: settings_change-29
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: hnsw.ef_search
-- why: extension GUC
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT set_config('hnsw.ef_search','1000',true)
-- case: settings_change-31
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: ALTER SYSTEM
-- why: superuser only
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
ALTER SYSTEM SET log_statement='none'
-- case: settings_change-33
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SHOW ALL
-- why: reads every setting incl. app.tenant_id siblings
-- meta: password_encryption|log_statement
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: leak_metadata
SHOW ALL
-- case: settings_change-34
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_settings read
-- why: configuration disclosure
-- meta: hba_file|unix_socket_dir|listen_addresses|shared_buffers
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT name, setting FROM pg_settings WHERE name ~ 'directory|hba|listen|port|socket'
-- case: settings_change-35
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: reset_val through pg_settings
-- why: configuration disclosure
-- meta: hba_file|unix_socket_dir|listen_addresses|shared_buffers
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT name, reset_val, sourcefile FROM pg_settings WHERE source <> 'default'
-- case: settings_change-42
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SET CONSTRAINTS
-- why: SET form that is not a GUC
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SET CONSTRAINTS ALL DEFERRED
