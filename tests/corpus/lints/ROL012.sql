-- object: database {database}
-- break
grant temporary on database {database} to public;
-- mend
revoke temporary on database {database} from public;
