"""A result in, text for a model out, and the same as plain JSON values for programs.

A row is one line: a JSON array without its outer brackets, in which plain texts need no quotes. That took the fewest
tokens of the forms that lose nothing (`python -m evals.size.rows`).

The lines stand inside a boundary whose name is made anew for each result, after the statement has run, so nobody can
have written it into a row; and what looks like a boundary in a cell is escaped, so a model that looks less closely is
not fooled either.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import asdict

from agent_gateway.tool.characters import quoted, visible
from agent_gateway.tool.prompts import prompt
from agent_gateway.types import Json, ResultSet

__all__ = ["DEFAULT_ROWS", "beside", "render_result", "structured"]

DEFAULT_ROWS = 100
"""Rows that a model gets where it does not ask for a number."""
_TEXT_CHARS = 24_000
"""Characters of one result: 6,000 to 12,000 tokens."""
_CELL_CHARS = 2_000
_SHORTEST_CELL = 40
_ID_BYTES = 8

_BARE = re.compile(r"[^\s\"'<>\[\]{},`…](?:[^\"<>\[\]{},`…]*[^\s\"<>\[\]{},`…])?")
"""Texts that cannot be taken for anything else. Quotes around the others also keep marks out of the start of a line."""
_NOT_BARE = frozenset({"null", "true", "false"})
_IMITATION = re.compile(r"<(?=\s*/?\s*data)", re.IGNORECASE)
_CUT = "…"


def render_result(result: ResultSet, *, max_chars: int = _TEXT_CHARS) -> str:
    """The rows inside their boundary, and below it what was left out and how to ask better.

    Args:
        result: what the gateway answered.
        max_chars: of the rows, about; whole rows are left out, and long cells are cut.
    """
    told = prompt("tool").notices
    cap = max(_SHORTEST_CELL, min(_CELL_CHARS, max_chars // len(result.columns or (0,))))
    if not result.rows:
        head, _ = _line([column.name for column in result.columns], cap)
        return f"{head}\n{result.hint or told['empty']}"
    lines, cut = _fitting(result, cap, max_chars)
    shown = len(lines) - 1
    notices = (
        [result.hint] if result.hint else [told["cut"].format(limit=c.limit, unit=c.unit) for c in result.truncated]
    )
    if cut:
        notices.append(told["cell"])
    if shown < len(result.rows):
        notices.append(told["text"].format(limit=shown, rows=len(result.rows)))
    boundary = f"data-{secrets.token_hex(_ID_BYTES)}"
    count = "1 row" if len(result.rows) == 1 else f"{len(result.rows)} rows"
    return "\n".join([told["data"].format(count=count), f"<{boundary}>", *lines, f"</{boundary}>", *notices])


def structured(result: ResultSet) -> dict[str, Json]:
    """The shape of `POST /v1/query`, as plain values."""
    return {
        "columns": [asdict(column) for column in result.columns],
        "rows": list(result.rows),
        **beside(result),
    }


def beside(result: ResultSet) -> dict[str, Json]:
    """What stands beside the columns and the rows on every wire."""
    return {
        "row_count": len(result.rows),
        "truncated": [asdict(cut) for cut in result.truncated],
        **({} if result.hint is None else {"hint": result.hint}),
        "elapsed_ms": result.elapsed_ms,
        "request_id": result.request_id,
    }


def _fitting(result: ResultSet, cap: int, max_chars: int) -> tuple[list[str], bool]:
    """The head and the first rows that fit, one at least, and whether a cell of theirs was cut."""
    head, _ = _line([column.name for column in result.columns], cap)
    lines, any_cut, room = [head], False, max_chars - len(head)
    for row in result.rows:
        line, cut = _line(row, cap)
        room -= len(line) + 1
        if room < 0 and len(lines) > 1:
            break
        lines.append(line)
        any_cut |= cut
    return lines, any_cut


def _line(row: list[Json] | list[str], cap: int) -> tuple[str, bool]:
    cells = [_cell(value) for value in row]
    short = [cell if len(cell) <= cap else _cut(value, cap) for cell, value in zip(cells, row, strict=True)]
    return ",".join(short), short != cells


def _cell(value: Json) -> str:
    if isinstance(value, str):
        plain = _BARE.fullmatch(value) and value.isprintable() and value not in _NOT_BARE
        written = value if plain else quoted(value)
    else:
        written = visible(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return _IMITATION.sub(r"\\u003c", written)


def _cut(value: Json, cap: int) -> str:
    """The beginning of a long cell, as a text; escapes count, so that it stays near the cap whatever it is made of."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    written = quoted(text[:cap] + _CUT)
    if len(written) > 2 * cap:
        written = quoted(text[: cap // 6] + _CUT)
    return _IMITATION.sub(r"\\u003c", written)
