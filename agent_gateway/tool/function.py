"""The tools as OpenAI's function specifications. Pure: it needs nothing of OpenAI's."""

from __future__ import annotations

from typing import Literal

from agent_gateway.tool.definitions import TOOLS, input_schema
from agent_gateway.types import Json

__all__ = ["Api", "tool_spec"]

Api = Literal["chat", "responses"]


def tool_spec(api: Api = "chat") -> list[dict[str, Json]]:
    """What goes into `tools`; the schemas are strict, so a model cannot leave them.

    Args:
        api: `chat` for Chat Completions and everything that speaks it, `responses` for the Responses API.
    """
    functions: list[dict[str, Json]] = [
        {
            "name": tool.name,
            "description": tool.description,
            "parameters": input_schema(tool, strict=True),
            "strict": True,
        }
        for tool in TOOLS
    ]
    if api == "responses":
        return [{"type": "function", **function} for function in functions]
    return [{"type": "function", "function": function} for function in functions]
