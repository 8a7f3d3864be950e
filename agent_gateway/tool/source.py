"""Where the tools get their answers: a gateway bound to one claim, or anything that answers alike (a remote client)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from agent_gateway.gateway import Gateway
from agent_gateway.types import Catalog, Claim, QueryRequest, ResultSet

__all__ = ["BoundGateway", "Source"]


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
        return await self.gateway.catalog(self.claim)
