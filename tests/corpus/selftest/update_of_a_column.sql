-- One column may be changed, and every row be locked with it.
-- succeeds: write: update, or lock rows @ app.customers
grant update (name) on app.customers to agent_ro;
