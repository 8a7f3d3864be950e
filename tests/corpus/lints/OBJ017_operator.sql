-- object: operator app.+(app.invoices,integer)
-- break
set local role app_owner;
create function app.plus(app.invoices, integer) returns text language sql stable as $$ select 'own' $$;
create operator app.+ (leftarg = app.invoices, rightarg = integer, function = app.plus);
grant execute on function app.plus(app.invoices, integer) to agent_ro;
reset role;
-- mend
revoke execute on function app.plus(app.invoices, integer) from agent_ro;
