"""What a constant proves to be absurd: huge values, endless series, recursion without a bound.

In: a statement and its shape. Out: findings. First of all come the amplifiers that feed PostgreSQL's built-ins that
cannot be interrupted: a large value is needed before `translate` or `jsonb @>` can block a backend for a minute.
"""

from __future__ import annotations

import re

from agent_gateway.guard import recursion, rows
from agent_gateway.guard.constants import largest, number, size, text
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.series import series
from agent_gateway.guard.tree import Node, Shape, below

__all__ = ["judge"]

MAX_CHARS = 10_000
"""Characters, bits or elements that one call may make out of nothing."""
MAX_VALUE = 1_000_000
"""Characters of a value that calls make together."""
MAX_SERIES = 1_000_000
"""Rows of one series."""
MAX_EXPONENT = 10_000
MAX_FACTORIAL = 1_000
MAX_DIGITS = 1_000

_WIDTH = re.compile(r"%(?:\d+\$)?-?(\d+)")
_SHORTEST = 3
"""Characters of the shortest part of a format with a width, `%9s`."""
MAX_PAIRS = 100_000_000
"""What a built-in may compare each with each: it takes a second or two, and nothing can interrupt it."""
MAX_ACCESSORS = 2
MAX_VISITED = 10_000_000
"""Parts of a document; each is kept, in some forty bytes."""
_MOST_AGAIN = 20
"""So often even a document of two parts is visited; more would leave what a float can hold."""

_FROM_ROOT = re.compile(r"\$[^@?$*]*\*")
"""A run is looked at once, from the last `$` before it."""
_COUNTED = {"repeat": 1, "lpad": 1, "rpad": 1, "array_fill": 1, "polygon": 0}
_COMPARING = frozenset({"translate", "btrim", "ltrim", "rtrim", "strpos", "position", "replace"}) | frozenset(
    {"split_part", "string_to_array", "string_to_table"}
)
"""Functions that look for each part of one argument in all of the other."""
_COMPARING_OPERATORS = frozenset(
    {"&&", "@>", "<@", "?|", "?&", "-", "<->", "##", "?#", "~="} | {"~~", "!~~", "~~*", "!~~*"}
)
"""Operators that do. LIKE looks for what stands behind a `%` at each place, and is one of `~~` and its kin."""
_PATHS = frozenset({"@?", "@@"})
_SIGNS = _COMPARING_OPERATORS | _PATHS | {"^"}
_PADDED = frozenset({"bpchar", "bit"})
"""Types that fill a value up to their length."""
_SOURCES = frozenset({"RangeFunction", "CommonTableExpr", "SubLink"} | rows.GATHERING_NODES)
_PATH_FUNCTIONS = frozenset(
    f"jsonb_path_{what}{zone}"
    for what in ("exists", "match", "query", "query_array", "query_first")
    for zone in ("", "_tz")
)
_SMALLER = f"Make values of at most {MAX_CHARS} characters or elements."


def judge(root: Node, shape: Shape, findings: Findings) -> None:
    """Every rule about what constants prove; first of all what is proven of the columns of subqueries."""
    amplified = not _RULES.keys().isdisjoint(shape.called)
    signs = {name for _, name, _ in shape.operators}
    grows = amplified or "||" in signs
    sources = not _SOURCES.isdisjoint(shape.nodes)
    if sources or (grows and ("RangeSubselect" in shape.nodes or not rows.GATHERING.isdisjoint(shape.called))):
        rows.judge(root["SelectStmt"], findings, grows=grows)
    for _, name, node in shape.calls if amplified else ():
        if rule := _RULES.get(name):
            rule(name, node, findings)
    if shape.types:
        _padding(shape, findings)
    if "Float" in shape.nodes or not _SIGNS.isdisjoint(signs):
        _numbers(shape, findings)
    if "JsonFuncExpr" in shape.nodes or "JsonTable" in shape.nodes:
        _json_paths(shape, findings)
    if "WithClause" in shape.nodes and any(node.get("recursive") for node in shape.nodes["WithClause"]):
        recursion.judge(root["SelectStmt"], shape, findings)


def _large(what: str, node: Node, findings: Findings, hint: str = _SMALLER) -> None:
    findings.add("value_too_large", f"{what} is far more than an answer can hold.", hint, at=node.get("location", 0))


def _counted(name: str, node: Node, findings: Findings) -> None:
    """The amplifiers: repeat, lpad, rpad, array_fill, and polygon(points, circle)."""
    arguments = node.get("args", [])
    if name == "polygon" and len(arguments) < 2:  # noqa: PLR2004  # of one value, it is a cast
        return
    position = _COUNTED[name]
    if len(arguments) > position and (
        largest(arguments[position]) > MAX_CHARS or size({"FuncCall": node}) > _most(name)
    ):
        _large(f"What `{name}` makes here", node, findings)


def _most(name: str) -> int:
    return MAX_CHARS if name == "array_fill" else MAX_VALUE


def _made(name: str, node: Node, findings: Findings) -> None:
    """What multiplies what it is given, such as replace."""
    if size({"FuncCall": node}) > MAX_VALUE:
        _large(f"What `{name}` makes here", node, findings)
    elif name == "replace":
        _compared(name, node, findings)


def _compared(name: str, node: Node, findings: Findings) -> None:
    """What compares all with all."""
    _pairs(f"`{name}`", _argument(node, 0), _argument(node, 1), node, findings)


def _ranked(name: str, node: Node, findings: Findings) -> None:
    """What looks for each word of a query in all of a document, and keeps what it finds."""
    _pairs(f"`{name}`", _argument(node, 0), _argument(node, 1), node, findings, most=MAX_PAIRS // 10)


def _ordered(name: str, node: Node, findings: Findings) -> None:
    """Unicode's canonical order: marks in a row are compared each with each."""
    _pairs(f"`{name}`", _argument(node, 0), _argument(node, 0), node, findings)


def _pairs(what: str, one: Node, other: Node, node: Node, findings: Findings, *, most: int = MAX_PAIRS) -> None:  # noqa: PLR0913  # what is compared, and where to say so
    if size(one) * size(other) > most:
        _large(f"What {what} compares here", node, findings)


def _path(name: str, node: Node, findings: Findings) -> None:
    """A function that is given a document and a path."""
    del name
    _accessors(_argument(node, 0), _argument(node, 1), node, findings)


def _accessors(document: Node, written: Node, node: Node, findings: Findings) -> None:
    """`.**` visits every part of a document, and another one every part of each of these.

    A filter that begins at the root again visits all for each part, and keeps what it finds until the end.
    """
    path = _constants(written)
    again = min(len(_FROM_ROOT.findall(path.partition("?")[2])), _MOST_AGAIN)
    if path.count("**") > MAX_ACCESSORS or (again and size(document) ** (again + 1) > MAX_VISITED):
        _large(
            "What the path visits", node, findings, f"Write `.**` at most {MAX_ACCESSORS} times, and `@` in filters."
        )


def _json_paths(shape: Shape, findings: Findings) -> None:
    """The paths of SQL/JSON."""
    for node in shape.nodes.get("JsonFuncExpr", ()):
        _accessors(_document(node), node.get("pathspec", {}), node, findings)
    for node in shape.nodes.get("JsonTable", ()):
        _accessors(_document(node), node.get("pathspec", {}).get("string", {}), node, findings)
    for node in shape.nodes.get("JsonTablePathSpec", ()):
        _accessors({}, node.get("string", {}), node, findings)


def _document(node: Node) -> Node:
    """The document of a query function of SQL/JSON."""
    return node.get("context_item", {}).get("raw_expr", {})


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
    written = _argument(node, 0)
    pattern = text(written)
    widths = [float(width[:9]) for width in _WIDTH.findall(_constants(written) if pattern is None else pattern)]
    if pattern is None and widths:
        widths.append(max(widths) * size(written) / _SHORTEST)
    taken = [largest(item) for item in node.get("args", [])[1:]] if pattern is None or "*" in pattern else []
    if pattern is None:  # what is joined into it may be a width
        taken.append(largest(written))
    if max(widths, default=0) > MAX_CHARS or sum(widths) > MAX_VALUE or max(taken, default=0) > MAX_CHARS:
        _large("The width in the format", node, findings)


def _constants(expression: Node) -> str:
    """The strings of an expression, one behind the other as they are written."""
    found = [part for kind, part in below(expression) if kind == "A_Const" and "sval" in part]
    return "".join(part["sval"].get("sval", "") for part in sorted(found, key=lambda part: part.get("location", 0)))


def _factorial(_name: str, node: Node, findings: Findings) -> None:
    if largest(_argument(node, 0)) > MAX_FACTORIAL:
        _large("The factorial", node, findings, f"Use numbers up to {MAX_FACTORIAL}.")


def _power(_name: str, node: Node, findings: Findings) -> None:
    if largest(_argument(node, 1)) > MAX_EXPONENT:
        _large("The power", node, findings, f"Use exponents up to {MAX_EXPONENT}.")


_RULES = {
    **dict.fromkeys(_COUNTED, _counted),
    **dict.fromkeys(("replace", "regexp_replace", "array_to_string"), _made),
    **dict.fromkeys(_COMPARING - {"replace"}, _compared),
    **dict.fromkeys(("ts_rank", "ts_rank_cd", "ts_headline"), _ranked),
    **dict.fromkeys(("normalize", "is_normalized"), _ordered),
    **dict.fromkeys(_PATH_FUNCTIONS, _path),
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
                _large("The length of the type", node, findings)


def _numbers(shape: Shape, findings: Findings) -> None:
    """Exponents and literals that make numbers of very many digits."""
    for _, name, node in shape.operators:
        if name == "^":
            exponent = number(node.get("rexpr", {}))
            if exponent is not None and exponent > MAX_EXPONENT:
                _large("The power", node, findings, f"Use exponents up to {MAX_EXPONENT}.")
        elif name in _COMPARING_OPERATORS and "lexpr" in node:
            _pairs(f"`{name}`", node["lexpr"], node.get("rexpr", {}), node, findings)
        elif name in _PATHS:
            _accessors(node.get("lexpr", {}), node.get("rexpr", {}), node, findings)
    for node in shape.nodes.get("Float", ()):
        mantissa, _, exponent = node.get("fval", "").lower().partition("e")
        if len(mantissa) > MAX_DIGITS or (exponent.lstrip("+-").isdigit() and int(exponent[:9]) > MAX_DIGITS):
            findings.add(
                "value_too_large",
                "The number has very many digits.",
                f"Use numbers of up to {MAX_DIGITS} digits.",
                fragment=node.get("fval", "")[:40],
            )
