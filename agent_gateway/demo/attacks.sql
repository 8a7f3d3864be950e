-- The attacks that `agent-gateway demo` shows. `:other` is another tenant's id; `kind` says what the database is asked to
-- hold with the guard switched off: `read` shows nothing of another tenant, `bound` keeps within the limits.

-- name: forge: set_config in a CTE
-- kind: read
with forged as materialized (select set_config('app.tenant_id', ':other', true), set_config('agent_gateway.ctx', ':other', true))
select name, email from forged, customers;

-- name: forge: set_config in FROM
-- kind: read
select name, email from set_config('agent_gateway.ctx', ':other', true) as forged, customers;

-- name: forge: set_config in the list
-- kind: read
select set_config('agent_gateway.ctx', ':other', true), (select string_agg(name, ', ') from customers);

-- name: forge: set_config in unicode
-- kind: read
select name, email from customers where U&"set\005fconfig"('agent_gateway.ctx', ':other', true) is not null;

-- name: run SQL in a function: ts_stat
-- kind: read
select * from ts_stat($$ select to_tsvector(set_config('agent_gateway.ctx', ':other', true) || name) from app.customers $$);

-- name: stacked statements
-- kind: read
select 1; commit; set agent_gateway.ctx = ':other'; select name, email from app.customers;

-- name: DELETE in a CTE
-- kind: read
with gone as (delete from app.customers returning name) select name from gone;

-- name: ask for another tenant
-- kind: read
select name, email from customers where tenant_id = ':other';

-- name: snoop: policies, statistics
-- kind: read
select p.polname, pg_get_expr(p.polqual, p.polrelid), s.most_common_vals::text from pg_policy p, pg_stats s;

-- name: snoop: other sessions
-- kind: read
select pid, usename, query from pg_stat_activity;

-- name: read the context keys
-- kind: read
select kid, ctx_ipad, ctx_opad from agent_gateway.keys;

-- name: read password hashes
-- kind: read
select email, password_hash from users;

-- name: a cell of 1 GB
-- kind: bound
select repeat('x', 1000000000);

-- name: a million rows
-- kind: bound
select n, md5(n::text) from generate_series(1, 1000000) as n;

-- name: an endless query
-- kind: bound
with recursive forever(n) as (select 1 union all select n + 1 from forever) select count(*) from forever;
