-- Nothing is: where a rule makes nothing of a write, PostgreSQL asks for no right, and nothing is written. Products keep
-- their logs so.
create rule no_update as on update to app.customers do instead nothing;
create rule no_delete as on delete to app.customers do instead nothing;
