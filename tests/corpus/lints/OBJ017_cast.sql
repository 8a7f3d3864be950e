-- object: cast (app.invoices as boolean)
-- break
set local role app_owner;
create function app.paid(app.invoices) returns boolean language sql stable as $$ select true $$;
create cast (app.invoices as boolean) with function app.paid(app.invoices) as assignment;
grant execute on function app.paid(app.invoices) to agent_ro;
reset role;
-- mend
revoke execute on function app.paid(app.invoices) from agent_ro;
