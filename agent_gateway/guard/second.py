"""The second judge: sqlglot reads the text on its own, and both readings must name the same things.

In: a statement that the first judge allows, with its shape. Out: a finding where sqlglot does not read it as one query,
or where relations, functions, CTEs, the types of casts or clauses differ. It sees no text that is too deep for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

from sqlglot import exp
from sqlglot.errors import SqlglotError

from agent_gateway.guard.dialect import parse
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.named import PHRASES_AS_CALLS, SPELLINGS, Names, first_reading, spelled
from agent_gateway.guard.rewriting import MARK, NOT_FUNCTIONS
from agent_gateway.guard.tree import Shape
from agent_gateway.wording import listed

__all__ = ["COMPARED", "judge", "second_reading"]

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
_NAME_BYTES, _WIDEST = 63, 4
"""Bytes of a name (NAMEDATALEN - 1), and of one character of UTF-8."""
_VALUES = frozenset(
    {"current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "session_user", "user"}
    | {"current_user", "current_role", "current_catalog", "current_schema"}
)
"""Reserved words that stand for a value, in FROM too."""


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


def second_reading(root: exp.Expr, findings: Findings) -> Names:
    """What sqlglot found."""
    relations: set[tuple[str, str, str]] = set()
    functions: list[str] = []
    ctes: list[str] = []
    types: set[str] = set()
    clauses: set[str] = set()
    for kind, node in _told(root):
        if kind is exp.Anonymous:
            written = node.this
            name = _name(written)
            if name not in PHRASES_AS_CALLS and (
                (type(written) is str and written[:1] == MARK) or _marked(written) or name not in NOT_FUNCTIONS
            ):
                functions.append(name)
        elif kind is exp.Table:
            relation = (_name(node.args.get("catalog")), _name(node.args.get("db")), _name(node.this))
            if type(node.this) is exp.Identifier and (relation[-1] not in _VALUES or node.this.args.get("quoted")):
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
    """A name as PostgreSQL folds it, only ASCII letters, only without quotes, and cuts it."""
    if isinstance(node, exp.Identifier):
        text: str = node.this
        return _cut((text if node.args.get("quoted") else _fold(text)).removeprefix(MARK))
    return _cut(_fold(node).removeprefix(MARK)) if isinstance(node, str) else ""


def _cut(name: str) -> str:
    """What is left of a name: PostgreSQL reads whole characters, 63 bytes at the most (the manual, 4.1.1)."""
    if len(name) * _WIDEST <= _NAME_BYTES:
        return name
    return name.encode()[:_NAME_BYTES].decode(errors="ignore")


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
    return spelled().get(name, name)


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
def _second_spelled() -> dict[str, str]:
    """The word of sqlglot for a type to ours."""
    found: dict[str, str] = {}
    for name, words in SPELLINGS.items():
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
