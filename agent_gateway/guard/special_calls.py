"""Calls with a syntax of their own, written as plain calls for sqlglot.

In: sqlglot's tokens. Out: `extract(year from x)` as `extract(year, x)`, and SQL/JSON without its clauses but with every
expression and type in them. What stands inside is kept, token by token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlglot.tokenizer_core import Token, TokenType

__all__ = [
    "LONGEST_STRING",
    "LOOK_AHEAD",
    "MARK",
    "QUOTED",
    "STRINGS",
    "Frame",
    "Rewriting",
    "columns",
    "frame",
    "rewrite",
    "type_end",
]

T = TokenType
_COMMA = "comma"
_DROP = "drop"

_WORDS = {
    "extract": {"FROM": _COMMA},
    "position": {"IN": _COMMA},
    "overlay": {"PLACING": _COMMA, "FROM": _COMMA, "FOR": _COMMA},
    "substring": {"FROM": _COMMA, "FOR": _COMMA, "SIMILAR": _COMMA, "ESCAPE": _COMMA},
    "trim": {"BOTH": _DROP, "LEADING": _DROP, "TRAILING": _DROP, "FROM": _COMMA},
    "json": {},
    "json_scalar": {},
    "json_serialize": {},
    "json_object": {"VALUE": _COMMA, ":": _COMMA},
    "json_objectagg": {"VALUE": _COMMA, ":": _COMMA},
    "json_array": {},
    "json_arrayagg": {},
    "json_value": {},
    "json_query": {},
    "json_exists": {},
    "json_table": {},
}
_JSON_TAIL = re.compile(
    r"(?:(?:NULL|ABSENT) ON NULL|WITH(?:OUT)? UNIQUE(?: KEYS)?|FORMAT JSON(?: ENCODING \w+)?"
    r"|WITH(?:OUT)?(?: CONDITIONAL| UNCONDITIONAL)?(?: ARRAY)? WRAPPER|(?:KEEP|OMIT) QUOTES(?: ON SCALAR STRING)?"
    r"|(?:ERROR|NULL|EMPTY|EMPTY ARRAY|EMPTY OBJECT|TRUE|FALSE|UNKNOWN) ON (?:EMPTY|ERROR)|ON (?:EMPTY|ERROR))\b"
)
QUOTED = frozenset({T.STRING, T.IDENTIFIER, T.UNICODE_STRING, T.BYTE_STRING, T.HEREDOC_STRING, T.NATIONAL_STRING})
STRINGS = frozenset({T.STRING, T.UNICODE_STRING, T.BYTE_STRING, T.HEREDOC_STRING})
MARK = "~"
"""Put before the name of each function, which keeps sqlglot from reading more into the call than a name."""
LONGEST_STRING = 200
"""Characters of a string that sqlglot sees. It looks for numbers in what may be an interval, and takes the square of
the length for it; what a string holds is not compared."""
LOOK_AHEAD = 7
"""Words of the longest phrase."""
_QUERY_STARTS = frozenset({T.SELECT, T.WITH, T.VALUES, T.TABLE})
_QUERY_ENDS = frozenset({"FORMAT", "RETURNING"})


@dataclass(slots=True)
class Frame:
    """An open bracket."""

    words: dict[str, str] | None = None
    """What words mean inside it, where they mean something of their own."""
    json: bool = False
    array: bool = False
    more: int = 0
    """Brackets that end with it and do not stand in the text."""
    query: bool = False
    """What it holds is a query, in a bracket of its own."""
    using: bool = False
    """It holds the columns of a join."""
    columns: bool = False
    """It holds the columns of a JSON_TABLE."""
    columns_next: bool = False
    """The next bracket holds them."""


class Rewriting(Protocol):
    """The pass over the tokens."""

    tokens: list[Token]
    out: list[Token]
    frames: list[Frame]
    place: int

    def word(self, ahead: int = 0) -> str:
        """The word so many tokens ahead."""
        ...

    def kind(self, ahead: int) -> TokenType | None:
        """The type of the token so many tokens ahead; None behind the last."""
        ...

    def add(self, kind: TokenType, text: str) -> None:
        """Add a token."""
        ...

    def skip(self, count: int = 1) -> None:
        """Leave tokens out."""
        ...

    def qualified_operator(self) -> None:
        """Read `OPERATOR(…)`."""
        ...


def frame(name: str) -> Frame:
    """The bracket of a call."""
    words = _WORDS.get(name)
    return Frame(words=words, json=words is not None and name.startswith("json"))


def type_end(out: Sequence[Token]) -> int:
    """The place of the last word of a type that may stand at the end, before its modifiers; -1 where there is none."""
    place, depth = len(out) - 1, 0
    if place < 0 or out[place].token_type is not T.R_PAREN:
        return place
    while place >= 0:
        kind = out[place].token_type
        depth += (kind is T.R_PAREN) - (kind is T.L_PAREN)
        place -= 1
        if not depth:
            break
    return place


def columns() -> Frame:
    """The bracket of COLUMNS."""
    return Frame(words={}, json=True, columns=True)


def rewrite(rewriting: Rewriting, token: Token) -> bool:  # noqa: PLR0911  # each ends the search
    """Rewrite what stands directly in a special bracket; False where it is an ordinary token."""
    current = rewriting.frames[-1]
    before = rewriting.out[-1].token_type
    if token.token_type is T.L_PAREN:
        return False
    if current.query:
        return rewriting.word() in _QUERY_ENDS and _query_ends(rewriting, current)
    if current.json and before is T.L_PAREN and token.token_type in _QUERY_STARTS:
        rewriting.add(T.L_PAREN, "(")
        current.query, current.more = True, 1
        return False
    starts = rewriting.tokens[rewriting.place - 1].token_type in {T.L_PAREN, T.COMMA}
    if current.columns and starts and token.token_type is not T.STRING:
        return _column(rewriting)
    if token.token_type in QUOTED or before is T.DOT:
        return False
    action = (current.words or {}).get(token.text.upper())
    if action == _DROP:
        rewriting.skip()
        return True
    if action == _COMMA and before is not T.COMMA:
        if before is not T.L_PAREN:
            rewriting.add(T.COMMA, ",")
        elif token.token_type is not T.FROM:
            return False
        rewriting.skip()
        return True
    return current.json and _json(rewriting, current, before)


def _json(rewriting: Rewriting, current: Frame, before: TokenType) -> bool:
    """The clauses of SQL/JSON."""
    match rewriting.word():
        case "RETURNING":
            rewriting.add(T.COMMA, ",")
            rewriting.add(T.NULL, "NULL")
            rewriting.add(T.DCOLON, "::")
            rewriting.skip()
        case "PASSING" | "DEFAULT":
            rewriting.add(T.COMMA, ",")
            rewriting.skip()
        case "PATH" if current.columns:
            rewriting.add(T.COMMA, ",")
            rewriting.skip()
        case "EXISTS" if current.columns:
            rewriting.skip()
        case "COLUMNS":
            rewriting.add(T.COMMA, ",")
            current.columns_next = True
            rewriting.skip()
        case "AS":
            rewriting.skip(2)
        case "KEY" if before in {T.L_PAREN, T.COMMA} and rewriting.word(1) not in {"VALUE", ":", ",", ")"}:
            rewriting.skip()
        case _:
            return before not in {T.COMMA, T.L_PAREN} and _tail(rewriting)
    return True


def _query_ends(rewriting: Rewriting, current: Frame) -> bool:
    """The clauses behind the query of `JSON_ARRAY(SELECT … FORMAT JSON RETURNING type)`."""
    if rewriting.word() == "FORMAT" and rewriting.word(1) != "JSON":
        return False
    rewriting.add(T.R_PAREN, ")")
    current.query, current.more = False, 0
    return _json(rewriting, current, T.R_PAREN)


def _tail(rewriting: Rewriting) -> bool:
    """Clauses without an expression."""
    ahead = [rewriting.word(place) for place in range(LOOK_AHEAD)]
    found = _JSON_TAIL.match(" ".join(ahead))
    if found is None:
        return False
    rewriting.skip(found[0].count(" ") + 1)
    return True


def _column(rewriting: Rewriting) -> bool:
    """The start of a column of JSON_TABLE: `name type …` as `NULL::type …`; NESTED, where a path stands behind it."""
    if rewriting.word() == "NESTED" and (rewriting.word(1) == "PATH" or rewriting.kind(1) in STRINGS):
        rewriting.skip(2 if rewriting.word(1) == "PATH" else 1)
        return True
    rewriting.add(T.NULL, "NULL")
    if rewriting.word(1) == "FOR" and rewriting.word(2) == "ORDINALITY":
        rewriting.skip(3)
        return True
    rewriting.add(T.DCOLON, "::")
    rewriting.skip()
    return True
