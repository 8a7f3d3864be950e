-- What the operator's functions take and return; a definer function answers, because the agent role may not read the catalogs.
select schema, name, arguments, returns, kind, columns, comment from agent_gateway.functions($1)
