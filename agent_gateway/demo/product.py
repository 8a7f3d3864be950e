"""What the demo's product is: its tenants, its tables as the kit has to know them, and its SQL files."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import LiteralString, cast

from agent_gateway.policy import tenancy

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


def sql(name: LiteralString) -> str:
    """The text of `demo/<name>.sql`."""
    return files(__package__ or "agent_gateway.demo").joinpath(f"{name}.sql").read_text("utf-8")


DECLARATION = tenancy.parse(
    files(__package__ or "agent_gateway.demo").joinpath("tenancy.toml").read_text("utf-8"),
    source="the demo's tenancy.toml",
)


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
