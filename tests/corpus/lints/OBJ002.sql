-- object: app.summary
-- also: DCL003 app.summary
-- break
set local role app_owner;
create materialized view app.summary as select tenant_id, count(*) from app.invoices group by tenant_id with no data;
grant select on app.summary to agent_ro;
reset role;
-- mend
revoke select on app.summary from agent_ro;
