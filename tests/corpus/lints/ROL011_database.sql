-- object: database {database}
-- break
grant create on database {database} to public;
-- mend
revoke create on database {database} from public;
