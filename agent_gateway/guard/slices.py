"""Slices of one value that do not overlap: `substr(s, 1, n - 1) || 'x' || substr(s, n + 1)` holds `s` once.

In: what is put side by side. Out: the references that stand there for one part of their value and again for another. A
column and constants alone tell where a slice ends: a function might tell another place each time that it is called. Of
`left(s, n - 1)` they do not: below zero it counts from the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent_gateway.guard.tree import Node, dotted

__all__ = ["cut_out", "parted"]

_END = "end"
"""Stands for the last place of a value, from which `right(s, 1)` counts."""
_JOINING = frozenset({"array_cat", "concat"})
_SUBSTRINGS = frozenset({"substr", "substring"})

_CUTTING = _SUBSTRINGS | {"left", "right"}

_Place = tuple[str, int]
"""From where it is counted, the beginning, the end or a column; and how far from there."""


def parted(kind: str, node: Node) -> Iterator[Node]:
    """One reference for each two slices of it, the one of which ends before the other begins.

    Args:
        kind: of the node.
        node: joins values; other nodes have no such slices.
    """
    heads: list[tuple[Node, _Place]] = []
    tails: list[tuple[Node, _Place]] = []
    for operand in _operands(kind, node):
        for found, slices in ((_head(operand), heads), (_tail(operand), tails)):
            if found is not None:
                slices.append(found)
    for reference, (base, last) in heads:
        for place, (other, (start_base, start)) in enumerate(tails):
            if other["fields"] == reference["fields"] and start_base == base and start > last:
                del tails[place]
                yield reference
                break


def cut_out(kind: str, node: Node) -> Node | None:
    """Of what a call holds a part; what else it is given, tells only which. None of another node."""
    name, arguments = _called({kind: node})
    return arguments[0] if arguments and name in _CUTTING else None


def _operands(kind: str, node: Node) -> Iterator[Node]:
    """What is put side by side: the operands of a chain of `||`, the arguments of a call."""
    if kind == "FuncCall" and dotted(node["funcname"])[1] in _JOINING and "func_variadic" not in node:
        yield from node.get("args", [])
    pending = [{kind: node}] if kind == "A_Expr" else []
    while pending:
        operand = pending.pop()
        chained = operand.get("A_Expr", {})
        if dotted(chained.get("name", []))[1] == "||":
            pending += [chained[side] for side in ("lexpr", "rexpr") if side in chained]
        else:
            yield operand


def _head(operand: Node) -> tuple[Node, _Place] | None:
    """A slice that begins anywhere, and the last place that it holds."""
    name, arguments = _called(operand)
    if name in _SUBSTRINGS and len(arguments) == 3:  # noqa: PLR2004  # a length below zero is an error
        first, length = _integer(arguments[1]), _place(arguments[2])
        return _of(arguments[0], (length[0], length[1]) if first == 1 and length else None)
    if name == "left" and len(arguments) == 2:  # noqa: PLR2004
        most = _integer(arguments[1])
        return None if most is None else _of(arguments[0], ("", most) if most >= 0 else (_END, most))
    return _sliced(operand, "uidx")


def _tail(operand: Node) -> tuple[Node, _Place] | None:
    """A slice that ends anywhere, and the first place that it holds."""
    name, arguments = _called(operand)
    if name in _SUBSTRINGS and len(arguments) > 1:
        return _of(arguments[0], _place(arguments[1]))
    if name == "right" and len(arguments) == 2:  # noqa: PLR2004
        most = _integer(arguments[1])
        return None if most is None else _of(arguments[0], (_END, 1 - most) if most >= 0 else ("", 1 - most))
    return _sliced(operand, "lidx")


def _sliced(operand: Node, side: str) -> tuple[Node, _Place] | None:
    """`a[1:n]` of an array."""
    array: Node = operand.get("A_Indirection", {})
    steps: list[Node] = array.get("indirection", [])
    bounds: Node = steps[0].get("A_Indices", {}) if len(steps) == 1 else {}
    return _of(array["arg"], _place(bounds[side])) if "is_slice" in bounds and side in bounds else None


def _of(value: Node, place: _Place | None) -> tuple[Node, _Place] | None:
    return (value["ColumnRef"], place) if place is not None and "ColumnRef" in value else None


def _called(operand: Node) -> tuple[str, list[Node]]:
    """The function of pg_catalog that an operand calls."""
    call: Node = operand.get("FuncCall", {})
    schema, name = dotted(call.get("funcname", []))
    return (name, call.get("args", [])) if schema in {"", "pg_catalog"} else ("", [])


def _place(expression: Node) -> _Place | None:
    """A constant, a column, or a column and a constant."""
    constant = _integer(expression)
    if constant is not None:
        return "", constant
    if "ColumnRef" in expression:
        return _spelled(expression["ColumnRef"]), 0
    sides: Node = expression.get("A_Expr", {})
    sign = dotted(sides.get("name", []))[1]
    by = _integer(sides.get("rexpr", {}))
    if sign not in {"+", "-"} or by is None or "ColumnRef" not in sides.get("lexpr", {}):
        return None
    return _spelled(sides["lexpr"]["ColumnRef"]), by if sign == "+" else -by


def _spelled(reference: Node) -> str:
    """A column as a key: with a dot before it, it is neither the beginning nor the end."""
    schema, name = dotted(reference["fields"])
    return f"{schema}.{name}"


def _integer(expression: Node) -> int | None:
    """A constant without a cast."""
    negated: Node = expression.get("A_Expr", {})
    if dotted(negated.get("name", []))[1] == "-" and "lexpr" not in negated:
        of = _integer(negated.get("rexpr", {}))
        return None if of is None else -of
    constant: Node = expression.get("A_Const", {})
    return constant["ival"].get("ival", 0) if "ival" in constant else None
