"""One turn: a conversation goes to the model's server, its message comes back. Its failures become errors of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import openai
from openai.types.chat import ChatCompletionMessage

from agent_gateway import tool
from agent_gateway.errors import ModelFailed

__all__ = ["Model", "Turn"]

_WORTH_ANOTHER_TRY = {408, 409, 429}
_CHARS_A_TOKEN = 3
"""For servers that do not count; fewer characters than usual, so that the budget is not overrun."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the model said, and what it cost."""

    message: ChatCompletionMessage
    tokens: int


class Model:
    """A model behind an address that speaks Chat Completions.

    Args:
        name: the model.
        client: knows the address and the key; without it, `OPENAI_BASE_URL` and `OPENAI_API_KEY` say them.

    Raises:
        ModelFailed: there is no key.
    """

    def __init__(self, name: str, client: openai.AsyncOpenAI | None) -> None:
        try:
            self._client = client or openai.AsyncOpenAI()
        except openai.OpenAIError as error:
            raise ModelFailed("There is no key for the model.", hint="Set OPENAI_API_KEY.") from error
        self._given = client is not None
        self._name = name

    async def turn(self, conversation: Sequence[dict[str, Any]], *, last: bool) -> Turn:
        """Ask once.

        Args:
            conversation: the messages so far.
            last: whether the model has to answer now, without another call.

        Raises:
            ModelFailed: no usable message came back.
        """
        try:
            completion = await self._client.chat.completions.create(
                model=self._name,
                messages=cast("Any", conversation),
                tools=cast("Any", tool.tool_spec()),
                tool_choice="none" if last else "auto",
            )
        except openai.APIStatusError as error:
            raise _status(error) from error
        except openai.APIConnectionError as error:
            failed = ModelFailed("The model's server cannot be reached.", internal=repr(error))
            failed.retryable = True
            raise failed from error
        except openai.OpenAIError as error:
            raise ModelFailed(internal=repr(error)) from error
        if not completion.choices:
            raise ModelFailed("The model's server sent no message.")
        message = completion.choices[0].message
        return Turn(message, completion.usage.total_tokens if completion.usage else _estimate(conversation, message))

    async def close(self) -> None:
        """Hang up, where the client was made here."""
        if not self._given:
            await self._client.close()


def _status(error: openai.APIStatusError) -> ModelFailed:
    failed = ModelFailed(f"The model's server answered with status {error.status_code}.", internal=error.message)
    failed.retryable = error.status_code in _WORTH_ANOTHER_TRY or error.status_code >= 500  # noqa: PLR2004  # server errors
    return failed


def _estimate(conversation: Sequence[dict[str, Any]], message: ChatCompletionMessage) -> int:
    return (len(str(conversation)) + len(message.model_dump_json())) // _CHARS_A_TOKEN
