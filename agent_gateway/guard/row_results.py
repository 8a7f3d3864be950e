"""The fields of what a function returns.

In: a call and the fields of its arguments. Out: the fields of its result, where that is a row or an array of rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.rowset import SCALARS, Rowset, one_of, rowset
from agent_gateway.guard.tree import Node, dotted

__all__ = ["returned"]

_PASSING = frozenset(
    {"any_value", "array_agg", "unnest", "first_value", "last_value", "nth_value", "lag", "lead"}
    | {"array_sample", "array_shuffle", "array_append", "array_prepend", "array_remove", "array_replace", "array_cat"}
    | {"array_reverse", "array_sort", "trim_array"}
)
"""Functions whose result is the row, or an array of the rows, that they are given; the greatest row is a RECORD."""
_OF_FIRST = frozenset({"array_sample", "array_sort", "lag", "lead", "nth_value", "trim_array"})
"""Those of them whose other arguments say nothing of what they are given: a number, a direction."""
_OF_ARRAYS = frozenset(
    {"array_positions", "regexp_match", "regexp_split_to_array", "string_to_array", "tsvector_to_array"}
)
"""Functions whose result is an array that holds no rows."""


def returned(call: Node, rows: Sequence[Rowset | None], allowed: Allowlist) -> Rowset | None:
    """The fields of a function's result; `rows` are those of its arguments."""
    schema, name = dotted(call["funcname"])
    if name in _PASSING and (row := one_of(rows[:1] if name in _OF_FIRST else rows)) is not None:
        return row
    if schema != "pg_catalog" and allowed.own_function(schema, name):
        return rowset([], extra=allowed.column_names, typed=True)
    return SCALARS if name in _OF_ARRAYS else allowed.row_functions.get(name)
