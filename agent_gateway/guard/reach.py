"""How large a number may become that constants make: `repeat('x', n)` with `n` out of a subquery, a text, a document.

In: an expression. Out: the number, roughly and rather too large, with each value of the data taken for 1. `constants`
tells what is certain; this tells what is not to be ruled out, and is asked only where a number says how much is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import exp, log

from agent_gateway.guard.constants import HUGE, PROVEN, bucket, decides, number, results
from agent_gateway.guard.memo import remembered
from agent_gateway.guard.sizes import LENGTHS, size
from agent_gateway.guard.tree import Node, dotted, parts

__all__ = ["COUNTS", "reach"]

COUNTS = frozenset({"count", "sum", "row_number", "rank", "dense_rank"})
"""Functions that count or add up rows."""
_DAYS = 4_000.0
"""From one day of these times to another: a bar of as many characters as an invoice is old is honest."""
_FAR = 1e9
"""From one day or address to any other."""
_DAY_SECONDS = 86_400.0
_CHARACTER = 1e5
"""The number of a character."""
_SMALL = frozenset({"dow", "doy", "isodow", "minute", "month", "quarter", "second"})
"""Fields that are small of a time and of an interval, which has as many years or hours as it is long."""
_FIELD = 366.0
"""No such field is larger."""
_NUMBER = re.compile(r"\d+")
_EXPONENT = re.compile(r"\d[eE]\+?(\d+|$)")
_MODERN = re.compile(r"\s*(?:19|20)\d\d-")
_DATES = frozenset({"date", "timestamp", "timestamptz"})
_ADDRESSES = frozenset({"cidr", "inet", "macaddr", "macaddr8"})
"""One less another is a number."""
_BYTE = 255.0
_WITHIN = LENGTHS | {"pg_column_size", "position", "regexp_count", "strpos"}
"""Functions whose result is no larger than a value is long."""
_FIRST = frozenset({"to_char", "to_number", "round", "trunc"})
"""Functions of which the other arguments are no part of the number."""
_TOGETHER: dict[str, Callable[[Iterable[float]], float]] = {"age": sum, "generate_series": max}
"""What becomes of the numbers of the arguments."""
_FIXED = {
    **dict.fromkeys(("crc32", "crc32c", "factorial", "hashtext", "hashtextextended"), HUGE),
    **dict.fromkeys(("clock_timestamp", "now", "statement_timestamp", "transaction_timestamp"), _DAYS),
    "ascii": _CHARACTER,
    "get_byte": _BYTE,
}
"""Functions of which the argument says nothing of the number."""


@remembered
def reach(node: Node) -> float:  # noqa: C901, PLR0911  # one for each kind of node
    """The number, or the one that a text may be read as; at the least 1."""
    known = number(node)
    if known is not None and not _varies(node):
        return max(1.0, abs(known))
    for kind, part in node.items():
        match kind:
            case "A_Const":
                bits = part.get("bsval", {}).get("bsval", "")
                return 2.0 ** min(900, 4 * len(bits)) if bits else _text(part.get("sval", {}).get("sval", ""))
            case "ColumnRef" | "SubLink":
                return max(1.0, abs(known or 0.0), part[PROVEN].reach) if PROVEN in part else 1.0
            case "A_Expr":
                return _operation(part)
            case "FuncCall":
                return max(1.0, part[PROVEN].reach) if PROVEN in part else _called(part)
            case "TypeCast":
                return _cast(part)
            case "MinMaxExpr" if part.get("op") == "IS_LEAST":
                return min(map(reach, part.get("args", [])))
            case "CaseExpr":
                return max(map(reach, results(part)))
            case "BoolExpr" | "NullTest" | "BooleanTest":
                return 1.0
            case "SQLValueFunction":
                return _DAYS
            case _:
                return max((reach({inner: below}) for inner, below in parts(kind, part)), default=1.0)
    return 1.0


@remembered
def _varies(expression: Node) -> bool:
    """Whether a number is one of several: what is proven of a column is the least of its values."""
    for kind, node in expression.items():
        if kind in {"ColumnRef", "SubLink"}:
            return True
        for inner, part in parts(kind, node):
            if _varies({inner: part}):
                return True
    return False


def _text(spelled: str) -> float:
    """What a text may be read as: it may be joined with others, and parts of it be taken out."""
    found = max([1.0, *(10.0 ** min(300, len(run)) for run in _NUMBER.findall(spelled))])
    exponents = [float(exponent[:9] or HUGE) for exponent in _EXPONENT.findall(spelled)]
    return min(HUGE, found * 10.0 ** min(300.0, max(exponents))) if exponents else found


def _operation(part: Node) -> float:  # noqa: PLR0911  # one for each kind of operator
    sign = dotted(part.get("name", []))[1]
    if part.get("kind") == "AEXPR_NULLIF":
        return reach(part.get("lexpr", {}))
    if decides(part):
        return 1.0
    left, right = reach(part.get("lexpr", {})), reach(part.get("rexpr", {}))
    if sign in {"+", "-"} or "lexpr" not in part:
        return left + right
    if sign == "%":
        return right
    if sign == "/":
        by = number(part.get("rexpr", {}))
        return max(1.0, left / abs(by)) if by else left
    if sign == "^":
        return left ** min(right, 1e3) if left < 2 or right * left < 1e2 else HUGE  # noqa: PLR2004
    if sign == "<<":
        return min(HUGE, left * 2.0 ** min(right, 900.0))
    return min(HUGE, left * right)


def _cast(part: Node) -> float:
    argument: Node = part.get("arg", {})
    name = dotted(part["typeName"]["names"])[1]
    if name in _DATES and "A_Const" in argument:
        spelled = argument["A_Const"].get("sval", {}).get("sval", "")
        return _DAYS if _MODERN.match(spelled) or not _NUMBER.search(spelled) else _FAR
    if name in _ADDRESSES:
        return _FAR
    if name in {"bit", "varbit"}:
        lengths = [number(length) or 1.0 for length in part["typeName"].get("typmods", [])]
        return max([reach(argument), *(2.0 ** min(length, 900.0) for length in lengths)])
    return reach(argument)


def _called(part: Node) -> float:  # noqa: PLR0911  # one for each kind of function
    name = dotted(part["funcname"])[1]
    arguments: list[Node] = part.get("args", [])
    if name in _FIXED:
        return _FIXED[name]
    if not arguments:
        return 1.0
    if name in _WITHIN:
        return max(1.0, size(arguments[0]))
    if name in _TOGETHER:
        return _TOGETHER[name](map(reach, arguments))
    if name in _FIRST:
        return reach(arguments[0])
    if (last := bucket(part)) is not None:
        return max(size(arguments[1]), reach(last)) if len(arguments) == 2 else reach(last)  # noqa: PLR2004
    if name in {"extract", "date_part"} and len(arguments) > 1:
        field = arguments[0].get("A_Const", {}).get("sval", {}).get("sval", "epoch").lower()
        counted = reach(arguments[1]) * (_DAY_SECONDS if field == "epoch" else 1.0)
        return min(counted, _FIELD) if field in _SMALL else counted
    if name == "exp":
        return 10.0 ** min(300.0, reach(arguments[0]) / 2)
    if name in {"pow", "power"} and len(arguments) > 1:  # of one, both sides would be looked at, and all below it again
        return _operation({"name": [{"String": {"sval": "^"}}], "lexpr": arguments[0], "rexpr": arguments[-1]})
    return exp(min(690.0, sum(log(reach(argument)) for argument in arguments)))
