-- case: column_exposure-02
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: SELECT *
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT * FROM app.users
-- case: column_exposure-04
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: relation name as row
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT users FROM app.users
-- case: column_exposure-08
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: u::text
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT u::text FROM app.users u
-- case: column_exposure-09
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: record expand
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT (u).* FROM app.users u
-- case: column_exposure-12
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: column alias list renames the secret
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT x.f6 FROM app.users AS x(f1,f2,f3,f4,f5,f6)
-- case: column_exposure-13
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: NATURAL JOIN self alias
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT * FROM app.users a NATURAL JOIN app.users b
-- case: column_exposure-17
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: CTE hides name
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
WITH x(a,b,c,d,e,f,g,h,i) AS (TABLE app.users) SELECT f FROM x
-- case: column_exposure-18
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: set operation positional
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT NULL::uuid,NULL::uuid,NULL,NULL,NULL,NULL,NULL::uuid,NULL::timestamptz,NULL::timestamptz WHERE false UNION ALL TABLE app.users
-- case: column_exposure-19
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: api key of the own tenant
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT api_key FROM app.tenants
-- case: column_exposure-20
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: EXCEPT-based equality
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT md5(password_hash) FROM app.users
-- case: column_exposure-21
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: jsonb_each_text of the row
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT k.key, k.value FROM app.users u, jsonb_each_text(to_jsonb(u)) k WHERE k.value LIKE '$2b%'
-- case: column_exposure-22
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: lateral VALUES
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT v.x FROM app.users u, LATERAL (VALUES (u.password_hash)) v(x)
-- case: column_exposure-23
-- must: contain_by_db
-- expect: guard.column_hidden
-- technique: format %s whole row
-- why: sensitive column of the own tenant; needs column privileges (then whole-row references fail too) or a guard with full column resolution
-- naive_outcome: leak_own_sensitive
-- signed_outcome: leak_own_sensitive
-- strict_outcome: blocked_privilege
SELECT format('%s', u) FROM app.users u
