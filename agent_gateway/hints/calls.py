"""Calls of functions that take other types.

In: a call, and PostgreSQL's words as far as they may leave. Out: what to write, and the argument types that it takes.
"""

from __future__ import annotations

import re

from agent_gateway.hints.kinds import TEXTS, family, kind_of, told
from agent_gateway.hints.lists import entries
from agent_gateway.hints.rereading import Place, strings
from agent_gateway.hints.scopes import Names
from agent_gateway.wording import nearest

__all__ = ["called"]

_NO_FUNCTION = "Use a function that PostgreSQL has, or one that the operator added."
_NOT_HERE = "It is of the extension {}, which is not here, or takes other types. {}"
_OF_AN_EXTENSION = {
    "unaccent": _NOT_HERE.format("unaccent", "Letters are replaced by `translate(x, 'éèü', 'eeu')`."),
    **dict.fromkeys(
        ("show_trgm", "similarity", "strict_word_similarity", "word_similarity"),
        _NOT_HERE.format("pg_trgm", "Texts are searched by `x ilike '%part%'`."),
    ),
    **dict.fromkeys(
        ("difference", "dmetaphone", "dmetaphone_alt", "levenshtein", "levenshtein_less_equal", "metaphone", "soundex"),
        _NOT_HERE.format("fuzzystrmatch", "Texts are searched by `x ilike '%part%'`."),
    ),
}
"""Functions that the guard allows wherever they may be."""
_ARGUMENTS = re.compile(r"function [\w.\"]+\((.*)\)")
_OF_TEXTS = frozenset(
    {"btrim", "char_length", "character_length", "initcap", "left", "length", "lower", "lpad", "ltrim", "md5"}
    | {"position", "regexp_count", "regexp_instr", "regexp_like", "regexp_match", "regexp_matches", "regexp_replace"}
    | {"regexp_split_to_array", "regexp_split_to_table", "regexp_substr", "repeat", "replace", "reverse", "right"}
    | {"rpad", "rtrim", "split_part", "starts_with", "string_to_array", "strpos", "substr", "substring", "translate"}
    | {"upper"}
)
"""Functions of texts; some of them take other things too."""
_MOST_SIGNATURES = 6


def called(call: Place, names: Names, words: str) -> str:
    """The argument types that a function takes."""
    name = (strings(call.node["funcname"]) or [""])[-1]
    known = entries("signatures.txt")
    if "agg_star" in call.node:
        return f"Write `{name}(x)`, of one value; rows are counted by `count(*)`."
    given = _given(call, names, words)
    if name not in known:
        return _OF_AN_EXTENSION.get(name) or nearest(name, known) or _NO_FUNCTION
    way = told(name, *given) or entries("operands.txt").get(name, "")
    ways = known[name].split(" | ")
    shown = " or ".join(f"`{name}({way})`" for way in ways[:_MOST_SIGNATURES])
    more = f", and in {len(ways) - _MOST_SIGNATURES} more ways" if len(ways) > _MOST_SIGNATURES else ""
    numeric = ", as in `x::numeric`" if any(way.startswith("numeric") for way in ways) else ""
    other = f"jsonb_{name.removeprefix('json_')}" if "jsonb" in given and name.startswith("json_") else ""
    if "jsonb" in known.get(other, ""):
        way = f"Write `{other}(x)`."
    elif not way and name in _OF_TEXTS and not TEXTS.issuperset(given):
        way = _as_text(name, given)
    check = f"Check the order of the arguments, or cast them to these types{numeric}."
    return f"{way or check} It exists as {shown}{more}."


def _as_text(name: str, given: list[str]) -> str:
    """How something else than a text is given to a function of texts."""
    more = ", …" if len(given) > 1 else ""
    kind = next((kind for kind in given if kind not in TEXTS), "")
    if kind in {"json", "jsonb"}:
        return f"Take a text out of the {kind}: `{name}(x ->> 'key'{more})`."
    if kind.endswith("[]"):
        return f"Of an array take an element, `{name}(x[1]{more})`, or join all: `array_to_string(x, ', ')`."
    form = {"number": "'FM999990.00'", "moment": "'YYYY-MM'"}.get(family(kind), "")
    formed = f", or give it a form: `to_char(x, {form})`" if form else ""
    return f"Cast to text, `{name}(x::text{more})`{formed}."


def _given(call: Place, names: Names, words: str) -> list[str]:
    """The argument types: as PostgreSQL says them, or those of columns and casts."""
    if found := _ARGUMENTS.search(words):
        return found[1].split(", ")
    return [kind_of(argument, call, names) for argument in call.node.get("args", [])]
