"""What a constant proves to be absurd: huge values, endless series, recursion without a bound.

In: a statement and its shape. Out: findings. First of all come the amplifiers that feed PostgreSQL's built-ins that
cannot be interrupted: a large value is needed before `translate` or `jsonb @>` can block a backend for a minute.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard import comparing, expansion, formats, paths, recursion, rows, zones
from agent_gateway.guard.caps import MAX_CHARS, large
from agent_gateway.guard.constants import number, told
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.memo import forget, remembered
from agent_gateway.guard.multiplying import GATHERING, GATHERING_NODES
from agent_gateway.guard.reach import reach
from agent_gateway.guard.series import series
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, Shape, parts
from agent_gateway.guard.writing import HOLDING, MANY, WRITING

__all__ = ["judge"]

MAX_VALUE = 1_000_000
"""Characters of a value that calls make together."""
MAX_SERIES = 1_000_000
"""Rows of one series."""
MAX_EXPONENT = 1_000
MAX_FACTORIAL = 170
"""The result has 307 digits; of numbers with 100,000 one root takes a fifth of a second that nothing can interrupt."""
MAX_POWER = 1e300
MAX_DIGITS = 1_000

_LEVELS = 10
"""Queries below each other that make a value of one character large, if each doubles it."""
_LONG = 100
"""Characters of a literal that make a million rows too large."""
_COUNTED = {"repeat": 1, "lpad": 1, "rpad": 1, "array_fill": 1, "polygon": 0}
_TOLD_BY = frozenset({*_COUNTED, "format", "generate_series"})
"""Functions that a number tells how much to make."""
_FILLING = _TOLD_BY - {"generate_series"}
_SIGNS = comparing.OPERATORS | paths.OPERATORS | {"^"}
_MEASURED = _SIGNS - {"-"} | {"||"}
"""Operators for which it is worth to know how large the columns of a subquery are."""
_OF_ROWS = frozenset({"agg_star", "isnull", "over"})
"""Fields of what depends on rows."""
_PADDED = frozenset({"bpchar", "bit"})
"""Types that fill a value up to their length."""
_SOURCES = frozenset({"JsonTable", "RangeFunction", "CommonTableExpr", "SubLink"} | GATHERING_NODES)


def judge(root: Node, shape: Shape, findings: Findings) -> None:
    """Every rule about what constants prove; first of all what is proven of the columns of subqueries."""
    forget()
    amplified = not (_RULES.keys() | paths.FUNCTIONS).isdisjoint(shape.called)
    signs = {name for _, name, _ in shape.operators}
    writes = _writing(shape)
    grows = amplified or bool(writes) or not _MEASURED.isdisjoint(signs) or "JsonFuncExpr" in shape.nodes
    gathers = not GATHERING.isdisjoint(shape.called)
    grows = grows or (gathers and not WRITING.isdisjoint(shape.called))
    levels = sum(len(shape.nodes[kind]) for kind in ("CommonTableExpr", "RangeSubselect") if kind in shape.nodes)
    grows = (
        grows
        or levels > _LEVELS
        or any(name == "path" for _, name, _ in shape.types)
        or not {"CTECycleClause", "CTESearchClause"}.isdisjoint(shape.nodes)
        or (bool(shape.texts) and max(map(len, shape.texts)) > _LONG)
    )
    sources = not _SOURCES.isdisjoint(shape.nodes)
    combines = gathers and len(shape.nodes.get("RangeVar", ())) > 1
    gathered = False
    fills = "RangeVar" in shape.nodes and not _FILLING.isdisjoint(shape.called)
    if sources or combines or fills or (grows and ("RangeSubselect" in shape.nodes or gathers)):
        gathered = rows.judge(root["SelectStmt"], findings, grows=grows, counts=not _TOLD_BY.isdisjoint(shape.called))
    for _, name, node in shape.calls if amplified else ():
        if rule := _RULES.get(name):
            rule(name, node, findings)
    _written(writes, findings)
    comparing.together(shape, findings, gathered=gathered)
    expansion.judge(root["SelectStmt"], shape, findings)
    if shape.types:
        _padding(shape, findings)
    zones.judge(shape, findings)
    if "Float" in shape.nodes or not _SIGNS.isdisjoint(signs):
        _numbers(shape, findings)
    gathers = gathers or not GATHERING_NODES.isdisjoint(shape.nodes)
    gathers = gathers or any(link.get("subLinkType") == "ARRAY_SUBLINK" for link in shape.nodes.get("SubLink", ()))
    paths.judge(shape, findings, gathers=gathers)
    if "WithClause" in shape.nodes and any(node.get("recursive") for node in shape.nodes["WithClause"]):
        recursion.judge(root["SelectStmt"], shape, findings)


def _writing(shape: Shape) -> list[tuple[str, Node]]:
    """What writes values into others, where there is enough of it to make a short one large."""
    calls = [node for _, name, node in shape.calls if name in WRITING] if not WRITING.isdisjoint(shape.called) else []
    found = [("FuncCall", node) for node in calls]
    found += [(kind, node) for kind in ("A_ArrayExpr", *HOLDING) for node in shape.nodes.get(kind, ())]
    return found if len(found) >= MANY else []


def _written(writes: Sequence[tuple[str, Node]], findings: Findings) -> None:
    """What writes values into others makes of them, one around the other."""
    for kind, node in writes:
        if size({kind: node}) > MAX_VALUE:
            large("What is written here, again and again,", node, findings)


def _told(count: Node) -> bool:
    """Whether a number is known, or depends on rows: not where it is made of constants alone in a way not computed."""
    return number(count) is not None or _of_rows(count)


@remembered
def _of_rows(expression: Node) -> bool:
    """Whether something in it depends on rows."""
    for kind, node in expression.items():
        if kind in {"ColumnRef", "SubLink"} or _OF_ROWS & node.keys():
            return True
        for inner, part in parts(kind, node):
            if _of_rows({inner: part}):
                return True
    return False


def _counted(name: str, node: Node, findings: Findings) -> None:
    """The amplifiers: repeat, lpad, rpad, array_fill, and polygon(points, circle)."""
    arguments = node.get("args", [])
    if name == "polygon" and len(arguments) < 2:  # noqa: PLR2004  # of one value, it is a cast
        return
    position = _COUNTED[name]
    if len(arguments) > position and (told(arguments[position]) > MAX_CHARS or size({"FuncCall": node}) > _most(name)):
        large(f"What `{name}` makes here", node, findings)
    elif len(arguments) > position and not all(
        _told(count) and reach(count) <= MAX_CHARS for count in _counts(name, arguments[position])
    ):
        hint = f"Write the number itself, up to {MAX_CHARS}, or hold it below one: `least(…, 100)`."
        large(f"What `{name}` may make here", node, findings, hint)


def _counts(name: str, argument: Node) -> list[Node]:
    """The numbers that say how much is made; of `array_fill` the dimensions, which stand in `ARRAY[…]`."""
    return argument.get("A_ArrayExpr", {}).get("elements", [{}]) if name == "array_fill" else [argument]


def _most(name: str) -> int:
    return MAX_CHARS if name == "array_fill" else MAX_VALUE


def _filled(_name: str, node: Node, findings: Findings) -> None:
    """With a length, `bpchar` is what PostgreSQL makes of a cast to char(n); nobody else writes it."""
    if len(node.get("args", [])) > 1:
        large("What `bpchar` may make here", node, findings, f"Cast to `char(n)`, with n up to {MAX_CHARS}.")


def _made(name: str, node: Node, findings: Findings) -> None:
    """What multiplies what it is given, such as replace."""
    if size({"FuncCall": node}) > MAX_VALUE:
        large(f"What `{name}` makes here", node, findings)
    elif name == "replace":
        comparing.RULES[name](name, node, findings)


def _series(_name: str, node: Node, findings: Findings) -> None:
    if series(node) > MAX_SERIES:
        findings.add(
            "too_many_rows",
            f"The series has more than {MAX_SERIES} rows.",
            "Use a larger step or a shorter range.",
            at=node.get("location", 0),
        )


def _argument(node: Node, place: int) -> Node:
    """An argument of a call; empty where there is none."""
    arguments: list[Node] = node.get("args", [])
    return arguments[place] if len(arguments) > place else {}


def _formatted(_name: str, node: Node, findings: Findings) -> None:
    """A width stands in the pattern, or `*` takes it from an argument; a pattern that is computed may repeat one."""
    widths, taken = formats.widths(node.get("args", []))
    _made("format", node, findings)
    if max(widths, default=0) > MAX_CHARS or sum(widths) > MAX_VALUE or max(taken, default=0) > MAX_CHARS:
        large("The width in the format", node, findings)


def _factorial(_name: str, node: Node, findings: Findings) -> None:
    if told(_argument(node, 0)) > MAX_FACTORIAL:
        large("The factorial", node, findings, f"Use numbers up to {MAX_FACTORIAL}.")


def _power(_name: str, node: Node, findings: Findings) -> None:
    if told(_argument(node, 1)) > MAX_EXPONENT or (number({"FuncCall": node}) or 0) >= MAX_POWER:
        large("The power", node, findings, f"Use exponents up to {MAX_EXPONENT}.")


_RULES = {
    **comparing.RULES,
    **dict.fromkeys(_COUNTED, _counted),
    **dict.fromkeys(("replace", "regexp_replace", "array_to_string"), _made),
    **dict.fromkeys(("concat_ws", "encode", "quote_ident", "quote_literal", "quote_nullable"), _made),
    "bpchar": _filled,
    "generate_series": _series,
    "format": _formatted,
    "factorial": _factorial,
    "power": _power,
    "pow": _power,
}


def _padding(shape: Shape, findings: Findings) -> None:
    """char(n) and bit(n) fill up to n."""
    for _, name, node in shape.types:
        if name in _PADDED and "typmods" in node:
            length = number(node["typmods"][0])
            if length is not None and length > MAX_CHARS:
                large("The length of the type", node, findings)


def _numbers(shape: Shape, findings: Findings) -> None:
    """Exponents and literals that make numbers of very many digits."""
    for _, name, node in shape.operators:
        if name == "^":
            exponent = number(node.get("rexpr", {}))
            if exponent is not None and (exponent > MAX_EXPONENT or (number({"A_Expr": node}) or 0) >= MAX_POWER):
                large("The power", node, findings, f"Use exponents up to {MAX_EXPONENT}.")
    for node in shape.nodes.get("Float", ()):
        mantissa, _, exponent = node.get("fval", "").lower().partition("e")
        if len(mantissa) > MAX_DIGITS or (exponent.lstrip("+-").isdigit() and int(exponent[:9]) > MAX_DIGITS):
            findings.add(
                "value_too_large",
                "The number has very many digits.",
                f"Use numbers of up to {MAX_DIGITS} digits.",
                fragment=node.get("fval", "")[:40],
            )
