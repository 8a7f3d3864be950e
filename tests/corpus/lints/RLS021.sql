-- object: app.invoices
-- break
create policy anybody on app.invoices for all to app_rw using (true) with check (true);
-- mend
drop policy anybody on app.invoices;
