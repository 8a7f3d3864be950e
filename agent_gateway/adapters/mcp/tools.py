"""The tools as MCP lists them: names and words from `prompts/`, the shapes of answers, and that they only read."""

from __future__ import annotations

from typing import Any

from mcp_types import Tool, ToolAnnotations

from agent_gateway import tool

__all__ = ["LISTED"]

_ONLY_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def _object(required: list[str], **properties: dict[str, Any]) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "object", "properties": properties}
    return {**shape, "required": required} if required else shape


_LIST = {"type": "array"}
_TEXT = {"type": "string"}
_ANSWERS = {
    tool.QUERY.name: _object(
        ["columns", "rows", "truncated"],
        columns={**_LIST, "items": _object(["name", "type"], name=_TEXT, type=_TEXT)},
        rows={**_LIST, "items": _LIST},
        row_count={"type": "integer"},
        truncated={
            **_LIST,
            "items": _object([], reason=_TEXT, limit={"type": "integer"}, unit=_TEXT),
        },
        hint=_TEXT,
        elapsed_ms={"type": "number"},
        request_id=_TEXT,
    ),
    tool.DESCRIBE.name: _object(["description"], description=_TEXT),
}

LISTED = [
    Tool(
        name=known.name,
        description=known.description,
        input_schema=tool.input_schema(known),
        output_schema=_ANSWERS[known.name],
        annotations=_ONLY_READS,
    )
    for known in tool.TOOLS
]
"""What `tools/list` answers; a client sends all of it to its model with every turn, so it is kept small."""
