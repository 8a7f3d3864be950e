"""Phrases outside calls that sqlglot does not read, written as what it reads.

In: sqlglot's tokens. Out: predicates such as `IS JSON` as `IS NULL`, `schema.type 'value'` as a cast, names with
escapes as names; SEARCH and CYCLE, which hold little but names of columns, left out.
"""

from __future__ import annotations

import re

from sqlglot.tokenizer_core import Token, TokenType

from agent_gateway.guard.special_calls import LONGEST_STRING, LOOK_AHEAD, MARK, STRINGS, Rewriting, type_end

__all__ = ["PHRASES", "phrase", "typed"]

T = TokenType
PHRASES = frozenset({"IS", "COLLATION", "AT", "UESCAPE", "VARYING", "OPERATOR", "U", "NATIONAL", "SEARCH", "CYCLE"})
"""Words with which a phrase may start."""
_BEFORE_STRINGS = frozenset({"ZONE", "ESCAPE", "SYMMETRIC", "ASYMMETRIC"})
"""Words in front of a string that are no type."""
_TYPED = frozenset({T.VAR, T.IDENTIFIER, T.JSON})
"""What is a type in front of a string, where sqlglot would not read it as one."""
_CHARACTER = frozenset({"CHAR", "CHARACTER", "CHAR VARYING", "CHARACTER VARYING"})
_PREDICATE = re.compile(
    r"IS (?:NOT )?(?:JSON(?: VALUE| ARRAY| OBJECT| SCALAR)?(?: WITH(?:OUT)? UNIQUE(?: KEYS)?)?"
    r"|(?:NFC |NFD |NFKC |NFKD )?NORMALIZED)\b"
)


def phrase(rewriting: Rewriting, token: Token, word: str) -> bool:
    """Phrases outside calls; False where the token is an ordinary one."""
    match word:
        case "IS":
            found = _PREDICATE.match(" ".join(rewriting.word(place) for place in range(LOOK_AHEAD)))
            if found is None:
                return False
            rewriting.out.append(token)
            rewriting.add(T.NULL, "NULL")
            rewriting.skip(found[0].count(" ") + 1)
        case "COLLATION" if rewriting.word(1) == "FOR":
            rewriting.add(T.VAR, "pg_collation_for")
            rewriting.skip(2)
        case "AT" if rewriting.word(1) == "LOCAL":
            rewriting.skip(2)
        case "UESCAPE" if rewriting.kind(1) in STRINGS:
            rewriting.skip(2)
        case "NATIONAL" | "VARYING" if _in_type(rewriting, word):
            rewriting.skip()
        case "SEARCH" | "CYCLE":
            return _recursion(rewriting, word)
        case "OPERATOR" if rewriting.word(1) == "(":
            rewriting.qualified_operator()
        case "U":
            return _unicode_name(rewriting)
        case _:
            return False
    return True


def _in_type(rewriting: Rewriting, word: str) -> bool:
    """`NATIONAL CHARACTER` is CHARACTER, `BIT VARYING` a BIT, `NCHAR VARYING` a VARCHAR."""
    if word == "NATIONAL":
        return rewriting.word(1) in _CHARACTER
    before = rewriting.out[-1] if rewriting.out else Token(T.UNKNOWN, "")
    if before.token_type is T.NCHAR:
        before.token_type = T.VARCHAR
        return True
    return before.token_type is T.BIT


def _recursion(rewriting: Rewriting, word: str) -> bool:
    """Leave out `SEARCH … SET name` and `CYCLE … SET name … USING name`."""
    place = 1 if word == "CYCLE" else 4
    if word == "SEARCH" and (rewriting.word(1) not in {"DEPTH", "BREADTH"} or rewriting.word(3) != "BY"):
        return False
    while rewriting.word(place + 1) == ",":
        place += 2
    if rewriting.word(place + 1) != "SET":
        return False
    last = "SET" if word == "SEARCH" else "USING"
    while rewriting.word() != last and rewriting.place < len(rewriting.tokens):
        rewriting.skip()
    rewriting.skip(2)
    return True


def typed(rewriting: Rewriting, token: Token) -> bool:
    """`schema.type(3) 'value'` as `CAST('value' AS schema.type)`; of a long value its beginning.

    What a string holds is not compared, so that one with escapes or in dollars is a string like any other.
    """
    token.token_type, token.text = T.STRING, token.text[:LONGEST_STRING]
    out = rewriting.out
    last = type_end(out)
    qualified = last > 0 and out[last - 1].token_type is T.DOT
    if last < 0 or not (qualified or out[last].token_type in _TYPED) or out[last].text.upper() in _BEFORE_STRINGS:
        return False
    start = last
    while start > 1 and out[start - 1].token_type is T.DOT:
        start -= 2
    name = out[start : last + 1]
    name[-1].text = name[-1].text.removeprefix(MARK)
    del out[start:]
    rewriting.add(T.VAR, "CAST")
    rewriting.add(T.L_PAREN, "(")
    out.append(token)
    rewriting.add(T.ALIAS, "AS")
    out.extend(name)
    rewriting.add(T.R_PAREN, ")")
    rewriting.skip()
    return True


def _unicode_name(rewriting: Rewriting) -> bool:
    """`U&"…" [UESCAPE '…']` is a quoted name with escapes (the manual, 4.1.2.3)."""
    parts = rewriting.tokens[rewriting.place : rewriting.place + 5]
    if [part.token_type for part in parts[1:3]] != [T.AMP, T.IDENTIFIER]:
        return False
    if parts[1].start != parts[0].end + 1 or parts[2].start != parts[1].end + 1:
        return False
    escaped = parts[-1].token_type is T.STRING and parts[-2].text.upper() == "UESCAPE"
    mark = re.escape(parts[-1].text if escaped else "\\")
    name = re.sub(f"{mark}(?:{mark}|([0-9A-Fa-f]{{4}})|\\+([0-9A-Fa-f]{{6}}))", _character, parts[2].text)
    rewriting.add(T.IDENTIFIER, name)
    rewriting.skip(5 if escaped else 3)
    return True


def _character(found: re.Match[str]) -> str:
    """What an escape in a quoted name stands for."""
    digits = found[1] or found[2]
    return chr(int(digits, 16)) if digits else found[0][:1]
