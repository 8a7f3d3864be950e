"""The numbers and texts that constants in a statement prove.

In: an expression. Out: its value; None where constants prove nothing. Nothing is evaluated beyond plain arithmetic.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from math import isnan

from agent_gateway.guard.memo import forget, remembered
from agent_gateway.guard.tree import Node as Expression
from agent_gateway.guard.tree import dotted, parts

__all__ = [
    "HUGE",
    "PROVEN",
    "bucket",
    "decides",
    "largest",
    "literal",
    "number",
    "parsed",
    "prove",
    "results",
    "text",
    "told",
]

PROVEN = "proven"
"""Under this key of a reference, a subquery or an aggregate stands what is proven of its value, see `derived`."""

HUGE = 1e300
"""What is too large for a float, or has no end."""
_COMPARING = frozenset({"=", "<>", "!=", "<", ">", "<=", ">=", "~~", "!~~", "~~*", "!~~*", "~", "~*", "!~", "!~*"})
"""Operators between two values that say yes or no; before one, `~` is arithmetic."""
_NUMERIC = frozenset({"int2", "int4", "int8", "numeric", "float4", "float8", "money"})
_PASSING = frozenset({"abs", "ceil", "ceiling", "floor", "round", "trunc", "int4", "int8", "numeric", "float8", "sqrt"})
_POWERS = frozenset({"pow", "power"})
_OF_TEXTS: dict[str, Callable[[str], float]] = {
    **dict.fromkeys(("length", "char_length", "character_length"), lambda spelled: float(len(spelled))),
    "ascii": lambda spelled: float(ord(spelled[0])) if spelled else 0.0,
}
"""Functions that make a number of a text."""


def prove(node: Expression, worth: object) -> None:
    """Note what is proven of a node."""
    node[PROVEN] = worth
    forget()


def text(node: Expression) -> str | None:
    """The string that an expression is, also under a cast or a COLLATE, which leaves it a constant of no type yet."""
    while wrapped := node.get("TypeCast") or node.get("CollateClause"):
        node = wrapped.get("arg", {})
    return literal(node)


def literal(node: Expression) -> str | None:
    """The string that an expression is, to the letter: a cast may cut it, as `'aa'::varchar(1)` does."""
    value = node.get("A_Const", {}).get("sval")
    return None if value is None else value.get("sval", "")


@remembered
def number(node: Expression) -> float | None:  # noqa: PLR0911  # one for each kind of node
    """The number that an expression is."""
    for kind, part in node.items():
        match kind:
            case "A_Const":
                return _constant(part)
            case "TypeCast":
                name = dotted(part["typeName"]["names"])[1]
                return (number(part.get("arg", {})) or parsed(text(part["arg"]))) if name in _NUMERIC else None
            case "A_Expr":
                return _arithmetic(part)
            case "FuncCall":
                return _function(part)
            case "MinMaxExpr":
                return _extreme(part)
            case "ColumnRef" | "SubLink":
                return part[PROVEN].number if PROVEN in part else None
            case _:
                return None
    return None


def _constant(part: Expression) -> float | None:
    if "ival" in part:
        return float(part["ival"].get("ival", 0))
    return parsed(part["fval"].get("fval")) if "fval" in part else None


def parsed(spelled: str | None) -> float | None:
    """The number that a text spells, as PostgreSQL reads it."""
    if spelled is None:
        return None
    try:
        is_plain = spelled[:2].lower() not in {"0x", "0o", "0b"}
        return _real(float(spelled) if is_plain else float(int(spelled.replace("_", ""), 0)))
    except (ValueError, OverflowError):
        return None


def _arithmetic(part: Expression) -> float | None:
    """+ - * / % ^ << of numbers."""
    sign = dotted(part.get("name", []))[1]
    right = number(part.get("rexpr", {}))
    if right is None:
        return None
    if "lexpr" not in part:
        return {"-": -right, "+": right, "@": abs(right)}.get(sign)
    left = number(part["lexpr"])
    return None if left is None else _applied(sign, left, right)


_OPERATIONS: dict[str, Callable[[float, float], complex]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda left, right: left / right,
    "%": operator.mod,
    "^": lambda left, right: left**right,
    "<<": lambda left, right: left * 2.0**right,
}


def _applied(sign: str, left: float, right: float) -> float | None:
    """A lower bound is enough, so that what is too large for a float is just huge."""
    operation = _OPERATIONS.get(sign)
    try:
        return None if operation is None else _real(operation(left, right))
    except (OverflowError, ZeroDivisionError):
        return HUGE


def _real(value: complex) -> float | None:
    """NaN is no number: it compares with none, and would hide those beside it from `max`."""
    return value if isinstance(value, int | float) and not isnan(value) else None


def _function(part: Expression) -> float | None:
    """Functions that only pass a number on, and powers."""
    name, given = dotted(part["funcname"])[1], part.get("args", [])
    if name == "random" and not given:
        return 1.0
    if name in _OF_TEXTS and given:
        spelled = literal(given[0])
        return None if spelled is None else _OF_TEXTS[name](spelled)
    if name in _PASSING and given:
        passed = number(given[0])
        return None if passed is None else abs(passed)
    if name in _POWERS and len(given) > 1:
        base, exponent = number(given[0]), number(given[1])
        return None if base is None or exponent is None else _applied("^", base, exponent)
    return None


def _extreme(part: Expression) -> float | None:
    """GREATEST and LEAST of numbers."""
    values = [number(item) for item in part.get("args", [])]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return min(known) if part.get("op") == "IS_LEAST" else max(known)


def decides(part: Expression) -> bool:
    """Whether an operation says yes or no: NULLIF, written with `=`, gives the value back."""
    return "lexpr" in part and part.get("kind") != "AEXPR_NULLIF" and dotted(part.get("name", []))[1] in _COMPARING


@remembered
def largest(node: Expression) -> float:
    """The largest number that an expression names or is, except for what it divides by."""
    whole = number(node)
    if whole is not None:
        return whole
    return max([0.0, *(largest({name: below}) for name, below in _undivided(node))])


@remembered
def told(node: Expression) -> float:
    """The largest that its value is made of: without what only decides which of several it is."""
    whole = number(node)
    if whole is not None:
        return whole
    found = [0.0]
    for kind, part in node.items():
        match kind:
            case "CaseExpr":
                found += map(told, results(part))
            case "A_Expr" if decides(part):
                found.append(1.0)
            case "FuncCall" if (last := bucket(part)) is not None:
                found.append(told(last))
            case _:
                found += (told({name: below}) for name, below in _undivided({kind: part}))
    return max(found)


def _undivided(node: Expression) -> Iterator[tuple[str, Expression]]:
    """What stands right below a node, without what it divides by."""
    for kind, part in node.items():
        divides = kind == "A_Expr" and dotted(part.get("name", []))[1] in {"/", "%"}
        yield from parts(kind, {key: part[key] for key in part if key != "rexpr"} if divides else part)


def results(part: Expression) -> list[Expression]:
    """What a CASE may give."""
    return [part.get("defresult", {}), *(item["CaseWhen"].get("result", {}) for item in part.get("args", []))]


def bucket(part: Expression) -> Expression | None:
    """What counts the buckets of `width_bucket`, of bounds in an array how many are written; None of another call."""
    given: list[Expression] = part.get("args", [])
    if not given or dotted(part["funcname"])[1] != "width_bucket":
        return None
    if len(given) > 2:  # noqa: PLR2004  # a value and bounds in an array
        return given[-1]
    bounds = given[-1]
    while "TypeCast" in bounds:
        bounds = bounds["TypeCast"].get("arg", {})
    return {"A_Const": {"ival": {"ival": len(bounds.get("A_ArrayExpr", {}).get("elements", []))}}}
