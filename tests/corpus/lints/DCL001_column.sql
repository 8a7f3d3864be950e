-- object: app.users.password_hash
-- break
alter table app.users rename column password_hash to phash;
-- mend
alter table app.users rename column phash to password_hash;
