"""A claim in, a locked session out: a read-only transaction bound to one tenant, with hard limits.

The agent's statement is never part of these texts. Whatever happens inside, the transaction ends in ROLLBACK: a cursor
WITH HOLD would survive a COMMIT and hand one tenant's rows to the next.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache

import asyncpg

from agent_gateway import sql, sqlstate
from agent_gateway.connection import Connection
from agent_gateway.errors import ContextRefused, TenantMisspelt
from agent_gateway.pool import Lease, Pool
from agent_gateway.types import Claim, Limits

__all__ = ["Lock", "enter", "locked", "opening"]

LONGEST_ACTIVITY = 65_536
"""Bytes; an activity view that shows more than this is not worth hiding a token behind."""
TRANSACTION_TIMEOUT_SINCE = 17
_NOT_ENTERED = {"22", "28", "3F", "42", "P0"}
MISSPELT = "28T01"
"""What `agent_gateway.enter` raises for a token that is good, but for how it spells its tenant."""
TOKEN = re.compile(r"[A-Za-z0-9_.-]+")

Mint = Callable[[Claim, str, int | None], str]
"""Claim, database and backend pid to the database token that `agent_gateway.enter` checks."""


@dataclass(frozen=True, slots=True)
class Lock:
    """How sessions are locked."""

    limits: Limits
    search_path: Sequence[str]
    mint: Mint
    pooled: bool = False
    """A transaction pooler stands between: the backend is not known before the transaction begins."""
    stable_plans: bool = False
    """The planner chooses by nothing that it has counted of other tenants' rows."""


@asynccontextmanager
async def locked(pool: Pool, claim: Claim, lock: Lock) -> AsyncGenerator[Lease]:
    """A connection inside a read-only transaction that sees the rows of `claim.tenant` only.

    Raises:
        ContextRefused: the database does not accept the claim.
        TenantMisspelt: it does, but not as the tenant is spelled.
        ConnectionLost: the connection went away.
        StatementTimeout, TenantBusy, PoolExhausted, DatabaseDown, DatabaseUnsafe: see `errors`.
    """
    async with pool.lease(claim.tenant) as lease:
        with sqlstate.spoken(), _claim_at_fault():
            await lease.within(lock.limits.transaction_ms, enter(lease.connection, claim, lock))
        yield lease


@contextmanager
def _claim_at_fault() -> Generator[None]:
    """Tells a claim that is not accepted, or a kit that is missing or closed to us, from a server in trouble."""
    try:
        yield
    except asyncpg.PostgresError as error:
        if error.sqlstate == MISSPELT:
            raise TenantMisspelt(internal=str(error)) from error
        if (error.sqlstate or "")[:2] in _NOT_ENTERED:
            raise ContextRefused(internal=f"{error.sqlstate} {error}") from error
        raise


async def enter(connection: Connection, claim: Claim, lock: Lock) -> str:
    """Open, limit and enter the tenant context: one round trip, two behind a pooler. Gives the token back.

    The text of a query can be read by every backend of the same role in `pg_stat_activity`. A token that stood in it
    could be replayed by another tenant on this very backend until it expires. The views show the first
    `track_activity_query_size` bytes, so the token stands behind them; where that cannot be, it goes as a parameter.

    Raises:
        ContextRefused: the token cannot be sent.
        asyncpg.PostgresError: the database does not accept the claim, or the connection went away.
    """
    prologue = opening(connection, lock)
    token = lock.mint(claim, connection.database, None if lock.pooled else connection.get_server_pid())
    if not TOKEN.fullmatch(token):
        raise ContextRefused(internal="the minted token is no JWT")
    if lock.pooled or connection.activity_bytes > LONGEST_ACTIVITY:
        await connection.execute(prologue)
        await connection.fetchval("select agent_gateway.enter($1)", token)
    else:
        await connection.execute(f"{prologue.ljust(connection.activity_bytes)}select agent_gateway.enter('{token}')")
    return token


def opening(connection: Connection, lock: Lock) -> str:
    """What begins and limits the transaction; the tenant is not in it."""
    since_17 = connection.get_server_version().major >= TRANSACTION_TIMEOUT_SINCE
    return _written(lock.limits, tuple(lock.search_path), since_17=since_17, stable_plans=lock.stable_plans)


@lru_cache(maxsize=16)
def _written(limits: Limits, search_path: tuple[str, ...], *, since_17: bool, stable_plans: bool) -> str:
    text = sql.text("lock").format(
        statement_ms=limits.statement_ms,
        lock_ms=limits.lock_ms,
        transaction_ms=limits.transaction_ms,
        transaction_timeout=f"set local transaction_timeout = {limits.transaction_ms};" if since_17 else "",
        work_mem_kib=limits.work_mem_kib,
        search_path=", ".join(sql.identifier(name) for name in (*search_path, "pg_temp")),
    )
    return text + sql.text("stable_plans") if stable_plans else text
