"""The shapes on the wire: a question in; a result and a catalog out, as JSON bytes or as lines of JSON.

Rows are written straight from the result: no second copy of up to a megabyte is built for each request.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, Field

from agent_gateway import tool
from agent_gateway.types import Catalog, Explanation, Json, Relation, ResultSet

__all__ = [
    "NDJSON",
    "Question",
    "render_catalog",
    "render_explanation",
    "render_lines",
    "render_result",
    "render_tools",
    "wants_lines",
]

NDJSON = "application/x-ndjson"
_PIECE = 65_536
"""Bytes of lines that are written at a time, about."""
_NONE = re.compile(r"q=0(\.0*)?")


class Question(BaseModel):
    """The body of `POST /v1/query`."""

    model_config = ConfigDict(extra="forbid", strict=True, title="Question")

    sql: str = Field(description="one read-only SQL statement")
    max_rows: int | None = Field(None, ge=1, description="rows wanted at the most; the gateway's own limit holds below")


def render_result(result: ResultSet) -> bytes:
    """The answer to a question."""
    return _json({"columns": result.columns, "rows": result.rows, **tool.beside(result)})


def wants_lines(headers: Mapping[str, str]) -> bool:
    """Whether the caller names NDJSON among what it takes, and does not rule it out (RFC 9110, section 12.5.1)."""
    for named in headers.get("accept", "").lower().split(","):
        media_type, *parameters = (part.strip() for part in named.split(";"))
        if media_type == NDJSON:
            return not any(_NONE.fullmatch(parameter) for parameter in parameters)
    return False


async def render_lines(result: ResultSet) -> AsyncGenerator[bytes]:
    """The answer as lines: the columns, each row, and at last what `render_result` has beside them.

    The rows leave piece by piece, as fast as the client takes them. They are whole before the first one leaves, and
    recorded: an error has a status of its own, and is never found in the middle of rows.
    """
    piece = bytearray(_json({"columns": result.columns, "request_id": result.request_id}) + b"\n")
    for row in result.rows:
        piece += _json(row) + b"\n"
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece) + _json(tool.beside(result)) + b"\n"


def _json(answer: Mapping[str, Any] | list[Json]) -> bytes:
    try:
        return orjson.dumps(answer)
    except TypeError:
        # a json column may hold what orjson does not write: a number over 64 bits, half a surrogate pair
        return json.dumps(answer, default=_members, separators=(",", ":"), allow_nan=False).encode("ascii")


def _members(value: Any) -> dict[str, Any]:  # noqa: ANN401  # what the json module hands over
    return {name: getattr(value, name) for name in value.__slots__}


def render_explanation(explanation: Explanation) -> bytes:
    """The answer to `POST /v1/check`."""
    return orjson.dumps(explanation)


def render_catalog(catalog: Catalog) -> bytes:
    """What may be queried, without the names of what may not."""
    readable = tool.readable_columns(catalog)
    return orjson.dumps(
        {
            "relations": [_relation(relation, readable) for relation in catalog.relations],
            "search_path": catalog.search_path,
            "database": catalog.database,
            "functions": catalog.functions,
        }
    )


def _relation(relation: Relation, readable: tool.Readable) -> dict[str, Any]:
    own = readable[f"{relation.schema}.{relation.name}"]
    return {
        "schema": relation.schema,
        "name": relation.name,
        "kind": relation.kind,
        "comment": relation.comment,
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "nullable": column.nullable,
                "comment": column.comment,
                "labels": column.labels,
                "fields": column.fields,
            }
            for column in relation.columns
            if column.readable
        ],
        # half a key would be a wrong key
        "primary_key": relation.primary_key if own.issuperset(relation.primary_key) else (),
        "foreign_keys": tool.readable_keys(relation, readable),
    }


def render_tools() -> bytes:
    """The tools, as a model's server takes them."""
    return orjson.dumps(tool.tool_spec())
