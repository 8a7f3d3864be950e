"""What can be said of an error that came while rows were read: nothing of the rows, only of the text.

In: a statement and an SQLSTATE. Out: advice that points at the parts of the text which could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent_gateway.hints.advice import Advice
from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.hints.scopes import Names
from agent_gateway.types import Said
from agent_gateway.wording import listed

__all__ = ["divided", "exceeded", "narrowed", "several_rows", "unconverted", "unsuitable", "unsupported"]

_MOST = 3
"""Parts of the text that are pointed at."""
_UNNAMED = "x"
"""Stands for an expression without a short name."""
_DATES = frozenset({"22007", "22008"})
_DIGITS_ONLY = "`case when x ~ '^[0-9]+$' then x::integer end`"
_UNIT_OF = frozenset({"date_part", "date_trunc", "extract"})
_UNITS = frozenset(
    {"century", "day", "decade", "dow", "doy", "epoch", "hour", "isodow", "isoyear", "julian", "microseconds"}
    | {"millennium", "milliseconds", "minute", "month", "quarter", "second", "timezone", "week", "year"}
)
_SINGULAR = frozenset(unit.removesuffix("s") for unit in _UNITS)
_OF_A_DAY = frozenset({"hour", "microsecond", "millisecond", "minute", "second"})
_KNOWN_UNITS = "`year`, `quarter`, `month`, `week`, `day`, `hour`, `minute`, `second`"
_OF_EXTRACT = "; of EXTRACT also `isodow`, 1 for Monday, `dow`, 0 for Sunday, `doy` and `epoch`"
_ZONE = "A time zone has its full name: `x at time zone 'Europe/Berlin'`, or 'UTC'."
_CONVERTING = frozenset({"to_date", "to_number", "to_timestamp", "make_date", "make_timestamp"})


def divided(reading: Reread, names: Names, said: Said) -> Advice | None:
    """22012: the divisors that may be zero."""
    del names, said
    divisors = [
        written
        for place in reading.of("A_Expr")
        if strings(place.node.get("name", [])) in (["/"], ["%"])
        and (written := _source(reading, place.node.get("rexpr", {})))
    ]
    if not divisors:
        return None
    mended = listed(f"nullif({divisor}, 0)" for divisor in divisors[:_MOST])
    fragment = next((divisor for divisor in divisors if divisor != _UNNAMED), "")
    return Advice(f"Divide by {mended}: the quotient is then NULL where the divisor is 0.", fragment)


def _source(reading: Reread, wrapped: Node) -> str:
    """How a divisor is written, as far as it is a name or a call; nothing for a constant."""
    for kind, node in wrapped.items():
        if kind == "ColumnRef":
            return reading.source(Place(kind, node, None))
        if kind == "FuncCall":
            return f"{reading.source(Place(kind, node, None))}(…)"
        if kind != "A_Const":
            return _UNNAMED
    return ""


def exceeded(reading: Reread, names: Names, said: Said) -> Advice | None:
    """22003: a percentile that is no fraction; of other numbers the state says enough."""
    del names, said
    for place in reading.of("FuncCall"):
        if "agg_within_group" in place.node and (strings(place.node["funcname"]) or [""])[-1].startswith("percentile_"):
            return Advice("A percentile is a fraction from 0 to 1: write 0.95 for the 95th.", reading.source(place))
    return None


def unsuitable(reading: Reread, names: Names, said: Said) -> Advice | None:
    """22023: a unit or a time zone that there is not, or arguments that do not pair up or count from zero."""
    del names, said
    if odd := _odd(reading):
        return odd
    for name, told, fragment in _told(reading):
        if name in _UNIT_OF and told.lower().removesuffix("s") not in _SINGULAR:
            others = "" if name == "date_trunc" else _OF_EXTRACT
            return Advice(f"`{name}` knows the units {_KNOWN_UNITS}{others}.", fragment)
        if name == "timezone" and "/" not in told and told.upper() != "UTC":
            return Advice(_ZONE, fragment)
    return None


def _odd(reading: Reread) -> Advice | None:
    """A call whose keys and values are no pairs, or which asks for the field 0."""
    for place in reading.of("FuncCall"):
        name, given = (strings(place.node["funcname"]) or [""])[-1], place.node.get("args", [])
        if name in {"json_build_object", "jsonb_build_object"} and len(given) % 2 and "func_variadic" not in place.node:
            return Advice(f"Keys and values stand in pairs: `{name}('a', 1, 'b', 2)`.", reading.source(place))
        zone = (
            given[-1].get("A_Const", {}).get("sval", {}).get("sval", "/") if name == "date_trunc" and given[2:] else "/"
        )
        if "/" not in zone and zone.upper() != "UTC":
            return Advice(_ZONE, reading.source(place))
        if name == "split_part" and given and given[-1].get("A_Const", {}).get("ival") == {}:
            return Advice("Fields count from 1, and from the end from -1.", reading.source(place))
    return None


def unsupported(reading: Reread, names: Names, said: Said) -> Advice | None:
    """0A000: a unit that a date does not have."""
    del names, said
    for name, told, fragment in _told(reading):
        if name in _UNIT_OF and told.lower().removesuffix("s") in _OF_A_DAY:
            return Advice("A date has no time of day: take it of a column that has one.", fragment)
    return None


def _told(reading: Reread) -> Iterator[tuple[str, str, str]]:
    """The calls that begin with a constant text: their names, the texts, and how these are written."""
    for place in reading.of("FuncCall"):
        constant: Node = place.node.get("args", [{}])[0].get("A_Const", {})
        told = constant.get("sval", {}).get("sval")
        if told is not None:
            fragment = reading.source(Place("A_Const", constant, place))
            yield (strings(place.node["funcname"]) or [""])[-1], told, fragment


def several_rows(reading: Reread, names: Names, said: Said) -> Advice | None:
    """21000: the subqueries that nothing keeps to one row."""
    del names, said
    loose = [place for place in reading.of("SubLink") if place.node.get("subLinkType") == "EXPR_SUBLINK"]
    found = [reading.source(place) for place in loose if _may_return_several(place)]
    hint = "Keep it to one row: aggregate (max, min, string_agg), add `order by … limit 1`, or compare with IN."
    return Advice(hint, found[0]) if found else None


def _may_return_several(place: Place) -> bool:
    query: Node = place.node.get("subselect", {}).get("SelectStmt", {})
    aggregated = "groupClause" not in query and any(
        "FuncCall" in target["ResTarget"].get("val", {}) for target in query.get("targetList", [])
    )
    return not (aggregated or "limitCount" in query)


def unconverted(reading: Reread, names: Names, said: Said) -> Advice | None:
    """22P02 and its kin: the conversions whose input may not have the right form."""
    del names
    converted = [place.node.get("arg", {}) for place in reading.of("TypeCast")]
    converted += [
        place.node.get("args", [{}])[0]
        for place in reading.of("FuncCall")
        if (strings(place.node["funcname"]) or [""])[-1] in _CONVERTING
    ]
    found = [
        reading.source(Place(kind, node, None))
        for wrapped in converted
        for kind, node in wrapped.items()
        if kind in {"ColumnRef", "FuncCall"}
    ]
    if not found:
        return None
    only = "`case when x ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then x::date end`" if said.state in _DATES else _DIGITS_ONLY
    hint = f"Not every value of {listed(found[:_MOST])} has the form of the type. Convert only those that do: {only}."
    return Advice(hint, found[0])


def narrowed(reading: Reread, names: Names, said: Said) -> Advice | None:
    """57014 and what is too expensive: joins without a condition, and columns to filter by."""
    del said
    return Advice(" ".join(_ways(reading, names)))


def _ways(reading: Reread, names: Names) -> Iterator[str]:
    if _crossed(reading):
        yield "Two tables are joined without a condition: join them by their keys."
    dates = [
        f"{source.name}.{column}"
        for source in names.read()
        for column, kind in source.columns.items()
        if kind == "date" or kind.startswith("timestamp")
    ]
    yield f"Ask for a shorter period by {listed(dates[:_MOST])}." if dates else "Filter by a key or an indexed column."
    yield "Aggregate instead of listing rows, and join fewer tables."
    if not any("limitCount" in place.node for place in reading.of("SelectStmt")):
        yield "A LIMIT helps where nothing is sorted or aggregated."


def _crossed(reading: Reread) -> bool:
    """Whether tables stand side by side and nothing compares a column of one with another."""
    return any(
        len(place.node.get("fromClause", [])) > 1 and "whereClause" not in place.node
        for place in reading.of("SelectStmt")
    ) or any(
        place.node.get("jointype") == "JOIN_INNER" and not {"quals", "usingClause", "isNatural"} & place.node.keys()
        for place in reading.of("JoinExpr")
    )
