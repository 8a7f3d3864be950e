-- object: app.lookup(what text)
-- break
alter function app.lookup(text) security definer;
-- mend
alter function app.lookup(text) security invoker;
