-- object: large object 42424242
-- break
select lo_create(42424242);
grant select on large object 42424242 to agent_ro;
-- mend
revoke select on large object 42424242 from agent_ro;
