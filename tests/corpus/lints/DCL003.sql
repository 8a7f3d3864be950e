-- object: app.extra
-- break
set local role app_owner;
create view app.extra with (security_invoker = true) as select tenant_id from app.invoices;
grant select on app.extra to agent_ro;
reset role;
-- mend
revoke select on app.extra from agent_ro;
