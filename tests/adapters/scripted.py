"""A model that follows a script, behind an address that speaks OpenAI's Chat Completions, for the real client."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

Turn = dict[str, Any] | int | Callable[[list[dict[str, Any]]], dict[str, Any]]
"""A message, a status to fail with, or what makes a message of the conversation so far."""


def said(text: str) -> dict[str, Any]:
    return {"role": "assistant", "content": text}


def called(*calls: tuple[str, dict[str, Any] | str]) -> dict[str, Any]:
    """A message with calls of tools; arguments that are a text are sent as they are."""
    return {
        "role": "assistant",
        "content": None,
        "tool_calls": [
            {
                "id": f"call_{place}",
                "type": "function",
                "function": {
                    "name": name,
                    "arguments": arguments if isinstance(arguments, str) else json.dumps(arguments),
                },
            }
            for place, (name, arguments) in enumerate(calls)
        ],
    }


def asks(sql: str) -> dict[str, Any]:
    return called(("query", {"sql": sql, "max_rows": None}))


class ScriptedModel:
    """Plays its turns in their order, and remembers what it was asked. The last turn is repeated."""

    def __init__(self, *turns: Turn, tokens: int = 100) -> None:
        self._turns = list(turns)
        self._tokens = tokens
        self.asked: list[dict[str, Any]] = []
        self.app = Starlette(routes=[Route("/v1/chat/completions", self._complete, methods=["POST"])])

    async def _complete(self, request: Request) -> JSONResponse:
        asked = await request.json()
        self.asked.append(asked)
        turn = self._turns[min(len(self.asked), len(self._turns)) - 1]
        if isinstance(turn, int):
            return JSONResponse({"error": {"message": "scripted", "type": "scripted"}}, turn)
        message = turn(asked["messages"]) if callable(turn) else turn
        return JSONResponse(
            {
                "id": "scripted", "object": "chat.completion", "created": 0, "model": asked["model"],
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": self._tokens, "completion_tokens": 0, "total_tokens": self._tokens},
            }
        )  # fmt: skip
