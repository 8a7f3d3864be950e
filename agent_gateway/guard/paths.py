"""Paths in documents: what they visit, and keep until the end.

In: the shape of a statement. Out: findings. Constants prove how large a document is, or what is passed to the path.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent_gateway.guard.findings import Findings
from agent_gateway.guard.path_text import MOST_REPEATED, repeats, strings
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, Shape, below, dotted

__all__ = ["FUNCTIONS", "OPERATORS", "compared", "judge"]

_MOST_ACCESSORS = 2
_MOST_VISITED = 10_000_000
"""Parts of a document; each is kept, in some forty bytes."""
_MOST_AGAIN = 20
"""So often even a document of two parts is visited; more would leave what a float can hold."""


_MOST_KEYS = 4
"""Columns that may stand in one path."""
_FROM_ROOT = re.compile(r"\$[^@?$*]*\*")
"""A run is looked at once, from the last `$` before it."""
OPERATORS = frozenset({"@?", "@@"})
_CONDITIONS = re.compile(r"&&|\|\||\?")
"""What ends a comparison in a path."""
_SIGN = re.compile(r"[=!<>]=|<>|[<>]")
_PLACE = re.compile(r"[$@]")
FUNCTIONS = frozenset(
    f"jsonb_path_{what}{zone}"
    for what in ("exists", "match", "query", "query_array", "query_first")
    for zone in ("", "_tz")
)


def judge(shape: Shape, findings: Findings, *, gathers: bool) -> None:
    """Every path: in calls, behind operators, in SQL/JSON.

    Args:
        shape: of the statement.
        findings: what is found is added to them.
        gathers: whether the statement makes values of rows, and how many there are is not known.
    """
    for _, name, node in shape.calls if not FUNCTIONS.isdisjoint(shape.called) else ():
        if name in FUNCTIONS:
            arguments: list[Node] = node.get("args", [])
            path = arguments[1] if len(arguments) > 1 else {}
            _accessors([*arguments[:1], *arguments[2:3]], path, node, findings, gathers=gathers)
    for _, name, node in shape.operators:
        if name in OPERATORS:
            _accessors([node.get("lexpr", {})], node.get("rexpr", {}), node, findings, gathers=gathers)
    for node in shape.nodes["TypeCast"] if any(name == "jsonpath" for _, name, _ in shape.types) else ():
        if dotted(node["typeName"]["names"])[1] == "jsonpath" and _computed(node.get("arg", {})):
            findings.add(
                "value_too_large",
                "What a computed path visits is not known before it runs.",
                "Write the path itself, such as '$.items[*]'.",
                at=node.get("location", 0),
            )
    for node in shape.nodes.get("JsonFuncExpr", ()):
        _accessors(_documents(node), node.get("pathspec", {}), node, findings, gathers=gathers)
    tables = [part for node in shape.nodes.get("JsonTable", ()) for part in _documents(node)]
    for node in shape.nodes.get("JsonTablePathSpec", ()):
        _accessors(tables, node.get("string", {}), node, findings, gathers=gathers)


def compared(shape: Shape) -> list[tuple[Node, Node, Node]]:
    """The documents in which a path compares all that one place gives with all that another does, and where.

    PostgreSQL looks at each with each, `$.a[*] == $.b[*]`, and nothing interrupts it; an array is taken apart also
    without `[*]`.
    """
    found: list[tuple[list[Node], Node, Node]] = []
    for _, name, node in shape.calls:
        if name in FUNCTIONS:
            arguments: list[Node] = node.get("args", [])
            path = arguments[1] if len(arguments) > 1 else {}
            found.append(([*arguments[:1], *arguments[2:3]], path, node))
    for _, name, node in shape.operators:
        if name in OPERATORS and "lexpr" in node:
            found.append(([node["lexpr"]], node["rexpr"], node))
    found += [(_documents(node), node.get("pathspec", {}), node) for node in shape.nodes.get("JsonFuncExpr", ())]
    tables = [part for node in shape.nodes.get("JsonTable", ()) for part in _documents(node)]
    found += [(tables, node.get("string", {}), node) for node in shape.nodes.get("JsonTablePathSpec", ())]
    return [(document, document, node) for held, path, node in found if _compares(strings(path)) for document in held]


def _compares(path: str) -> bool:
    """Whether a path may compare two places; in `(… ? (…)) == …` one of them may stand far in front of its sign."""
    return any(
        (_SIGN.search(part) and len(_PLACE.findall(part)) > 1) or len(_SIGN.findall(part)) > 1
        for part in _CONDITIONS.split(path)
    )


def _accessors(documents: Sequence[Node], written: Node, node: Node, findings: Findings, *, gathers: bool) -> None:
    """`.**` visits every part of a document, and another one every part of each of these.

    A document may be as deep as it is long, and each part is kept with all that is in it. A filter that begins at the
    root again visits all for each part, and keeps what it finds until the end: of a document that is gathered from
    rows, that is the square of what nobody knows.
    """
    path = strings(written)
    deep = path.count("**")
    again = min(len(_FROM_ROOT.findall(path.partition("?")[2])), _MOST_AGAIN)
    held = min(sum(map(size, documents)), _MOST_VISITED + 1.0) if deep or again else 0.0
    if (
        deep > _MOST_ACCESSORS
        or repeats(path) > MOST_REPEATED
        or (again and gathers)
        or held ** (max(deep, again) + 1) > _MOST_VISITED
    ):
        findings.add(
            "value_too_large",
            "What the path visits is far more than an answer can hold.",
            f"Write `.**` at most {_MOST_ACCESSORS} times, few places in `[…]`, and `@` in filters.",
            at=node.get("location", 0),
        )


def _computed(path: Node) -> bool:
    """Whether functions or subqueries write a path; a key out of a column may stand in it."""
    kinds = [kind for kind, _ in below(path)]
    return kinds.count("ColumnRef") > _MOST_KEYS or not {"FuncCall", "SubLink"}.isdisjoint(kinds)


def _documents(node: Node) -> list[Node]:
    """What a path of SQL/JSON is applied to, and what is passed to it."""
    passed: list[Node] = [part["JsonArgument"].get("val", {}) for part in node.get("passing", [])]
    return [value.get("raw_expr", {}) for value in (node.get("context_item", {}), *passed)]
