"""What an id that the caller gives to a request means: it names one run of one question.

A statement only reads, so to run it again harms nothing; but two runs that wear the same name cannot be told apart in
the audit, and a caller who tries again because an answer is late would pay for both. So a repetition that comes while
the question still runs joins that run: one statement, one record, one answer for both. One that comes later asks anew,
because old rows are no answer, and its run is named `<id>~2`, which no caller can send.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from agent_gateway.types import Claim, QueryRequest, ResultSet

__all__ = ["Repeats", "Run"]

_REMEMBERED = 10_000
"""Ids; the one that was used longest ago is forgotten first."""

Ask = Callable[[Claim, QueryRequest], Coroutine[Any, Any, ResultSet]]


class Run:
    """One question on its way through the corridor, and how many callers wait for it."""

    def __init__(self, request_id: str, work: Coroutine[Any, Any, ResultSet]) -> None:
        self.request_id = request_id
        self.working = asyncio.ensure_future(work)
        self._waiting = 0

    async def result(self) -> ResultSet:
        """The rows. Where nobody waits any longer the statement is cancelled, and has ended when this has.

        Raises:
            GatewayError: what the corridor raises.
        """
        self._waiting += 1
        try:
            return await asyncio.shield(self.working)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self.working.cancel()
                await asyncio.gather(self.working, return_exceptions=True)

    @property
    def open(self) -> bool:
        """Somebody waits for it, or is about to: it has neither ended nor been given up."""
        return not self.working.done() and not self.working.cancelling()


class Repeats:
    """Finds the run that a request belongs to.

    Args:
        ask: the corridor.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._runs: dict[tuple[Claim, QueryRequest], Run] = {}
        self._used: OrderedDict[tuple[str, str, str], int] = OrderedDict()

    def run(self, claim: Claim, sql: str, max_rows: int | None, request_id: str) -> Run:
        """The run of a question to which its caller gave an id: one that goes on, or a new one."""
        key = claim, QueryRequest(sql, max_rows, request_id)
        going_on = self._runs.get(key)
        if going_on is not None and going_on.open:
            return going_on
        name = self._name(claim, request_id)
        run = self._runs[key] = Run(name, self._ask(claim, QueryRequest(sql, max_rows, name)))
        run.working.add_done_callback(partial(self._ended, key, run))
        return run

    def _ended(self, key: tuple[Claim, QueryRequest], run: Run, _: object) -> None:
        if self._runs.get(key) is run:  # a run that was given up may have a successor by now
            del self._runs[key]

    def _name(self, claim: Claim, request_id: str) -> str:
        key = claim.tenant, claim.subject, request_id
        uses = self._used[key] = self._used.pop(key, 0) + 1
        if len(self._used) > _REMEMBERED:
            self._used.popitem(last=False)
        return request_id if uses == 1 else f"{request_id}~{uses}"
