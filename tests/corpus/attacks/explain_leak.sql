-- case: explain_leak-04
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: MCV oracle on hidden rows
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
EXPLAIN SELECT 1 FROM app.customers WHERE country = 'DE'
-- case: explain_leak-05
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: histogram extreme: get_actual_variable_range
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
EXPLAIN SELECT 1 FROM app.customers WHERE credit_limit > 900000
-- case: explain_leak-07
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: EXPLAIN GENERIC_PLAN
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
EXPLAIN (GENERIC_PLAN) SELECT * FROM app.customers WHERE name = $1
-- case: explain_leak-08
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: EXPLAIN MEMORY / SERIALIZE
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
EXPLAIN (ANALYZE, SERIALIZE, MEMORY, TIMING OFF, SUMMARY OFF) SELECT * FROM app.products
-- case: explain_leak-09
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: EXPLAIN on a partition parent
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
EXPLAIN SELECT * FROM app.events WHERE kind='login'
-- case: explain_leak-10
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: EXPLAIN ANALYZE side effect
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
EXPLAIN ANALYZE SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: explain_leak-13
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: EXPLAIN BUFFERS
-- why: planner estimates use statistics over all tenants (leakproof operators)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) SELECT count(*) FROM app.invoice_lines
