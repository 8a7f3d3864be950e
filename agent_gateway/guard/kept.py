"""What a query keeps in memory until it is done: of each row, what it gathers or puts in order.

In: values, of which `derived` has noted what constants prove. Out: characters of one row; a value out of the data
stands for some, for PostgreSQL keeps each apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agent_gateway.guard.derived import ANY, NOTHING, Columns, Worth
from agent_gateway.guard.multiplying import HOLDING, TEXTS
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, dotted, parts
from agent_gateway.guard.writing import DOCUMENTS

__all__ = ["COLUMNS", "VALUE", "elements", "gathered_of", "kept", "keys", "listed", "ordered_of", "whole", "width"]

VALUE = 20.0
"""Characters that a value out of the data stands for."""
COLUMNS = 20.0
"""Columns of a relation."""
_APART = 2.0
"""A jsonb that is built keeps each of its values twice as large as a text."""
_ROWS_APART = 4.0
"""So does an array each of its rows."""
_ORDERED = frozenset({"agg_distinct", "agg_order", "orderClause", "partitionClause"})
_WRITING = DOCUMENTS | {"concat", "concat_ws", "format"}
_PASSING = frozenset(
    {"btrim", "initcap", "lower", "ltrim", "normalize", "regexp_replace", "replace", "reverse", "rtrim", "translate"}
    | {"array_to_string", "quote_literal", "quote_nullable", "textcat", "upper"}
)
"""Functions of which the result is about as large as their first argument."""
_CHOOSING = frozenset({"CaseExpr", "CaseWhen", "CoalesceExpr", "MinMaxExpr"})
_INSIDE = HOLDING | _CHOOSING | {"JsonKeyValue", "JsonValueExpr"}


def gathered_of(kind: str, node: Node) -> list[Node]:
    """What an aggregate puts into its value: the arguments of a function, or what stands in SQL/JSON."""
    return node.get("args", []) if kind == "FuncCall" else [_json_value(node)]


def _json_value(node: Node) -> Node:
    """What an SQL/JSON aggregate gathers."""
    argument: Node = node.get("arg", {})
    return argument.get("value", argument).get("raw_expr", {})


def ordered_of(node: Node) -> list[Node]:
    """What an aggregate with DISTINCT or ORDER BY, or a window, puts in order."""
    if _ORDERED.isdisjoint(node):
        return []
    found = [item["SortBy"]["node"] for key in ("agg_order", "orderClause") for item in node.get(key, [])]
    return found + node.get("partitionClause", []) + (node.get("args", []) if "agg_distinct" in node else [])


def kept(kind: str, node: Node, rows: Mapping[str, float]) -> float:
    """Characters of one row that an aggregate keeps.

    Args:
        kind: of the aggregate.
        node: the aggregate.
        rows: names that stand for a row, and how many columns it has.
    """
    name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
    times = _APART if name.startswith("jsonb") else 1.0
    found = 0.0
    for value in gathered_of(kind, node):
        row = name == "array_agg" and ("RowExpr" in value or _is_row(value, rows))
        found += (_ROWS_APART if row else times) * _held(value, rows)
    return found


def _held(value: Node, rows: Mapping[str, float]) -> float:
    """Characters of a value: of a row or a document, those of all that stands in it."""
    if _is_row(value, rows):
        return max(VALUE * rows.get(dotted(value["ColumnRef"]["fields"])[1], COLUMNS), size(value))
    for kind, node in value.items():
        if kind == "A_Const":
            return size(value)
        inside = [_held(part, rows) for part in _made_of(kind, node)]
        return max(VALUE, size(value), max(inside, default=0.0) if kind in _CHOOSING else sum(inside))
    return VALUE


def _made_of(kind: str, node: Node) -> Sequence[Node]:
    """What a value holds, or is one of."""
    if kind == "FuncCall":
        name, arguments = dotted(node["funcname"])[1], node.get("args", [])
        return arguments if name in _WRITING else arguments[:1] if name in _PASSING else ()
    if kind == "A_Expr" and dotted(node.get("name", []))[1] == "||":
        return [node[side] for side in ("lexpr", "rexpr") if side in node]
    if kind == "CollateClause" or (kind == "TypeCast" and _keeps(node["typeName"])):
        return [node["arg"]]
    return [{inner: part} for inner, part in parts(kind, node)] if kind in _INSIDE else ()


def _keeps(kind: Node) -> bool:
    """Whether a cast to a type leaves a value as large as it was."""
    return "arrayBounds" in kind or dotted(kind["names"])[1] in TEXTS or dotted(kind["names"])[1] in {"json", "jsonb"}


def _is_row(value: Node, rows: Mapping[str, float]) -> bool:
    fields = value.get("ColumnRef", {}).get("fields", ())
    return bool(fields) and ("A_Star" in fields[-1] or (len(fields) == 1 and dotted(fields)[1] in rows))


def listed(select: Node, rows: Mapping[str, float]) -> float:
    """Characters of one row of a query that becomes an element."""
    targets: list[Node] = [target["ResTarget"].get("val", {}) for target in select.get("targetList", [])]
    times = _ROWS_APART if any("RowExpr" in target or _is_row(target, rows) for target in targets) else 1.0
    return times * sum(_held(target, rows) for target in targets)


def elements(value: Node) -> float:
    """The elements of an array that is written out, or filled."""
    for kind, node in value.items():
        if kind == "A_ArrayExpr":
            return max(1.0, sum(map(elements, node.get("elements", []))))
        if kind == "TypeCast":
            return elements(node.get("arg", {}))
        if kind == "FuncCall" and dotted(node["funcname"])[1] == "array_fill":
            return max(1.0, size(value))
    return 1.0


def width(select: Node) -> float:
    """The columns of a query."""
    while "larg" in select:
        select = select["larg"]
    if "valuesLists" in select:
        return float(len(select["valuesLists"][0]["List"].get("items", [])))
    targets = [target["ResTarget"].get("val", {}) for target in select.get("targetList", [])]
    return sum(COLUMNS if _is_row(target, {}) else 1.0 for target in targets)


def whole(sources: Sequence[Node], ctes: Mapping[str, float]) -> dict[str, float]:
    """The names of what stands in FROM that stand for a row of it, and how many columns it has."""
    found: dict[str, float] = {}
    for source in sources:
        for kind, node in source.items():
            called = node.get("alias", {}).get("aliasname", node.get("relname", ""))
            match kind:
                case "RangeVar":
                    found[called] = COLUMNS if node.get("schemaname") else ctes.get(node["relname"], COLUMNS)
                case "RangeSubselect":
                    found[called] = width(node["subquery"]["SelectStmt"])
                case "JoinExpr":
                    joined = whole([node["larg"], node["rarg"]], ctes)
                    found |= joined if "alias" not in node else {called: sum(joined.values())}
                case "RangeTableSample":
                    found |= whole([node["relation"]], ctes)
                case _:
                    pass
    return found


def keys(select: Node, columns: Columns) -> float:
    """Characters of what a SELECT sorts, groups or tells apart its rows by."""
    named: dict[str, Worth] = dict(columns)
    found = 0.0
    distinct: list[Node] = select.get("distinctClause", [])
    if distinct and not distinct[0]:
        found += sum(worth.size for _, worth in columns)
    pending: list[Node] = [
        item for clause in ("distinctClause", "groupClause", "sortClause") for item in select.get(clause, [])
    ]
    while pending:
        item = pending.pop()
        pending += item.get("GroupingSet", {}).get("content", [])
        key: Node = item.get("SortBy", {}).get("node", item)
        place: int = key.get("A_Const", {}).get("ival", {}).get("ival", 0)
        if "A_Const" in key:
            meant = columns if ANY in named else columns[place - 1 : place] if place > 0 else ()
            found += max((worth.size for _, worth in meant), default=0.0)
        elif "GroupingSet" not in key:
            name = dotted(key["ColumnRef"]["fields"])[1] if "ColumnRef" in key else ""
            found += max(size(key), named.get(name, NOTHING).size)
    return found
