"""The two tools: which arguments they take, with the words of `prompts/`, as JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agent_gateway.tool.prompts import prompt
from agent_gateway.types import Json

__all__ = ["DESCRIBE", "QUERY", "TOOLS", "Argument", "Tool", "input_schema"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool."""

    name: str
    type: Literal["string", "integer"]
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as a model sees it."""

    name: str
    description: str
    arguments: tuple[Argument, ...]


def _tool(file: Literal["tool", "describe"], **kinds: tuple[Literal["string", "integer"], bool]) -> Tool:
    told = prompt(file)
    arguments = tuple(Argument(name, kind, told.arguments[name], required) for name, (kind, required) in kinds.items())
    return Tool(told.name, told.description, arguments)


QUERY = _tool("tool", sql=("string", True), max_rows=("integer", False))
DESCRIBE = _tool("describe", table=("string", False), about=("string", False))
TOOLS = (QUERY, DESCRIBE)


def input_schema(tool: Tool, *, strict: bool = False) -> dict[str, Json]:
    """The arguments as JSON Schema.

    Args:
        tool: one of `TOOLS`.
        strict: as OpenAI's structured outputs ask for: every argument is required, and null stands for "left out".
    """
    required: list[Json] = [argument.name for argument in tool.arguments if argument.required or strict]
    schema: dict[str, Json] = {
        "type": "object",
        "properties": {argument.name: _property(argument, strict=strict) for argument in tool.arguments},
        "required": required,
        "additionalProperties": False,
    }
    if not required:
        del schema["required"]
    return schema


def _property(argument: Argument, *, strict: bool) -> dict[str, Json]:
    kind: Json = [argument.type, "null"] if strict and not argument.required else argument.type
    # OpenAI-compatible servers differ in which limits they take in a strict schema, so there is none in it
    limits: dict[str, Json] = {"minimum": 1} if argument.type == "integer" and not strict else {}
    return {"type": kind, **limits, "description": argument.description}
