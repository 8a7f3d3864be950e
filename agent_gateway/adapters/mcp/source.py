"""Who answers a call: this gateway for one claim, or another one over HTTP, under an id that is made for the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from agent_gateway.gateway import Gateway
from agent_gateway.types import Catalog, Claim, QueryRequest, ResultSet

__all__ = ["Asker", "Named", "local"]


class Asker(Protocol):
    """Answers as one tenant. `agent_gateway.client.AsyncClient` does."""

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        """The rows that the statement asks for.

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
class _Local:
    gateway: Gateway
    claim: Claim

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        return await self.gateway.query(self.claim, QueryRequest(sql, max_rows, request_id))

    async def catalog(self) -> Catalog:
        return await self.gateway.catalog(self.claim)


def local(gateway: Gateway, claim: Claim) -> Asker:
    """A gateway in this process, asked with one claim."""
    return _Local(gateway, claim)


@dataclass(frozen=True, slots=True)
class Named:
    """One call: whoever answers is told its id, so that the client and the audit speak of the same request."""

    asker: Asker
    request_id: str

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        """See `Asker`."""
        return await self.asker.query(sql, max_rows, request_id or self.request_id)

    async def catalog(self) -> Catalog:
        """See `Asker`."""
        return await self.asker.catalog()
