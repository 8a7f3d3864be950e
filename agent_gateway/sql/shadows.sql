-- What runs under a name that the guard's lists allow, and is not PostgreSQL's; a definer function answers, as for functions.
select kind, schema, name, runs from agent_gateway.shadows($1, $2)
