-- object: agent_gateway.has_role
-- given
create table app.kept as select prosrc from pg_proc where oid = 'agent_gateway.has_role'::regproc;
-- break
update pg_proc set prosrc = 'begin return true; end' where oid = 'agent_gateway.has_role'::regproc;
-- mend
update pg_proc set prosrc = (select prosrc from app.kept) where oid = 'agent_gateway.has_role'::regproc;
