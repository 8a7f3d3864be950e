-- case: rls_bypass_object-02
-- must: contain_by_db
-- expect: approved
-- technique: view by owner over table without FORCE
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: nothing
SELECT tenant_id, subject, body FROM app.v_open_tickets LIMIT 500
-- case: rls_bypass_object-03
-- must: contain_by_db
-- expect: approved
-- technique: view owned by BYPASSRLS role
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: nothing
SELECT customer, revenue FROM app.v_revenue_rollup ORDER BY customer LIMIT 500
-- case: rls_bypass_object-04
-- must: contain_by_db
-- expect: guard.relation_unknown
-- technique: materialized view
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT tenant, month, revenue FROM app.mv_tenant_revenue
-- case: rls_bypass_object-05
-- must: contain_by_db
-- expect: guard.relation_unknown
-- technique: matview aggregate
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT sum(revenue) FROM app.mv_tenant_revenue
-- case: rls_bypass_object-11
-- must: contain_by_db
-- expect: guard.column_unknown
-- technique: attribute notation on a subquery row
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT (x.c).account_key FROM (SELECT c FROM app.customers c LIMIT 1) x
-- case: rls_bypass_object-18
-- must: contain_by_db
-- expect: guard.relation_unknown
-- technique: error-based on a child
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT (payload->>'note')::int FROM app.events_2026_01 WHERE payload->>'note' > 'A' AND payload->>'note' < 'a'
-- case: rls_bypass_object-20
-- must: contain_by_db
-- expect: approved
-- technique: nested view over view
-- why: looks like an ordinary SELECT / function call; only the DB design can contain it (or an object allow-list)
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: nothing
SELECT v.* FROM (SELECT * FROM app.v_revenue_rollup) v WHERE v.revenue > 0 LIMIT 500
