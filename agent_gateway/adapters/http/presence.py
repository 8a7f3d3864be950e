"""Work is done while the client is there to hear of it: a client that goes away cancels it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.types import Receive

from agent_gateway.errors import RequestCancelled

__all__ = ["while_present"]

Result = TypeVar("Result")


async def while_present(receive: Receive, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of `work`; it is cancelled, and has ended, when this function has.

    Starlette goes on with a request although its client is gone, and the statement would keep its backend.

    Args:
        receive: the ASGI channel, after the body has been read from it.
        work: what the client waits for.

    Raises:
        RequestCancelled: the client went away first.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise RequestCancelled
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
