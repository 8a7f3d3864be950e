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
from agent_gateway.pool import Lease, Pool
from agent_gateway.types import Catalog, ForeignKey, Function, Relation, RelationColumn, Shadow, TenantType

__all__ = ["read"]

_LARGEST = 64 * 1_048_576
"""Bytes of the catalog of a very large schema."""
_TENANT_TYPES: Mapping[str, TenantType] = {"uuid": "uuid", "int8": "bigint", "text": "text"}
"""As asyncpg calls them."""
READER = ""
"""The catalog is read for the gateway itself, not for a tenant."""


async def read(
    pool: Pool, search_path: Sequence[str], *, functions: Sequence[str], names: Sequence[str], timeout_ms: int
) -> tuple[Catalog, TenantType | None]:
    """The catalog of the agent role, and of what type the ids of tenants are; None for a type that no kit has built.

    Args:
        pool: connections of the agent role.
        search_path: schemas of relations that are named without one.
        functions: the operator's own that statements may call, as `schema.name` or along the search_path.
        names: functions, operators and types that statements may use by their names alone.
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
                called, shadows = await _own(lease, search_path, functions, names, timeout_ms)
        except (FunctionUndefined, PermissionDenied, StatementInvalid) as error:
            raise CatalogUnavailable(internal=error.internal) from error
    relations = tuple(_relation(row) for row in rows)
    database: str = rows[0]["database"] if rows else ""
    told = Catalog(relations, tuple(search_path), database, called, shadows)
    return told, _TENANT_TYPES.get(tenants.get_attributes()[0].type.name)


async def _own(
    lease: Lease, search_path: Sequence[str], functions: Sequence[str], names: Sequence[str], timeout_ms: int
) -> tuple[tuple[Function, ...], tuple[Shadow, ...]]:
    """The operator's functions, and what has a name that statements may use; an older kit tells nothing."""
    placed = sql.placed(functions, search_path)
    asked = [f"{schema}.{name}" for schema, name in placed]
    taken = [*names, *(name for _, name in placed)]
    called, shadows = list[asyncpg.Record](), list[asyncpg.Record]()
    try:
        if asked:
            called = await lease.within(timeout_ms, lease.connection.fetch(sql.text("functions"), asked))
        found = await lease.within(timeout_ms, lease.connection.fetch(sql.text("shadows"), list(search_path), taken))
        # an extension's functions are no shadows of what the lists name, but of the operator's own they are
        shadows = [row for row in found if row["kind"] != "extension" or row["name"] not in names]
    except asyncpg.UndefinedFunctionError:
        pass  # the transaction is over, and what was told stays
    return tuple(_function(**row) for row in called), tuple(Shadow(**row) for row in shadows)


def _function(columns: str, **told: Any) -> Function:  # noqa: ANN401  # a row
    return Function(columns=tuple(_column(**column) for column in json.loads(columns)), **told)


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
