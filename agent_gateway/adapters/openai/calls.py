"""The calls that a model makes in one conversation: done, tried again where the error may pass, or turned down."""

from __future__ import annotations

import asyncio

from agent_gateway import tool
from agent_gateway.adapters.openai.turns import Budget
from agent_gateway.errors import GatewayError, TooManyCalls

__all__ = ["Calls"]


class Calls:
    """Does the calls of one conversation.

    Args:
        source: answers statements as one tenant.
        budget: how often a call may be done again, and after how long.
    """

    def __init__(self, source: tool.Source, budget: Budget) -> None:
        self._source = source
        self._budget = budget
        self._failed: dict[tuple[str, str], tool.Answer] = {}

    async def done(self, name: str, arguments: str) -> tool.Answer:
        """The answer to a call.

        What failed for good is not done again in the same words: the answer is the same, and so is its hint.

        Args:
            name: the tool, as the model calls it.
            arguments: JSON, as the model wrote it.
        """
        known = self._failed.get((name, arguments))
        if known is not None:
            return known
        answered = await self._tried(name, arguments)
        for again in range(self._budget.retries):
            if answered.error is None or not answered.error.retryable:
                break
            await asyncio.sleep(answered.error.retry_after_s or self._budget.pause_s * 2**again)
            answered = await self._tried(name, arguments)
        if answered.error is not None and not answered.error.retryable:
            self._failed[name, arguments] = answered
        return answered

    async def _tried(self, name: str, arguments: str) -> tool.Answer:
        try:
            sent = tool.parse(arguments)
        except GatewayError as error:
            return tool.failed(await tool.recorded(self._source, error, {}))
        return await tool.call(self._source, name, sent)

    def turned_down(self) -> tool.Answer:
        """The answer to a call beyond the budget of its turn."""
        return tool.failed(TooManyCalls(f"Only {self._budget.calls} calls are done at a time; this one was not."))
