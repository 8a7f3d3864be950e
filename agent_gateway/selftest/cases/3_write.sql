-- Writes, in a transaction that may write. EXPLAIN checks the rights and runs nothing: no trigger, no default, no sequence.

-- name: write: insert
-- lint: ROL005
-- in: open
-- aim: object
-- success: planned
-- hint: Revoke INSERT on it from the agent and from PUBLIC.
explain insert into :relation default values;

-- name: write: update, or lock rows
-- lint: ROL005
-- in: open
-- aim: object
-- success: planned
-- hint: Revoke UPDATE on it, and on its columns, from the agent and from PUBLIC.
explain select 1 from :relation for update;

-- name: write: delete
-- lint: ROL005
-- in: open
-- aim: object
-- success: planned
-- hint: Revoke DELETE on it from the agent and from PUBLIC.
explain delete from :relation;

-- name: write: lock the table, as TRUNCATE does
-- lint: ROL005
-- in: open
-- aim: object
-- success: runs
-- hint: Revoke INSERT, UPDATE, DELETE, TRUNCATE and MAINTAIN on it from the agent and from PUBLIC.
lock table only :relation in row exclusive mode nowait;

-- name: write: take the wall down
-- lint: ROL004
-- in: open
-- aim: relation
-- success: runs
-- hint: Give it to an owner that nobody logs in as: alter table … owner to app_owner.
alter table :relation rename to agent_gateway_selftest;

-- name: write: a temporary table
-- lint: ROL012
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke TEMPORARY on the database from PUBLIC.
create temporary table agent_gateway_selftest ();

-- name: write: a table
-- lint: ROL011
-- in: open
-- aim: schema
-- success: runs
-- hint: Revoke CREATE on the schema from the agent and from PUBLIC.
create table :schema.agent_gateway_selftest ();

-- name: write: a schema
-- lint: ROL011
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke CREATE on the database from the agent and from PUBLIC.
create schema agent_gateway_selftest;

-- name: write: a large object in the locked session
-- lint: FN007
-- in: locked
-- aim: once
-- success: runs
-- hint: As a superuser, apply the strict tier; or use PostgreSQL 16 or later, where a read-only transaction makes none.
select lo_create(0);
