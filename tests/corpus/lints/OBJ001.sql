-- object: app.overdue_invoices
-- break
alter view app.overdue_invoices reset (security_invoker);
-- mend
alter view app.overdue_invoices set (security_invoker = on);
