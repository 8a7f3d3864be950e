"""Where the tools get their answers: a gateway bound to one claim, or anything that answers alike (a remote client)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from uuid import uuid4

from agent_gateway.errors import GatewayError
from agent_gateway.gateway import Gateway
from agent_gateway.types import Catalog, Claim, QueryRequest, ResultSet

__all__ = ["BoundGateway", "Recorder", "Source", "recorded"]


class Source(Protocol):
    """Answers as one tenant; which one was settled when it was made."""

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        """The rows that the statement asks for; the id names the request in the answer and in the audit.

        Raises:
            GatewayError: why there are none.
        """
        ...

    async def catalog(self) -> Catalog:
        """What may be queried.

        Raises:
            GatewayError: it cannot be told.
        """
        ...


@runtime_checkable
class Recorder(Protocol):
    """A source that keeps the audit. A client of a gateway elsewhere is none: what it turns down never leaves it."""

    async def refused(self, error: GatewayError, sql: str, request_id: str | None) -> None:
        """Record a call that ends in this error, and that no other room records.

        Raises:
            AuditUnavailable: it could not be recorded.
        """
        ...


async def recorded(
    source: Source, error: GatewayError, sent: Mapping[str, object], request_id: str | None = None
) -> GatewayError:
    """The error that a call ends in, once it is recorded: this one, or that it could not be.

    Args:
        source: who would have answered.
        error: why it does not.
        sent: the arguments, as the model sent them; a statement among them goes into the record.
        request_id: names the call.
    """
    if isinstance(source, Recorder):
        sql = sent.get("sql")
        try:
            await source.refused(error, sql if isinstance(sql, str) else "", request_id)
        except GatewayError as unrecorded:
            return unrecorded
    return error


@dataclass(frozen=True, slots=True)
class BoundGateway:
    """A gateway that asks with one claim."""

    gateway: Gateway
    claim: Claim

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        """See `Source`."""
        return await self.gateway.query(self.claim, QueryRequest(sql, max_rows, request_id))

    async def catalog(self) -> Catalog:
        """See `Source`."""
        try:
            return await self.gateway.catalog(self.claim)
        except GatewayError as error:
            await self.refused(error)
            raise

    async def refused(self, error: GatewayError, sql: str = "", request_id: str | None = None) -> None:
        """See `Recorder`."""
        await self.gateway.refused(request_id or uuid4().hex, sql, error, self.claim)
