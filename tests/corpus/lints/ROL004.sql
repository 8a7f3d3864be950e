-- object: pg_class sequence app.counter
-- break
create sequence app.counter;
alter sequence app.counter owner to app_rw;
-- mend
alter sequence app.counter owner to app_owner;
