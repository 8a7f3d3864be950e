"""How large constants prove a value to be.

In: an expression. Out: the characters or elements that it has at the least, as far as constants tell.
"""

from __future__ import annotations

from math import log10, prod

from agent_gateway.guard.constants import PROVEN, largest, literal, number, parsed, told
from agent_gateway.guard.memo import remembered
from agent_gateway.guard.path_text import repeats, strings
from agent_gateway.guard.tree import Node as Expression
from agent_gateway.guard.tree import dotted, parts
from agent_gateway.guard.writing import HOLDING, again, made

__all__ = ["COUNTING", "LENGTHS", "once", "size"]

_UNKNOWN = 1.0
"""Characters of a value of which nothing is known: multiplied often enough, it becomes large as well."""
_TOLD = 30.0
"""The same where it is repeated, or its length tells how much is made: a value of so many characters is its own length
to the power of n, after n such calls inside of each other."""
_CUTTING = frozenset({"chr", "left", "right", "substr", "substring"})
"""Functions that make a short text of a value."""
_FILLED = frozenset({"bpchar", "bit", "numeric"})
"""Types that write as many characters as they are told."""
_DIGITS = frozenset({"power", "pow", "exp", "factorial"})
_MOST_DIGITS = 1_000
"""Digits that one of these may make of a short number."""
_POINT = 10.0
"""Characters of a point of a polygon, about as long as it is compared with another."""
_REPLACING = frozenset({"replace", "regexp_replace"})
_TAKING = frozenset({"->", "->>", "#>", "#>>"})
"""Operators that take a part out of what stands on their left; on their right stands only where it is."""
LENGTHS = frozenset(
    {"length", "char_length", "character_length", "octet_length", "bit_length", "cardinality", "array_length"}
    | {"jsonb_array_length", "json_array_length"}
)
"""Functions that tell how large a value is."""
COUNTING = LENGTHS | {"count", "md5", "strpos", "position", "hashtext", "regexp_count"}
"""Functions of a large value whose result is small."""
_PATHS = frozenset({"jsonb_path_query_array", "jsonb_path_query_array_tz"})
"""Functions that put all that a path gives into one value."""


@remembered
def size(node: Expression) -> float:  # noqa: C901, PLR0911  # one for each kind of node
    """The characters, or the elements, that constants prove a value to have at the least."""
    for kind, part in node.items():
        match kind:
            case "A_Const":
                return _constant_size(part)
            case "TypeCast":
                return _cast_size(part)
            case "A_Indirection" | "CollateClause" | "NamedArgExpr":
                return size(part.get("arg", {}))
            case "A_Expr":
                taken = dotted(part.get("name", []))[1] in _TAKING
                return size(part.get("lexpr", {})) + (0.0 if taken else size(part.get("rexpr", {})))
            case "A_ArrayExpr":
                return sum(max(1.0, again(item, size(item))) for item in part.get("elements", []))
            case "FuncCall" | "ColumnRef" | "SubLink" | "JsonArrayAgg" | "JsonObjectAgg":
                unproven = _call_size(part) if kind == "FuncCall" and PROVEN not in part else _UNKNOWN
                return max(_UNKNOWN, part[PROVEN].size) if PROVEN in part else unproven
            case "CoalesceExpr" | "CaseExpr" | "MinMaxExpr":
                return max(size(item) for item in _choices(part))
            case "JsonFuncExpr" if part.get("op") == "JSON_QUERY_OP":
                held = [
                    part.get("context_item", {}),
                    *(item["JsonArgument"]["val"] for item in part.get("passing", [])),
                ]
                return repeats(strings(part.get("pathspec", {}))) * sum(size({"JsonValueExpr": item}) for item in held)
            case _ if kind in HOLDING:
                return sum(again({held: below}, size({held: below})) for held, below in parts(kind, part))
            case "JsonArrayQueryConstructor" if PROVEN in part:
                return part[PROVEN].size
            case _:
                return _UNKNOWN
    return 0.0


def _constant_size(part: Expression) -> float:
    if "fval" in part:
        mantissa, _, exponent = part["fval"].get("fval", "").lower().partition("e")
        return len(mantissa) + abs(parsed(exponent) or 0.0)
    held = part.get("sval", {}).get("sval", part.get("bsval", {}).get("bsval", ""))
    return float(len(held)) if "sval" in part or "bsval" in part else _UNKNOWN


def _cast_size(part: Expression) -> float:
    """A type may fill a value up; of bytes, each is written as two characters when they become text."""
    held = size(part.get("arg", {}))
    names = dotted(part["typeName"]["names"])[1]
    if names == "bytea":
        return 2 * held
    filled: list[Expression] = part["typeName"].get("typmods", []) if names in _FILLED else []
    return max([held, *(number(length) or 0.0 for length in filled[-1:])])


def _choices(part: Expression) -> list[Expression]:
    """The values of which an expression is one; nobody writes a huge one that is not meant."""
    results = [item["CaseWhen"].get("result", {}) for item in part.get("args", []) if "CaseWhen" in item]
    return [part.get("defresult", {}), *(results or part.get("args", []))]


def _call_size(part: Expression) -> float:  # noqa: PLR0911  # one for each kind of function
    name = dotted(part["funcname"])[1]
    if name in COUNTING:
        return _UNKNOWN
    arguments: list[Expression] = part.get("args", [])
    sizes = [size(item) for item in arguments]
    if name in _DIGITS:
        known = number({"FuncCall": part})
        return sum(sizes) + (_digits(name, arguments) if known is None else log10(abs(known) + 1))
    if name in {"round", "trunc"} and len(arguments) > 1:
        return sizes[0] + max(0.0, number(arguments[1]) or 0.0)
    if len(arguments) > 1 and name in {"repeat", "lpad", "rpad"}:
        count = _count(arguments[1])
        as_long = "A_Const" not in arguments[0] and _lengths(arguments[1])
        unknown = _TOLD if as_long or _out_of_data(arguments[0]) else 1.0
        return count * max(unknown, sizes[0]) if name == "repeat" else count
    if len(arguments) > 1 and name == "polygon":
        return _POINT * max(0.0, number(arguments[0]) or 0.0)
    if len(arguments) > 1 and name == "array_fill":
        dimensions: list[Expression] = arguments[1].get("A_ArrayExpr", {}).get("elements", [])
        return prod(max(1.0, _count(item)) for item in dimensions) * max(1.0, sizes[0])
    if len(arguments) > 2 and name in _REPLACING:  # noqa: PLR2004  # the value, what is sought, what is put in
        return sizes[0] + sizes[2] if once(name, arguments) else max(1.0, sizes[0]) * _put(name, arguments[1], sizes[2])
    if len(arguments) > 1 and name in _PATHS:
        return repeats(strings(arguments[1])) * (sizes[0] + sum(sizes[2:3]))
    return made(name, part, sizes, literal(arguments[0]) if arguments else None)


def _count(node: Expression) -> float:
    """The number that tells how much is made; of the length of a value its size."""
    known = number(node)
    calls = _lengths(node) if known is None else ()
    lengths = [max(_TOLD, size(part["args"][0])) for part in calls if "args" in part]
    return max(0.0, known or 0.0, max(lengths, default=0.0) * max(len(lengths), told(node)))


@remembered
def _out_of_data(node: Expression) -> bool:
    """Whether a value of which nothing is known is part of another."""
    for kind, part in node.items():
        if kind == "ColumnRef":
            return PROVEN not in part
        if kind == "FuncCall" and dotted(part["funcname"])[1] in _CUTTING:
            return False
        if any(_out_of_data({inner: below}) for inner, below in parts(kind, part)):
            return True
    return False


@remembered
def _lengths(node: Expression) -> tuple[Expression, ...]:
    """The calls that tell a length, outermost only: what stands in one counts in its size, and once."""
    found: tuple[Expression, ...] = ()
    for kind, part in node.items():
        if kind == "FuncCall" and dotted(part["funcname"])[1] in LENGTHS:
            return (part,)
        for inner, below in parts(kind, part):
            found += _lengths({inner: below})
    return found


def _digits(name: str, arguments: list[Expression]) -> float:
    """The digits of a power of which not all is known."""
    base = 10.0 if name in {"exp", "factorial"} or not arguments else max(1.0, _most(arguments[0]))
    return min(_MOST_DIGITS, log10(base) * _most(arguments[-1])) if arguments else 0.0


def _most(node: Expression) -> float:
    """The largest number in an expression, also of what constants may make of its columns."""
    return max(abs(largest(node)), _noted(node))


@remembered
def _noted(node: Expression) -> float:
    """The largest number that constants may make of its columns."""
    found = 0.0
    for kind, part in node.items():
        if kind == "ColumnRef" and PROVEN in part:
            return part[PROVEN].reach
        for inner, below in parts(kind, part):
            found = max(found, _noted({inner: below}))
    return found


def once(name: str, arguments: list[Expression]) -> bool:
    """Whether a call puts a constant into a text just once: `regexp_replace` without flags, and no match in it."""
    if name != "regexp_replace" or len(arguments) != 3:  # noqa: PLR2004  # the value, what is sought, what is put in
        return False
    put = literal(arguments[2])
    return put is not None and "\\" not in put


def _put(name: str, sought: Expression, put: float) -> float:
    """How many times longer a text becomes; a pattern may match between all characters."""
    if name != "replace":
        return 1 + put
    return max(1.0, put / max(1, len(literal(sought) or "")))
