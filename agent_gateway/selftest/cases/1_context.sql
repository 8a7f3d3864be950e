-- The tenant context: no text may turn it into another tenant's. `:value` is what is planted, `:setting` where.

-- name: context: a good token opens its tenant
-- lint: CTX001
-- in: locked
-- aim: once
-- success: unseen
-- hint: Render the kit and apply it again: agent_gateway.tenant_id() does not tell what agent_gateway.enter was given.
select agent_gateway.tenant_id()::text as tenant;

-- name: forge: set_config
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select set_config('agent_gateway.ctx', :value, true);

-- name: forge: set_config for the session
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select set_config('agent_gateway.ctx', :value, false);

-- name: forge: set_config in another spelling
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select pg_catalog.set_config('Agent_Gateway.CTX', :value, true);

-- name: forge: set_config in FROM
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select agent_gateway.tenant_id()::text as tenant from set_config('agent_gateway.ctx', :value, true) as planted;

-- name: forge: set_config in a CTE
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
with planted as materialized (select set_config('agent_gateway.ctx', :value, true))
select agent_gateway.tenant_id()::text as tenant from planted;

-- name: forge: set_config in WHERE
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select agent_gateway.tenant_id()::text as tenant where set_config('agent_gateway.ctx', :value, true) is not null;

-- name: forge: set_config in ts_stat
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select agent_gateway.tenant_id()::text as tenant
from ts_stat($run$ select to_tsvector('simple', set_config('agent_gateway.ctx', :value, true)) $run$);

-- name: forge: set_config in ts_rewrite
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select ts_rewrite('a'::tsquery, $run$
  select 'a'::tsquery, plainto_tsquery('simple', set_config('agent_gateway.ctx', :value, true))
$run$)::text;

-- name: forge: set_config in query_to_xml
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
select query_to_xml($run$ select set_config('agent_gateway.ctx', :value, true) $run$, true, true, '')::text;

-- name: forge: set_config in a DO block
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
do $run$ begin perform set_config('agent_gateway.ctx', :value, true); end $run$;

-- name: forge: SET LOCAL
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
set local agent_gateway.ctx = :value;

-- name: forge: SET
-- lint: RLS011
-- in: locked
-- aim: context
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors take nothing that this database has not signed.
set agent_gateway.ctx = :value;

-- name: replay: a captured context where none was entered
-- lint: RLS011
-- in: open
-- aim: context
-- success: accepted
-- hint: Render the kit and apply it again, so that a context is good for one transaction of one backend.
set local agent_gateway.ctx = :value;

-- name: tamper: one field of the own context
-- lint: RLS011
-- in: locked
-- aim: field
-- success: accepted
-- hint: Render the kit and apply it again, so that every field of a context stands under its mac.
set local agent_gateway.ctx = :value;

-- name: setting: with a context
-- lint: RLS011
-- in: locked
-- aim: setting
-- success: forged
-- hint: Render the kit and apply it again, so that the accessors read no setting but the signed context.
set local :setting = :value;

-- name: setting: without a context
-- lint: RLS011
-- in: open
-- aim: setting
-- success: accepted
-- hint: Render the kit and apply it again, so that the accessors read no setting but the signed context.
set local :setting = :value;

-- name: token: one that must be refused
-- lint: CTX001
-- in: open
-- aim: token
-- success: runs
-- hint: Render the kit and apply it again, so that agent_gateway.enter checks algorithm, key, time, audience, database and backend.
select agent_gateway.enter(:value);

-- name: token: a second tenant in the same transaction
-- lint: CTX001
-- in: locked
-- aim: second
-- success: forged
-- hint: Render the kit and apply it again, so that a transaction has one tenant.
select agent_gateway.enter(:value);
