"""The fields of what a call, a cast, ARRAY, ROW or a subscript makes.

In: its node and the fields of its operands. Out: the fields of its result, where that is a row or an array of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from agent_gateway.guard.allowlist import UNFOLDING, Allowlist
from agent_gateway.guard.naming import MOST_COLUMNS
from agent_gateway.guard.rowset import (
    SCALARS,
    UNTYPED,
    VECTOR,
    Column,
    Rowset,
    array_of,
    element_of,
    one_of,
    rowset,
)
from agent_gateway.guard.tree import Node, dotted

__all__ = ["array", "cast", "returned", "row", "taken"]

_GATHERING = frozenset({"array_agg", "array_append", "array_prepend", "array_remove", "array_replace", "array_cat"})
"""Functions whose result is an array of the rows that they are given, or of the elements of such an array."""
_PASSING = _GATHERING | frozenset(
    {"any_value", "unnest", "first_value", "last_value", "nth_value", "lag", "lead"}
    | {"array_sample", "array_shuffle", "array_reverse", "array_sort", "trim_array"}
)
"""Functions whose result is the row, or an array of the rows, that they are given; the greatest row is a RECORD."""
_OF_FIRST = frozenset({"array_sample", "array_sort", "nth_value", "trim_array"})
"""Those of them whose other arguments say nothing of what they are given: a number, a direction."""
_OF_FIRST_AND_THIRD = frozenset({"lag", "lead"})
"""The third stands where there is no row so many rows away; the types of both are made one."""
_OF_ARRAYS = frozenset(
    {"array_positions", "regexp_match", "regexp_split_to_array", "string_to_array", "tsvector_to_array"}
)
"""Functions whose result is an array that holds no rows."""
_VECTORS = frozenset(
    {"array_to_tsvector", "json_to_tsvector", "jsonb_to_tsvector", "setweight", "strip", "to_tsvector"}
    | {"ts_delete", "ts_filter", "tsvector_concat"}
)
"""Functions whose result is a text-search vector."""


def returned(call: Node, rows: Sequence[Rowset | None], allowed: Allowlist) -> Rowset | None:
    """The fields of a function's result; `rows` are those of its arguments."""
    schema, name = dotted(call["funcname"])
    if schema != "pg_catalog" and allowed.own_function(schema, name):
        made = allowed.own_result(schema, name)
        return made and made.whole()
    if name in _PASSING and (row := one_of(_passed(name, rows))) is not None:
        if name in _GATHERING:
            return array_of(row)
        return element_of(row) if name == "unnest" else row
    if name in _VECTORS:
        return VECTOR
    fields = allowed.row_functions.get(name)
    # a function with one column returns its value, which has that name in FROM only
    return SCALARS if name in _OF_ARRAYS or (fields is not None and len(fields.columns) == 1) else fields


def _passed(name: str, rows: Sequence[Rowset | None]) -> Sequence[Rowset | None]:
    """Those of the arguments whose type is that of the result, or of its elements."""
    if name in _GATHERING:  # some take arrays, some elements, some both
        return [row if row is VECTOR else element_of(row) for row in rows]
    return rows[:1] if name in _OF_FIRST else rows[::2] if name in _OF_FIRST_AND_THIRD else rows


def cast(value: Rowset | None, type_name: Node, allowed: Allowlist) -> Rowset | None:
    """The fields of a value that is cast; whether the type is allowed is judged elsewhere."""
    schema, name = dotted(type_name.get("names", ()))
    made = VECTOR if name == UNFOLDING else SCALARS
    if schema not in {"", "pg_catalog"} or name not in allowed.types:
        made = allowed.row_type(schema, name)
    found = array_of(made) if "arrayBounds" in type_name else made
    return value if found and value and value.fields is found else found  # a row of that type stays what it is


def array(rows: Sequence[Rowset | None]) -> Rowset | None:
    """ARRAY[…]: constants are no rows; what else it holds may be, where the guard knows of none."""
    return SCALARS if all(row is SCALARS or row is UNTYPED for row in rows) else array_of(one_of(rows))


def row(rows: Sequence[Rowset | None], *, starred: bool) -> Rowset:
    """ROW(…): fields f1, f2, and so on. Behind a `*` it is not known which field is which, so none is a row."""
    known = [*rows, *[None] * (MOST_COLUMNS - len(rows) if starred else 0)]
    return rowset([Column(f"f{n}", row=row, sure=not starred) for n, row in enumerate(known[:MOST_COLUMNS], start=1)])


def taken(row: Rowset | None, steps: Sequence[Node], place: int) -> Rowset | None:
    """What is known behind the first of some subscripts: of an element, or of an array where one of them is a slice."""
    if place and "A_Indices" in steps[place - 1]:
        return row
    subscripts = takewhile(lambda step: "A_Indices" in step, steps[place:])
    return row if any("is_slice" in step["A_Indices"] for step in subscripts) else element_of(row)
