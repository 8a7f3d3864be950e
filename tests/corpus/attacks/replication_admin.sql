-- case: replication_admin-01
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_switch_wal
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_switch_wal()
-- case: replication_admin-05
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: create physical slot
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_create_physical_replication_slot('x')
-- case: replication_admin-06
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: peek slot
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_logical_slot_peek_changes('x',NULL,NULL)
-- case: replication_admin-08
-- must: reject_by_guard
-- expect: guard.function_denied, guard.value_too_large
-- technique: WAL flood by emit_message
-- why: administrative function
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: blocked_privilege
SELECT count(pg_logical_emit_message(false,'x',repeat('y',1000000))) FROM generate_series(1,100)
-- case: replication_admin-09
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_stat_reset
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_stat_reset()
-- case: replication_admin-11
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_rotate_logfile
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_rotate_logfile()
-- case: replication_admin-12
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_promote
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_promote()
-- case: replication_admin-13
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_backup_start
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_backup_start('x')
-- case: replication_admin-14
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: statistics import PG18
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_restore_relation_stats('schemaname','app','relname','customers','reltuples',1::real)
-- case: replication_admin-18
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_control_system
-- why: administrative function
-- meta: \d{15,}
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT * FROM pg_control_system()
-- case: replication_admin-19
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: replication origin
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_replication_origin_create('x')
-- case: replication_admin-23
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_prewarm style cache eviction
-- why: administrative function
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT pg_relation_size('app.invoices')>0
-- case: replication_admin-24
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- technique: pg_nextoid
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_nextoid('pg_class'::regclass,'oid','pg_class_oid_index'::regclass)
-- case: replication_admin-25
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- technique: pg_import_system_collations
-- why: administrative function
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT pg_import_system_collations('pg_catalog'::regnamespace)
