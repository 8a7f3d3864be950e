"""Texts near other texts.

In: seeds, or one text. Out: a text that is some steps away, or one that means the same and is written otherwise. All of
it is a matter of the dice, which a seed makes repeatable.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import orjson
import postgast

from agent_gateway.guard import tree

__all__ = ["bracketed", "mutated", "requoted", "rewritten"]

_SIGNS = (
    *("'", '"', "''", '""', "$$", "$a$", "U&'", 'U&"', "E'", "\\", "--", "/*", "*/", ";", "(", ")", "[", "]", ",", "."),
    *(":", "::", "*", "@", "#", "&", "|", "~", "!", "<", ">", "=", "%", "?", "$1"),
)
_CHARACTERS = ("\n", "\t", "\r", "\x00", "\x1f", "\u200b", "\u202e", "\ud800", "\xa0", "\ufeff", "é", "\U0001f600", " ")
_WORDS = (
    *("0", "9" * 40, "1e999", "null", "select", "from", "where", "with", "recursive", "as", "materialized", "values"),
    *("table", "only", "lateral", "union", "all", "limit", "for update", "into", "returning", "delete", "set_config"),
    *("pg_sleep", "pg_class", "current_setting", "customers", "app.customers", "operator(pg_catalog.+)"),
    *("tablesample", "over", "filter", "within group", "collate", "variadic"),
)
_SCRAPS = (*_SIGNS, *_CHARACTERS, *_WORDS)
_WRAPPERS = (
    "select ({})",
    "({})",
    "select * from ({}) as x",
    "with x as ({}) select * from x",
    "{} union all {}",
    "{};{}",
)
_FILLERS = (b" ", b"\n", b"\t", b"/* x */", b"-- x\n")
_FILLED = 12
"""Blanks that are added to a text, about: many more would run into the caps, which is another verdict."""
_RESERVED = 4
_STRING = postgast.pg_query_pb2.Token.SCONST
_STRINGS = frozenset(map(postgast.pg_query_pb2.Token.Value, ("SCONST", "USCONST", "BCONST", "XCONST")))
_NAME = postgast.pg_query_pb2.Token.IDENT
_NUMBER = postgast.pg_query_pb2.Token.ICONST
_HALF = 0.5
_PLACE = re.compile(rb'"\w*(?:location|stmt_len|list_start|list_end)":-?\d+,?')


def mutated(seeds: list[str], dice: random.Random) -> str:
    """A text that is one to six steps away from a seed."""
    text = dice.choice(seeds)
    for _ in range(dice.randint(1, 6)):
        text = dice.choice(_STEPS)(text, seeds, dice)
    return text


def _insert(text: str, _: list[str], dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice(_SCRAPS) + text[at:]


def _delete(text: str, _: list[str], dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + text[at + dice.randint(1, 8) :]


def _repeat(text: str, _: list[str], dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    end = at + dice.randint(1, 20)
    return text[:at] + text[at:end] * dice.choice((2, 3, 50, 400)) + text[end:]


def _splice(text: str, seeds: list[str], dice: random.Random) -> str:
    other = dice.choice(seeds)
    return text[: dice.randint(0, len(text))] + " " + other[dice.randint(0, len(other)) :]


def _swap(text: str, seeds: list[str], dice: random.Random) -> str:
    words, others = text.split(" "), dice.choice(seeds).split(" ")
    words[dice.randrange(len(words))] = dice.choice(others)
    return " ".join(words)


def _wrap(text: str, _: list[str], dice: random.Random) -> str:
    return dice.choice(_WRAPPERS).replace("{}", text)


_STEPS: tuple[Callable[[str, list[str], random.Random], str], ...] = (_insert, _delete, _repeat, _splice, _swap, _wrap)


def rewritten(text: str, dice: random.Random) -> str | None:
    """The same statement with other blanks, comments and case; None where PostgreSQL cannot read its tokens."""
    try:
        encoded = text.encode()
        tokens = postgast.scan(text).tokens
    except (postgast.PgQueryError, UnicodeEncodeError, ValueError):
        return None
    parts: list[bytes] = []
    end, filled, before = 0, _FILLED / (len(tokens) + 1), 0
    for token in tokens:
        gap, word = encoded[end : token.start], encoded[token.start : token.end]
        if token.token == _STRING and before in _STRINGS:  # a line break between two strings makes them one
            return None
        parts.append(gap + dice.choice(_FILLERS) if gap.isspace() and dice.random() < filled else gap)
        parts.append(word.swapcase() if token.keyword_kind == _RESERVED and dice.random() < _HALF else word)
        end, before = token.end, token.token
    return b"".join([*parts, encoded[end:]]).decode()


def requoted(text: str, dice: random.Random) -> str | None:
    """The same statement with quotes around some names; None where that makes another tree."""
    return _same(text, dice, lambda token, word: token.token == _NAME and word.islower(), b'"%s"')


def bracketed(text: str, dice: random.Random) -> str | None:
    """The same statement with brackets around some constants and columns; None where that makes another tree."""
    return _same(text, dice, lambda token, _: token.token in {_NAME, _STRING, _NUMBER}, b"(%s)")


def _same(
    text: str, dice: random.Random, fits: Callable[[postgast.pg_query_pb2.ScanToken, bytes], bool], form: bytes
) -> str | None:
    """One to three tokens rewritten, if libpg_query still finds the same statement."""
    try:
        encoded = text.encode()
        tokens = [token for token in postgast.scan(text).tokens if fits(token, encoded[token.start : token.end])]
        kept = _tree(encoded)
    except (postgast.PgQueryError, UnicodeEncodeError, ValueError):
        return None
    if not kept or not tokens:
        return None
    chosen = dice.sample(tokens, min(len(tokens), dice.randint(1, 3)))
    for token in sorted(chosen, key=lambda token: -token.start):
        encoded = encoded[: token.start] + form % encoded[token.start : token.end] + encoded[token.end :]
    return encoded.decode() if _tree(encoded) == kept else None


def _tree(text: bytes) -> bytes:
    """libpg_query's tree without the places in the text; empty where there is none."""
    try:
        return _PLACE.sub(b"", orjson.dumps(tree.parse(text)))
    except (tree.SyntaxFault, TypeError):  # TypeError: too deep to be written
        return b""
