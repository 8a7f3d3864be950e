-- object: loose
-- break
create role loose login bypassrls;
-- mend
alter role loose nobypassrls;
