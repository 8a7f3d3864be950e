-- object: app.notes
-- break
alter table app.notes add constraint notes_about foreign key (about) references app.tenants (id);
-- mend
alter table app.notes drop constraint notes_about;
