"""Asks behind a wall: a statement in, everything that leaves out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Protocol

import asyncpg
import stamina

from agent_gateway import auth, fetch, guard, session
from agent_gateway.connection import Connection, connector
from agent_gateway.errors import ConnectionLost, DatabaseDown, StatementRefused
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.pool import Pool
from agent_gateway.types import Approved, Limits, QueryRequest, Refused, ResultSet
from evals.answers import LOST, Answer, answered, problem
from evals.stage import KEY_ID, MASTER, PLAIN_SETTING, Database, Stage
from evals.walls import OPENING, PATIENCE_MS, SIGNED_SETTING, Wall, claim, settings

__all__ = ["Asking", "opened", "truth"]

CONNECT_MS = 10_000


class Asking(Protocol):
    """An open wall."""

    async def ask(self, statement: str) -> Answer:
        """What comes of one statement; on one connection, one after another."""
        ...

    async def state(self) -> Mapping[str, str]:
        """The settings of the pooled connection, between two statements."""
        ...


@asynccontextmanager
async def opened(stage: Stage, wall: Wall, database: Database | None = None) -> AsyncGenerator[Asking]:
    """The wall on its own database, or on another of the same kind."""
    where = database or wall.database
    if wall.opening not in ("", "locked"):
        raw = _Raw(stage, wall, where)
        try:
            yield raw
        finally:
            await raw.dropped()
        return
    if wall.guard and wall.user == MASTER:
        alone = _GuardAlone(stage, wall, where, await _allowlist(stage))
        try:
            yield alone
        finally:
            alone.close()
        return
    async with open_gateway(settings(stage, where, stable_plans=wall.stable_plans)) as gateway:
        yield _Corridor(gateway, wall)


@stamina.retry(on=(ConnectionLost, DatabaseDown), attempts=10)
async def _allowlist(stage: Stage) -> guard.Allowlist:
    """What the agent may use. Beside this, an attack on another wall may be ending all sessions of the agent's role."""
    async with open_gateway(settings(stage, "walled_one")) as gateway:
        return (await gateway.schema.known()).allowlist


@dataclass(frozen=True, slots=True)
class _Corridor:
    """The gateway, or what is left of it without the guard, or without guard and bounds."""

    gateway: Gateway
    wall: Wall

    async def ask(self, statement: str) -> Answer:
        return await answered(statement, self._result(statement))

    async def _result(self, statement: str) -> ResultSet | list[asyncpg.Record]:
        gateway = self.gateway
        if self.wall.guard:
            return await gateway.query(claim(), QueryRequest(statement))
        async with session.locked(gateway.pool, claim(), gateway.lock) as lease:
            if self.wall.bounds:
                approved = Approved(statement, statement.rstrip().removesuffix(";"))
                return await fetch.bounded(lease, approved, gateway.lock.limits, gateway.types, request_id="evals")
            lease.allow(256 * 1024 * 1024)
            return await lease.within(3 * PATIENCE_MS, lease.connection.fetch(statement))

    async def state(self) -> Mapping[str, str]:
        async with self.gateway.pool.lease("evals-state") as lease:
            return await _state(lease.connection)


class _Raw:
    """One connection with a transaction of its own for every statement; nothing of the gateway."""

    def __init__(self, stage: Stage, wall: Wall, database: Database) -> None:
        self._stage = stage
        self._wall = wall
        self._database: Database = database
        self._connection: Connection | None = None
        self._wrote = False

    async def ask(self, statement: str) -> Answer:
        connection = await self._connected()
        self._wrote = False
        try:
            answer = await answered(statement, self._records(connection, statement))
            if answer.code == "lost":
                await self.dropped()
        finally:
            await self._ended()
        return replace(answer, wrote=self._wrote)

    async def _records(self, connection: Connection, statement: str) -> list[asyncpg.Record]:
        await connection.execute(self._wall.opening)
        if self._wall.setting == PLAIN_SETTING:
            await connection.fetchval(f"select set_config('{PLAIN_SETTING}', $1, true)", claim().tenant)
        elif self._wall.user != MASTER:
            await connection.fetchval("select agent_gateway.enter($1)", self._token(connection))
        async with asyncio.timeout(3 * PATIENCE_MS / 1000):
            records = await connection.fetch(statement)
        self._wrote = await connection.fetchval("select pg_current_xact_id_if_assigned()") is not None
        return records

    def _token(self, connection: Connection) -> str:
        return auth.mint_context_token(
            claim(), key_id=KEY_ID, secret=self._stage.secret, database=connection.database, ttl_s=60, pid=None
        )

    async def _connected(self) -> Connection:
        if self._connection is None or self._connection.is_closed():
            self._connection = await connector(
                self._stage.dsn(self._database, self._wall.user), timeout_ms=CONNECT_MS
            )()
            self._connection.meter.allow(1 << 40)
        return self._connection

    async def _ended(self) -> None:
        if self._connection is not None:
            with suppress(asyncpg.PostgresError, *LOST):
                await self._connection.execute("rollback", timeout=CONNECT_MS / 1000)

    async def dropped(self) -> None:
        """Hang up."""
        if self._connection is not None:
            with suppress(asyncpg.PostgresError, *LOST):
                await self._connection.close(timeout=CONNECT_MS / 1000)
            self._connection = None

    async def state(self) -> Mapping[str, str]:
        """As it is left; the next case gets a connection of its own, for here nothing keeps one from holding locks."""
        connection = await self._connected()
        try:
            return await _state(connection)
        except asyncpg.PostgresError as error:
            return {"the session": f"fails with {error.sqlstate}"}
        finally:
            await self.dropped()


class _GuardAlone:
    """The guard, and behind it a login that may do everything to a database that nobody needs, and commits."""

    def __init__(self, stage: Stage, wall: Wall, database: Database, allowlist: guard.Allowlist) -> None:
        self._allowlist = allowlist
        self._dsn = stage.dsn(database, wall.user)
        self._connection: Connection | None = None

    async def ask(self, statement: str) -> Answer:
        began = time.perf_counter()
        verdict = guard.check(statement, self._allowlist)
        if isinstance(verdict, Refused):
            return problem(statement, StatementRefused(verdict), began)
        if self._connection is None or self._connection.is_closed():
            self._connection = await connector(self._dsn, timeout_ms=CONNECT_MS)()
            self._connection.meter.allow(1 << 40)
        answer = await answered(statement, self._records(self._connection, verdict.statement))
        if answer.code == "lost":
            self._connection.terminate()
        return answer

    @staticmethod
    async def _records(connection: Connection, statement: str) -> list[asyncpg.Record]:
        await connection.execute(f"set statement_timeout = {PATIENCE_MS}")
        async with asyncio.timeout(3 * PATIENCE_MS / 1000):
            return await connection.fetch(statement)

    async def state(self) -> Mapping[str, str]:
        return {}

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.terminate()


@asynccontextmanager
async def truth(stage: Stage, *, bounds: bool) -> AsyncIterator[Asking]:
    """The database in which nobody else lives, without any wall: what an honest answer is.

    Args:
        stage: the databases.
        bounds: whether values are written as the gateway writes them, or as the walls that stand alone give them.
    """
    pool = Pool(
        connector(stage.dsn("alone", MASTER), timeout_ms=CONNECT_MS),
        size=1, per_tenant=1, stuck_per_tenant=1_000, wait_ms=60_000,
    )  # fmt: skip
    try:
        yield _Truth(pool, settings(stage, "walled_one").limits, bounds=bounds)
    finally:
        await pool.close()


class _Truth:
    def __init__(self, pool: Pool, limits: Limits, *, bounds: bool) -> None:
        self._pool = pool
        self._limits = limits
        self._bounds = bounds
        self._types = fetch.TypeNames()

    async def ask(self, statement: str) -> Answer:
        return await answered(statement, self._result(statement))

    async def _result(self, statement: str) -> ResultSet | list[asyncpg.Record]:
        async with self._pool.lease("evals") as lease:
            await lease.connection.execute(OPENING % "read only")
            if not self._bounds:
                lease.allow(1 << 40)
                return await lease.connection.fetch(statement)
            approved = Approved(statement, statement.rstrip().removesuffix(";"))
            return await fetch.bounded(lease, approved, self._limits, self._types, request_id="evals")

    async def state(self) -> Mapping[str, str]:
        return {}


async def _state(connection: Connection) -> Mapping[str, str]:
    """Every setting, what the tenant context holds, and what the session keeps beyond a transaction."""
    found = {row["name"]: row["setting"] for row in await connection.fetch("show all")}
    for name in (SIGNED_SETTING, PLAIN_SETTING):
        try:
            found[name] = str(await connection.fetchval(f"show {name}"))
        except asyncpg.PostgresError:
            found[name] = ""
    return found
