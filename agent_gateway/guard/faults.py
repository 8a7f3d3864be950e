"""What to do about a text that PostgreSQL's grammar does not read.

In: the text, and where and why the grammar stopped. Out: a hint. Most such texts are honest SQL of another dialect, or
SQL with words around it, so the hint names the way of PostgreSQL. It decides nothing and is asked after a refusal only.
"""

from __future__ import annotations

import re

from postgast import PgQueryError, scan

from agent_gateway.guard.habits import HABITS, ORDER
from agent_gateway.wording import close

__all__ = ["hint"]

_BEFORE = 200
_AFTER = 80
"""Characters around the fault that are looked at."""
_PLAIN = "Mend the syntax near the fragment; the dialect is PostgreSQL's."
_WORD = re.compile(r"[A-Za-z_]\w*")
_CLAUSES = frozenset(
    {"FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "UNION", "INTERSECT", "EXCEPT", "WINDOW", "FETCH"}
    | {"JOIN", "ON", "AND", "OR", "THEN", "ELSE", "END", "WHEN", "AS", "SELECT", "USING", "IN", "IS", "LIKE"}
    | {"ASC", "DESC"}
)
_ENDS_EARLY = "The statement ends too early: finish it, or remove the word at its end."
_NAME_NEXT = re.compile(r"(?:\b(?:from|join|as)\s+|\.\s*)\Z", re.IGNORECASE)
_ALIASED = re.compile(r"[\w)\"]\s+[A-Za-z_]\w*\s+\Z")
_ENDED = re.compile(r"[\w)\"]\s+\Z")
_NO_QUERY = re.compile(
    r"\s*(?:(?:describe|desc|use|pragma|exec|go|show|help)\b|\\\w+\+?)(?:.*\b(?:from|in|table|describe|desc)\s+([\w.\"]+))?",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\s*(?:desc(?:ribe)?|\\d\+?)\s+(?!table\b)([\w.\"]+)", re.IGNORECASE)
_KEYWORDS = ("from", "where", "group", "having", "order", "limit")
_NAMED_BADLY = re.compile(
    r"(?:\bselect|,)\s+(?:order|group|table|desc|asc|end|limit|offset|default|check|column)\s+\Z", re.IGNORECASE
)
_LIKELY = 0.72
"""How alike a misspelt keyword is to what is meant, from 0 to 1: two letters of `FROM` or `WHERE` changed places."""
_HASHED_DATE = re.compile(r"#\s*\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\s*#")
_LAST_WORD = re.compile(r"\b([A-Za-z]{3,7})\s+\Z")


def hint(sql: str, position: int, message: str) -> str:
    """The next move.

    Args:
        sql: the text.
        position: the character at which the grammar stopped, from 0; -1 where it is not known.
        message: what it said.
    """
    place = max(0, position)
    before, after = sql[max(0, place - _BEFORE) : place], sql[place : place + _AFTER]
    if "end of input" in message:
        before, after = sql.rstrip(" \t\n;")[-_BEFORE:], ""
    return (
        _said(message, sql)
        or next((habit.hint for habit in HABITS if habit.met(before, after)), "")
        or _around(sql, before, after, message)
    )


def _said(message: str, sql: str) -> str:  # noqa: PLR0911  # one for each message
    """What the message alone tells."""
    if _HASHED_DATE.search(sql):
        return "A date is written `date '2026-01-31'`, without `#`."
    if message.startswith("LIMIT #,#"):
        found = re.search(r"\blimit\s+(\d{1,18})\s*,\s*(\d{1,18})\b", sql, re.IGNORECASE)
        return f"Write `limit {found[2]} offset {found[1]}`." if found else "Write `limit 10 offset 5`."
    if message.startswith("unterminated quoted string"):
        return "A text is not closed. It ends in a single quote, and a quote inside it is doubled: `'O''Brien'`."
    if message.startswith("unterminated quoted identifier"):
        return "A name is not closed: it ends in a double quote."
    if message.startswith("unterminated /* comment"):
        return "A comment is not closed: it ends in `*/`."
    if message.startswith("trailing junk"):
        return "Put a blank behind the number; a name that starts with a digit stands in double quotes."
    return ""


def _around(sql: str, before: str, after: str, message: str) -> str:
    """What the words around the fault tell."""
    if not message.startswith("syntax error"):
        return _PLAIN
    if not before.strip() or _NO_QUERY.match(sql):
        return _start(sql)
    if "end of input" in message:
        open_still = sql.count("(") > sql.count(")")
        return "A bracket is not closed: put `)` where it ends." if open_still else _ENDS_EARLY
    if after.startswith(")") and sql.count(")") > sql.count("("):
        return "There is a closing bracket too many: remove it."
    found = _WORD.match(after)
    return _word(found[0], before) if found else _PLAIN


def _start(sql: str) -> str:
    """The first word is not one of SQL, or not of a query."""
    if found := _DESCRIBED.match(sql) or _NO_QUERY.match(sql):
        query = f"select * from {found[1]} limit 1"  # noqa: S608  # a hint, which nothing runs
        shown = f" `{query}` shows the columns of this one." if found[1] else ""
        return f"Only queries are possible here. Tables and columns are listed in the catalog.{shown}"
    if re.match(r"\s*from\b", sql, re.IGNORECASE):
        return "SELECT stands before FROM: `select name from customers`."
    if re.search(r"\bselect\b", sql, re.IGNORECASE):
        return "Send the SQL alone, without words around it: it starts with SELECT, WITH, VALUES or TABLE."
    return "Send one SELECT."


def _word(word: str, before: str) -> str:  # noqa: PLR0911  # one for each reason
    """The word at the fault."""
    named = f'`{word}` is a word of SQL: an alias needs AS before it, and any other name double quotes, `"{word}"`.'
    if _NAME_NEXT.search(before) and _reserved(word):
        return named
    last = _LAST_WORD.search(before)
    if last and last[1].lower() not in _KEYWORDS and (meant := close(last[1], _KEYWORDS, alike=_LIKELY)):
        return f"Perhaps `{last[1]}` is meant as {meant[0].upper()}."
    if _NAMED_BADLY.search(before):
        return f'`{last[1]}` is a word of SQL: as a name it stands in double quotes, `"{last[1]}"`.' if last else _PLAIN
    if word.upper() == "FROM" and _open(before):
        return f"A bracket before `{word}` is not closed: put `)` where it ends."
    if word.upper() in _CLAUSES:
        return f"Something is missing, or is too much, before `{word}`. {ORDER}"
    if _reserved(word) and not _ALIASED.search(before):
        return named
    if _ENDED.search(before):
        return f"Before `{word}` a comma or an operator is missing; a name of several words stands in double quotes."
    return _PLAIN


def _open(before: str) -> bool:
    """Whether a bracket of the SELECT list stands open."""
    part = re.split(r"\bselect\b", before, flags=re.IGNORECASE)[-1]
    return part.count("(") > part.count(")")


def _reserved(word: str) -> bool:
    """Whether a word is one of PostgreSQL's keywords."""
    try:
        tokens = scan(word).tokens
    except PgQueryError:
        return False
    return len(tokens) == 1 and tokens[0].keyword_kind > 0
