-- case: statistics_leak-03
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- technique: pg_stat_get_live_tuples
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT pg_stat_get_live_tuples('app.customers'::regclass), pg_stat_get_tuples_inserted('app.customers'::regclass)
-- case: statistics_leak-04
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: relation size
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT pg_relation_size('app.customers'), pg_total_relation_size('app.invoices')
-- case: statistics_leak-05
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: index size
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT pg_indexes_size('app.invoices'), pg_relation_size('app.invoices_total')
-- case: statistics_leak-06
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: database size
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT pg_database_size(current_database())
-- case: statistics_leak-08
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stats of a partition without RLS
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT attname, most_common_vals::text, histogram_bounds::text FROM pg_stats WHERE tablename LIKE 'events_2026%' AND attname IN ('payload','tenant_id')
-- case: statistics_leak-09
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stats of the matview
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT attname, most_common_vals::text FROM pg_stats WHERE tablename='mv_tenant_revenue'
-- case: statistics_leak-10
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stats of the inheritance child
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT attname, most_common_vals::text FROM pg_stats WHERE tablename='audit_log_archive'
-- case: statistics_leak-12
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_statistic direct
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_statistic
-- case: statistics_leak-13
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stats_ext
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM pg_stats_ext
-- case: statistics_leak-19
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_statio
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT relname, heap_blks_hit + heap_blks_read > 0 FROM pg_statio_user_tables WHERE relname='customers'
-- case: statistics_leak-20
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stat_database
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT xact_commit > 0, tup_inserted FROM pg_stat_database WHERE datname=current_database()
-- case: statistics_leak-24
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_stat_wal
-- why: statistics and sizes cover the rows of all tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT wal_records>0 FROM pg_stat_wal
