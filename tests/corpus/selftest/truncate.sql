-- TRUNCATE asks no policy.
-- succeeds: write: lock the table, as TRUNCATE does @ app.customers
grant truncate on app.customers to agent_ro;
