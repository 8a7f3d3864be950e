"""One connection on which attempts follow each other: each is undone before the next, and an error is an answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import LiteralString, cast

import asyncpg

from agent_gateway.connection import Connection
from agent_gateway.selftest.types import Means, Session
from agent_gateway.types import Claim, TenantRole

__all__ = ["SUBJECT", "Probe", "Said"]

SUBJECT = "agent-gateway-selftest"
_ROLES: dict[Session, TenantRole] = {"locked": "viewer", "admin": "admin"}
_BACK = "rollback to savepoint attempt;"
_LIMITS = "set local statement_timeout = 1000; set local lock_timeout = 100; savepoint attempt;"


@dataclass(frozen=True, slots=True)
class Said:
    """What the database said to an attempt."""

    sqlstate: str = ""
    """Empty where there was no error."""
    rows: tuple[asyncpg.Record, ...] = ()
    count: int = 0

    @property
    def ran(self) -> bool:
        """Whether there was no error."""
        return not self.sqlstate


class Probe:
    """Runs attempts inside one transaction of a kind; everything is rolled back."""

    def __init__(self, connection: Connection, means: Means) -> None:
        self.connection = connection
        self._means = means

    @asynccontextmanager
    async def session(self, kind: Session, tenant: str) -> AsyncGenerator[str]:
        """The transaction that attempts are made in; gives the token that it was entered with, if any."""
        try:
            yield await self._begin(kind, tenant)
        finally:
            await self.connection.execute("rollback")

    async def _begin(self, kind: Session, tenant: str) -> str:
        token = ""
        if kind not in _ROLES:
            try:
                await self.connection.execute("begin read write")
            except asyncpg.FeatureNotSupportedError:  # a hot standby
                await self.connection.execute("rollback; begin read only")
        else:
            token = await self._means.enter(self.connection, Claim(SUBJECT, tenant, _ROLES[kind]))
        await self.connection.execute(_LIMITS)
        return token

    async def run(self, statement: str) -> Said:
        """Undo the attempt before, run one or more statements in one message, and count the rows of the last."""
        try:
            tag = await self.connection.execute(f"{_BACK}{statement}")
        except asyncpg.PostgresError as error:
            return self._answered(error)
        number = tag.rpartition(" ")[2]
        return Said(count=int(number) if number.isdecimal() else 0)

    async def fetch(self, statement: str) -> Said:
        """Undo the attempt before, and fetch the rows of one statement."""
        await self.connection.execute(_BACK)
        return await self.ask(statement)

    async def ask(self, statement: str) -> Said:
        """Fetch the rows of one statement, with the attempt before still in force."""
        try:
            rows = await self.connection.fetch(cast("LiteralString", statement))
        except asyncpg.PostgresError as error:
            return self._answered(error)
        return Said(rows=tuple(rows), count=len(rows))

    def _answered(self, error: asyncpg.PostgresError) -> Said:
        """An error of the statement is an answer; the end of the connection is not."""
        if self.connection.is_closed():
            raise error
        return Said(error.sqlstate or "XX000")
