-- Keys and statistics of the events, made beside those of the other tables: they are as many rows as all the rest.
set local role app_owner;
set local search_path = app, public;

alter table events add primary key (tenant_id, occurred_at, id);
create index events_kind on events (tenant_id, kind, occurred_at);
reset role;
analyze app.events;
