"""Names of time zones that a statement makes up.

In: the shape of a statement. Out: findings. PostgreSQL keeps the rules of each name that it meets, 23 KB, until the
session ends (pgtz.c), and `<a1>1` is as good a name as any: each row may add one, and nothing counts them. So the name
is a constant, or stands in the data as it is. An interval is a zone without a name, and has one when it is written as a
text; so have numbers and times.
"""

from __future__ import annotations

from typing import NamedTuple

from agent_gateway.guard.findings import Findings
from agent_gateway.guard.multiplying import TEXTS
from agent_gateway.guard.naming import figure
from agent_gateway.guard.tree import Node, Shape, below, dotted

__all__ = ["judge"]

_ZONE = {
    "timezone": 0,
    "date_trunc": 2,
    "make_timestamptz": 6,
    "date_add": 2,
    "date_subtract": 2,
    "generate_series": 3,
}
"""Which argument is the name of a zone."""
_PICKING = frozenset(
    {"any_value", "btrim", "first_value", "initcap", "json_extract_path_text", "jsonb_extract_path_text"}
    | {"lag", "last_value", "lead", "lower", "ltrim", "max", "min", "mode", "rtrim", "split_part", "upper"}
)
"""Functions that make no more texts than they are given."""
_LENGTHS = frozenset({"make_interval", "justify_days", "justify_hours", "justify_interval"})
"""Functions that make an interval, which is a zone without a name."""
_REPLACING = frozenset({"regexp_replace", "replace"})
_NAMELESS = frozenset({"+", "-", "*", "/"})
"""Operators that make numbers and intervals."""
_TAKING = frozenset({"->", "->>", "#>", "#>>"})
"""Operators that take a part out of a document."""
_UNFOLDING = frozenset(
    {f"{json}_{what}" for json in ("json", "jsonb") for what in ("array_elements_text", "each_text", "to_recordset")}
    | {"array_agg", "generate_series", "jsonb_to_record", "json_to_record", "regexp_split_to_table"}
    | {"string_to_array", "string_to_table", "unnest"}
)
"""Functions that only take lists and documents apart, or put values into a list."""


class _Columns(NamedTuple):
    """The names of columns that are made up somewhere in a statement, or that may be one of these."""

    texts: set[str]
    values: set[str]
    """The same, and numbers and times that are computed: as texts, they would be made up."""


def judge(shape: Shape, findings: Findings) -> None:
    """Zones in calls, and behind AT TIME ZONE."""
    zones = [
        (node["args"][_ZONE[name]], node)
        for _, name, node in (() if shape.called.isdisjoint(_ZONE) else shape.calls)
        if name in _ZONE and len(node.get("args", ())) > max(1, _ZONE[name])  # with one, AT LOCAL: the session's zone
    ]
    columns = _Columns(set(), set())
    if any("A_Const" not in zone for zone, _ in zones):
        for written in (True, False):  # what is computed here may be written as a text there
            _fill(columns, shape, written=written)
    for zone, node in zones:
        if _made(zone, columns, written=False):
            findings.add(
                "value_too_large",
                "Each name of a time zone that is made up is kept until the session ends.",
                "Name the zone, 'Europe/Berlin', read it from a column as it is, or use an interval.",
                at=node.get("location", 0),
            )


def _fill(columns: _Columns, shape: Shape, *, written: bool) -> None:
    """Find the columns that are made up, in however many steps."""
    found = columns[written]
    targets = [node for node in shape.nodes.get("ResTarget", ()) if "val" in node]
    for _ in range(len(targets)):
        made = [node for node in targets if _made(node["val"], columns, written=written)]
        new = {node.get("name") or figure(node["val"]) for node in made} - found
        if not new:
            break
        found |= new
    for kind in ("CommonTableExpr", "RangeSubselect", "RangeFunction", "JsonTable"):
        for node in shape.nodes.get(kind, ()):
            if _holds(kind, node, columns, written=written):
                found |= _named(node)
    if found:  # what is renamed where it is read may be any of them
        renamed = [node.get("alias", {}).get("colnames", []) for node in shape.nodes.get("RangeVar", ())]
        found |= {name["String"].get("sval", "") for names in renamed for name in names}


def _named(node: Node) -> set[str]:
    """The names that something in FROM or WITH gives to what it holds."""
    alias = node.get("alias", {})
    names = [part["String"].get("sval", "") for part in (*node.get("aliascolnames", []), *alias.get("colnames", []))]
    names += [part["ColumnDef"]["colname"] for part in node.get("coldeflist", [])]
    names += [part["name"] for kind, part in below({"JsonTable": node}) if kind == "JsonTableColumn" and "name" in part]
    return {*names, alias.get("aliasname", "")}


def _holds(kind: str, source: Node, columns: _Columns, *, written: bool) -> bool:
    """Whether something in FROM or WITH makes up texts."""
    within = list(below({kind: source}))
    targets = [node["val"] for kind, node in within if kind == "ResTarget" and "val" in node]
    if any(_made(value, columns, written=written) for value in targets):
        return True
    values = [{kind: node} for kind, node in within if kind == "SelectStmt" and "valuesLists" in node]
    if kind in {"RangeFunction", "JsonTable"}:
        values.append({kind: source})
    return any(_joined(value, columns) for value in values)


def _joined(expression: Node, columns: _Columns) -> bool:
    """Whether texts are put together anywhere in an expression, or were before, or numbers are computed."""
    for kind, node in below(expression):
        sign = dotted(node.get("name", []))[1] if kind == "A_Expr" else ""
        if sign == "||" or (sign in _NAMELESS and _varies({kind: node})):
            return True
        if kind == "FuncCall" and dotted(node["funcname"])[1] not in _PICKING | _UNFOLDING:
            return True
        if kind == "ColumnRef" and dotted(node["fields"][-1:])[1] in columns.values:
            return True
    return False


def _varies(expression: Node) -> bool:
    """Whether an expression is more than a constant."""
    return any(kind in {"ColumnRef", "FuncCall", "SubLink"} for kind, _ in below(expression))


def _made(value: Node, columns: _Columns, *, written: bool) -> bool:  # noqa: PLR0911  # one for each kind of node
    """Whether an expression may make texts that stand nowhere in the data; `written` where it becomes a text."""
    for kind, node in value.items():
        if kind in {"A_Const", "SQLValueFunction"}:
            return False
        if kind == "ColumnRef":
            return dotted(node["fields"][-1:])[1] in columns[written]
        if kind == "FuncCall":
            return _called(node, columns, written=written)
        if kind == "TypeCast":
            return _cast(node, columns, written=written)
        if kind == "A_Indirection" and any(
            field.get("String", {}).get("sval", "") in columns[written] for field in node.get("indirection", [])
        ):
            return True
        if kind in {"A_Indirection", "JsonFuncExpr"}:
            return _joined({kind: node}, columns)
        if kind == "A_Expr" and node.get("kind") != "AEXPR_NULLIF":
            sign = dotted(node.get("name", []))[1]
            if sign in _NAMELESS:
                return written and _varies({kind: node})
            return sign not in _TAKING or "lexpr" not in node or _joined(node["lexpr"], columns)
        chosen = _chosen(kind, node)
        return chosen is None or any(_made(item, columns, written=written) for item in chosen)
    return False


def _cast(node: Node, columns: _Columns, *, written: bool) -> bool:
    """What is no text is one of many texts as soon as it is written as one."""
    name = dotted(node["typeName"]["names"])[1]
    if name == "interval" and not written:
        return False
    if written and name not in TEXTS:
        return "A_Const" not in node["arg"]
    return _made(node["arg"], columns, written=True)


def _chosen(kind: str, node: Node) -> list[Node] | None:
    """The values of which an expression is one; None where it is something else."""
    match kind:
        case "CollateClause":
            return [node["arg"]]
        case "A_Expr":
            return [node["lexpr"]]
        case "CaseExpr":
            return [*(item["CaseWhen"]["result"] for item in node.get("args", [])), node.get("defresult", {})]
        case "CoalesceExpr" | "MinMaxExpr":
            return node.get("args", [])
        case "SubLink":
            query: Node = node.get("subselect", {}).get("SelectStmt", {})
            return [item["ResTarget"].get("val", {}) for item in query.get("targetList", [])]
        case _:
            return None


def _called(node: Node, columns: _Columns, *, written: bool) -> bool:
    name = dotted(node["funcname"])[1]
    arguments: list[Node] = node.get("args", [])
    if name in _LENGTHS:
        return written
    if name in _REPLACING:
        return any("A_Const" not in item for item in arguments[1:]) or _made(arguments[0], columns, written=written)
    return name not in _PICKING or any(_made(item, columns, written=written) for item in arguments)
