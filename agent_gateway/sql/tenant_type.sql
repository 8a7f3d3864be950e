-- Of what type the ids of tenants are, told by how PostgreSQL describes the result; it is never run.
select agent_gateway.tenant_id()
