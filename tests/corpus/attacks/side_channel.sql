-- case: side_channel-01
-- must: contain_by_db
-- expect: guard.system_column
-- technique: ctid of own rows
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
SELECT max(ctid::text) FROM app.customers
-- case: side_channel-02
-- must: contain_by_db
-- expect: guard.system_column
-- technique: xmin of own rows
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT max(xmin::text::bigint) - min(xmin::text::bigint) >= 0, min(cmin::text) FROM app.customers
-- case: side_channel-03
-- must: contain_by_db
-- expect: approved
-- technique: global sequence gaps
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: leak_inference
SELECT max(ticket_no), count(*) FROM app.tickets
-- case: side_channel-05
-- must: contain_by_db
-- expect: approved
-- technique: HNSW result count (1 probe)
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: leak_inference
-- signed_outcome: nothing
-- strict_outcome: session_state
SELECT count(*) FROM (SELECT id FROM app.document_chunks ORDER BY embedding <-> '[0.9,0.9,0.9,0.9,0.9,0.9,0.9,0.9]' LIMIT 10) x
-- case: side_channel-07
-- must: contain_by_db
-- expect: approved
-- technique: HNSW LIMIT 3 rows
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: session_state
SELECT id FROM app.document_chunks ORDER BY embedding <-> '[-0.5,0.5,-0.5,0.5,-0.5,0.5,-0.5,0.5]' LIMIT 3
-- case: side_channel-08
-- must: contain_by_db
-- expect: approved
-- technique: timing: unindexed scan
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- timing: 1
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: nothing
SELECT count(*) FROM app.users WHERE full_name LIKE '%zzz%'
-- case: side_channel-10
-- must: contain_by_db
-- expect: approved
-- technique: timing: vector scan
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- timing: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: session_state
SELECT count(*) FROM app.document_chunks WHERE embedding <-> '[1,1,1,1,1,1,1,1]' < 0
-- case: side_channel-18
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: temp schema number
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT pg_my_temp_schema()
-- case: side_channel-19
-- must: contain_by_db
-- expect: approved
-- technique: order of plan choice: index only vs seq
-- why: system columns, global ids, ANN post-filtering and time carry information about other tenants
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT array_agg(id) FROM (SELECT id FROM app.invoices LIMIT 5) x
