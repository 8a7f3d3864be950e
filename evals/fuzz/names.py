"""The guard's reading of names against PostgreSQL's own, on statements that nobody wrote.

Run: python -m evals.fuzz.names --minutes 5 [--seed 1] [--version 18]

Each statement is judged, and explained by a server whose column grants hide what the guard is told to hide. A leak is
what the guard approves and the server denies (SQLSTATE 42501); it is printed, and the exit code is 1. What the guard
refuses and the server reads is counted, and printed with --refused: some of it is by design, for where the guard cannot
know whether a function in FROM has the column that its alias promises, it takes the hidden one further out.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass

import asyncpg

from agent_gateway import embedded, guard
from agent_gateway.types import Refused
from evals.fuzz.called import ALLOWED
from evals.fuzz.command import options
from evals.fuzz.statements import statement
from evals.fuzz.tables import CATALOG, SCHEMA
from evals.served import served

__all__ = ["READER", "SEARCH", "TABLES", "Told", "told"]

READER = "names_reader"
TABLES = f"create role {READER} login;" + SCHEMA.format(reader=READER)
SEARCH = "set search_path = app, pg_temp"
_DENIED = "42501"
_BY_DESIGN = frozenset({"guard.field_unknown"})
"""A field of a value whose type the guard does not know is refused, whatever it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What both said of one statement."""

    sql: str
    codes: tuple[str, ...]
    """Of the guard; none where it approves."""
    state: str
    """SQLSTATE of the server; empty where it reads the statement."""

    @property
    def leaks(self) -> bool:
        """The guard approves what the server denies."""
        return not self.codes and self.state == _DENIED

    @property
    def costs(self) -> bool:
        """The guard refuses what the server reads."""
        return bool(self.codes) and not self.state and _BY_DESIGN.isdisjoint(self.codes)


async def told(connection: asyncpg.Connection, allowlist: guard.Allowlist, sql: str) -> Told:
    """Ask both."""
    verdict = guard.check(sql, allowlist)
    codes = tuple(sorted({v.code for v in verdict.violations})) if isinstance(verdict, Refused) else ()
    try:
        await connection.execute("explain " + sql)
    except asyncpg.PostgresError as error:
        return Told(sql, codes, error.sqlstate or "")
    return Told(sql, codes, "")


async def main(minutes: float, seed: int, version: embedded.Version, *, refused: bool) -> int:
    """The exit code."""
    dice = random.Random(seed)  # noqa: S311  # repeatable
    allowlist = guard.allowlist(CATALOG, allow_functions=ALLOWED)
    until = time.monotonic() + minutes * 60
    seen: Counter[str] = Counter()
    leaks = costs = 0
    with served(version=version) as server:
        admin = await asyncpg.connect(server.dsn("postgres", "postgres"))
        await admin.execute(TABLES)
        reader = await asyncpg.connect(server.dsn(READER, "postgres"))
        await reader.execute(SEARCH)
        while time.monotonic() < until:
            found = await told(reader, allowlist, statement(dice))
            seen[f"{found.codes[0] if found.codes else 'approved'}, {found.state or 'read'}"] += 1
            leaks += found.leaks
            costs += found.costs
            if found.leaks or (refused and found.costs):
                print(f"{', '.join(found.codes) or 'approved'}: {found.sql}", flush=True)
        await reader.close()
        await admin.close()
    for what, times in seen.most_common():
        print(f"{times:8} {what}")
    read = sum(times for what, times in seen.items() if what.endswith(", read"))
    print(f"{seen.total()} statements, {read} read by the server; {leaks} leaks, {costs} refused and read")
    return 1 if leaks else 0


if __name__ == "__main__":
    parser = options()
    parser.add_argument("--version", type=int, default=18, choices=(15, 16, 18))
    parser.add_argument("--refused", action="store_true", help="print what is refused and read, too")
    given = parser.parse_args()
    sys.exit(asyncio.run(main(given.minutes, given.seed, given.version, refused=given.refused)))
