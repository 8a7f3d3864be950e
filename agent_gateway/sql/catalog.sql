-- What the agent role may query; a definer function answers, because the agent role may not read the catalogs.
select current_catalog as database, schema, name, kind, comment, columns, primary_key, foreign_keys from agent_gateway.catalog() order by schema, name
