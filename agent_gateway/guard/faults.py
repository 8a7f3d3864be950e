"""What to do about a text that PostgreSQL's grammar does not read.

In: the text, and where and why the grammar stopped. Out: a hint. Most such texts are honest SQL of another dialect, or
SQL with words around it, so the hint names the way of PostgreSQL. It decides nothing and is asked after a refusal only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from postgast import PgQueryError, scan

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
_PLACEHOLDER = "Write the value itself: placeholders are not filled in."
_NO_MARKDOWN = "Send the SQL alone, without the marks of Markdown around it."
_QUOTED_NAMES = 'Names stand in double quotes, `"full name"`, or in none; not in backquotes or square brackets.'
_QUALIFY = (
    "PostgreSQL has no QUALIFY: put the query in a WITH and filter outside, as in"
    " `with ranked as (select …, row_number() over (…) as rn from …) select * from ranked where rn = 1`."
)
_TOP = "PostgreSQL has no TOP: write `limit 10` at the end of the query."
_TRY_CAST = "PostgreSQL has no TRY_CAST: write `case when pg_input_is_valid(x, 'integer') then x::integer end`."
_ORDER = "The clauses stand in this order: FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET."
_OVER = "What OVER takes stands in brackets: `over (partition by customer_id order by issued_on)`."
_BRACKETS = "A query in a WITH stands in brackets: `with a as (select …)`."
_ENDS_EARLY = "The statement ends too early: finish it, or remove the word at its end."
_MINUS = "MINUS is called EXCEPT here: `select … except select …`."
_SEMI_JOIN = "Write `where exists (select 1 from …)`, or `where not exists (…)`."
_PIVOT = "PostgreSQL has no PIVOT: write a column each, such as `sum(total) filter (where status = 'paid') as paid`."


@dataclass(frozen=True, slots=True)
class _Habit:
    """A habit of another dialect: what stands before the fault and behind it, and what to write."""

    before: str
    after: str
    hint: str

    def met(self, before: str, after: str) -> bool:
        """Whether it is this habit."""
        return bool(
            re.search(rf"(?:{self.before})\Z", before, re.IGNORECASE) and re.match(self.after, after, re.IGNORECASE)
        )


_JOIN = "Tables are put together by JOIN: `from customers as c join invoices as i on i.customer_id = c.id`."
_OF_EACH = "The first of each kind: `select distinct on (country) … order by country, …`, or row_number() in a WITH."
_IN = "IN takes a list in brackets: `in ('a', 'b')`. Of an array write `'a' = any (tags)`."
_CONTAINS = "Of an array write `'x' = any (tags)`, of a text `name like '%x%'`, of jsonb `x @> '{\"key\": 1}'`."
_ELEMENT = "What is made by a call stands in brackets before its element is taken, from 1 on: `(array_agg(x))[1]`."
_RECURSIVE = "Write `with recursive t as (select … union all select … from x join t on x.parent = t.id)`."
_BARE = "It is written without brackets: `current_date`, `current_timestamp`."
_NULLS = "Window functions do not skip nulls: leave them out before, in a WITH."
_UNIT = "An interval is written as text: `interval '30 days'`."
_HABITS = (
    _Habit(r"\b(?:not\s+)?in\s+", r"[\w'\"]", _IN),
    _Habit(r"", r"contains\b", _CONTAINS),
    _Habit(r"\bcontains\s+", r"'", _CONTAINS),
    _Habit(r"[)\]]\s*", r"\[", _ELEMENT),
    _Habit(r"[-+]\s*\d+\s+", r"(?:second|minute|hour|day|week|month|quarter|year)s?\b", _UNIT),
    _Habit(r"\bfetch\s+", r"\d", "Write `limit 5`, or `fetch first 5 rows only`."),
    _Habit(r"\bcross\s+", r"apply\b", "Write `cross join lateral (select …) as x`."),
    _Habit(r"", r"outer\s+apply\b", "Write `left join lateral (select …) as x on true`."),
    _Habit(r"\bmod\s+", r"[\w(]", "Write `x % 2`, or `mod(x, 2)`."),
    _Habit(r"\bdiv\s+", r"[\w(]", "Write `div(x, 2)`."),
    _Habit(r"\bis\s+(?:not\s+)?", r"['\d(]", "IS takes NULL, TRUE and FALSE: compare with `=` or `<>`."),
    _Habit(r"\bconvert\s*\(\s*\w+(?:\s*\(\d+\))?\s*", r",", "Write `x::text`, or `to_char(x, 'YYYY-MM-DD')`."),
    _Habit(r"\)\s*,\s*", r"select\b", "Remove the comma before the fragment."),
    _Habit(r"\bfilter\s*\(\s*", r"\w", "Write `filter (where status = 'paid')`."),
    _Habit(
        r"\bcase\b(?:(?!\bend\b)[\s\S])*", r"(?:from\b|\)|as\b)", "A CASE ends in END: `case when a then b else c end`."
    ),
    _Habit(r"\bif\s+\w+\s*", r"[<>=!]", "Write `case when condition then a else b end`."),
    _Habit(r"", r"null\s+(?:first|last)\b", "Write `nulls first`, or `nulls last`."),
    _Habit(r"", r"against\b", "Write `to_tsvector(name) @@ websearch_to_tsquery('words')`."),
    _Habit(r"\b(?:n?varchar|varbinary)\s*\(\s*", r"max\b", "Write `x::text`."),
    _Habit(r"\binterval\s*\(\s*", r"'", _UNIT),
    _Habit(r"\)\s*", r"\.\s*\w", "A call stands in brackets before its field is taken: `(jsonb_each(x)).key`."),
    _Habit(r"\bas\s+from\s+", r"\w", "Behind AS stands an alias: add it, or remove AS."),
    _Habit(r"", r"with\s*\(\s*(?:nolock|readpast|index)\b", "Leave table hints out: reading locks nothing here."),
    _Habit(r"", r"connect\s+by\b", _RECURSIVE),
    _Habit(r"\bstart\s+", r"with\b", _RECURSIVE),
    _Habit(r"\(\s*\+\s*", r"\)", "Write `left join invoices as i on i.customer_id = c.id`."),
    _Habit(r"\b(?:current_date|current_timestamp|current_time)\s*\(\s*", r"\)", _BARE),
    _Habit(r"", r"(?:ignore|respect)\s+nulls\b", _NULLS),
    _Habit(r"\btime(?:stamp)?\s+", r"with(?:out)?\s+timezone\b", "It is two words: `timestamp with time zone`."),
    _Habit(r"", r"```", _NO_MARKDOWN),
    _Habit(r"```\w*\s*", r"", _NO_MARKDOWN),
    _Habit(r"\bselect\s+(?:distinct\s+)?top(?:\s*\(\s*\d+\s*\)[^;]{0,60})?\s*", r"", _TOP),
    _Habit(r"", r"\[\s*(?:[-\d']|\w+\s*,)", "An array is written `array[1, 2, 3]`."),
    _Habit(r"", r"\[[^\]\n]+\]", _QUOTED_NAMES),
    _Habit(r"`\s*|`[^`]*`\s*(?:from\s*)?", r"", _QUOTED_NAMES),
    _Habit(r"", r"[^\n]{0,40}`", _QUOTED_NAMES),
    _Habit(
        r"\b(?:any|all|some)\s*\([^()]*",
        r",",
        "ANY and ALL take one array: `name ilike any (array['a%', 'b%'])`.",
    ),
    _Habit(r"\bqualify\s*", r"", _QUALIFY),
    _Habit(r"", r"qualify\b", _QUALIFY),
    _Habit(r"\binterval\s*", r"[-+]?\s*[\d(\w]", _UNIT),
    _Habit(
        r"\*\s*(?:(?:except|exclude|replace|rename)\s*\(?\s*)?",
        r"(?:exclude|except|replace|rename)?\b",
        "`*` stands for all columns and cannot leave one out or change it: name the columns that you need.",
    ),
    _Habit(r"\b(?:try_cast|safe_cast|try_convert)\s*\([^()]*(?:\([^()]*\)[^()]*)*", r"", _TRY_CAST),
    _Habit(r"", r"separator\b", "Write `string_agg(name, ', ' order by name)`."),
    _Habit(
        r"\b(?:not\s+)?(?:regexp|rlike|glob)\s*",
        r"",
        "A regular expression is matched by an operator: `name ~ '^A'`, `name !~ '^A'`, `~*` whatever the case.",
    ),
    _Habit(r"", r"(?:regexp|rlike)\b", "A regular expression is matched by an operator: `name ~ '^A'`."),
    _Habit(r"\bminus\s*", r"\(?\s*select\b", _MINUS),
    _Habit(r"", r"minus\b", _MINUS),
    _Habit(r"\w'", r"\w", "A quote inside a text is doubled: `'O''Brien'`."),
    _Habit(r",\s*", r"(?:from|where|group|order|having|limit|union|\))", "Remove the comma before the fragment."),
    _Habit(
        r"\bgroup\s+by\s+all\s*",
        r"",
        "GROUP BY ALL is not known here: name the columns, or their numbers: `group by 1, 2`.",
    ),
    _Habit(
        r"\b(?:current_date|current_timestamp|current_time|localtime|localtimestamp|current_user)\s*",
        r"\(",
        _BARE,
    ),
    _Habit(r"", r"lateral\s+view\b", "Write `cross join lateral unnest(tags) as t(tag)`."),
    _Habit(r"\b(?:un)?pivot\s*(?:\(\s*\w+\s*)?", r"", _PIVOT),
    _Habit(r"", r"(?:un)?pivot\b", _PIVOT),
    _Habit(r"", r"(?:left\s+)?(?:semi|anti)\s+join\b", _SEMI_JOIN),
    _Habit(r"\b(?:semi|anti)\s*", r"join\b", _SEMI_JOIN),
    _Habit(
        r"(?:\basof\s*)?",
        r"asof\b",
        "Write `left join lateral (select … where … order by at desc limit 1) as latest on true`.",
    ),
    _Habit(r"[\w)\"]", r":\w", "The key of a jsonb value is written `x ->> 'key'`."),
    _Habit(r"", r":\w|%\(?\w|\{\{|\{\w+\}|\?", _PLACEHOLDER),
    _Habit(r"", r"\{\s*'", "An object is written `jsonb_build_object('key', value)`."),
    _Habit(r"\?\s*", r"", _PLACEHOLDER),
    _Habit(
        r"\bjoin\s+[\w.\"]+(?:\s+(?:as\s+)?\w+)?\s*",
        r"(?:where|group|order|limit|;|\Z)",
        "A JOIN needs its condition: `join invoices as i on i.customer_id = c.id`.",
    ),
    _Habit(r"\blimit\s+\d+\s*", r"(?:where|group|having|order)\b", _ORDER),
    _Habit(r"\b(?:ignore|respect)\s+", r"nulls\b", _NULLS),
    _Habit(r"", r"with\s+(?:rollup|cube)\b", "Write `group by rollup (status, currency)`."),
    _Habit(r"\bin\s*\(\s*", r"\)", "A list cannot be empty: leave the condition out, or write `false`."),
    _Habit(r"\bbetween\s+[^\s,]+\s*", r",", "Write `between 1 and 2`."),
    _Habit(r"\bas\s+", r"'", 'An alias stands in double quotes, or in none: `as "full name"`.'),
    _Habit(r"\bover\s+partition\s+by\s+", r"", _OVER),
    _Habit(r"\bover\s+", r"(?:partition|order)\b", _OVER),
    _Habit(r"\bcast\s*\([^()]*", r"", "Write `cast(x as integer)`, or `x::integer`."),
    _Habit(r"\bextract\s*\(\s*\w+\s*", r"[,\w]", "Write `extract(year from x)`."),
    _Habit(r"\bdistinct\s+on\s+", r"\w", "DISTINCT ON takes brackets: `distinct on (customer_id) name`."),
    _Habit(r"\blimit\s+\d+\s*", r"by\b", _OF_EACH),
    _Habit(r"\bfrom\s+[\w.\"]+(?:\s+as)?(?:\s+(?!where|on)\w+)?\s+", r"and\b", _JOIN),
    _Habit(r"\bas\s+(?:(?:not\s+)?materialized\s+)?", r"(?:select|with)\b", _BRACKETS),
    _Habit(r"\b(?:table)?sample\s*\(?\s*", r"[\d(]", "Write `from invoices tablesample system (10)`, in per cent."),
    _Habit(r"", r"(?:if|while|begin|return|declare)\b", "There are no procedures here. Send one SELECT."),
)
_NAME_NEXT = re.compile(r"(?:\b(?:from|join|as)\s+|\.\s*)\Z", re.IGNORECASE)
_ALIASED = re.compile(r"[\w)\"]\s+[A-Za-z_]\w*\s+\Z")
_ENDED = re.compile(r"[\w)\"]\s+\Z")
_NO_QUERY = re.compile(
    r"\s*(?:describe|desc|use|pragma|exec|go|show|help)\b(?:.*\b(?:from|in|table|describe|desc)\s+([\w.\"]+))?",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\s*desc(?:ribe)?\s+(?!table\b)([\w.\"]+)", re.IGNORECASE)
_KEYWORDS = ("from", "where", "group", "having", "order", "limit")
_NAMED_BADLY = re.compile(
    r"(?:\bselect|,)\s+(?:order|group|table|desc|asc|end|limit|offset|default|check|column)\s+\Z", re.IGNORECASE
)
_LIKELY = 0.72
"""How alike a misspelt keyword is to what is meant, from 0 to 1: two letters of `FROM` or `WHERE` changed places."""
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
        or next((habit.hint for habit in _HABITS if habit.met(before, after)), "")
        or _around(sql, before, after, message)
    )


def _said(message: str, sql: str) -> str:
    """What the message alone tells."""
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
        return f"Something is missing, or is too much, before `{word}`. {_ORDER}"
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
