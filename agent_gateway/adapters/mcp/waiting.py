"""A call is waited for while its client is there to hear of it, and the client hears that it is still running."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from agent_gateway.errors import RequestCancelled

__all__ = ["PROGRESS_S", "wait"]

Result = TypeVar("Result")
Tell = Callable[[float], Awaitable[None]]

PROGRESS_S = 1.0
"""Seconds between two words of progress; a call that is answered sooner needs none."""


async def wait(work: Coroutine[Any, Any, Result], gone: asyncio.Event | None, tell: Tell) -> Result:
    """The result of `work`.

    It runs in a task of its own: the SDK cancels a call again and again until it has ended, and `work` must be able to
    clean up after the first time.

    Args:
        work: what the client waits for; it is cancelled where this is.
        gone: set when the client has hung up; None where that ends the session and so cancels this.
        tell: takes the seconds so far.

    Raises:
        RequestCancelled: the client hung up first.
    """
    began = time.monotonic()
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future((gone or asyncio.Event()).wait())
    try:
        while not working.done():
            await asyncio.wait((working, leaving), timeout=PROGRESS_S, return_when=asyncio.FIRST_COMPLETED)
            if leaving.done():
                raise RequestCancelled
            if not working.done():
                await tell(time.monotonic() - began)
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)
