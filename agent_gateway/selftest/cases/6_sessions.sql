-- Other sessions of the same login: the gateway's token must never be seen; the rest only a superuser can hide. What a
-- transaction has seen of the activity it sees until its end, so the attempts leave each other out. No backend has the pid 0.

-- name: sessions: the token of another session
-- lint: FN004
-- in: watching
-- aim: session
-- success: rows
-- hint: Keep track_activity_query_size at 64 KiB or less, and let nothing but the gateway log in as the agent.
select 1 from pg_catalog.pg_stat_activity where query like :token and query not like '%from pg_%activity%';

-- name: sessions: the token of another session, past the view
-- lint: FN004
-- in: watching
-- aim: session
-- success: rows
-- hint: Keep track_activity_query_size at 64 KiB or less, and let nothing but the gateway log in as the agent.
select 1 from pg_stat_get_activity(null) where query like :token and query not like '%from pg_%activity%';

-- name: sessions: the statements of others
-- lint: FN004
-- in: watching
-- aim: session
-- success: rows
-- severity: warning
-- hint: The guard keeps it from agents; as a superuser, apply the strict tier so that the server does too.
select 1 from pg_stat_get_activity(null)
where query <> '' and query not like '%insufficient privilege%' and query not like '%from pg_%activity%';

-- name: sessions: stop the statements of others
-- lint: FN003
-- in: watching
-- aim: once
-- success: runs
-- severity: warning
-- hint: The guard keeps it from agents; as a superuser, apply the strict tier so that the server does too.
select pg_cancel_backend(0);
