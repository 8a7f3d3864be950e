"""The self-test: forge the tenant, write, switch role, see others, from the agent's own login and past the guard.

In: `Means`, what the gateway itself uses to open a session. Out: a `Report`. Tenants are invented, so that no real one
is touched; every transaction ends in ROLLBACK, and both connections are closed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg

from agent_gateway.connection import Connection
from agent_gateway.errors import ConnectionLost, DatabaseForgeable, SelfTestUnfinished
from agent_gateway.selftest.attempts import tried
from agent_gateway.selftest.cases import cases
from agent_gateway.selftest.probe import Probe
from agent_gateway.selftest.scene import changed, staged, watched
from agent_gateway.selftest.types import Case, Finding, Means, Outcome, Report, Session
from agent_gateway.sqlstate import CONNECTION_FAILURES
from agent_gateway.types import Violation

__all__ = ["Case", "Finding", "Means", "Outcome", "Report", "cases", "demand", "run"]

PATIENCE_S = 30.0
"""How long the whole may take; a database that keeps the answers back proves nothing."""
_SESSIONS: tuple[Session, ...] = ("open", "locked", "admin", "watching")


async def run(means: Means) -> Report:
    """Try every case now.

    Raises:
        ContextRefused: the database does not take a good token, so nothing can be said.
        SelfTestUnfinished: it took longer than `PATIENCE_S`, or an answer was not of the known form.
        ConnectionLost, DatabaseDown, DatabaseUnsafe: see `errors`.
    """
    began = time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE_S):
            findings = await _run(means)
    except TimeoutError as error:
        raise SelfTestUnfinished(f"The self-test did not end within {PATIENCE_S:g} s.") from error
    except CONNECTION_FAILURES as error:
        raise ConnectionLost(internal=f"{type(error).__name__}: {error}") from error
    except asyncpg.PostgresError as error:
        raise SelfTestUnfinished(internal=f"{error.sqlstate} {error}") from error
    return Report(findings, (time.perf_counter() - began) * 1000)


async def _run(means: Means) -> tuple[Finding, ...]:
    async with _connected(means) as mine, _connected(means) as other:
        probe = Probe(mine, means)
        scene = await staged(probe, other, means)
        found: dict[str, Finding] = {}
        for kind in _SESSIONS:
            if kind == "watching":
                scene = await watched(other, scene, means)
            async with probe.session(kind, scene.tenant):
                here = await changed(probe, scene, means)
                for case in cases():
                    if case.session == kind:
                        found[case.name] = await tried(probe, case, here)
    return tuple(found[case.name] for case in cases())


@asynccontextmanager
async def _connected(means: Means) -> AsyncGenerator[Connection]:
    """A connection that nothing of the self-test outlives: the end of a session rolls its transaction back."""
    connection = await means.connect()
    try:
        yield connection
        await connection.execute("rollback")  # behind a pooler, the backend lives on
        await connection.close(timeout=1)
    finally:
        connection.terminate()


def demand(report: Report) -> None:
    """Let nothing but a report pass in which everything held.

    Raises:
        DatabaseForgeable: something succeeded; each violation names its lint and its fix.
    """
    failed = report.of("succeeded")
    if failed:
        raise DatabaseForgeable(tuple(_violation(finding) for finding in failed))


def _violation(finding: Finding) -> Violation:
    case, where = finding.case, ", ".join(filter(None, finding.succeeded))
    return Violation(
        DatabaseForgeable.code, f"{case.name}{f' ({where})' if where else ''}: lint {case.lint}", case.hint
    )
