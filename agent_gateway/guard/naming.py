"""How PostgreSQL names a result column that has no alias (FigureColname in parse_target.c).

In: an expression of a target list, or a function in FROM. Out: the name; one that nothing is called where it cannot be
told.
"""

from __future__ import annotations

from typing import Any

__all__ = ["MOST_COLUMNS", "MOST_TOGETHER", "OF_ONE_COLUMN", "bare", "figure", "side_by_side"]

MOST_COLUMNS = 1_664
"""Columns of a query (MaxTupleAttributeNumber); without a bound, `select *, *` doubles them from level to level."""
MOST_TOGETHER = 25_000
"""Columns of all queries of a statement: PostgreSQL plans each in some ten thousand bytes."""
OF_ONE_COLUMN = frozenset(
    {"generate_series", "generate_subscripts", "json_object_keys", "jsonb_object_keys", "string_to_table"}
    | {"jsonb_path_query", "jsonb_path_query_tz", "regexp_matches", "regexp_split_to_table"}
)
"""Functions whose result is no row for any argument, and so a column under the alias of the function."""

_FIXED = {
    "GroupingFunc": "grouping",
    "CoalesceExpr": "coalesce",
    "A_ArrayExpr": "array",
    "RowExpr": "row",
    "JsonParseExpr": "json",
    "JsonScalarExpr": "json_scalar",
    "JsonSerializeExpr": "json_serialize",
    "JsonObjectConstructor": "json_object",
    "JsonArrayConstructor": "json_array",
    "JsonArrayQueryConstructor": "json_array",
    "JsonObjectAgg": "json_objectagg",
    "JsonArrayAgg": "json_arrayagg",
}
_VALUE_FUNCTIONS = {
    "SVFOP_CURRENT_TIME_N": "current_time",
    "SVFOP_CURRENT_TIMESTAMP_N": "current_timestamp",
    "SVFOP_LOCALTIME_N": "localtime",
    "SVFOP_LOCALTIMESTAMP_N": "localtimestamp",
    "SVFOP_USER": "user",
}
_JSON_FUNCTIONS = {"JSON_EXISTS_OP": "json_exists", "JSON_QUERY_OP": "json_query", "JSON_VALUE_OP": "json_value"}
_UNNAMED = "?column?"
_UNTOLD = "\0"
"""The name of what the guard cannot name: no text that is judged holds it."""


def bare(item: dict[str, Any]) -> str:
    """The name, where an expression is just a name."""
    fields = item.get("ColumnRef", {}).get("fields", [])
    return fields[0]["String"].get("sval", "") if len(fields) == 1 and "String" in fields[0] else ""


def figure(expression: dict[str, Any]) -> str:
    """The name of an expression without an alias."""
    if "ColumnRef" in expression:
        return _last(expression["ColumnRef"]["fields"])
    return _name(expression)[0] or _UNNAMED


def _last(names: list[dict[str, Any]]) -> str:
    """The last name of a dotted one."""
    if names and "String" in names[-1]:
        return names[-1]["String"].get("sval", "")
    return next((part["String"].get("sval", "") for part in reversed(names) if "String" in part), "")


def _name(expression: dict[str, Any]) -> tuple[str, int]:  # noqa: PLR0911  # one for each kind of node
    """The name and its strength: 2 for a name of its own, 1 for a fallback, 0 for none."""
    for kind, node in expression.items():
        if kind in _FIXED:
            return _FIXED[kind], 2
        match kind:
            case "ColumnRef":
                return _last(node["fields"]), 2
            case "FuncCall":
                return _last(node["funcname"]), 2
            case "A_Indirection":
                if "A_Star" in node["indirection"][-1]:  # the field's own name
                    return _UNTOLD, 2
                field = _last(node["indirection"])
                return (field, 2) if field else _name(node.get("arg", {}))
            case "A_Expr":
                return ("nullif", 2) if node.get("kind") == "AEXPR_NULLIF" else ("", 0)
            case "CollateClause":
                return _name(node.get("arg", {}))
            case _:
                return _other(kind, node)
    return "", 0


def _other(kind: str, node: dict[str, Any]) -> tuple[str, int]:  # noqa: PLR0911  # one for each kind of node
    """The rarer ones."""
    match kind:
        case "TypeCast":
            name, strength = _name(node.get("arg", {}))
            return (name, strength) if strength > 1 else (_last(node["typeName"].get("names", [])), 1)
        case "CaseExpr":
            name, strength = _name(node.get("defresult", {}))
            return (name, strength) if strength > 1 else ("case", 1)
        case "MinMaxExpr":
            return ("greatest" if node.get("op") == "IS_GREATEST" else "least"), 2
        case "SQLValueFunction":
            op: str = node.get("op", "")
            return _VALUE_FUNCTIONS.get(op, op.removeprefix("SVFOP_").lower()), 2
        case "JsonFuncExpr":
            return _JSON_FUNCTIONS.get(node.get("op", ""), ""), 2
        case "SubLink":
            return _sublink(node)
        case _:
            return "", 0


def _only(value: dict[str, Any]) -> str:
    """The name of the column of a subquery; that of a `*` is told by what stands in FROM, not by what it is of."""
    fields = value.get("ColumnRef", {}).get("fields", [{}])
    return _UNTOLD if "A_Star" in fields[-1] else figure(value)


def _sublink(node: dict[str, Any]) -> tuple[str, int]:
    """A subquery in an expression takes the name of its one column."""
    match node.get("subLinkType"):
        case "EXISTS_SUBLINK":
            return "exists", 2
        case "ARRAY_SUBLINK":
            return "array", 2
        case "EXPR_SUBLINK":
            query = node.get("subselect", {}).get("SelectStmt", {})
            while "larg" in query:
                query = query["larg"]
            for target in query.get("targetList", []):
                named = target["ResTarget"]
                return named.get("name") or _only(named.get("val", {})), 2
            return ("column1", 2) if "valuesLists" in query else ("", 0)
        case _:
            return "", 0


def side_by_side(function: dict[str, Any], source: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """`unnest(a, b)` as `unnest(a), unnest(b)`, which is what PostgreSQL reads (transformRangeFunction)."""
    items: list[dict[str, Any]] = function["List"].get("items", [])
    call = items[0].get("FuncCall", {})
    names = [part["String"].get("sval") for part in call.get("funcname", [])]
    described = source.get("coldeflist") or (len(items) > 1 and items[1])
    if names != ["unnest"] or len(call.get("args", [])) < 2 or described or "func_variadic" in call:  # noqa: PLR2004  # of one array it is a function like any other
        return [items]
    return [[{"FuncCall": {**call, "args": [argument]}}] for argument in call["args"]]
