-- What everybody may do in a new database was never taken away.
-- succeeds: write: a temporary table
-- succeeds: write: a schema
do $$ begin execute format('grant create, temporary on database %I to agent_ro', current_database()); end $$;
