"""The text around the verbatim statement that cuts its result inside the server.

Three levels, inside out: `limited` runs the statement and stops it one row after the last that is wanted; `written`
gives each cell in PostgreSQL's text form, cut one character after the last; `measured` counts the bytes and keeps whole
rows within the limit. `limit` and `offset 0` keep the planner from merging the levels, so that no expression of the
statement is computed twice. Rows keep their order: nothing here sorts, and the session allows no parallel workers.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.types import Limits

__all__ = ["COUNT", "around", "cell_limit"]

COUNT = "rows of the answer"
"""The last column: rows before the byte limit was applied; one more than the row limit where rows were left out."""

_BOUNDED = frozenset({"boolean", "smallint", "integer", "bigint", "oid", "real", "double precision", "uuid", "date"})
"""Types whose text form is never long."""
_WIDEST = 4
"""Bytes of a character in UTF-8 at the most (RFC 3629)."""


def cell_limit(types: Sequence[str], limits: Limits) -> int:
    """Characters of one cell, so that one row alone keeps within the byte limit."""
    unbounded = sum(name not in _BOUNDED for name in types)
    return max(1, min(limits.max_cell, limits.max_bytes // (_WIDEST * max(1, unbounded))))


def around(statement: str, types: Sequence[str], *, columns: int, limits: Limits) -> str:
    """The statement in its envelope.

    Args:
        statement: exactly one query, verbatim; the server has already prepared it alone.
        types: the names of its columns' types that are shown.
        columns: how many columns it has.
        limits: the limits of this request.
    """
    cell = cell_limit(types, limits)
    names = ", ".join(f"c{n}" for n in range(columns))
    alias = f"statement({names})" if columns else "statement"
    written = ", ".join(f"{_written(f'c{n}', name, cell)} as v{n}" for n, name in enumerate(types))
    octets = " + ".join(f"coalesce(pg_catalog.octet_length(v{n}), 0)" for n in range(len(types))) or "0"
    shown = "".join(f"v{n}, " for n in range(len(types)))
    return f"""select {shown}answers as "{COUNT}"
from (
  select {shown}pg_catalog.row_number() over () as position, pg_catalog.count(*) over () as answers,
    pg_catalog.sum({octets}) over (rows unbounded preceding) as octets
  from (
    select {written}
    from (
      select * from (
{statement}
      ) as {alias}
      limit {limits.max_rows + 1}
    ) as limited
    offset 0
  ) as written
) as measured
where position = 1 or (position <= {limits.max_rows} and octets <= {limits.max_bytes})"""  # noqa: S608  # the statement has passed the guard and was prepared alone


def _written(column: str, type_name: str, cell: int) -> str:
    """A cell as text. `is distinct from null` is true for a composite of nulls, which `is not null` is not."""
    if type_name in {"text", "character varying"}:
        return f"pg_catalog.left({column}::pg_catalog.text, {cell + 1})"
    if type_name == "bytea":
        return f"'\\x' || pg_catalog.encode(substring({column} from 1 for {cell // 2}), 'hex')"
    text = f"pg_catalog.format('%s', {column})"
    cut = text if type_name in _BOUNDED else f"pg_catalog.left({text}, {cell + 1})"
    return f"case when {column} is distinct from null then {cut} end"
