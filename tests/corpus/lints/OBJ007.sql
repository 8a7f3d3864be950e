-- object: app.counter
-- break
set local role app_owner;
create sequence app.counter;
grant select on sequence app.counter to agent_ro;
reset role;
-- mend
revoke select on sequence app.counter from agent_ro;
