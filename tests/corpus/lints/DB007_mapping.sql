-- object: elsewhere
-- break
create foreign data wrapper nothing;
create server elsewhere foreign data wrapper nothing;
create user mapping for public server elsewhere;
-- mend
drop user mapping for public server elsewhere;
