-- case: large_objects-03
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_largeobject table
-- why: large object access / write outside the table privileges
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_largeobject
-- case: large_objects-04
-- must: reject_by_guard
-- expect: guard.system_relation, guard.type_denied
-- technique: list large objects
-- why: large object access / write outside the table privileges
-- meta: app_owner
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT oid, lomowner::regrole FROM pg_largeobject_metadata
-- case: large_objects-05
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: lo_create in tx
-- why: large object access / write outside the table privileges
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_privilege
SELECT lo_create(0)
-- case: large_objects-06
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: lo_from_bytea in tx
-- why: large object access / write outside the table privileges
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_privilege
SELECT lo_from_bytea(0,'\x00')
-- case: large_objects-07
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: lo_put
-- why: large object access / write outside the table privileges
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_privilege
SELECT lo_put(4242,0,'\x00')
-- case: large_objects-08
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: lo_unlink
-- why: large object access / write outside the table privileges
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_privilege
SELECT lo_unlink(4242)
