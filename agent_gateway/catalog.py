"""What may be queried: relations, columns, types, comments, keys.

In: connections that log in as the agent role. Out: a `Catalog`. It describes the schema, never rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg

from agent_gateway import sql, sqlstate
from agent_gateway.errors import CatalogUnavailable, FunctionUndefined, PermissionDenied, StatementInvalid
from agent_gateway.pool import Pool
from agent_gateway.types import Catalog, ForeignKey, Relation, RelationColumn, TenantType

__all__ = ["read"]

_LARGEST = 64 * 1_048_576
"""Bytes of the catalog of a very large schema."""
_TENANT_TYPES: Mapping[str, TenantType] = {"uuid": "uuid", "int8": "bigint", "text": "text"}
"""As asyncpg calls them."""
READER = ""
"""The catalog is read for the gateway itself, not for a tenant."""


async def read(pool: Pool, search_path: Sequence[str], *, timeout_ms: int) -> tuple[Catalog, TenantType | None]:
    """The catalog of the agent role, and of what type the ids of tenants are; None for a type that no kit has built.

    Args:
        pool: connections of the agent role.
        search_path: schemas of relations that are named without one.
        timeout_ms: how long it may take, milliseconds.

    Raises:
        CatalogUnavailable: the database does not tell; the kit is not installed.
        ConnectionLost, StatementTimeout, PoolExhausted, DatabaseDown: see `errors`.
    """
    async with pool.lease(READER) as lease:
        try:
            with sqlstate.spoken():
                lease.allow(_LARGEST)
                await lease.within(timeout_ms, lease.connection.execute("begin read only"))
                rows = await lease.within(timeout_ms, lease.connection.fetch(sql.text("catalog")))
                tenants = await lease.within(timeout_ms, lease.connection.prepare(sql.text("tenant_type")))
        except (FunctionUndefined, PermissionDenied, StatementInvalid) as error:
            raise CatalogUnavailable(internal=error.internal) from error
    relations = tuple(_relation(row) for row in rows)
    told = Catalog(relations, tuple(search_path), rows[0]["database"] if rows else "")
    return told, _TENANT_TYPES.get(tenants.get_attributes()[0].type.name)


def _relation(row: asyncpg.Record) -> Relation:
    columns: list[dict[str, Any]] = json.loads(row["columns"])
    keys: list[dict[str, Any]] = json.loads(row["foreign_keys"])
    return Relation(
        schema=row["schema"],
        name=row["name"],
        kind=row["kind"],
        comment=row["comment"],
        columns=tuple(_column(**column) for column in columns),
        primary_key=tuple(row["primary_key"]),
        foreign_keys=tuple(
            ForeignKey(tuple(key["columns"]), key["relation"], tuple(key["references"])) for key in keys
        ),
    )


def _column(labels: Sequence[str] = (), fields: Sequence[str] = (), **told: Any) -> RelationColumn:  # noqa: ANN401  # JSON
    return RelationColumn(labels=tuple(labels), fields=tuple(fields), **told)
