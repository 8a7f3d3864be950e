-- The strict tier was loosened for a monitoring screen.
-- warns: sessions: the statements of others
-- warns: sessions: stop the statements of others
grant execute on function pg_catalog.pg_stat_get_activity(integer), pg_catalog.pg_cancel_backend(integer), pg_catalog.pg_backend_pid() to agent_ro;
