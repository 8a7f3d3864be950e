-- object: postgres
-- given
do $$
declare
  other text;
begin
  for other in select datname from pg_catalog.pg_database where datallowconn and datname <> current_database() loop
    execute format('revoke connect on database %I from public, agent_ro', other);
  end loop;
end
$$;
-- break
grant connect on database postgres to agent_ro;
-- mend
revoke connect on database postgres from agent_ro;
