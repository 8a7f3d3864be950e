"""The kit: SQL that builds the walls inside PostgreSQL. A declaration in, SQL out; pure but for `linter` and `kit`."""

from agent_gateway.policy.declaration import Declaration, Relation, TenantTable
from agent_gateway.policy.quoting import identifier, literal
from agent_gateway.policy.render import Tier, baseline, body, context, database, script, strict

__all__ = [
    "Declaration",
    "Relation",
    "TenantTable",
    "Tier",
    "baseline",
    "body",
    "context",
    "database",
    "identifier",
    "literal",
    "script",
    "strict",
]
