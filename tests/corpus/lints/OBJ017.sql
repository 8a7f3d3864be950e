-- object: function app.age(app.invoices)
-- break
set local role app_owner;
create function app.age(app.invoices) returns text language sql stable as $$ select 'own' $$;
grant execute on function app.age(app.invoices) to agent_ro;
reset role;
-- mend
revoke execute on function app.age(app.invoices) from agent_ro;
