"""Operators and casts that may run a function of the product in place of PostgreSQL's own.

In: the shape of one statement and the allowlist. Out: findings. PostgreSQL chooses by the types of arguments, along the
whole search_path, and a better fit comes before pg_catalog; here nobody knows types, so that a name which may mean both
is refused.

Source: PostgreSQL manual, 10.2 Operators, 10.3 Functions, CREATE CAST.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Node, Shape, dotted

__all__ = ["judge"]

_BETWEEN = ("<", "<=", ">", ">=")
_SPELLED = {
    "AEXPR_BETWEEN": _BETWEEN,
    "AEXPR_NOT_BETWEEN": _BETWEEN,
    "AEXPR_BETWEEN_SYM": _BETWEEN,
    "AEXPR_NOT_BETWEEN_SYM": _BETWEEN,
}
"""Kinds of expressions whose name is a word, to the operators that they are made of."""
_EQUALITY = (("SubLink", "testexpr"), ("CaseExpr", "arg"), ("JoinExpr", "isNatural"), ("JoinExpr", "usingClause"))
"""Nodes that compare with `=` and do not say so, where they have this field."""
_MADE = ("json", "jsonb", "text")
_SQL_JSON = frozenset(
    {"JsonFuncExpr", "JsonIsPredicate", "JsonParseExpr", "JsonScalarExpr", "JsonSerializeExpr", "JsonTable"}
    | {"JsonAggConstructor", "JsonArrayConstructor", "JsonArrayQueryConstructor", "JsonObjectConstructor"}
)
"""Expressions that make a value of one of these types of what they are given."""


def judge(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Every rule about names that may mean something else than the lists mean."""
    if allowed.shadows.operators:
        for schema, name, node in _operators(shape):
            if allowed.shadowed(allowed.shadows.operators, schema, name):
                _operator(schema, name, node, findings)
    if allowed.shadows.coercions:
        _coercions(shape, allowed, findings)
    if allowed.shadows.casts:
        _casts(shape, allowed, findings)
    if allowed.shadows.unwritten:
        _unwritten(shape, allowed, findings)


def _operators(shape: Shape) -> Iterator[tuple[str, str, Node]]:
    """Schema, name and node of every operator, also of those that other words stand for."""
    nodes = shape.nodes
    for schema, name, node in shape.operators:
        for spelled in _SPELLED.get(node.get("kind", ""), (name,)):
            yield schema, spelled, node
    for kind, key in (("SubLink", "operName"), ("SortBy", "useOp")):
        for node in nodes.get(kind, ()):
            if key in node:
                yield *dotted(node[key]), node
    for kind, key in _EQUALITY:
        for node in nodes.get(kind, ()):
            if key in node and "operName" not in node:
                yield "", "=", node


def _operator(schema: str, name: str, node: Node, findings: Findings) -> None:
    findings.add(
        "operator_denied",
        f"The operator `{schema + '.' if schema else ''}{name}` may be another one than PostgreSQL's own.",
        f"Write `operator(pg_catalog.{name})` in its place; IN, BETWEEN, USING, NATURAL, NULLIF, LIKE and CASE x WHEN "
        "stand for such operators too.",
        at=node.get("location"),
        fragment=f"OPERATOR({schema}.{name})" if schema else name,
    )


def _coercions(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """`name(x)` is a cast where a type has the name, unless a function takes just what x is (func_get_detail)."""
    for schema, name, node in shape.calls:
        if len(node.get("args", ())) == 1 and allowed.shadowed(allowed.shadows.coercions, schema, name):
            known = not schema and allowed.function("pg_catalog", name)
            hint = (
                f"Write `pg_catalog.{name}(…)`." if known else "Call another function: the name is also that of a type."
            )
            findings.add(
                "function_denied",
                f"`{name}(…)` may be a cast to a type of this name.",
                hint,
                at=node.get("location", 0),
                fragment=f"{schema}.{name}" if schema else name,
            )


def _casts(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """A cast of anything but a string, which PostgreSQL reads as a constant of that type."""
    casts = allowed.shadows.casts
    read = {
        id(node["typeName"])
        for node in shape.nodes.get("TypeCast", ())
        if "sval" in node.get("arg", {}).get("A_Const", {})
    }
    # the columns of a record: its own types have to be the same
    read |= {id(node["typeName"]) for node in shape.nodes.get("ColumnDef", ()) if "typeName" in node}
    for schema, name, node in shape.types:
        if id(node) not in read and allowed.shadowed(casts, schema, name):
            _cast(name, node, findings)
    # SQL/JSON makes documents and texts without saying so
    if any(("pg_catalog", name) in casts for name in _MADE):
        for kind, nodes in shape.nodes.items():
            for node in nodes if kind in _SQL_JSON else ():
                _cast("jsonb", node, findings)


def _unwritten(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Values that PostgreSQL casts without being told: wherever they are made or read, anything may run it."""
    read = ((node.get("schemaname", ""), node.get("relname", ""), node) for node in shape.nodes.get("RangeVar", ()))
    for schema, name, node in (*shape.types, *shape.calls, *read):
        if allowed.shadowed(allowed.shadows.unwritten, schema, name):
            findings.add(
                "type_denied",
                f"Values of `{name}` may be cast by a function that is not PostgreSQL's own, without a word for it.",
                "Read something else: this function is not allowed here; whoever runs the database has to close it.",
                at=node.get("location", 0),
                fragment=f"{schema}.{name}" if schema else name,
            )


def _cast(name: str, node: Node, findings: Findings) -> None:
    findings.add(
        "type_denied",
        f"A cast to `{name}` may call a function that is not PostgreSQL's own.",
        f"Cast to another type, or write a constant of it as a string: `cast('…' as {name})`.",
        at=node.get("location"),
        fragment=name if node.get("location") is None else "",
    )
