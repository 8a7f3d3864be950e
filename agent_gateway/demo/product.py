"""What the demo's product is: its tenants, its tables as the kit has to know them, and its SQL files."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import LiteralString, cast

from agent_gateway.policy import Declaration, Relation, TenantTable

__all__ = ["DECLARATION", "TENANTS", "Tenant", "canaries", "sql", "tenants"]


@dataclass(frozen=True, slots=True)
class Tenant:
    """One line of tenants.csv."""

    slug: str
    id: str
    name: str
    plan: str
    country: str
    customers: int


DECLARATION = Declaration(
    schemas=("app",),
    tenant_tables=(
        TenantTable("app", "tenants", hidden=("api_key",), tenant_column="id"),
        TenantTable("app", "users", hidden=("password_hash",)),
        TenantTable("app", "customers"),
        TenantTable("app", "products"),
        TenantTable("app", "invoices"),
        TenantTable("app", "invoice_lines"),
        TenantTable("app", "tickets"),
        TenantTable("app", "events"),
        TenantTable("app", "document_chunks"),
    ),
    shared_tables=(Relation("app", "currencies"),),
    views=(Relation("app", "overdue_invoices"), Relation("app", "monthly_revenue")),
)


def sql(name: LiteralString) -> str:
    """The text of `demo/<name>.sql`."""
    return files(__package__ or "agent_gateway.demo").joinpath(f"{name}.sql").read_text("utf-8")


def tenants() -> tuple[Tenant, ...]:
    """The lines of tenants.csv, in their order."""
    text = files(__package__ or "agent_gateway.demo").joinpath("tenants.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = cast("list[dict[str, str]]", list(csv.DictReader(lines)))
    return tuple(
        Tenant(row["slug"], row["id"], row["name"], row["plan"], row["country"], int(row["customers"])) for row in rows
    )


TENANTS: Mapping[str, str] = MappingProxyType({tenant.slug: tenant.id for tenant in tenants()})
"""Slug to id."""


def canaries() -> Mapping[str, str]:
    """What stands in rows of one tenant only, by slug: seen in the answer to somebody else, it is a leak."""
    return MappingProxyType({slug: f"canary-{slug}-" for slug in TENANTS})
