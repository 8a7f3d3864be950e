-- case: catalog_metadata-02
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_user
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: app_migrator
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT usename, usebypassrls FROM pg_user
-- case: catalog_metadata-03
-- must: reject_by_guard
-- expect: guard.system_relation, guard.type_denied
-- technique: pg_auth_members
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: app_owner
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT roleid::regrole, member::regrole FROM pg_auth_members
-- case: catalog_metadata-04
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_shadow
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_shadow
-- case: catalog_metadata-06
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_policies
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: tenant_id
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT tablename, qual FROM pg_policies
-- case: catalog_metadata-07
-- must: reject_by_guard
-- expect: guard.function_denied, guard.system_relation, guard.type_denied
-- technique: pg_policy expr
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: tenant_id
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT polrelid::regclass, pg_get_expr(polqual, polrelid) FROM pg_policy
-- case: catalog_metadata-09
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- technique: pg_get_functiondef
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: SECRETBODY
-- naive_outcome: leak_secret
-- signed_outcome: leak_secret
-- strict_outcome: blocked_privilege
SELECT pg_get_functiondef('app.sync_stripe'::regproc)
-- case: catalog_metadata-11
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- technique: pg_get_viewdef
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: customers
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT pg_get_viewdef('app.v_barrier_customers'::regclass)
-- case: catalog_metadata-12
-- must: reject_by_guard
-- expect: guard.system_relation, guard.type_denied
-- technique: role settings with secrets
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: SECRETROLECFG
-- naive_outcome: leak_secret
-- signed_outcome: leak_secret
-- strict_outcome: blocked_privilege
SELECT setrole::regrole, setconfig FROM pg_db_role_setting
-- case: catalog_metadata-14
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_roles rolconfig
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: SECRETROLECFG
-- naive_outcome: leak_secret
-- signed_outcome: leak_secret
-- strict_outcome: blocked_privilege
SELECT rolname, rolconfig FROM pg_roles WHERE rolconfig IS NOT NULL
-- case: catalog_metadata-15
-- must: reject_by_guard
-- expect: guard.system_relation, guard.type_denied
-- technique: comments
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: SECRETCOMMENT
-- naive_outcome: leak_secret
-- signed_outcome: leak_secret
-- strict_outcome: blocked_privilege
SELECT objoid::regclass, description FROM pg_description WHERE objoid='app.tenants'::regclass
-- case: catalog_metadata-16
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- technique: obj_description
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: SECRETCOMMENT
-- naive_outcome: leak_secret
-- signed_outcome: leak_secret
-- strict_outcome: blocked_privilege
SELECT obj_description('app.tenants'::regclass)
-- case: catalog_metadata-17
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: information_schema columns
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: password_hash
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT table_name, column_name FROM information_schema.columns WHERE table_schema='app'
-- case: catalog_metadata-19
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: hidden schemas
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: pg_toast|sec
-- naive_outcome: leak_inference
-- signed_outcome: leak_inference
-- strict_outcome: blocked_privilege
SELECT nspname FROM pg_namespace
-- case: catalog_metadata-20
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: key table probe by regclass
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: app.users|users
-- naive_outcome: leak_metadata
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT to_regclass('sec.signing_key'), to_regclass('app.users')
-- case: catalog_metadata-22
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: cast to regrole
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: app_migrator
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: leak_metadata
SELECT 'app_migrator'::regrole
-- case: catalog_metadata-25
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: signing key function source
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: signing_key
-- naive_outcome: nothing
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT prosrc FROM pg_proc WHERE proname='tenant_id'
-- case: catalog_metadata-27
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: foreign servers
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM pg_foreign_server
-- case: catalog_metadata-29
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: subscriptions
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT subname, subconninfo FROM pg_subscription
-- case: catalog_metadata-30
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: index definitions
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: CREATE
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT indexdef FROM pg_indexes WHERE schemaname='app'
-- case: catalog_metadata-31
-- must: reject_by_guard
-- expect: guard.function_denied, guard.system_relation, guard.type_denied
-- technique: constraints and defaults
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: tenants
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace='app'::regnamespace
-- case: catalog_metadata-35
-- must: reject_by_guard
-- expect: guard.system_relation, guard.type_denied
-- technique: partition list
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: events_2026
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent='app.events'::regclass
-- case: catalog_metadata-39
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_seclabels
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM pg_seclabels
-- case: catalog_metadata-40
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: tenant context readback
-- why: catalog snooping: roles, policies, secrets in code, settings, comments
-- meta: aaaaaaaa
-- naive_outcome: leak_metadata
-- signed_outcome: leak_metadata
-- strict_outcome: blocked_privilege
SELECT current_setting('app.tenant_id', true), current_setting('app.ctx', true)
-- case: catalog_metadata-41
-- must: reject_by_guard
-- expect: guard.system_relation
-- why: a CTE does not see itself
with pg_roles as (select * from pg_roles) select * from pg_roles
