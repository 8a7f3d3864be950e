"""Types that do not fit: operators, functions, casts and frames.

In: a statement, where PostgreSQL stopped, its words as far as they may leave. Out: the types, and a cast that mends it.
"""

from __future__ import annotations

import re

from agent_gateway.hints.advice import Advice
from agent_gateway.hints.calls import called
from agent_gateway.hints.kinds import NUMBERS, TEXTS, family, told
from agent_gateway.hints.lists import entries
from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.hints.scopes import Names
from agent_gateway.types import Said

__all__ = [
    "COMPARISONS",
    "JOINED",
    "misframed",
    "mismatched",
    "misused",
    "not_castable",
    "operator",
    "undefined_function",
    "wordy",
]

_NO_CAST = (
    "No cast leads from the one type to the other: convert by a function, or by way of a text where that has the form:"
    " `x::text::date`."
)
_OF_AN_ARRAY = "ANY and ALL take an array: `'a' = any (array['a', 'b'])`. Of a list in jsonb write `x ? 'a'`."
_DISTANCE = "RANGE takes a distance in what ORDER BY sorts: of days `interval '7 days'`. ROWS counts rows."
_NO_WINDOW = (
    "An aggregate with WITHIN GROUP is no window function: leave OVER out and use GROUP BY, or compute it"
    " beside each row in `cross join lateral (select …) as x`."
)
_ONE_ORDER = "RANGE with a distance needs one ORDER BY in its window: `over (order by x range between …)`."
_ORDERED_SETS = frozenset({"mode", "percentile_cont", "percentile_disc"})
_WINDOWS = frozenset(
    {"cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank"}
    | {"rank", "row_number"}
)
COMPARISONS = frozenset({"=", "<>", "!=", "<", ">", "<=", ">="})
JOINED = "Texts are joined by `||`: `'a' || x`."
_BOTH_SIDES = re.compile(r": ([^:]+?) [-+*/<>=~!@#%^&|`?]+ ([^:]+)\Z")
_COMPARING = re.compile(r"could not identify an (?:equality|ordering) operator for type (.+)")
_NOT_COMPARED = {
    "json": "json cannot be compared, sorted or be DISTINCT: write jsonb, `x::jsonb`, `to_jsonb(x)`, `jsonb_agg(x)`.",
    "json[]": "json cannot be compared, sorted or be DISTINCT: write jsonb, `x::jsonb[]`.",
}
_CAST = re.compile(r"cannot cast type (.+) to (.+)")
_OF_ONE_TYPE = {
    "ARRAY": "The elements of an array",
    "CASE": "The branches of a CASE",
    "VALUES": "The values in one column",
    **dict.fromkeys(("UNION", "INTERSECT", "EXCEPT"), "The columns of the queries that are put together"),
    **dict.fromkeys(("COALESCE", "GREATEST", "LEAST"), "The arguments"),
}
"""What has one type, by the first word of PostgreSQL's message."""


def undefined_function(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42883 and 42725: the types that met, or the argument types that the function takes."""
    fragment = reading.written(said.position)
    call = reading.at(said.position, "FuncCall")
    if call is not None and not _COMPARING.search(said.words):
        return Advice(called(call, names, said.words), fragment)
    if found := _COMPARING.search(said.words):
        return Advice(
            _NOT_COMPARED.get(found[1], f"Compare as text: `x::text`, as {found[1]} has no order here."), fragment
        )
    place = reading.at(said.position, "A_Expr", "SubLink")
    if place is not None and operator(place, fragment) == "@" and "lexpr" not in place.node:
        return Advice("Write the value itself: placeholders and variables are not filled in.", fragment)
    types = _types(said.words) or (_beside(place, names) if place else [])
    if len(types) != 2:  # noqa: PLR2004  # left and right
        return None
    left, right = types
    sign = operator(place, fragment)
    if sign == "+" and place is not None and _joined(place, types):
        return Advice(JOINED, fragment)
    way = told(sign, left, right) or entries("operands.txt").get(sign) or _agreeing(left, right)
    return Advice(f"`{fragment}` does not take {left} and {right}. {way}", fragment)


def _constants(place: Place) -> list[str]:
    """The texts that stand beside an operator."""
    sides = (place.node.get(side, {}).get("A_Const", {}) for side in ("lexpr", "rexpr"))
    return [side["sval"].get("sval", "") for side in sides if "sval" in side]


def _joined(place: Place, types: list[str]) -> bool:
    """Whether words stand beside something that a text is made of, and no array or document."""
    apart = any(kind.endswith("[]") or kind in {"json", "jsonb"} for kind in types)
    return "unknown" in types and not apart and any(map(wordy, _constants(place)))


def wordy(text: str) -> bool:
    """Whether a constant is words, and meant as nothing else than text."""
    return bool(text.strip()) and not any(char.isdigit() for char in text)


def operator(place: Place | None, fragment: str) -> str:
    """The operator as the list names it: all comparisons alike, and LIKE as its sign."""
    name = (strings(place.node.get("name", [])) or [fragment])[-1] if place else fragment
    if place is not None and "BETWEEN" in place.node.get("kind", ""):
        return "="
    return {"!~~": "~~", "~~*": "~~", "!~~*": "~~"}.get(name, "=" if name in COMPARISONS else name)


def _agreeing(left: str, right: str) -> str:
    """How two types come together."""
    for text, other in ((left, right), (right, left)):
        if text in TEXTS and other not in TEXTS:
            return f"Cast the {text} side: `…::{other}`, or the other side: `…::text`."
    if {left, right} <= NUMBERS:
        return "Cast both sides: `…::numeric`."
    return "They hold different things: check the names, or compare both as text: `…::text`."


def _types(words: str) -> list[str]:
    """The types on both sides of an operator that PostgreSQL does not have."""
    found = _BOTH_SIDES.search(words)
    return list(found.groups()) if found else []


def _beside(place: Place, names: Names) -> list[str]:
    """The types of the columns on both sides, where both are columns."""
    sides = [place.node.get(side, {}).get("ColumnRef") for side in ("lexpr", "rexpr")]
    types = [names.type_of(Place("ColumnRef", node, place)) for node in sides if node]
    return types if all(types) else []


def mismatched(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42804: what stands there, and how to give it another type."""
    fragment = reading.written(said.position)
    place = reading.at(said.position, "ColumnRef")
    kind = names.type_of(place) if place else ""
    about = f"`{fragment}` is {kind}. " if kind else ""
    return Advice(about + _mended(said.words), fragment)


def _mended(words: str) -> str:
    """What to write, by what PostgreSQL says of two types that do not match."""
    if "must be type boolean" in words:
        return "A condition is a boolean: compare, as in `x > 0` or `x is not null`."
    together = _OF_ONE_TYPE.get(words.split(" ", 1)[0])
    if words.startswith("cannot subscript"):
        return (
            "Arrays and jsonb have elements. A range has bounds: `lower(x)`, `upper(x)`. Of a text: `substr(x, 1, 1)`."
        )
    if together and " types " in words:
        return f"{together} have one type: cast them, such as `…::text`."
    return "Give both sides one type with a cast, such as `…::text`, or compare to get a boolean."


def not_castable(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42846: two types between which no cast leads."""
    del names
    found, known = _CAST.fullmatch(said.words), entries("operands.txt")
    given, wanted = found.groups() if found else ("", "")
    keys = [f"::{a} {b}" for a in (given, family(given)) for b in (wanted, family(wanted), "")]
    way = next((known[key] for key in map(str.rstrip, keys) if key in known), "")
    return Advice(way or _NO_CAST, reading.written(said.position))


def misframed(reading: Reread, names: Names, said: Said) -> Advice | None:
    """0A000 and 42P20: a frame whose distance does not fit to its ORDER BY."""
    del names
    fragment = reading.written(said.position)
    if said.words.startswith("RANGE with offset"):
        return Advice(_ONE_ORDER, fragment)
    call = reading.at(said.position, "FuncCall")
    if call is not None and {"agg_within_group", "over"} <= call.node.keys():
        return Advice(_NO_WINDOW, fragment)
    place = reading.at(said.position, "A_Const", "TypeCast")
    if place is None or place.above is None:
        return None
    window: Node = place.above.node.get("over", place.above.node)
    distances = [window.get(side, {}).get(place.kind) for side in ("startOffset", "endOffset")]
    return Advice(_DISTANCE, fragment) if any(node is place.node for node in distances) else None


def misused(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42809: a function without the clause that it needs, or ANY of what is no array."""
    del names
    if reading.at(said.position, "A_Expr") is not None:
        return Advice(_OF_AN_ARRAY, reading.written(said.position))
    call = reading.at(said.position, "FuncCall")
    name = (strings(call.node["funcname"]) or [""])[-1] if call else ""
    if name in _ORDERED_SETS:
        number = "" if name == "mode" else "0.5"
        return Advice(f"Write `{name}({number}) within group (order by x)`, without OVER.", name)
    if name in _WINDOWS:
        return Advice(f"A window function needs its window: `{name}(…) over (partition by a order by b)`.", name)
    if call is not None and not call.node.keys() & {"args", "agg_star"}:
        return Advice(f"Write `{name}(*)`.", name)
    return None
