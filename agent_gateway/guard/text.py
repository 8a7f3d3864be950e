"""The first judge: the characters of the text, before any parser reads it.

In: the text of a statement. Out: its bytes, or findings. No parser sees a text that is too long, or that two readers
may take for two different texts.
"""

from __future__ import annotations

import re

from postgast import PgQueryError, pg_query_pb2, scan

from agent_gateway.guard.findings import Findings

__all__ = ["encode"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Refused everywhere. Control characters and line separators end a text or a line for one reader and not for another;
bidirectional controls change the order in which a human reads what stands behind them (CVE-2021-42574); half of a
surrogate pair is no character."""
_INVISIBLE = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202f"
    "\u205f-\u2065\u206a-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Refused outside strings and comments: PostgreSQL takes each for a letter of a name, other readers for a blank or for
nothing, and a human does not see them (Unicode TR 36 and 39). In a string they are data, as in Persian or in emoji."""
_HARMLESS_IN = frozenset(
    pg_query_pb2.Token.Value(name) for name in ("SCONST", "USCONST", "XCONST", "BCONST", "SQL_COMMENT", "C_COMMENT")
)


def encode(sql: str, max_chars: int, findings: Findings) -> bytes:
    """The bytes of a text, UTF-8; empty where there are findings."""
    if len(sql) > max_chars:
        findings.add(
            "text_too_long",
            f"The statement has {len(sql)} characters, and {max_chars} are the most.",
            "Send a shorter statement: fewer literals, fewer columns, or two questions.",
            fragment=sql[:40].encode("utf-8", "replace").decode(),
        )
        return b""
    if sql.isascii() and sql.isprintable():
        return sql.encode("ascii")
    if found := _CONTROL.search(sql):
        return _refused(found, findings)
    text = sql.encode("utf-8")
    if len(text) != len(sql) and (found := _INVISIBLE.search(sql)) and (outside := _outside(sql, text, found)):
        return _refused(outside, findings)
    return text


def _outside(sql: str, text: bytes, found: re.Match[str]) -> re.Match[str] | None:
    """The first invisible character that stands in no string and no comment, as PostgreSQL's lexer reads the text."""
    try:
        spans = [(token.start, token.end) for token in scan(text.decode()).tokens if token.token in _HARMLESS_IN]
    except PgQueryError:
        return found
    for match in _INVISIBLE.finditer(sql):
        place = len(sql[: match.start()].encode("utf-8"))
        if not any(start <= place < end for start, end in spans):
            return match
    return None


def _refused(found: re.Match[str], findings: Findings) -> bytes:
    character = f"U+{ord(found[0]):04X}"
    findings.add(
        "characters",
        f"Character {found.start() + 1} is {character}, about which the readers of a text do not agree.",
        "Separate words by blanks, tabs and line breaks only, and leave out characters that cannot be seen.",
        fragment=character,
    )
    return b""
