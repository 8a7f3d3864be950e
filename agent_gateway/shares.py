"""Each tenant's share of something: a tenant in, a place out. Who finds none waits for the tenant's own others only."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from agent_gateway.errors import GatewayError, ShareUsed

__all__ = ["Shares", "taken"]


class Shares:
    """The places of all tenants.

    Args:
        places: of one tenant.
        wait_ms: how long to wait for one, milliseconds.
        message: what it is that the tenant's others use, for whoever has waited in vain.
    """

    def __init__(self, places: int, *, wait_ms: int, message: str = ShareUsed.message) -> None:
        self._places: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(places))
        self._present: Counter[str] = Counter()
        self._wait_s = wait_ms / 1000
        self._message = message

    @asynccontextmanager
    async def place(self, tenant: str) -> AsyncGenerator[None]:
        """The block in which one of the tenant's places is held.

        Raises:
            ShareUsed: none came free in time.
        """
        places = self._places[tenant]
        self._present[tenant] += 1
        try:
            await taken(places, self._wait_s, lambda: ShareUsed(self._message))
            try:
                yield
            finally:
                places.release()
        finally:
            self._present[tenant] -= 1
            if not self._present[tenant]:
                del self._present[tenant], self._places[tenant]


async def taken(places: asyncio.Semaphore, wait_s: float, otherwise: Callable[[], GatewayError]) -> None:
    """Take a place.

    Args:
        places: where.
        wait_s: how long to wait, seconds.
        otherwise: makes the error for whoever has waited in vain.

    Raises:
        GatewayError: that error.
    """
    try:
        async with asyncio.timeout(wait_s):
            await places.acquire()
    except TimeoutError:
        raise otherwise() from None
