"""What the two judges must find alike in a statement, and what libpg_query finds.

In: the shape of a statement. Out: its `Names`. Types and functions are told as sqlglot would tell them, where the two
name one thing differently.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from agent_gateway.guard.tree import Node, Shape

__all__ = ["PHRASES_AS_CALLS", "READ_AS_FUNCTIONS", "SPELLINGS", "Names", "first_reading", "spelled"]

READ_AS_FUNCTIONS = {
    "CoalesceExpr": "coalesce",
    "GroupingFunc": "grouping",
    "A_ArrayExpr": "array",
    "JsonTable": "json_table",
    "JsonObjectConstructor": "json_object",
    "JsonArrayConstructor": "json_array",
    "JsonArrayQueryConstructor": "json_array",
    "JsonObjectAgg": "json_objectagg",
    "JsonArrayAgg": "json_arrayagg",
    "JsonParseExpr": "json",
    "JsonScalarExpr": "json_scalar",
    "JsonSerializeExpr": "json_serialize",
}
_JSON_FUNCTIONS = {"JSON_EXISTS_OP": "json_exists", "JSON_QUERY_OP": "json_query", "JSON_VALUE_OP": "json_value"}
_NAMED_BY: dict[str, Callable[[Node], str]] = {
    "MinMaxExpr": lambda node: "greatest" if node.get("op") == "IS_GREATEST" else "least",
    "A_Expr": lambda node: "nullif" if node.get("kind") == "AEXPR_NULLIF" else "",
    "RowExpr": lambda node: "row" if node.get("row_format") == "COERCE_EXPLICIT_CALL" else "",
    "JsonFuncExpr": lambda node: _JSON_FUNCTIONS[node.get("op", "")],
    "SQLValueFunction": lambda node: _value_function(node.get("op", "")),
}
"""Nodes that are a call or not, depending on what is in them."""
_CLAUSES = {
    "withClause": "WITH",
    "whereClause": "WHERE",
    "groupClause": "GROUP BY",
    "havingClause": "HAVING",
    "larg": "set operation",
    "limitCount": "LIMIT",
    "limitOffset": "OFFSET",
}
_PHRASES = frozenset({"timezone", "overlaps", "is_normalized"})
"""Functions behind operators and predicates, which the grammar marks as such: a phrase, not a call, to a reader."""
PHRASES_AS_CALLS = frozenset({"like_escape", "similar_to_escape"})
"""The same, not marked."""
_TRIMS = {"btrim": "trim", "ltrim": "trim", "rtrim": "trim"}
SPELLINGS = {
    "int4": "int int4 integer",
    "int8": "bigint int8",
    "int2": "smallint int2",
    "numeric": "numeric decimal dec",
    "float8": "float8 float4 real float double_precision",
    "bool": "bool boolean",
    "bpchar": 'bpchar char character "char" nchar',
    "varchar": "varchar character_varying",
    "bit": "bit varbit",
    "bytea": "bytea",
    "time": "time timetz time_with_time_zone time_without_time_zone",
    "timestamptz": "timestamptz timestamp_with_time_zone",
    "timestamp": "timestamp timestamp_without_time_zone",
}
"""Types that the two judges spell differently; those on one line count as the same."""


@dataclass(slots=True)
class Names:
    """What a judge found in a statement, each list sorted."""

    relations: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """Database, schema and name, each as it is written."""
    functions: list[str] = field(default_factory=list[str])
    ctes: list[str] = field(default_factory=list[str])
    types: list[str] = field(default_factory=list[str])
    clauses: list[str] = field(default_factory=list[str])


def first_reading(shape: Shape) -> Names:
    """What libpg_query found."""
    nodes = shape.nodes
    functions: list[str] = []
    for kind, found in nodes.items():
        if kind in READ_AS_FUNCTIONS:
            functions += [READ_AS_FUNCTIONS[kind]] * len(found)
        elif kind in _NAMED_BY:
            functions += filter(None, map(_NAMED_BY[kind], found))
    for _, name, node in shape.calls:
        if name in PHRASES_AS_CALLS:
            continue
        if node.get("funcformat") != "COERCE_SQL_SYNTAX":
            functions.append(name)
        elif name not in _PHRASES:
            functions.append(_TRIMS.get(name, name))
    spellings = spelled()
    return Names(
        relations=sorted(
            {(n.get("catalogname", ""), n.get("schemaname", ""), n["relname"]) for n in nodes.get("RangeVar", ())}
        ),
        functions=sorted(functions),
        ctes=sorted([n["ctename"] for n in nodes.get("CommonTableExpr", ())]),
        # `substring(x for n)` casts n, which nobody wrote
        types=sorted({spellings.get(name, name) for _, name, node in shape.types if node.get("location") != -1}),
        clauses=sorted({_CLAUSES[key] for select in nodes["SelectStmt"] for key in select if key in _CLAUSES}),
    )


def _value_function(op: str) -> str:
    """`CURRENT_TIME(3)` is read as a call, CURRENT_TIME is not."""
    return op.removeprefix("SVFOP_").removesuffix("_N").lower() if op.endswith("_N") else ""


@cache
def spelled() -> dict[str, str]:
    """Every spelling to the one that stands for its line."""
    return {word.strip('"'): name for name, words in SPELLINGS.items() for word in words.split()}
