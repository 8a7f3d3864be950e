-- object: role gw_owner
-- break
alter role gw_owner rename to gateway_keeper;
-- mend
alter role gateway_keeper rename to gw_owner;
