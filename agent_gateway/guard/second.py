"""The second judge: sqlglot reads the text on its own, and both readings must name the same things.

In: a statement that the first judge allows, with its shape. Out: a finding where sqlglot does not read it as one query,
or where relations, functions, CTEs or the types of casts differ. It sees no text that is too deep for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from sqlglot import exp
from sqlglot.errors import SqlglotError

from agent_gateway.guard.dialect import MARK, NOT_FUNCTIONS, parse
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Node, Shape
from agent_gateway.wording import listed

__all__ = ["COMPARED", "READ_AS_FUNCTIONS", "Names", "first_reading", "judge", "second_reading"]

COMPARED = ("relations", "functions", "ctes", "types", "clauses")
"""What both judges must find alike."""

_READS = (exp.Query, exp.Values, exp.Table)
_NOT_READS = (
    exp.Insert,
    exp.Update,
    exp.Delete,
    exp.DDL,
    exp.Into,
    exp.Lock,
    exp.Command,
    exp.Merge,
    exp.Set,
    exp.Placeholder,
    exp.Parameter,
)
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
_SECOND_CLAUSES: dict[type[exp.Expr], str] = {
    exp.With: "WITH",
    exp.Where: "WHERE",
    exp.Group: "GROUP BY",
    exp.Having: "HAVING",
    exp.Union: "set operation",
    exp.Intersect: "set operation",
    exp.Except: "set operation",
    exp.Limit: "LIMIT",
    exp.Fetch: "LIMIT",
    exp.Offset: "OFFSET",
}
_PHRASES = frozenset({"timezone", "overlaps", "is_normalized"})
"""Functions behind operators and predicates, which the grammar marks as such: a phrase, not a call, to a reader."""
_PHRASES_AS_CALLS = frozenset({"like_escape", "similar_to_escape"})
"""The same, not marked."""
_VALUES = frozenset(
    {"current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "session_user", "user"}
    | {"current_user", "current_role", "current_catalog"}
)
"""Reserved words that stand for a value, in FROM too."""
_TRIMS = {"btrim": "trim", "ltrim": "trim", "rtrim": "trim"}
_SPELLINGS = {
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

    relations: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    functions: list[str] = field(default_factory=list[str])
    ctes: list[str] = field(default_factory=list[str])
    types: list[str] = field(default_factory=list[str])
    clauses: list[str] = field(default_factory=list[str])


def judge(statement: str, shape: Shape, findings: Findings) -> None:
    """Read the statement a second time and compare."""
    try:
        read = [found for found in parse(statement) if found is not None]
        if len(read) != 1 or not isinstance(read[0], _READS):
            _disagree(findings, "The second parser does not find one query", [type(found).__name__ for found in read])
            return
        first, second = first_reading(shape), second_reading(read[0], findings)
    except (SqlglotError, RecursionError, AttributeError, TypeError, ValueError, LookupError) as error:
        # the compiled parser lets such errors out where it meets a syntax that it does not know
        _disagree(findings, "The second parser does not read the statement", [type(error).__name__])
        return
    if first == second:
        return
    for what in COMPARED:
        mine, others = getattr(first, what), getattr(second, what)
        if mine != others:
            differing = sorted({str(item) for item in set(mine) ^ set(others)} or {"their number"})
            _disagree(findings, f"The two parsers find different {what}", differing)


def _disagree(findings: Findings, message: str, what: Iterable[str]) -> None:
    findings.add(
        "parsers_disagree",
        f"{message}: {listed(what)}.",
        "Write this part in plainer SQL: no rare syntax, names without escapes, one clause a line.",
        fragment=message,
    )


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
        if name in _PHRASES_AS_CALLS:
            continue
        if node.get("funcformat") != "COERCE_SQL_SYNTAX":
            functions.append(name)
        elif name not in _PHRASES:
            functions.append(_TRIMS.get(name, name))
    spelled = _spelled()
    return Names(
        relations=sorted({(n.get("schemaname", ""), n["relname"]) for n in nodes.get("RangeVar", ())}),
        functions=sorted(functions),
        ctes=sorted([n["ctename"] for n in nodes.get("CommonTableExpr", ())]),
        # `substring(x for n)` casts n, which nobody wrote
        types=sorted({spelled.get(name, name) for _, name, node in shape.types if node.get("location") != -1}),
        clauses=sorted({_CLAUSES[key] for select in nodes["SelectStmt"] for key in select if key in _CLAUSES}),
    )


def _value_function(op: str) -> str:
    """`CURRENT_TIME(3)` is read as a call, CURRENT_TIME is not."""
    return op.removeprefix("SVFOP_").removesuffix("_N").lower() if op.endswith("_N") else ""


def second_reading(root: exp.Expr, findings: Findings) -> Names:
    """What sqlglot found."""
    relations: set[tuple[str, str]] = set()
    functions: list[str] = []
    ctes: list[str] = []
    types: set[str] = set()
    clauses: set[str] = set()
    for kind, node in _told(root):
        if kind is exp.Anonymous:
            written = node.this
            name = _name(written)
            if name not in _PHRASES_AS_CALLS and (
                (type(written) is str and written[:1] == MARK) or _marked(written) or name not in NOT_FUNCTIONS
            ):
                functions.append(name)
        elif kind is exp.Table:
            relation = (_name(node.args.get("db")), _name(node.this))
            if type(node.this) is exp.Identifier and (relation[1] not in _VALUES or node.this.args.get("quoted")):
                relations.add(relation)
        elif kind is exp.CTE:
            ctes.append(_name(node.args["alias"].this))
        elif (clause := _SECOND_CLAUSES.get(kind)) is not None:
            if type(node.parent) is not exp.Filter:
                clauses.add(clause)
        elif (type_of := _TYPES.get(kind)) is not None:
            types.add(type_of(node))
        else:
            _disagree(findings, "The second parser finds more than a query", [kind.__name__])
    types.discard("")
    return Names(sorted(relations), sorted(functions), sorted(ctes), sorted(types), sorted(clauses))


def _told(root: exp.Expr) -> list[tuple[type[exp.Expr], exp.Expr]]:
    """The nodes that say something which is compared, with their types."""
    found: list[tuple[type[exp.Expr], exp.Expr]] = []
    pending = [root]
    while pending:
        node = pending.pop()
        kind = type(node)
        telling = _TELLING.get(kind)
        if telling is None:
            telling = _TELLING[kind] = _tells(kind)
        if telling:
            found.append((kind, node))
        for value in node.args.values():
            if type(value) is list:
                items = cast("list[object]", value)
                pending += [item for item in items if isinstance(item, exp.Expr) and type(item) not in _LEAVES]
            elif isinstance(value, exp.Expr) and type(value) not in _LEAVES:
                pending.append(value)
    return found


def _name(node: object) -> str:
    """A name as PostgreSQL folds it: only ASCII letters, only without quotes."""
    if isinstance(node, exp.Identifier):
        text: str = node.this
        folded = text if node.args.get("quoted") else _fold(text)
        return folded.removeprefix(MARK)
    return _fold(node).removeprefix(MARK) if isinstance(node, str) else ""


def _marked(node: object) -> bool:
    """Whether a name was taken for a function's when the tokens were read."""
    return str(node.this if isinstance(node, exp.Identifier) else node).startswith(MARK)


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else "".join(c.lower() if c.isascii() else c for c in text)


def _type(node: exp.Expr) -> str:
    """The name of a type; empty for an array, whose elements are a type of their own."""
    if node.this is exp.DType.ARRAY:
        return ""
    if node.this is exp.DType.USERDEFINED:
        return _user_type(node)
    if isinstance(node.this, exp.Interval):
        return "interval"
    key = _fold(node.this if isinstance(node.this, str) else str(node.this.value))
    return _second_spelled().get(key, key)


def _user_type(node: exp.Expr) -> str:
    kind = node.args.get("kind")
    name = _name(kind.expression if isinstance(kind, exp.Dot) else kind)
    if isinstance(kind, str):
        name = _fold(kind.rpartition(".")[2].strip('"')).removeprefix(MARK)
    return _spelled().get(name, name)


def _interval(node: exp.Expr) -> str:
    """`INTERVAL '…'` is a cast; an INTERVAL inside a type's name is not."""
    return "interval" if node.args.get("unit") is not None or type(node.this) is exp.Literal else ""


_TYPES: dict[type[exp.Expr], Callable[[exp.Expr], str]] = {
    exp.DataType: _type,
    exp.Interval: _interval,
    exp.National: lambda _: "bpchar",
    exp.ObjectIdentifier: lambda node: _fold(node.name),
}


_LEAVES = frozenset({exp.Identifier, exp.Literal, exp.Null, exp.Boolean})
"""Nodes that say nothing and have nothing below them."""
_TELLING: dict[type[exp.Expr], bool] = {}
"""Whether nodes of a type say something that is compared; most do not. Filled as types are met."""


def _tells(kind: type[exp.Expr]) -> bool:
    named = kind in {exp.Anonymous, exp.Table, exp.CTE} or kind in _TYPES or kind in _SECOND_CLAUSES
    return named or issubclass(kind, _NOT_READS)


@cache
def _spelled() -> dict[str, str]:
    """Every spelling to the one that stands for its line."""
    return {word.strip('"'): name for name, words in _SPELLINGS.items() for word in words.split()}


@cache
def _second_spelled() -> dict[str, str]:
    """The word of sqlglot for a type to ours."""
    found: dict[str, str] = {}
    for name, words in _SPELLINGS.items():
        for word in words.split():
            text = f"select cast(null as {word.replace('_', ' ')})"
            cast = parse(text)[0]
            data_type = cast.find(exp.DataType) if cast else None
            if (
                data_type is not None
                and isinstance(data_type.this, exp.DType)
                and data_type.this is not exp.DType.USERDEFINED
            ):
                found[str(data_type.this.value).lower()] = name
    return found
