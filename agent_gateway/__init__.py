"""Lets an AI agent run SQL nobody has read against a multi-tenant PostgreSQL, safely."""

from agent_gateway.errors import GatewayError, Problem, StatementRefused
from agent_gateway.settings import Settings
from agent_gateway.types import (
    Approved,
    Catalog,
    Claim,
    Column,
    Limits,
    QueryRequest,
    Refused,
    ResultSet,
    Truncation,
    Verdict,
    Violation,
)

__all__ = [
    "Approved",
    "Catalog",
    "Claim",
    "Column",
    "GatewayError",
    "Limits",
    "Problem",
    "QueryRequest",
    "Refused",
    "ResultSet",
    "Settings",
    "StatementRefused",
    "Truncation",
    "Verdict",
    "Violation",
]
