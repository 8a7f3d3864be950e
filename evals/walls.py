"""The switch: which walls stand. A statement in, everything that leaves out.

Only here is a wall ever missing; the product has no such switch. Each wall that stands alone runs with nothing else of
ours in front of it but a patience, so that one endless statement does not end the run.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

import asyncpg

from agent_gateway import auth, demo, fetch, guard, session
from agent_gateway.adapters.http.wire import render_result
from agent_gateway.connection import Connection, connector
from agent_gateway.errors import GatewayError, StatementRefused
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.pool import Pool
from agent_gateway.settings import Settings, load
from agent_gateway.types import Approved, Claim, Limits, QueryRequest, Refused, ResultSet
from evals.cases import ACTING
from evals.stage import KEY_ID, MASTER, PLAIN_SETTING, Database, Stage

__all__ = ["LIMITS", "SIGNED_SETTING", "WALLS", "Answer", "Asking", "Wall", "claim", "opened", "settings", "truth"]

SIGNED_SETTING = "agent_gateway.ctx"
PATIENCE_MS = 1_000
"""How long a statement may run, where a limit stands."""
CONNECT_MS = 10_000
_LOST = (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError, UnicodeError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What left the database, or the gateway, for one statement."""

    statement: str
    """As it was sent."""
    refused: tuple[str, ...] = ()
    """The codes of the guard."""
    code: str = ""
    """The error's code, or SQLSTATE; empty where rows came."""
    said: str = ""
    """The error as the caller reads it."""
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] | None = None
    """Each row as JSON."""
    truncated: tuple[str, ...] = ()
    octets: int = 0
    wrote: bool = False
    """Whether its transaction wrote anything, where that was asked."""
    elapsed_ms: float = 0.0

    @property
    def body(self) -> str:
        """Every byte that left."""
        return "\n".join((self.code, self.said, *self.columns, *(self.rows or ())))


class Asking(Protocol):
    """An open wall."""

    async def ask(self, statement: str) -> Answer:
        """What comes of one statement; on one connection, one after another."""
        ...

    async def state(self) -> Mapping[str, str]:
        """The settings of the pooled connection, between two statements."""
        ...


@dataclass(frozen=True, slots=True)
class Wall:
    """Which walls stand."""

    name: str
    title: str
    database: Database
    setting: str = SIGNED_SETTING
    guard: bool = False
    bounds: bool = False
    opening: str = ""
    """Where the gateway does not lock the session: what begins the transaction instead; empty for none."""
    user: str = "agent_ro"
    holds: tuple[str, ...] = field(default=())
    """The aims of which nothing may succeed, for the run to pass."""


_OPENING = (
    f"begin %s; set local statement_timeout = {PATIENCE_MS}; set local lock_timeout = 300;"
    "set local search_path = app, public, pg_temp; set local timezone = 'UTC'"
)
_TENANT = ("rows", "secret")
WALLS: Mapping[str, Wall] = {
    wall.name: wall
    for wall in (
        Wall(
            "all", "all walls", "walled_one", guard=True, bounds=True,
            holds=("rows", "secret", "metadata", "inference", "change", "resource"),
        ),
        Wall("no_guard", "guard removed", "walled_one", bounds=True, holds=(*_TENANT, "change", "resource")),
        Wall("no_envelope", "guard and bounds removed", "walled_one", opening="locked", holds=(*_TENANT, "change")),
        Wall("signed", "signed context alone", "signed", opening=_OPENING % "read write", holds=_TENANT),
        Wall("session", "locked session alone", "open", opening="locked", holds=("change",)),
        Wall("guard", "guard alone", "bare", guard=True, user=MASTER, holds=("change",)),
        Wall("none", "no wall", "bare", opening=_OPENING % "read write", user=MASTER),
        Wall("plain", "plain setting, no guard", "plain", PLAIN_SETTING, opening=_OPENING % "read only"),
    )
}  # fmt: skip
"""By name, the order of the report."""


def claim(tenant: str = demo.TENANTS[ACTING]) -> Claim:
    """Who asks."""
    return Claim("evals", tenant, "viewer")


def settings(stage: Stage, database: Database) -> Settings:
    """A gateway of one connection, so that what a statement leaves behind is there for the next."""
    return load(
        dsn=stage.dsn(database), context_key_id=KEY_ID, context_secret=stage.secret, audit_file="/dev/null",
        pool_size=1, pool_wait_ms=60_000, stuck_per_tenant=1_000, statement_timeout_ms=PATIENCE_MS,
        lock_timeout_ms=300, transaction_timeout_ms=3 * PATIENCE_MS, shared_tables=("app.currencies",),
    )  # fmt: skip


LIMITS: Limits = load(dsn=None).limits
"""The product's defaults: what no answer may exceed."""


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
        async with open_gateway(settings(stage, "walled_one")) as gateway:
            alone = _GuardAlone(stage, wall, where, (await gateway.schema.known()).allowlist)
            try:
                yield alone
            finally:
                alone.close()
        return
    async with open_gateway(settings(stage, where)) as gateway:
        yield _Corridor(gateway, wall)


@dataclass(frozen=True, slots=True)
class _Corridor:
    """The gateway, or what is left of it without the guard, or without guard and bounds."""

    gateway: Gateway
    wall: Wall

    async def ask(self, statement: str) -> Answer:
        began = time.perf_counter()
        try:
            result = await self._result(statement)
        except StatementRefused as refusal:
            return _problem(statement, refusal, began)
        except GatewayError as error:
            return _problem(statement, error, began)
        except asyncpg.PostgresError as error:
            return _postgres(statement, error, began)
        except _LOST as error:
            return Answer(statement, code="lost", said=repr(error), elapsed_ms=_since(began))
        return (
            _answered(statement, result, began) if isinstance(result, ResultSet) else _fetched(statement, result, began)
        )

    async def _result(self, statement: str) -> ResultSet | list[asyncpg.Record]:
        gateway = self.gateway
        if self.wall.guard:
            return await gateway.query(claim(), QueryRequest(statement))
        async with session.locked(gateway.pool, claim(), gateway.lock) as lease:
            if self.wall.bounds:
                approved = Approved(statement, statement.rstrip().removesuffix(";"), "")
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

    async def ask(self, statement: str) -> Answer:
        connection = await self._connected()
        began = time.perf_counter()
        try:
            await connection.execute(self._wall.opening)
            if self._wall.setting == PLAIN_SETTING:
                await connection.fetchval(f"select set_config('{PLAIN_SETTING}', $1, true)", claim().tenant)
            elif self._wall.user != MASTER:
                await connection.fetchval("select agent_gateway.enter($1)", self._token(connection))
            async with asyncio.timeout(3 * PATIENCE_MS / 1000):
                records = await connection.fetch(statement)
            wrote = await connection.fetchval("select pg_current_xact_id_if_assigned()") is not None
        except asyncpg.PostgresError as error:
            return _postgres(statement, error, began)
        except _LOST as error:
            await self.dropped()
            return Answer(statement, code="lost", said=repr(error), elapsed_ms=_since(began))
        finally:
            await self._ended()
        return replace(_fetched(statement, records, began), wrote=wrote)

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
            with suppress(asyncpg.PostgresError, *_LOST):
                await self._connection.execute("rollback", timeout=CONNECT_MS / 1000)

    async def dropped(self) -> None:
        """Hang up."""
        if self._connection is not None:
            with suppress(asyncpg.PostgresError, *_LOST):
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
            return _problem(statement, StatementRefused(verdict), began)
        if self._connection is None or self._connection.is_closed():
            self._connection = await connector(self._dsn, timeout_ms=CONNECT_MS)()
            self._connection.meter.allow(1 << 40)
        try:
            await self._connection.execute(f"set statement_timeout = {PATIENCE_MS}")
            async with asyncio.timeout(3 * PATIENCE_MS / 1000):
                records = await self._connection.fetch(verdict.statement)
        except asyncpg.PostgresError as error:
            return _postgres(statement, error, began)
        except _LOST as error:
            self._connection.terminate()
            return Answer(statement, code="lost", said=repr(error), elapsed_ms=_since(began))
        return _fetched(statement, records, began)

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
        began = time.perf_counter()
        approved = Approved(statement, statement.rstrip().removesuffix(";"), "")
        try:
            async with self._pool.lease("evals") as lease:
                await lease.connection.execute(_OPENING % "read only")
                if not self._bounds:
                    lease.allow(1 << 40)
                    return _fetched(statement, await lease.connection.fetch(statement), began)
                result = await fetch.bounded(lease, approved, self._limits, self._types, request_id="evals")
        except GatewayError as error:
            return _problem(statement, error, began)
        except asyncpg.PostgresError as error:
            return _postgres(statement, error, began)
        except _LOST as error:
            return Answer(statement, code="lost", said=repr(error), elapsed_ms=_since(began))
        return _answered(statement, result, began)

    async def state(self) -> Mapping[str, str]:
        return {}


def _answered(statement: str, result: ResultSet, began: float) -> Answer:
    wire = json.loads(render_result(result))
    return Answer(
        statement,
        columns=tuple(f"{column['name']} {column['type']}" for column in wire["columns"]),
        rows=tuple(json.dumps(row, ensure_ascii=False) for row in wire["rows"]),
        truncated=tuple(f"{cut['reason']} {cut['limit']} {cut['unit']}" for cut in wire["truncated"]),
        octets=result.octets,
        elapsed_ms=_since(began),
    )


def _fetched(statement: str, records: list[asyncpg.Record], began: float) -> Answer:
    rows = tuple(repr(tuple(record)) for record in records)
    columns = tuple(records[0].keys()) if records else ()
    return Answer(statement, columns=columns, rows=rows, octets=sum(map(len, rows)), elapsed_ms=_since(began))


def _problem(statement: str, error: GatewayError, began: float) -> Answer:
    problem = error.problem("evals")
    said = " ".join((problem.message, problem.hint, *(f"{v.code} {v.message} {v.hint}" for v in problem.violations)))
    refused = tuple(violation.code for violation in problem.violations)
    return Answer(statement, refused, problem.code, said, elapsed_ms=_since(began))


def _postgres(statement: str, error: asyncpg.PostgresError, began: float) -> Answer:
    """The whole error: behind the gateway, nobody sees so much of it."""
    said = json.dumps({name: str(value) for name, value in error.as_dict().items() if name not in _BESIDE})
    return Answer(statement, code=error.sqlstate or "", said=said, elapsed_ms=_since(began))


_BESIDE = {"server_source_filename", "server_source_line", "server_source_function", "query"}


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 3)


async def _state(connection: Connection) -> Mapping[str, str]:
    """Every setting, what the tenant context holds, and what the session keeps beyond a transaction."""
    found = {row["name"]: row["setting"] for row in await connection.fetch("show all")}
    for name in (SIGNED_SETTING, PLAIN_SETTING):
        try:
            found[name] = str(await connection.fetchval(f"show {name}"))
        except asyncpg.PostgresError:
            found[name] = ""
    return found
