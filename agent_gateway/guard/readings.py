"""A text as each of the two parsers reads it, for a human eye.

In: the tree of libpg_query, or the text for sqlglot. Out: a `Reading`: names and words, each once. Nothing is decided
here, so nodes are shown that no statement may contain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, cast

from postgast import pg_query_pb2
from sqlglot import exp
from sqlglot.errors import SqlglotError

from agent_gateway.guard import dialect
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.named import READ_AS_FUNCTIONS
from agent_gateway.guard.second import second_reading
from agent_gateway.guard.tree import Node
from agent_gateway.types import Reading

__all__ = ["first", "second"]

_MOST = 200
"""Names of one sort that are shown."""
_CLAUSES = {
    "withClause": "WITH",
    "distinctClause": "DISTINCT",
    "fromClause": "FROM",
    "whereClause": "WHERE",
    "groupClause": "GROUP BY",
    "havingClause": "HAVING",
    "windowClause": "WINDOW",
    "valuesLists": "VALUES",
    "larg": "set operation",
    "sortClause": "ORDER BY",
    "limitCount": "LIMIT",
    "limitOffset": "OFFSET",
    "intoClause": "INTO",
    "lockingClause": "row lock",
}
_SECOND_CLAUSES: dict[type[exp.Expr], str] = {
    exp.With: "WITH",
    exp.From: "FROM",
    exp.Where: "WHERE",
    exp.Group: "GROUP BY",
    exp.Having: "HAVING",
    exp.Values: "VALUES",
    exp.Order: "ORDER BY",
    exp.Limit: "LIMIT",
    exp.Fetch: "LIMIT",
    exp.Offset: "OFFSET",
    exp.Into: "INTO",
    exp.Lock: "row lock",
    exp.Union: "set operation",
    exp.Intersect: "set operation",
    exp.Except: "set operation",
}
_WORD_OPERATORS = {
    "AEXPR_LIKE": "LIKE",
    "AEXPR_ILIKE": "ILIKE",
    "AEXPR_SIMILAR": "SIMILAR TO",
    "AEXPR_IN": "IN",
    "AEXPR_BETWEEN": "BETWEEN",
    "AEXPR_NOT_BETWEEN": "BETWEEN",
    "AEXPR_BETWEEN_SYM": "BETWEEN",
    "AEXPR_NOT_BETWEEN_SYM": "BETWEEN",
    "AEXPR_DISTINCT": "IS DISTINCT FROM",
    "AEXPR_NOT_DISTINCT": "IS DISTINCT FROM",
}
_SECOND_WORDS: dict[type[exp.Expr], str] = {
    exp.Like: "LIKE",
    exp.ILike: "ILIKE",
    exp.SimilarTo: "SIMILAR TO",
    exp.In: "IN",
    exp.Between: "BETWEEN",
    exp.NullSafeEQ: "IS DISTINCT FROM",
    exp.NullSafeNEQ: "IS DISTINCT FROM",
    exp.And: "AND",
    exp.Or: "OR",
    exp.Not: "NOT",
    exp.Is: "IS",
}


def _shown(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names - {""})[:_MOST])


@cache
def _messages(kind: str) -> dict[str, str]:
    """The fields of a node type that hold messages, with their types; `Node` stands for any."""
    descriptor = pg_query_pb2.DESCRIPTOR.message_types_by_name[kind]
    return {field.json_name: field.message_type.name for field in descriptor.fields if field.message_type is not None}


def _everything(statement: Node) -> Iterator[tuple[str, Node]]:
    """Every node of a statement, allowed or not, with its type."""
    pending = list(statement.items())
    while pending:
        kind, node = pending.pop()
        yield kind, node
        for key, name in _messages(kind).items():
            value: Any = node.get(key, [])
            held = cast("list[Node]", value if isinstance(value, list) else [value])
            for item in held:
                pending += item.items() if name == "Node" else [(name, item)]


def _joined(names: Sequence[Node]) -> str:
    """A dotted name; `*` for all columns."""
    return ".".join("*" if "A_Star" in part else part.get("String", {}).get("sval", "") for part in names)


def first(statements: Sequence[Node]) -> Reading:
    """What libpg_query reads."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    kinds: list[str] = []
    for wrapped in statements:
        statement: Node = wrapped.get("stmt", {})
        kinds += [kind.removesuffix("Stmt").upper() for kind in statement]
        for kind, node in _everything(statement):
            if kind == "SelectStmt":
                found["clauses"] |= {word for key, word in _CLAUSES.items() if key in node}
            elif (named := _named(kind, node)) is not None:
                found[named[0]].add(named[1])
    return replace(Reading("libpg_query", tuple(kinds)), **{sort: _shown(names) for sort, names in found.items()})


def _named(kind: str, node: Node) -> tuple[str, str] | None:  # noqa: PLR0911  # one for each kind of node
    """What a node names: the sort and the name."""
    match kind:
        case "RangeVar":
            names = (node.get("catalogname"), node.get("schemaname"), node.get("relname"))
            return "relations", ".".join(filter(None, names))
        case "CommonTableExpr":
            return "ctes", node.get("ctename", "")
        case "ColumnRef":
            return "columns", _joined(node.get("fields", ()))
        case "FuncCall":
            return "functions", _joined(node.get("funcname", ()))
        case "SQLValueFunction":
            return "functions", node.get("op", "").removeprefix("SVFOP_").removesuffix("_N").lower()
        case "TypeName" if node.get("location") != -1:
            return "types", _joined(node.get("names", ()))
        case "A_Expr":
            return "operators", _WORD_OPERATORS.get(node.get("kind", "")) or _joined(node.get("name", ()))
        case "BoolExpr":
            return "operators", node.get("boolop", "").removesuffix("_EXPR")
        case "NullTest" | "BooleanTest":
            return "operators", "IS"
        case _:
            return ("functions", READ_AS_FUNCTIONS[kind]) if kind in READ_AS_FUNCTIONS else None


def second(sql: str) -> Reading:
    """What sqlglot reads; of operators, what its tokens show."""
    try:
        roots = [root for root in dialect.parse(sql) if root is not None]
        signs = {sign for sign in dialect.operators(sql) if sign != "*"}
        names = [second_reading(root, Findings()) for root in roots]
    except (SqlglotError, RecursionError, AttributeError, TypeError, ValueError, LookupError) as error:
        return Reading("sqlglot", (), fault=f"{type(error).__name__}: it does not read the text")
    nodes = [node for root in roots for node in root.walk()]
    return Reading(
        "sqlglot",
        tuple("SELECT" if isinstance(root, exp.Query | exp.Values | exp.Table) else root.key.upper() for root in roots),
        relations=_shown({".".join(filter(None, relation)) for found in names for relation in found.relations}),
        ctes=_shown({name for found in names for name in found.ctes}),
        columns=_shown({_column(node) for node in nodes if isinstance(node, exp.Column | exp.Star)}),
        functions=_shown({name for found in names for name in found.functions}),
        operators=_shown(signs | {_SECOND_WORDS.get(type(node), "") for node in nodes}),
        types=_shown({name for found in names for name in found.types}),
        clauses=_shown({_SECOND_CLAUSES.get(type(node), "") for node in nodes}),
    )


def _column(node: exp.Expr) -> str:
    """A dotted name; `*` for all columns."""
    if isinstance(node, exp.Star):
        return "" if isinstance(node.parent, exp.Column | exp.Anonymous) else "*"
    parts = [node.args.get(key) for key in ("catalog", "db", "table", "this")]
    return ".".join("*" if isinstance(part, exp.Star) else part.name for part in parts if isinstance(part, exp.Expr))
