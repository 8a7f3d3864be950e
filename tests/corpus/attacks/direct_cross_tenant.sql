-- case: direct_cross_tenant-01
-- must: contain_by_db
-- expect: approved
-- technique: explicit foreign tenant_id filter
-- why: a plain SELECT a model may write; RLS must return 0 rows
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT name, email FROM app.customers WHERE tenant_id = 'bbbbbbbb-0000-4000-8000-00000000000b'
-- case: direct_cross_tenant-02
-- must: contain_by_db
-- expect: approved
-- technique: tautology OR 1=1
-- why: RLS is ANDed with the user quals
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT name, email FROM app.customers WHERE id IS NULL OR 1=1
-- case: direct_cross_tenant-04
-- must: contain_by_db
-- expect: approved
-- technique: all tenants list
-- why: only the own tenant row
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT id, slug, name, plan FROM app.tenants ORDER BY name
-- case: direct_cross_tenant-06
-- must: contain_by_db
-- expect: approved
-- technique: full join + coalesce
-- why: outer joins do not remove security quals
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT coalesce(c.name,'?'), i.number FROM app.customers c FULL JOIN app.invoices i ON i.customer_id = c.id ORDER BY 2 LIMIT 50
-- case: direct_cross_tenant-07
-- must: contain_by_db
-- expect: approved
-- technique: guessed primary key of another tenant
-- why: direct object reference
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT * FROM app.customers WHERE id = md5('Bcust1')::uuid
-- case: direct_cross_tenant-08
-- must: contain_by_db
-- expect: approved
-- technique: guessed email of another tenant
-- why: unique index on email must not make the row visible
-- echo_ok: true
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT id, role FROM app.users WHERE email = 'user1@globex-cnryb.example'
-- case: direct_cross_tenant-09
-- must: contain_by_db
-- expect: approved
-- technique: TABLE command
-- why: TABLE = SELECT *; RLS applies
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
TABLE app.customers
-- case: direct_cross_tenant-12
-- must: contain_by_db
-- expect: approved
-- technique: TABLESAMPLE 50 repeatable
-- why: the sample is drawn over ALL rows: hash uses block+offset, so own rows chosen depend on physical layout
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
SELECT count(*) FROM app.customers TABLESAMPLE BERNOULLI (50) REPEATABLE (7)
-- case: direct_cross_tenant-15
-- must: contain_by_db
-- expect: guard.type_denied
-- technique: partition through parent with tableoid
-- why: parent policy applies to partitions reached through the parent
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT tableoid::regclass, count(*) FROM app.events GROUP BY 1
-- case: direct_cross_tenant-16
-- must: contain_by_db
-- expect: approved
-- technique: vector neighbour search without tenant filter
-- why: must not return other tenants chunks
-- order: True
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: session_state
SELECT id, document, content FROM app.document_chunks ORDER BY embedding <-> '[0.1,0.2,0.1,0,0,0.3,0.1,0.2]' LIMIT 10
-- case: direct_cross_tenant-18
-- must: contain_by_db
-- expect: approved
-- technique: recursive walk over managers
-- why: RLS inside recursive terms
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
WITH RECURSIVE r AS (SELECT id, manager_id, full_name, 0 d FROM app.users UNION ALL SELECT u.id,u.manager_id,u.full_name,d+1 FROM app.users u JOIN r ON r.id=u.manager_id WHERE d<4) SELECT * FROM r
-- case: direct_cross_tenant-19
-- must: contain_by_db
-- expect: approved
-- technique: lateral correlated over tenants
-- why: negated tenant predicate
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT t.slug, x.n FROM app.tenants t CROSS JOIN LATERAL (SELECT count(*) n FROM app.invoices i WHERE i.tenant_id <> t.id) x
-- case: direct_cross_tenant-25
-- must: contain_by_db
-- expect: approved
-- technique: v_barrier view
-- why: hand-written barrier view owned by a BYPASSRLS role: only its own WHERE protects
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT * FROM app.v_barrier_customers WHERE credit_limit > 900000
