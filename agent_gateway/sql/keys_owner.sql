-- Acts as the owner of the gateway's schema, who alone may change the keys; whoever logs in has to be a member of it.
select set_config('role', pg_catalog.pg_get_userbyid(nspowner), true) from pg_catalog.pg_namespace where nspname = 'agent_gateway'
