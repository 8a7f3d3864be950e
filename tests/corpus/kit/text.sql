-- A document store with text tenants in two schemas: some columns are varchar, one table has no tenant at all, and plain
-- policies on a setting are there already.
create schema docs;
create schema ops;
create table docs.workspaces (slug text primary key, title text not null);
create table docs.documents (
  id uuid primary key default gen_random_uuid(),
  workspace text not null references docs.workspaces (slug),
  title text not null,
  body text not null default '',
  edited_on date
);
create table docs.revisions (
  document_id uuid not null references docs.documents (id),
  number integer not null,
  workspace varchar(40) not null,
  body text not null,
  primary key (document_id, number)
);
create table docs.attachments (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references docs.documents (id),
  content text not null
);
create table ops.api_clients (
  workspace text not null references docs.workspaces (slug),
  client text not null,
  client_secret text not null,
  primary key (workspace, client)
);
create table ops.jobs (id bigserial primary key, payload jsonb not null);
create function docs.current_workspace() returns text language sql stable
as $$ select current_setting('app.workspace') $$;
alter table docs.documents enable row level security;
create policy by_setting on docs.documents using (workspace = docs.current_workspace());

insert into docs.workspaces
select slug, 'Workspace ' || slug from unnest(array['acme', 'o''neill | sons', 'größe']) as slug;
insert into docs.documents (workspace, title, body, edited_on)
select slug, 'canary of ' || slug, 'canary', date '2026-01-01' + n
from docs.workspaces cross join generate_series(1, 5) as n;
insert into docs.revisions select id, 1, workspace, 'canary of ' || workspace from docs.documents;
insert into docs.attachments (document_id, content) select id, 'canary of ' || workspace from docs.documents;
insert into ops.api_clients select slug, 'cli', 'canary' from docs.workspaces;
insert into ops.jobs (payload) values ('{"canary": true}');
