-- case: cross_session-01
-- must: reject_by_guard
-- expect: guard.function_denied, guard.system_relation
-- technique: pg_stat_activity other tenants SQL
-- why: reaches other sessions of the shared role
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT query FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query <> ''
-- case: cross_session-02
-- must: reject_by_guard
-- expect: guard.column_unknown, guard.function_denied
-- technique: pg_stat_get_activity function
-- why: reaches other sessions of the shared role
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT query FROM pg_stat_get_activity(NULL) WHERE pid <> pg_backend_pid()
-- case: cross_session-06
-- must: reject_by_guard
-- expect: guard.syntax
-- technique: terminate by blind pid range
-- why: reaches other sessions of the shared role
-- naive_outcome: cross_session
-- signed_outcome: cross_session
-- strict_outcome: blocked_privilege
SELECT pid FROM generate_series({VICTIM_PID}-3,{VICTIM_PID}+0) pid WHERE pid<>pg_backend_pid() AND pg_terminate_backend(pid)
-- case: cross_session-09
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: advisory lock wait on victim key
-- why: reaches other sessions of the shared role
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: blocked_privilege
SELECT pg_advisory_lock(424242)
-- case: cross_session-11
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: advisory lock table exhaustion
-- why: reaches other sessions of the shared role
-- heavy: 1
-- naive_outcome: cross_session
-- signed_outcome: cross_session
-- strict_outcome: blocked_privilege
SELECT count(pg_advisory_lock(g)) FROM generate_series(1,200000) g
-- case: cross_session-13
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: try_advisory probe of foreign lock
-- why: reaches other sessions of the shared role
-- meta: ^f
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT pg_try_advisory_lock(424242)
-- case: cross_session-14
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: unlock all
-- why: reaches other sessions of the shared role
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT pg_advisory_unlock_all()
-- case: cross_session-15
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_locks
-- why: reaches other sessions of the shared role
-- meta: 424242|31010
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT locktype, objid, pid, mode FROM pg_locks WHERE locktype='advisory'
-- case: cross_session-17
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stat_ssl / gssapi
-- why: reaches other sessions of the shared role
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM pg_stat_ssl
-- case: cross_session-19
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: predicate locks exhaustion
-- why: reaches other sessions of the shared role
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT count(*) FROM app.invoice_lines
-- case: cross_session-21
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: notification queue fill
-- why: reaches other sessions of the shared role
-- heavy: 1
-- naive_outcome: cross_session
-- signed_outcome: cross_session
-- strict_outcome: blocked_privilege
SELECT count(pg_notify('app_events', repeat('x',7900)||g)) FROM generate_series(1,20000) g
-- case: cross_session-22
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: listening channels
-- why: reaches other sessions of the shared role
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT pg_listening_channels()
