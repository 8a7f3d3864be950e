"""What built-ins compare: each part of a value with each part of another, and nothing interrupts them.

In: a call, or the shape of a statement. Out: findings, where constants prove how large both are, or rows became them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from agent_gateway.guard import paths
from agent_gateway.guard.caps import large
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.gathered import paired
from agent_gateway.guard.path_text import strings
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, Shape

__all__ = ["OPERATORS", "RULES", "together"]

_MOST_PAIRS = 100_000_000
"""What a built-in may compare each with each: it takes a second or two, and nothing can interrupt it."""
_MOST_PHRASED = 50_000
"""Characters of a text of which a query is made."""
_MOST_GROUPS = 10_000_000
"""Groups of all matches of a pattern, eight bytes each."""
_COMPARING = frozenset({"translate", "btrim", "ltrim", "rtrim", "strpos", "position", "replace", "split_part"}) | {
    "string_to_array",
    "string_to_table",
    "jsonb_contains",
    "jsonb_exists_all",
    "jsonb_exists_any",
}
"""Functions that look for each part of one argument in all of the other."""
_ORDERING = frozenset({"normalize", "is_normalized"})
"""Functions that look at each part of a value for each other one."""
_PHRASING = frozenset({"phraseto_tsquery", "plainto_tsquery"})
"""Functions that move all words before each word of their last argument."""
_RANKING = frozenset({"ts_headline", "ts_rank", "ts_rank_cd"})
"""Weights may stand before the document and the query, and a number behind them: the two largest count."""
_PAIRING = _COMPARING | _ORDERING | _RANKING
_MATCHING = frozenset(
    {f"regexp_{what}" for what in ("count", "instr", "match", "matches", "split_to_array", "split_to_table", "substr")}
)
OPERATORS = frozenset({"&&", "@>", "<@", "?|", "?&", "-", "<->", "##", "?#", "~="} | {"~~", "!~~", "~~*", "!~~*"})
"""Operators that do. LIKE looks for what stands behind a `%` at each place, and is one of `~~` and its kin."""
_ROW_BY_ROW = "Compare or normalize row by row, before the rows become one value."


def together(shape: Shape, findings: Findings, *, gathered: bool) -> None:
    """What all comparisons of a statement compare: nothing interrupts it between two of them either.

    Args:
        shape: of the statement.
        findings: what is found is added to them.
        gathered: whether rows become one value.
    """
    pairs: list[tuple[Node, Node, Node]] = []
    for _, name, node in shape.operators:
        if name in OPERATORS and "lexpr" in node and "rexpr" in node:
            _pairs(f"`{name}`", node["lexpr"], node["rexpr"], node, findings)
            pairs.append((node["lexpr"], node["rexpr"], node))
    for _, name, node in shape.calls if not _PAIRING.isdisjoint(shape.called) else ():
        if name in _PAIRING:
            given: list[Node] = node.get("args", [])
            given = given[:1] * 2 if name in _ORDERING else given
            given = sorted(given, key=_worth)[-2:] if name in _RANKING else given
            pairs += [(one, other, node) for one, other in pairwise(given[:2])]
    visited = paths.compared(shape)
    pairs += visited
    if (visited or len(pairs) > 1) and sum(size(one) * size(other) for one, other, _ in pairs) > _MOST_PAIRS:
        large("What the comparisons here take together", pairs[0][2], findings)
    for one, other, node in pairs if gathered else ():
        if max(paired(one), paired(other)) > 1 and _worth(one) * _worth(other) > _MOST_PAIRS:
            large("All rows, compared with their like,", node, findings, _ROW_BY_ROW)


def _worth(value: Node) -> float:
    """The parts of a value, as constants prove them or rows may have made them."""
    return max(size(value), paired(value))


def _compared(name: str, node: Node, findings: Findings) -> None:
    """What compares all with all."""
    _pairs(f"`{name}`", _argument(node, 0), _argument(node, 1), node, findings)


def _ranked(name: str, node: Node, findings: Findings) -> None:
    """What looks for each word of a query in all of a document, and keeps what it finds, or marks it.

    A configuration or weights may stand before the two, and options behind: the two largest count.
    """
    given: list[Node] = sorted(node.get("args", []), key=size)
    if len(given) > 1:
        _pairs(f"`{name}`", given[-1], given[-2], node, findings, most=_MOST_PAIRS // 10)


def _ordered(name: str, node: Node, findings: Findings) -> None:
    """What takes the square of a length: Unicode's canonical order of marks in a row, arrays in arrays indented."""
    _pairs(f"`{name}`", _argument(node, 0), _argument(node, 0), node, findings)


def _phrased(name: str, node: Node, findings: Findings) -> None:
    """What makes a query of the words of a text: 600,000 characters take eight seconds."""
    if _worth(node.get("args", [{}])[-1]) > _MOST_PHRASED:
        large(f"What `{name}` reads here", node, findings, f"Use texts of at most {_MOST_PHRASED} characters.")


def _matched(name: str, node: Node, findings: Findings) -> None:
    """A pattern may match at each character, and each match keeps where each of its groups stands."""
    if size(_argument(node, 0)) * strings(_argument(node, 1)).count("(") > _MOST_GROUPS:
        large(f"What `{name}` keeps of all matches here", node, findings, "Use fewer groups, or `(?:…)`.")


def _pairs(what: str, one: Node, other: Node, node: Node, findings: Findings, *, most: int = _MOST_PAIRS) -> None:  # noqa: PLR0913  # what is compared, and where to say so
    if size(one) * size(other) > most:
        large(f"What {what} compares here", node, findings)


def _argument(node: Node, place: int) -> Node:
    """The argument at this place; empty where there is none."""
    arguments: list[Node] = node.get("args", [])
    return arguments[place] if len(arguments) > place else {}


RULES: dict[str, Callable[[str, Node, Findings], None]] = {
    **dict.fromkeys(_COMPARING, _compared),
    **dict.fromkeys(_RANKING, _ranked),
    **dict.fromkeys((*_ORDERING, "jsonb_pretty"), _ordered),
    **dict.fromkeys(_PHRASING, _phrased),
    **dict.fromkeys(_MATCHING, _matched),
}
"""The rule of each function that compares."""
