-- object: app.overdue_invoices
-- also: DCL003 app.late_invoices
-- break
alter view app.overdue_invoices rename to late_invoices;
-- mend
alter view app.late_invoices rename to overdue_invoices;
