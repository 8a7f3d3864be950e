-- object: app.peek(text)
-- break
create function app.peek(text) returns boolean language sql immutable leakproof return true;
alter function app.peek(text) owner to app_owner;
revoke all on function app.peek(text) from public;
-- mend
alter function app.peek(text) not leakproof;
