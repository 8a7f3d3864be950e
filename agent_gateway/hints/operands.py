"""Types that do not fit: operators, functions, casts and constants.

In: a statement, where PostgreSQL stopped, its words as far as they may leave. Out: the types, and a cast that mends it.
"""

from __future__ import annotations

import re

from agent_gateway.hints.advice import Advice
from agent_gateway.hints.lists import entries
from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.hints.scopes import Names
from agent_gateway.types import Said
from agent_gateway.wording import nearest

__all__ = ["malformed", "mismatched", "misread", "misused", "not_castable", "undefined_function"]

_FORMS = {
    "bigint": "digits: `42`",
    "boolean": "`true` or `false`",
    "date": "`date '2026-03-31'`",
    "double precision": "a number: `1.5`",
    "integer": "digits: `42`",
    "interval": "`interval '1 day'`",
    "json": """`'{"key": "value"}'`""",
    "jsonb": """`'{"key": "value"}'`""",
    "numeric": "a number: `1.5`",
    "real": "a number: `1.5`",
    "smallint": "digits: `42`",
    "time": "`time '18:30'`",
    "timestamp": "`timestamp '2026-03-31 18:30'`",
    "vector": "`'[0.1, 0.2]'`, with as many numbers as the column has",
    "uuid": "32 hexadecimal digits: `'00000000-0000-4000-8000-000000000000'`",
}
"""How a constant of a type is written."""
_SPELLED = {
    "bool": "boolean",
    "float4": "real",
    "float8": "double precision",
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "timestamptz": "timestamp",
    "timetz": "time",
}
"""The grammar's tree carries the catalog's names of types."""
_HOLDING = {
    "[]": "one element as `'x' = any (tags)`, an array as `array['x', 'y']`",
    "range": "`x @> …` for what it holds, or a range: `daterange('2026-01-01', '2026-02-01')`",
}
"""The same of arrays and ranges, by how the name of the type ends: most who compare one mean what it holds."""
_AS_TEXT = "Compare as text: `x::text like 'a%'`."
_SEARCH = (
    "Words that are searched may stand as they are in `websearch_to_tsquery('red hat')`; in to_tsquery there are"
    " operators between them: `'red & hat'`."
)
_ORDERED_SETS = frozenset({"mode", "percentile_cont", "percentile_disc"})
_WINDOWS = frozenset(
    {"cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank"}
    | {"rank", "row_number"}
)
_COMPARISONS = frozenset({"=", "<>", "!=", "<", ">", "<=", ">="})
_BOTH_SIDES = re.compile(r": ([^:]+?) [-+*/<>=~!@#%^&|`?]+ ([^:]+)\Z")
_ARGUMENTS = re.compile(r"function [\w.\"]+\((.*)\)")
_QUANTITY = re.compile(r"-?\d{1,6} (?:second|minute|hour|day|week|month|year)s?", re.IGNORECASE)
_NUMBERS = frozenset({"smallint", "integer", "bigint", "numeric", "real", "double precision"})
_TEXTS = frozenset({"text", "character varying", "character", "unknown"})
_OF_TEXTS = frozenset(
    {"btrim", "initcap", "left", "length", "lower", "lpad", "ltrim", "regexp_match", "regexp_replace", "replace"}
    | {"reverse", "right", "rpad", "rtrim", "split_part", "starts_with", "strpos", "substr", "substring", "upper"}
)
"""Functions of texts; some of them take other things too."""
_OF_ONE_TYPE = {
    "ARRAY": "The elements of an array",
    "CASE": "The branches of a CASE",
    "VALUES": "The values in one column",
    **dict.fromkeys(("UNION", "INTERSECT", "EXCEPT"), "The columns of the queries that are put together"),
    **dict.fromkeys(("COALESCE", "GREATEST", "LEAST"), "The arguments"),
}
"""What has one type, by the first word of PostgreSQL's message."""
_MOST_SIGNATURES = 6


def undefined_function(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42883 and 42725: the types that met, or the argument types that the function takes."""
    fragment = reading.written(said.position)
    call = reading.at(said.position, "FuncCall")
    if call is not None:
        return Advice(_called(call, names, said.words), fragment)
    place = reading.at(said.position, "A_Expr", "SubLink")
    types = _types(said.words) or (_beside(place, names) if place else [])
    if len(types) != 2:  # noqa: PLR2004  # left and right
        return None
    left, right = types
    operator = _operator(place, fragment)
    way = _way(operator, left, right) or (_AS_TEXT if operator == "~~" else _agreeing(left, right))
    return Advice(f"`{fragment}` does not take {left} and {right}. {way}", fragment)


def _operator(place: Place | None, fragment: str) -> str:
    """The operator as the list names it: all comparisons alike, and LIKE as its sign."""
    name = (strings(place.node.get("name", [])) or [fragment])[-1] if place else fragment
    if place is not None and "BETWEEN" in place.node.get("kind", ""):
        return "="
    return {"!~~": "~~", "~~*": "~~", "!~~*": "~~"}.get(name, "=" if name in _COMPARISONS else name)


def _way(name: str, *types: str) -> str:
    """What to write for an operator or a function with these types; empty where the list has nothing."""
    known = entries("operands.txt")
    both = (" ".join(types), " ".join(reversed(types)))
    return next((known[key] for part in (*both, *types) if (key := f"{name} {part}") in known), "")


def _agreeing(left: str, right: str) -> str:
    """How two types come together."""
    for text, other in ((left, right), (right, left)):
        if text in _TEXTS and other not in _TEXTS:
            return f"Cast the {text} side: `…::{other}`, or the other side: `…::text`."
    if {left, right} <= _NUMBERS:
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


def _given(call: Place, names: Names, words: str) -> list[str]:
    """The argument types: as PostgreSQL says them, or those of columns and casts."""
    if found := _ARGUMENTS.search(words):
        return found[1].split(", ")
    return [_kind(argument, call, names) for argument in call.node.get("args", [])]


def _kind(wrapped: Node, above: Place, names: Names) -> str:
    """The type of a column or a cast; empty for anything else."""
    if "ColumnRef" in wrapped:
        return names.type_of(Place("ColumnRef", wrapped["ColumnRef"], above))
    operation = wrapped.get("A_Expr", {})
    if strings(operation.get("name", [])) == ["-"] and {"lexpr", "rexpr"} <= operation.keys():
        sides = {_kind(operation[side], above, names) for side in ("lexpr", "rexpr")}
        return "integer" if sides == {"date"} else ""
    cast = (strings(wrapped.get("TypeCast", {}).get("typeName", {}).get("names", [])) or [""])[-1]
    return _SPELLED.get(cast, cast)


def _called(call: Place, names: Names, words: str) -> str:
    """The argument types that a function takes."""
    name = (strings(call.node["funcname"]) or [""])[-1]
    known = entries("signatures.txt")
    given = _given(call, names, words)
    if name not in known:
        return nearest(name, known) or "Use a function that PostgreSQL has, or one that the operator added."
    way = _way(name, *given) or entries("operands.txt").get(name, "")
    ways = known[name].split(" | ")
    shown = " or ".join(f"`{name}({way})`" for way in ways[:_MOST_SIGNATURES])
    more = f", and in {len(ways) - _MOST_SIGNATURES} more ways" if len(ways) > _MOST_SIGNATURES else ""
    numeric = ", as in `x::numeric`" if any(way.startswith("numeric") for way in ways) else ""
    other = f"jsonb_{name.removeprefix('json_')}" if "jsonb" in given and name.startswith("json_") else ""
    if other in known:
        way = f"Write `{other}(x)`."
    elif not way and name in _OF_TEXTS and not _TEXTS.issuperset(given):
        way = f"Cast to text, `{name}(x::text, …)`, or give a date or a number a form: `to_char(x, 'YYYY-MM')`."
    check = f"Check the order of the arguments, or cast them to these types{numeric}."
    return f"{way or check} It exists as {shown}{more}."


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
    if together and " types " in words:
        return f"{together} have one type: cast them, such as `…::text`."
    return "Give both sides one type with a cast, such as `…::text`, or compare to get a boolean."


def not_castable(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42846: two types between which no cast leads."""
    del names
    hint = "No cast leads from the one type to the other: convert by a function such as to_timestamp or extract."
    return Advice(hint, reading.written(said.position))


def malformed(reading: Reread, names: Names, said: Said) -> Advice | None:
    """Class 22 while a text is analysed: a constant that does not have the form of its type."""
    place = reading.at(said.position, "A_Const")
    if place is None:
        return None
    fragment = reading.written(said.position)
    way = _bound(place.above) if place.above is not None and place.above.kind == "A_Expr" else _branched(place)
    if way:
        return Advice(way, fragment)
    kind = _wanted(place, names)
    form = _HOLDING.get(kind[-2:]) or _HOLDING.get(kind[-5:]) or _FORMS.get(_base(kind))
    if form:
        return Advice(f"The type here is {kind}; write {form}.", fragment)
    if kind:
        values = f" The values of an enum are `enum_range(null::{kind})`." if "." in kind else ""
        way = f"The type here is {kind}; write the constant in its form, or compare `…::text`.{values}"
        return Advice(way, fragment)
    return None


def _base(kind: str) -> str:
    """A type without its length and its schema."""
    return kind.partition("(")[0].partition(" with")[0].rpartition(".")[2]


def _bound(expression: Place) -> str:
    """A constant that an operator takes for another type than it is meant as."""
    operator = (strings(expression.node.get("name", [])) or [""])[-1]
    if expression.node.get("kind") in {"AEXPR_OP_ANY", "AEXPR_OP_ALL"} and "A_Const" in expression.node["rexpr"]:
        return "ANY and ALL take an array: `name like any (array['a%', 'b%'])`."
    if operator in _COMPARISONS and any(map(_of_json, (expression.node.get(side, {}) for side in ("lexpr", "rexpr")))):
        return "`->` makes jsonb, `->>` text: write `x ->> 'key' = 'value'`."
    if operator not in {"+", "-", "*", "/"}:
        return ""
    if expression.above is not None and _operator(expression.above, "") in {"->", "->>"}:
        return "Arithmetic binds closer than `->>`: write `(x ->> 'key')::numeric + 1`."
    right = expression.node.get("rexpr", {}).get("A_Const", {}).get("sval", {}).get("sval", "")
    return f"Write `interval '{right}'`." if _QUANTITY.fullmatch(right) else ""


def _of_json(wrapped: Node) -> bool:
    """Whether an operator makes jsonb of it."""
    return _operator(Place("A_Expr", wrapped.get("A_Expr", {}), None), "") in {"->", "#>"}


def _branched(place: Place) -> str:
    """A constant that is one of the values of CASE or COALESCE."""
    above = place.above
    if above is None or above.kind not in {"CaseWhen", "CaseExpr", "CoalesceExpr", "MinMaxExpr"}:
        return ""
    return "All values of one CASE or COALESCE have one type: cast the others, as in `coalesce(x::text, 'none')`."


def misread(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42601: a constant that is written in a language of its own, a path of JSON or a search."""
    del names
    if said.position is None:
        called = {(strings(call.node["funcname"]) or [""])[-1] for call in reading.of("FuncCall")}
        return Advice(_SEARCH) if "to_tsquery" in called else None
    place = reading.at(said.position, "A_Const")
    fragment = reading.written(said.position)
    if place is None:
        return None
    if next(place.around("JsonFuncExpr"), None) is not None:
        return Advice("A path begins with `$`: `'$.key'`, `'$.list[*].name'`.", fragment)
    if place.above is not None and _operator(place.above, "") == "@@":
        return Advice(f"Words that are searched are no query yet: `websearch_to_tsquery({fragment})`.", fragment)
    return None


def misused(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42809: a function without the clause that it needs."""
    del names
    call = reading.at(said.position, "FuncCall")
    name = (strings(call.node["funcname"]) or [""])[-1] if call else ""
    if name in _ORDERED_SETS:
        number = "" if name == "mode" else "0.5"
        return Advice(f"Write `{name}({number}) within group (order by x)`, without OVER.", name)
    if name in _WINDOWS:
        return Advice(f"A window function needs its window: `{name}(…) over (partition by a order by b)`.", name)
    return None


def _wanted(place: Place, names: Names) -> str:
    """The type that a constant is read as: of a cast around it, or of the column that it stands beside."""
    above = place.above
    if above is not None and above.kind == "TypeCast":
        kind = (strings(above.node.get("typeName", {}).get("names", [])) or [""])[-1]
        return _SPELLED.get(kind, kind)
    for expression in place.around("A_Expr"):
        for side in ("lexpr", "rexpr"):
            column = expression.node.get(side, {}).get("ColumnRef")
            if column is not None:
                return names.type_of(Place("ColumnRef", column, expression))
    return ""
