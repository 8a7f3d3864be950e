"""What may be queried: the catalog, and the allowlist that is made of it, read again when they are too old.

In: connections of the agent role. Out: `Known`, shared by all who ask meanwhile. It judges nothing.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from agent_gateway import catalog, guard
from agent_gateway.pool import Pool
from agent_gateway.settings import Settings
from agent_gateway.types import Catalog, TenantType

__all__ = ["Known", "Schema"]


@dataclass(frozen=True, slots=True)
class Known:
    """What was read, until when it is taken for granted."""

    catalog: Catalog
    allowlist: guard.Allowlist
    until: float


class Schema:
    """What may be queried, read again when it is older than its time to live."""

    def __init__(self, pool: Pool, settings: Settings) -> None:
        self._pool = pool
        self._settings = settings
        self._known: Known | None = None
        self._learning: asyncio.Task[Known] | None = None
        self.tenant_columns = settings.tenant_columns
        self.tenant_type: TenantType | None = None
        """Of what type the ids of tenants are; None before the first reading."""

    async def catalog(self) -> Catalog:
        """The catalog of the agent role."""
        return (await self.known()).catalog

    async def known(self) -> Known:
        """The catalog, and what statements may contain.

        Where it is too old, whoever asks meanwhile waits for one reading, and shares its failure.
        """
        if self._known is not None and time.monotonic() < self._known.until:
            return self._known
        if self._learning is None or self._learning.done():
            self._learning = asyncio.ensure_future(self.learn())
            self._learning.add_done_callback(_looked_at)
        return await asyncio.shield(self._learning)

    async def learn(self) -> Known:
        """Read the catalog now."""
        settings = self._settings
        read, self.tenant_type = await catalog.read(
            self._pool,
            settings.search_path,
            functions=settings.allow_functions,
            names=guard.names(),
            timeout_ms=settings.statement_timeout_ms,
        )
        if self._known is not None and self._known.catalog == read:
            allowlist = self._known.allowlist
        else:
            allowlist = guard.allowlist(
                read,
                allow_functions=settings.allow_functions,
                max_chars=settings.max_sql_chars,
                stable_plans=settings.stable_plans,
            )
        self._known = Known(read, allowlist, time.monotonic() + settings.catalog_ttl_s)
        return self._known


def _looked_at(learning: asyncio.Task[Known]) -> None:
    """Nobody may have waited for it to the end."""
    if not learning.cancelled():
        learning.exception()
