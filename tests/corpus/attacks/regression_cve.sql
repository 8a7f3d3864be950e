-- case: regression_cve-02
-- must: contain_by_db
-- expect: guard.function_denied
-- technique: CVE-2019-10130 style: selectivity with RLS
-- why: known CVE class; must be fixed by the server version or rejected
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FROM app.customers WHERE name < 'CNRY-B' AND app.as_upper(name) <> ''
-- case: regression_cve-04
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: CVE-2024-10976: RLS below subquery with role change
-- why: known CVE class; must be fixed by the server version or rejected
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: nothing
PREPARE q AS SELECT * FROM (SELECT * FROM app.customers) s WHERE EXISTS (SELECT 1 FROM app.tenants); SET ROLE NONE; EXECUTE q
-- case: regression_cve-06
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: CVE-2016-2193: prepared plan after context change
-- why: known CVE class; must be fixed by the server version or rejected
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: nothing
PREPARE a AS SELECT count(*) FROM app.customers; EXECUTE a; RESET app.tenant_id; EXECUTE a
-- case: regression_cve-08
-- must: contain_by_db
-- expect: approved
-- technique: CVE-2025-1094 style: invalid UTF-8 before a quote
-- why: known CVE class; must be fixed by the server version or rejected
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT '\xc0'' OR 1=1 --'
