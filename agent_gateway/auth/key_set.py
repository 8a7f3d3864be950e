"""A published key set, kept: a `kid` and an algorithm come in, a `Key` goes out.

It never reads the set more often than once in a pause, whatever tokens name, so that a flood of made-up kids does not
become a flood of requests to the issuer; and it never drops a good set because a newer one cannot be read.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress

from agent_gateway.auth.keys import Key, Published, published_keys
from agent_gateway.auth.source import Read
from agent_gateway.errors import KeysUnavailable, TokenAlgorithmDenied, TokenKeyUnknown

__all__ = ["KeySet"]

_log = logging.getLogger(__name__)


class KeySet:
    """The keys of an issuer.

    Args:
        read: reads the bytes of the JWK set.
        ttl_s: seconds after which the set is read again.
        pause_s: seconds between two reads at the least.
        worn_s: seconds after which a set that could not be renewed is trusted no longer: a key that the issuer has
            withdrawn must not live on for whoever can keep us from reading.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        read: Read,
        *,
        ttl_s: float = 600,
        pause_s: float = 10,
        worn_s: float = 86_400,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._ttl_s = ttl_s
        self._pause_s = pause_s
        self._worn_s = worn_s
        self._clock = clock
        self._keys: Published = {}
        self._read_at = float("-inf")
        self._tried_at = float("-inf")
        self._failed = False
        self._reading: asyncio.Task[None] | None = None

    async def find(self, kid: str | None, algorithm: str) -> Key:
        """The key that a token names; without a `kid`, the only one of its algorithm.

        Raises:
            TokenAlgorithmDenied: the key is pinned to another algorithm.
            TokenKeyUnknown: no key is named so.
            KeysUnavailable: the set has never been read, or may have changed and cannot be read.
        """
        await self.fresh()
        key = self._lookup(kid, algorithm)
        if key is None:
            await self._refresh()
            key = self._lookup(kid, algorithm)
        if key is not None:
            return key
        raise KeysUnavailable if self._failed else TokenKeyUnknown

    async def fresh(self) -> None:
        """Wait for a first set; renew one past its time without letting anybody wait.

        Raises:
            KeysUnavailable: there is no set, or it is worn out.
        """
        age = self._clock() - self._read_at
        if age > self._worn_s:
            await self._refresh()
            if self._clock() - self._read_at > self._worn_s:
                raise KeysUnavailable
        elif age > self._ttl_s:
            self._start()

    async def aclose(self) -> None:
        """Stop a read that is under way."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading

    def _lookup(self, kid: str | None, algorithm: str) -> Key | None:
        if kid is None:
            fitting = [key for (_, pinned), key in self._keys.items() if pinned == algorithm]
            return fitting[0] if len(fitting) == 1 else None
        key = self._keys.get((kid, algorithm))
        if key is None and any(named == kid for named, _ in self._keys):
            raise TokenAlgorithmDenied
        return key

    async def _refresh(self) -> None:
        reading = self._start()
        if reading is not None:
            # shielded: one caller who goes away must not stop the read that others wait for
            await asyncio.shield(reading)

    def _start(self) -> asyncio.Task[None] | None:
        now = self._clock()
        if self._reading is None and now - self._tried_at >= self._pause_s:
            self._tried_at = now
            self._reading = asyncio.create_task(self._renew(), name="agent_gateway key set")
        return self._reading

    async def _renew(self) -> None:
        try:
            self._keys = published_keys(await self._read())
            self._read_at = self._clock()
            self._failed = False
        except KeysUnavailable as error:
            self._failed = True
            _log.warning("key set: it cannot be read: %s", error.internal)
        finally:
            self._reading = None
