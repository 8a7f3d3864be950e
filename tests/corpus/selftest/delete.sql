-- One write right more than reading.
-- succeeds: write: delete @ app.customers
-- succeeds: write: lock the table, as TRUNCATE does @ app.customers
grant delete on app.customers to agent_ro;
