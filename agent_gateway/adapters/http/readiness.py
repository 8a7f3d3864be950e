"""Whether a statement could be answered now, asked of the database no more than once a second.

The probe needs no token, so whoever finds it may call it without end.
"""

from __future__ import annotations

import asyncio
import time

from agent_gateway.auth import Authenticator
from agent_gateway.errors import GatewayError
from agent_gateway.gateway import Gateway

__all__ = ["Readiness"]

_REMEMBERED_S = 1.0


class Readiness:
    """Remembers the last answer for a moment."""

    def __init__(self, gateway: Gateway, authenticator: Authenticator) -> None:
        self._gateway = gateway
        self._authenticator = authenticator
        self._asking = asyncio.Lock()
        self._until = float("-inf")
        self._error: GatewayError | None = None

    async def check(self) -> None:
        """Return where it could.

        Raises:
            GatewayError: why it could not.
        """
        async with self._asking:
            if time.monotonic() > self._until:
                self._error = await self._ask()
                self._until = time.monotonic() + _REMEMBERED_S
        if self._error is not None:
            raise self._error.with_traceback(None)

    async def _ask(self) -> GatewayError | None:
        try:
            await self._authenticator.ready()
            await self._gateway.ready()
        except GatewayError as error:
            return error
        return None
