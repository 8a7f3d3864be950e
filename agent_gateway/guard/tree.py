"""The tree of PostgreSQL's own grammar.

In: a text whose size and nesting are bounded. Out: libpg_query's tree with every node listed by its type, or the reason
why there is none. It checks that each node type and each field is allowed, and nothing about what they mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from postgast import PgQueryError, pg_query_pb2, scan
from postgast.native import lib

from agent_gateway.guard.lists import node_fields

__all__ = [
    "MAX_DEPTH",
    "TOO_DEEP",
    "Node",
    "Shape",
    "SyntaxFault",
    "below",
    "dotted",
    "fingerprint",
    "parse",
    "parts",
    "shape",
    "without_comments",
]

Node = dict[str, Any]

MAX_DEPTH = 250
"""Levels of the tree. A chain of n operators has n levels; sqlglot survives ten times as many on a 512 KiB stack."""

TOO_DEEP = -2
"""The position of a `SyntaxFault` about depth."""

_COMMENTS = frozenset({pg_query_pb2.Token.Value("SQL_COMMENT"), pg_query_pb2.Token.Value("C_COMMENT")})
_FIELDS = node_fields()
_NO_FIELDS: dict[str, str] = {}


class SyntaxFault(Exception):
    """libpg_query does not read the text; `position` is the character, from 0; -1 where it is not known, `TOO_DEEP`."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


Named = tuple[str, str, Node]
"""Schema, name, and the node that has them."""


@dataclass(slots=True)
class Shape:
    """What a tree consists of."""

    nodes: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """Every node by its type, outer ones first; of the leaves, which are names and constants, only the floats."""
    denied: list[tuple[str, str, Node]] = field(default_factory=list)
    """Type, field (empty where the type itself is meant) and node of what is not allowed."""
    depth: int = 0
    texts: list[str] = field(default_factory=list)
    """Every string constant."""
    calls: list[Named] = field(default_factory=list)
    types: list[Named] = field(default_factory=list)
    operators: list[Named] = field(default_factory=list)
    """Those of expressions."""
    called: frozenset[str] = frozenset()
    """The names of the functions."""
    qualified: bool = False
    """A function is called with a schema."""


def parse(sql: bytes) -> list[Node]:
    """The statements of a text: `{"stmt": …, "stmt_location": …, "stmt_len": …}`, offsets in bytes.

    libpg_query's JSON is read rather than its protobuf: half the time, and no limit at 100 levels.

    Raises:
        SyntaxFault: PostgreSQL's grammar refuses the text, or its tree is too deep to be read.
    """
    return _parse(without_comments(sql))


def without_comments(sql: bytes) -> bytes:
    """The text with blanks for comments; every place stays where it is.

    To PostgreSQL a comment is a blank, but libpg_query does not look past one where its grammar looks ahead, as in
    `WITH /* … */ ORDINALITY`, `NULLS /* … */ LAST`, and `U&'…' /* … */ UESCAPE`, which it would take for an alias.
    """
    if b"/*" not in sql and b"--" not in sql:
        return sql
    try:
        comments = [(t.start, t.end) for t in scan(sql.decode("utf-8")).tokens if t.token in _COMMENTS]
    except PgQueryError:
        return sql
    plain = bytearray(sql)
    for start, end in comments:
        plain[start:end] = b" " * (end - start)
    return bytes(plain)


def _parse(sql: bytes) -> list[Node]:
    result = lib.pg_query_parse(sql)
    try:
        if result.error:
            fault = result.error.contents
            raise SyntaxFault(fault.message.decode("utf-8", "replace"), fault.cursorpos - 1)
        tree = orjson.loads(result.parse_tree)
    except orjson.JSONDecodeError as error:
        raise SyntaxFault("too deep", TOO_DEEP) from error
    finally:
        lib.pg_query_free_parse_result(result)
    return tree.get("stmts", [])


def fingerprint(sql: bytes) -> str:
    """libpg_query's fingerprint: the same for statements that differ in constants only; empty without a tree."""
    found = _fingerprint(sql)
    return found or _fingerprint(without_comments(sql))


def _fingerprint(sql: bytes) -> str:
    result = lib.pg_query_fingerprint(sql)
    try:
        return "" if result.error else result.fingerprint_str.decode("ascii")
    finally:
        lib.pg_query_free_fingerprint_result(result)


def shape(statement: Node) -> Shape:
    """List every node of a statement, level by level; nothing in it is skipped, nothing recurses."""
    found = Shape()
    _list(found, [*statement.items()])
    nodes = found.nodes
    if "FuncCall" in nodes:
        found.calls = _named(nodes["FuncCall"], "funcname")
        found.called = frozenset([name for _, name, _ in found.calls])
        found.qualified = any(schema for schema, _, _ in found.calls)
    if "TypeName" in nodes:
        found.types = _named(nodes["TypeName"], "names")
    if "A_Expr" in nodes:
        found.operators = _named(nodes["A_Expr"], "name")
    return found


def _named(nodes: Sequence[Node], key: str) -> list[Named]:
    """Nodes with the names that they have under a key."""
    found: list[Named] = []
    for node in nodes:
        names = node.get(key, ())
        if len(names) == 1 and "String" in names[0]:
            found.append(("", names[0]["String"].get("sval", ""), node))
        else:
            found.append((*dotted(names), node))
    return found


def _list(found: Shape, level: list[tuple[str, Node]]) -> None:  # noqa: C901, PLR0912  # a call for each node costs more than the work
    """List a level of nodes and all below it. Half of all nodes are leaves, which hold one value and need no list.

    The value of a constant is a message with one scalar, in which there is nothing to allow.
    """
    nodes, denied, texts, depth, leaves = found.nodes, found.denied, found.texts, 0, False
    while level and depth <= MAX_DEPTH:
        depth += 1
        leaves = False
        following: list[tuple[str, Node]] = []
        for name, node in level:
            fields = _FIELDS.get(name)
            if fields is None:
                denied.append((name, "", node))
                continue
            if name == "A_Const" and fields.keys() >= node.keys():
                leaves = leaves or "isnull" not in node
                if "sval" in node:
                    texts.append(node["sval"].get("sval", ""))
                elif "fval" in node:
                    nodes["Float"].append(node["fval"])
                continue
            nodes[name].append(node)
            for key, value in node.items():
                kind = fields.get(key)
                if kind:
                    if value.__class__ is list:
                        for item in value:
                            if "String" in item:
                                leaves = True
                            else:
                                following += item.items()
                    elif kind == "*":
                        following += value.items()
                    else:
                        following.append((kind, value))
                elif kind is None:
                    denied.append((name, key, node))
        level = following
    found.depth = depth + 1 if leaves and depth <= MAX_DEPTH else depth


def parts(name: str, node: Node) -> list[tuple[str, Node]]:
    """The nodes right below a node, with their types; a list may hold empty nodes, which stand for nothing."""
    found: list[tuple[str, Node]] = []
    fields = _FIELDS.get(name, _NO_FIELDS)
    for key, value in node.items():
        if kind := fields.get(key):
            if value.__class__ is list:
                for item in value:
                    found += item.items()
            elif kind == "*":
                found += value.items()
            else:
                found.append((kind, value))
    return found


def below(expression: Node) -> Iterator[tuple[str, Node]]:
    """Every node of an expression, itself included, outer ones first."""
    pending = list(expression.items())
    while pending:
        name, node = pending.pop()
        yield name, node
        pending += parts(name, node)


def dotted(names: Sequence[Node]) -> tuple[str, str]:
    """Schema (or whatever stands before the last dot) and name of a dotted name."""
    if len(names) == 1:
        return "", names[0]["String"].get("sval", "") if "String" in names[0] else ""
    found = [part["String"].get("sval", "") for part in names if "String" in part]
    return ".".join(found[:-1]), found[-1] if found else ""
