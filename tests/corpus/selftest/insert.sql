-- One write right more than reading.
-- succeeds: write: insert @ app.customers
-- succeeds: write: lock the table, as TRUNCATE does @ app.customers
grant insert on app.customers to agent_ro;
