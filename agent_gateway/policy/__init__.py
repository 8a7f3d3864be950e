"""The kit: SQL that builds the walls inside PostgreSQL. A declaration in, SQL out; pure, but for the linter."""

from agent_gateway.policy.declaration import Declaration, Relation, TenantTable
from agent_gateway.policy.quoting import identifier, literal
from agent_gateway.policy.render import baseline, context, database, strict

__all__ = [
    "Declaration",
    "Relation",
    "TenantTable",
    "baseline",
    "context",
    "database",
    "identifier",
    "literal",
    "strict",
]
