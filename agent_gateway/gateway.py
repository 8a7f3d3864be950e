"""The corridor: check ─▶ lock ─▶ fetch ─▶ record. It alone knows all the rooms, and it decides nothing itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TypeVar
from uuid import uuid4

from agent_gateway import audit, auth, fetch, guard, hints, selftest, session
from agent_gateway.connection import Connect, Connection, connector
from agent_gateway.errors import (
    GatewayError,
    PoolExhausted,
    RequestInvalid,
    SettingsInvalid,
    ShareUsed,
    StatementRefused,
)
from agent_gateway.pool import Lease, Pool
from agent_gateway.schema import Schema
from agent_gateway.settings import Settings
from agent_gateway.shares import Shares
from agent_gateway.types import Catalog, Claim, Explanation, Limits, QueryRequest, Refused, ResultSet, Verdict

__all__ = ["Gateway", "open_gateway"]

Result = TypeVar("Result")
Prove = Callable[[Catalog], Awaitable[selftest.Report]]

_LONG_CHARS = 4_000
"""A longer text takes more than 20 ms to judge."""
_UNJUDGED = "Other statements of this tenant are judged before this one."


class Gateway:
    """Answers statements of agents, each inside its own locked session. Made by `open_gateway`."""

    def __init__(  # noqa: PLR0913  # every one is named by the one builder
        self, *, pool: Pool, lock: session.Lock, log: audit.Log, schema: Schema, prove: Prove, turns: Shares
    ) -> None:
        self._prove = prove
        self._turns = turns
        self.pool = pool
        self.lock = lock
        self.log = log
        self.schema = schema
        self.loop = asyncio.get_running_loop()
        """Where the connections live; only its tasks may use them."""
        self.types = fetch.TypeNames()

    async def query(self, claim: Claim, request: QueryRequest) -> ResultSet:
        """The rows of `claim.tenant` that the statement asks for.

        Raises:
            StatementRefused: the guard found violations.
            TenantMisspelt: the claim spells its tenant otherwise than the database does.
            GatewayError: anything else that kept rows from leaving; see docs/errors.md.
        """
        request_id = request.request_id or uuid4().hex
        async with audit.recorded(self.log, claim, request, request_id) as record:
            limits = _wished(self.lock.limits, request)
            known = await self.schema.known()
            self.admit(claim)
            verdict, fingerprint = await self._judged(claim, request.sql, known.allowlist)
            record.judged(fingerprint)
            if isinstance(verdict, Refused):
                raise StatementRefused(verdict)
            adviser = hints.Adviser(verdict, known.catalog, self.schema.tenant_columns)
            async with self.locked(claim) as lease:
                record.stage("lock")
                with adviser.mending():
                    result = await fetch.bounded(lease, verdict, limits, self.types, request_id=request_id)
                empty = await fetch.without_rows(lease, adviser.doubtful(result), limits)
            record.answered(result)
        return adviser.explained(result, claim, empty)

    async def _judged(self, claim: Claim, sql: str, allowlist: guard.Allowlist) -> tuple[Verdict, str]:
        """The verdict of the guard and the statement's fingerprint; a tenant has one statement judged at a time.

        Raises:
            ShareUsed: those of the tenant that came before are judged still.
        """

        def judge() -> tuple[Verdict, str]:
            return guard.check(sql, allowlist), guard.fingerprint(sql, allowlist)

        async with self._turns.place(claim.tenant):
            if len(sql) > _LONG_CHARS:
                return await _aside(judge)
            await asyncio.sleep(0)  # what comes with it finds the place taken, and is not before other tenants
            return judge()

    async def explain(self, claim: Claim, request: QueryRequest) -> Explanation:
        """What the guard says of a statement of `claim`, and why. Nothing runs; it is recorded all the same.

        Raises:
            GatewayError: the catalog cannot be read, or no record written.
        """
        async with audit.recorded(self.log, claim, request, request.request_id or uuid4().hex) as record:
            known = await self.schema.known()
            self.admit(claim)
            async with self._turns.place(claim.tenant):
                explanation = await _aside(partial(guard.explain, request.sql, known.allowlist))
            record.explained(explanation)
        return explanation

    async def catalog(self, claim: Claim) -> Catalog:
        """What `claim` may query.

        Raises:
            GatewayError: the database does not tell.
        """
        catalog = await self.schema.catalog()
        self.admit(claim)  # beside that, every claim of one agent role may query the same relations
        return catalog

    def admit(self, claim: Claim) -> None:
        """Return where the tenant is spelled as the database spells it, as far as the catalog has been read.

        Raises:
            TenantMisspelt: it counts as another tenant than it is.
        """
        auth.admitted(claim, self.schema.tenant_type)

    def locked(self, claim: Claim) -> AbstractAsyncContextManager[Lease]:
        """The locked session of a claim, past the guard: for whoever measures the walls.

        Raises:
            GatewayError: on entering, what keeps a session from being locked; see `session.locked`.
        """
        return session.locked(self.pool, claim, self.lock)

    async def ready(self) -> None:
        """Return where a statement could be answered now, or soon: a pool that is in full use is no fault.

        Raises:
            GatewayError: why it could not.
        """
        self.log.check()
        with suppress(PoolExhausted, ShareUsed):
            await self.schema.learn()

    def stuck(self) -> int:
        """Backends that are still busy although their callers were answered, of all tenants."""
        return self.pool.stuck

    async def proof(self) -> selftest.Report:
        """What became of every known way to get round the walls, tried now as the agent's login, past the guard.

        Raises:
            GatewayError: it could not be tried.
        """
        return await self._prove(await self.schema.catalog())

    async def refused(self, request_id: str, sql: str, error: GatewayError, claim: Claim | None = None) -> None:
        """Record a request that ended beside the corridor: no claim, no usable body, arguments that do not fit.

        Args:
            request_id: what the caller knows it by.
            sql: the statement, where there is one.
            error: what it ended in.
            claim: who asked, where that is known.

        Raises:
            AuditUnavailable: it could not be recorded.
        """
        async with audit.recorded(self.log, claim, QueryRequest(sql), request_id) as record:
            record.failed(error)


async def _aside(judge: Callable[[], Result]) -> Result:
    """What `judge` says, in a thread. It cannot be stopped, so whoever is cancelled waits for its end too."""
    working = asyncio.ensure_future(asyncio.to_thread(judge))
    try:
        return await asyncio.shield(working)
    finally:
        await asyncio.wait({working})


def _wished(limits: Limits, request: QueryRequest) -> Limits:
    """The limits with the caller's wish for fewer rows.

    Raises:
        RequestInvalid: the wish is for no rows, or fewer.
    """
    wanted = limits.max_rows if request.max_rows is None else request.max_rows
    if wanted < 1:
        raise RequestInvalid("max_rows is less than 1.", hint="Leave max_rows out, or ask for at least one row.")
    return replace(limits, max_rows=min(limits.max_rows, wanted))


@asynccontextmanager
async def open_gateway(settings: Settings, *, log: audit.Log | None = None) -> AsyncGenerator[Gateway]:
    """The one builder of a `Gateway`; closes its connections at the end.

    Args:
        settings: everything else.
        log: where records go; without it, where the settings say.

    Raises:
        SettingsInvalid: the database or the context key is not named, or not usable.
        AuditUnavailable: records cannot be written.
    """
    missing = [name for name in ("dsn", "context_secret") if getattr(settings, name) is None]
    if settings.dsn is None or settings.context_secret is None:
        raise SettingsInvalid(f"a gateway needs the settings: {', '.join(missing)}")
    pooled = settings.pooler != "none"
    dsn, secret = settings.dsn.get_secret_value(), settings.context_secret.get_secret_value()
    connect = connector(dsn, timeout_ms=settings.connect_timeout_ms, pooled=pooled)
    pool = Pool(
        connect,
        size=settings.pool_size,
        per_tenant=settings.pool_per_tenant or max(1, settings.pool_size // 2),
        stuck_per_tenant=settings.stuck_per_tenant,
        wait_ms=settings.pool_wait_ms,
    )
    log = log or audit.Log(settings.audit_file)
    log.check()
    lock = session.Lock(
        settings.limits, settings.search_path, _minting(settings, secret), pooled, settings.stable_plans
    )
    try:
        yield Gateway(
            pool=pool,
            lock=lock,
            log=log,
            schema=Schema(pool, settings),
            prove=_proving(settings, secret, connect, lock),
            turns=Shares(1, wait_ms=settings.pool_wait_ms, message=_UNJUDGED),
        )
    finally:
        await pool.close()
        log.close()


def _minting(settings: Settings, secret: str) -> session.Mint:
    """Makes the tokens of the database."""

    def mint(claim: Claim, database: str, pid: int | None) -> str:
        return auth.mint_context_token(
            claim,
            key_id=settings.context_key_id,
            secret=secret,
            database=database,
            ttl_s=settings.context_ttl_s,
            pid=pid,
        )

    return mint


def _proving(settings: Settings, secret: str, connect: Connect, lock: session.Lock) -> Prove:
    """Tries the walls, as the agent's login."""

    async def enter(connection: Connection, claim: Claim) -> str:
        return await session.enter(connection, claim, lock)

    async def prove(known: Catalog) -> selftest.Report:
        return await selftest.run(
            selftest.Means(
                connect=connect,
                enter=enter,
                key_id=settings.context_key_id,
                secret=secret,
                relations=known.relations,
                schemas=settings.search_path,
                shared=frozenset(settings.shared_tables),
            )
        )

    return prove
