-- The application counts up the numbers of its own tables.
grant usage on all sequences in schema {{schema}} to {{application}};
