-- The login may make tables where the product has its own.
-- succeeds: write: a table @ app
grant create on schema app to agent_ro;
