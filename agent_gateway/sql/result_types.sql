-- Names the types of a result; a definer function answers, because the agent role may not read the catalogs.
select oid, name, base_name, element_name from agent_gateway.result_types($1) order by oid
