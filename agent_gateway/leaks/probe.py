"""The agent's side: what one tenant sees of one relation, in the gateway's own locked session, past the guard.

It counts, and looks for values that it knows; no row ever comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import asyncpg

from agent_gateway.errors import GatewayError
from agent_gateway.leaks.types import Canary, Locked, Plan, Relation
from agent_gateway.sql import identifier
from agent_gateway.types import Claim

__all__ = ["Probe", "Seen"]

SUBJECT = "agent_gateway eval"
_ROWS_HASHED = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back."""

    rows: int = 0
    """Rows of others, counted up to the plan's most; of a canary search, rows with one of them."""
    own: bool = False
    """Whether the tenant's own rows are there, where that can be told."""
    canary: int | None = None
    """Which canary was seen first."""
    digest: str = ""
    """Count and hash of the first rows."""
    said: str = ""
    """The code of the error; empty where there was an answer."""


class Probe:
    """One tenant's looks."""

    def __init__(self, locked: Locked, tenant: str, plan: Plan) -> None:
        self._locked = locked
        self._claim = Claim(SUBJECT, tenant, "viewer")
        self._plan = plan

    async def by_column(self, relation: Relation) -> Seen:
        """Rows of which the tenant column names somebody else, or nobody."""
        column = f"{identifier(relation.tenant_column or '')}::text"
        name = identifier(relation.schema, relation.name)
        statement = (
            f"select (select count(*) from (select from {name} where {column} is distinct from $1"  # noqa: S608  # names from the catalog, quoted
            f" limit {self._plan.most}) as others) as others,"
            f" exists (select from {name} where {column} = $1) as own"
        )
        row, said = await self._one(statement, self._claim.tenant)
        return Seen(said=said) if row is None else Seen(int(row["others"]), bool(row["own"]))

    async def by_canaries(self, relation: Relation, canaries: Sequence[Canary]) -> Seen:
        """Rows in which a value stands that is another tenant's, and a hash by which tenants can be compared."""
        cells = ", ".join(f"format('%s', r.{identifier(column)})" for column in relation.columns)
        name = identifier(relation.schema, relation.name)
        statement = f"""\
with few as materialized (
  select concat_ws(' ', {cells}) as line from {name} as r limit {_ROWS_HASHED}
), hits as materialized (
  select c.place from few join unnest($1::text[]) with ordinality as c(value, place) on strpos(few.line, c.value) > 0
  limit {self._plan.most}
)
select (select count(*) from hits) as hits, (select min(place) from hits) as first,
  (select count(*) || ' ' || coalesce(sum(hashtextextended(line, 0)), 0) from few) as digest"""  # noqa: S608  # the same
        row, said = await self._one(statement, [canary.value for canary in canaries])
        if row is None:
            return Seen(said=said)
        first = None if row["first"] is None else int(row["first"]) - 1
        return Seen(int(row["hits"]), canary=first, digest=str(row["digest"]))

    async def _one(self, statement: str, value: object) -> tuple[asyncpg.Record | None, str]:
        try:
            async with self._locked(self._claim) as lease:
                work = lease.connection.fetchrow(statement, value)
                return await lease.within(self._plan.statement_ms + 1_000, work), ""
        except asyncpg.PostgresError as error:
            return None, error.sqlstate or "unknown"
        except GatewayError as error:
            return None, error.code
