"""The operator's side: what there is to read, who the tenants are, which values only one of them has.

A login that sees all tenants asks, in one read-only transaction with limits. Nothing it reads is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import asyncpg

from agent_gateway import sql
from agent_gateway.errors import DatabaseDown, LeaksUnfinished, TenantsTooFew
from agent_gateway.leaks.types import Canary, Plan, Relation, Table
from agent_gateway.sql import identifier

__all__ = ["Look", "looking"]

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]

_CONNECT_S = 10
_SAMPLE = 100_000
"""Rows of a table that tenants are looked for in."""
_VALUES = 200
"""Values of a column that canaries are picked from."""
_EACH = 2
"""Canaries of one tenant from one column."""
_SHORTEST = 8
"""Characters; shorter values stand in rows of many."""
_FEWEST = 2
_TEXTUAL = ("text", "character varying", "character", "uuid", "citext")


class Look:
    """Questions of the operator, asked of one snapshot."""

    def __init__(self, connection: Connection, plan: Plan) -> None:
        self._connection = connection
        self._plan = plan

    async def relations(self) -> tuple[Relation, ...]:
        """What the agent's login may read, but for the gateway's own schema."""
        plan = self._plan
        columns = {(table.schema, table.name): table.tenant_column for table in plan.tables}
        found: list[Relation] = []
        for row in await self._fetch(sql.text("leaks_relations"), plan.agent):
            key = (str(row["schema"]), str(row["name"]))
            readable = tuple(str(name) for name in row["columns"])
            column = columns.get(key, plan.tenant_column)
            found.append(
                Relation(
                    *key,
                    readable,
                    column if column in readable else None,
                    declared=key in columns or key in plan.shared or key in plan.views,
                    shared=key in plan.shared,
                )
            )
        return tuple(found)

    async def tenants(self) -> tuple[str, ...]:
        """Some tenants: the largest, the smallest and others between them.

        Raises:
            TenantsTooFew: there are not two of them, or this login does not see them.
        """
        if self._plan.tenants:
            return self._plan.tenants
        counted: Counter[str] = Counter()
        for table in self._plan.tables:
            column, name = identifier(table.tenant_column), identifier(table.schema, table.name)
            sample = f"select {column}::text as tenant from {name} where {column} is not null limit {_SAMPLE}"  # noqa: S608  # names of the declaration, quoted
            for row in await self._fetch(f"select tenant, count(*) from ({sample}) as seen group by tenant"):  # noqa: S608  # the same
                counted[str(row[0])] += int(row[1])
        ranked = [tenant for tenant, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
        if len(ranked) < _FEWEST:
            raise TenantsTooFew(f"{len(ranked)} of the tenants are seen by this login, and two are needed.")
        last = len(ranked) - 1
        wanted = min(self._plan.acting, len(ranked))
        return tuple(dict.fromkeys(ranked[round(place * last / max(1, wanted - 1))] for place in range(wanted)))

    async def canaries(self, tenants: Iterable[str]) -> tuple[Canary, ...]:
        """Values of one tenant that are not seen among those of the others."""
        found = [canary for table in self._plan.tables for canary in await self._of_table(table, tuple(tenants))]
        holders: dict[str, set[str]] = {}
        for canary in found:
            holders.setdefault(canary.value, set()).add(canary.tenant)
        kept: list[Canary] = []
        taken: Counter[tuple[Table, str, str]] = Counter()
        for canary in found:
            place = (canary.table, canary.column, canary.tenant)
            if len(holders[canary.value]) == 1 and taken[place] < _EACH:
                taken[place] += 1
                kept.append(canary)
        return tuple(kept)

    async def _of_table(self, table: Table, tenants: tuple[str, ...]) -> list[Canary]:
        name, column = identifier(table.schema, table.name), identifier(table.tenant_column)
        kinds = await self._fetch(sql.text("leaks_text_columns"), name, list(_TEXTUAL), table.tenant_column)
        found: list[Canary] = []
        for (chosen,) in kinds:
            text = f"{identifier(str(chosen))}::text"
            rows = await self._fetch(
                f"select o.tenant, v.value from unnest($1::text[]) as o(tenant) cross join lateral ("  # noqa: S608  # names from the catalog, quoted
                f"select distinct value from (select {text} as value from {name} where {column}::text = o.tenant"
                f" limit {_VALUES}) as few where length(value) between {_SHORTEST} and 200) as v order by 1, 2",
                list(tenants),
            )
            found += [Canary(table, str(chosen), str(row[0]), str(row[1])) for row in rows]
        return found

    async def own(self, canary: Canary, tenant: str) -> bool:
        """Whether a tenant holds a value of its own, so that seeing it is no leak."""
        table = canary.table
        rows = await self._fetch(
            f"select from {identifier(table.schema, table.name)} where {identifier(table.tenant_column)}::text = $1"
            f" and {identifier(canary.column)}::text = $2 limit 1",
            tenant,
            canary.value,
        )
        return bool(rows)

    async def has_rows(self, relation: Relation, tenant: str) -> bool:
        """Whether a tenant has rows in a relation that tells tenants apart."""
        rows = await self._fetch(
            f"select from {identifier(relation.schema, relation.name)}"
            f" where {identifier(relation.tenant_column or '')}::text = $1 limit 1",
            tenant,
        )
        return bool(rows)

    async def _fetch(self, statement: str, *values: object) -> list[asyncpg.Record]:
        try:
            return await self._connection.fetch(statement, *values)
        except asyncpg.PostgresError as error:
            raise LeaksUnfinished(internal=f"{error.sqlstate} {error}") from error


@asynccontextmanager
async def looking(dsn: str, plan: Plan) -> AsyncGenerator[Look]:
    """A look into one snapshot, as a login that sees all tenants.

    Raises:
        DatabaseDown: the database cannot be reached, or refuses the login.
    """
    try:
        connection = await asyncpg.connect(
            dsn, timeout=_CONNECT_S, statement_cache_size=0, server_settings={"application_name": "agent_gateway eval"}
        )
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        internal = f"{type(error).__name__}: {error}"
        raise DatabaseDown(hint="Check the address and the login.", internal=internal) from error
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await connection.execute(
                f"set local search_path = pg_catalog, pg_temp; set local statement_timeout = {plan.statement_ms};"
                "set local lock_timeout = '2s'; set local max_parallel_workers_per_gather = 0; set local jit = off"
            )
            yield Look(connection, plan)
    finally:
        await connection.close()
