"""Habits of other dialects that PostgreSQL's grammar does not read, and what to write.

In: what stands before the fault and behind it. Out: a hint. The first habit that is met tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["HABITS", "ORDER", "Habit"]

_PLACEHOLDER = "Write the value itself: placeholders are not filled in."
_NO_MARKDOWN = "Send the SQL alone, without the marks of Markdown around it."
_QUOTED_NAMES = 'Names stand in double quotes, `"full name"`, or in none; not in backquotes or square brackets.'
_QUALIFY = (
    "PostgreSQL has no QUALIFY: put the query in a WITH and filter outside, as in"
    " `with ranked as (select …, row_number() over (…) as rn from …) select * from ranked where rn = 1`."
)
_TOP = "PostgreSQL has no TOP: write `limit 10` at the end of the query."
_TRY_CAST = "PostgreSQL has no TRY_CAST: write `case when pg_input_is_valid(x, 'integer') then x::integer end`."
ORDER = "The clauses stand in this order: FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET."
_OVER = "What OVER takes stands in brackets: `over (partition by customer_id order by issued_on)`."
_BRACKETS = "A query in a WITH stands in brackets: `with a as (select …)`."
_MINUS = "MINUS is called EXCEPT here: `select … except select …`."
_SEMI_JOIN = "Write `where exists (select 1 from …)`, or `where not exists (…)`."
_PIVOT = "PostgreSQL has no PIVOT: write a column each, such as `sum(total) filter (where status = 'paid') as paid`."


@dataclass(frozen=True, slots=True)
class Habit:
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
_NO_VARIABLES = (
    "There are no variables here. Write the value itself, number rows with `row_number() over (order by x)`, add up"
    " with `sum(x) over (order by x)`."
)
_UNIT = "An interval is written as text: `interval '30 days'`."
_WITHIN = r"(?:[^()]|\([^()]*\))*"
"""What stands in a call, with other calls in it."""
_AGGREGATE = r"\b(?:\w+_agg|any_value|min|max|sum|avg|count)\s*\(" + _WITHIN
_COMPARED = r"(?:check|column|default|desc|end|group|order|table|to)\s*(?:[<>=]|is\b|in\b)"
_PAIRS = "Keys and values are parted by commas: `jsonb_build_object('a', 1)`."
_NOT_CLOSED = "A bracket is not closed: put `)` where it ends."
_ELEMENT_OF_JSON = "An element of jsonb is taken by `->` too, from 0 on: `x -> 'flags' -> 0`."
_FIRST_OF_ALL = (
    "An aggregate takes no LIMIT: cut what it gathers, `(array_agg(x order by x))[1:3]`, or gather what a subquery with"
    " a LIMIT returns."
)
_NO_NULLS = "An aggregate leaves nulls out by a filter: `array_agg(x) filter (where x is not null)`."
_ORDINALITY = "Places are counted from 1: `cross join lateral unnest(tags) with ordinality as t(tag, n)`."
_TWO_ENDS = "BETWEEN has two ends: `rows between 3 preceding and current row`."
_NO_TABLE = "A function stands in FROM as it is, without TABLE: `from generate_series(1, 10) as n`."
_RESERVED = 'A word of SQL is a name only in double quotes: `order by "order"`.'
_GLOB = "Write `name like 'A%'`: `%` stands for any characters, `_` for one."
_UNCONDITIONAL = r"\b(?:cross|natural)\s+(?:\w+\s+)?join\s+[\w.\"]+(?:\s+(?:as\s+)?\w+)?\s*"
_WITHIN_GROUP = "Write `percentile_cont(0.5) within group (order by x)`."
_WHEN = "Before each condition of a CASE stands WHEN: `case when a then b else c end`."
_NO_CONDITION = "CROSS JOIN and NATURAL JOIN take no condition: write `join invoices as i on i.customer_id = c.id`."
HABITS = (
    Habit(r"\w\s*\(\s*\*\s*", r"(?:from|where|group|order|as)\b", _NOT_CLOSED),
    Habit(r"(?:->>?\s*(?:'[^']*'|\d+))\s*", r"\[", _ELEMENT_OF_JSON),
    Habit(r"_agg\s*\(" + _WITHIN, r"(?:limit|fetch)\b", _FIRST_OF_ALL),
    Habit(_AGGREGATE, r"within\s+group\b", "What is gathered is sorted inside: `string_agg(x, ', ' order by x)`."),
    Habit(r"\b(?:percentile_(?:cont|disc)|mode)\s*\([^()]*\)\s*", r"\(", _WITHIN_GROUP),
    Habit(r"\bcase\s(?:(?!\b(?:case|when|end)\b)[^;])*", r"then\b", _WHEN),
    Habit(_UNCONDITIONAL, r"(?:on|using)\b", _NO_CONDITION),
    Habit(r"[\w)*'\"]\s*", r"\\\w", "Commands with a backslash are no SQL: leave it out."),
    Habit(_AGGREGATE, r"(?:ignore|respect)\s+nulls\b", _NO_NULLS),
    Habit(_AGGREGATE + r"\b(?:ignore|respect)\s+", r"nulls\b", _NO_NULLS),
    Habit(r"\([^()]*\s", r"filter\s*\(\s*where\b", "FILTER stands behind the call: `sum(total) filter (where …)`."),
    Habit(r"\bbetween\b[^()]*\b(?:preceding|following|current\s+row)\s*", r"\)", _TWO_ENDS),
    Habit(r"\w\s*\(\s*distinct\s+", r"\*", "Rows are counted by `count(*)`, different values by `count(distinct id)`."),
    Habit(r"\bcase\b[^;]*\bwhen\s+", r"[<>=!]", "Write `case when x = 'a' then …`, or `case x when 'a' then …`."),
    Habit(r"\bover\s*\(\s*[\w.\"]+\s*", r"(?:asc|desc|,)", "OVER sorts by ORDER BY: `over (order by total desc)`."),
    Habit(r"", r"with\s+offset\b", _ORDINALITY),
    Habit(r"\bas\s+\w+\s*", r"with\s+ordinality\b", "WITH ORDINALITY stands before the alias. " + _ORDINALITY),
    Habit(
        r"\bjsonb?_(?:build_)?object\s*\([^()]*",
        r":(?!:)",
        _PAIRS,
    ),
    Habit(
        r"\bgroup\s+by\b[^;()]*\b(?:cube|rollup)\s+",
        r"[\w\"]",
        "CUBE and ROLLUP take brackets: `group by rollup (status, currency)`.",
    ),
    Habit(r"\b(?:from|join)\s+|,\s*", r"table\s*\(", _NO_TABLE),
    Habit(r"\b(?:date|timestamp(?:tz)?)\s+", r"\d", "A date is written as text: `date '2026-01-31'`."),
    Habit(r"\bby\s+", r"(?:order|group)\b(?!\s+by\b)|(?:check|column|default|end|table|to)\b", _RESERVED),
    Habit(
        r"\b(?:and|on|or|where)\s+",
        _COMPARED,
        _RESERVED,
    ),
    Habit(r"", r"glob\b", _GLOB),
    Habit(r"\bglob\s*", r"", _GLOB),
    Habit(r"\b(?:not\s+)?in\s+", r"[\w'\"]", _IN),
    Habit(r"", r"contains\b", _CONTAINS),
    Habit(r"\bcontains\s+", r"'", _CONTAINS),
    Habit(r"[)\]]\s*", r"\[", _ELEMENT),
    Habit(r"[-+]\s*\d+\s+", r"(?:second|minute|hour|day|week|month|quarter|year)s?\b", _UNIT),
    Habit(r"\bfetch\s+", r"\d", "Write `limit 5`, or `fetch first 5 rows only`."),
    Habit(r"\bcross\s+", r"apply\b", "Write `cross join lateral (select …) as x`."),
    Habit(r"", r"outer\s+apply\b", "Write `left join lateral (select …) as x on true`."),
    Habit(r"\bmod\s+", r"[\w(]", "Write `x % 2`, or `mod(x, 2)`."),
    Habit(r"\bdiv\s+", r"[\w(]", "Write `div(x, 2)`."),
    Habit(r"\bis\s+(?:not\s+)?", r"['\d(]", "IS takes NULL, TRUE and FALSE: compare with `=` or `<>`."),
    Habit(r"\bconvert\s*\(\s*\w+(?:\s*\(\d+\))?\s*", r",", "Write `x::text`, or `to_char(x, 'YYYY-MM-DD')`."),
    Habit(r"\)\s*,\s*", r"select\b", "Remove the comma before the fragment."),
    Habit(r"\bfilter\s*(?:\(\s*)?", r"\w", "Write `filter (where status = 'paid')`."),
    Habit(
        r"\bcase\b(?:(?!\bend\b)[\s\S])*", r"(?:from\b|\)|as\b)", "A CASE ends in END: `case when a then b else c end`."
    ),
    Habit(r"\bif\s+\w+\s*", r"[<>=!]", "Write `case when condition then a else b end`."),
    Habit(r"", r"null\s+(?:first|last)\b", "Write `nulls first`, or `nulls last`."),
    Habit(r"", r"against\b", "Write `to_tsvector(name) @@ websearch_to_tsquery('words')`."),
    Habit(r"\b(?:n?varchar|varbinary)\s*\(\s*", r"max\b", "Write `x::text`."),
    Habit(r"\binterval\s*\(\s*", r"'", _UNIT),
    Habit(r"\)\s*", r"\.\s*\w", "A call stands in brackets before its field is taken: `(jsonb_each(x)).key`."),
    Habit(r"\bas\s+from\s+", r"\w", "Behind AS stands an alias: add it, or remove AS."),
    Habit(r"", r"with\s*\(\s*(?:nolock|readpast|index)\b", "Leave table hints out: reading locks nothing here."),
    Habit(r"", r"connect\s+by\b", _RECURSIVE),
    Habit(r"\bconnect\s+", r"by\b", _RECURSIVE),
    Habit(r"\bstart\s+", r"with\b", _RECURSIVE),
    Habit(r"\)\s*", r"with\s+\w+\s+as\b", "One WITH holds all its queries: `with a as (select …), b as (select …)`."),
    Habit(r"\bat\s+", r"timezone\b", "It is two words: `x at time zone 'UTC'`."),
    Habit(r"", r"not\s+['\d]", "Write `x <> 'a'`, or `x not in ('a', 'b')`."),
    Habit(r"\bstruct\s*\([^()]*", r"as\b", "An object is written `jsonb_build_object('key', value)`."),
    Habit(r"\barray\s*", r"<", "An array is written `array[1, 2, 3]`, and its type `integer[]`."),
    Habit(
        r"\bjson_table\s*", r"\(", "JSON_TABLE stands in FROM: `json_table(x, '$' columns (a int path '$.a')) as j`."
    ),
    Habit(r"\b(?:use|force|ignore)\s+", r"(?:index|key)\b", "Leave index hints out: PostgreSQL chooses for itself."),
    Habit(r"", r":=", _NO_VARIABLES),
    Habit(r"\b(?:declare|set)\s+", r"@", _NO_VARIABLES),
    Habit(r"\(\s*\+\s*", r"\)", "Write `left join invoices as i on i.customer_id = c.id`."),
    Habit(r"\b(?:current_date|current_timestamp|current_time)\s*\(\s*", r"\)", _BARE),
    Habit(r"", r"(?:ignore|respect)\s+nulls\b", _NULLS),
    Habit(r"\btime(?:stamp)?\s+", r"with(?:out)?\s+timezone\b", "It is two words: `timestamp with time zone`."),
    Habit(r"", r"```", _NO_MARKDOWN),
    Habit(r"```\w*\s*", r"", _NO_MARKDOWN),
    Habit(r"\bselect\s+(?:distinct\s+)?top(?:\s*\(\s*\d+\s*\)[^;]{0,60})?\s*", r"", _TOP),
    Habit(r"", r"\[\s*(?:[-\d']|\w+\s*,)", "An array is written `array[1, 2, 3]`."),
    Habit(r"", r"\[[^\]\n]+\]", _QUOTED_NAMES),
    Habit(r"`\s*|`[^`]*`\s*(?:from\s*)?", r"", _QUOTED_NAMES),
    Habit(r"", r"[^\n]{0,40}`", _QUOTED_NAMES),
    Habit(
        r"\b(?:any|all|some)\s*\([^()]*",
        r",",
        "ANY and ALL take one array: `name ilike any (array['a%', 'b%'])`.",
    ),
    Habit(r"\bqualify\s*", r"", _QUALIFY),
    Habit(r"", r"qualify\b", _QUALIFY),
    Habit(r"\binterval\s*", r"[-+]?\s*[\d(\w]", _UNIT),
    Habit(
        r"\*\s*(?:(?:except|exclude|replace|rename)\s*\(?\s*)?",
        r"(?:exclude|except|replace|rename)?\b",
        "`*` stands for all columns and cannot leave one out or change it: name the columns that you need.",
    ),
    Habit(r"\b(?:try_cast|safe_cast|try_convert)\s*\([^()]*(?:\([^()]*\)[^()]*)*", r"", _TRY_CAST),
    Habit(r"", r"separator\b", "Write `string_agg(name, ', ' order by name)`."),
    Habit(
        r"\b(?:not\s+)?(?:regexp|rlike)\s*",
        r"",
        "A regular expression is matched by an operator: `name ~ '^A'`, `name !~ '^A'`, `~*` whatever the case.",
    ),
    Habit(r"", r"(?:regexp|rlike)\b", "A regular expression is matched by an operator: `name ~ '^A'`."),
    Habit(r"\bminus\s*", r"\(?\s*select\b", _MINUS),
    Habit(r"", r"minus\b", _MINUS),
    Habit(r"\w'", r"\w", "A quote inside a text is doubled: `'O''Brien'`."),
    Habit(r",\s*", r"(?:from|where|group|order|having|limit|union|\))", "Remove the comma before the fragment."),
    Habit(
        r"\bgroup\s+by\s+all\s*",
        r"",
        "GROUP BY ALL is not known here: name the columns, or their numbers: `group by 1, 2`.",
    ),
    Habit(
        r"\b(?:current_date|current_timestamp|current_time|localtime|localtimestamp|current_user)\s*",
        r"\(",
        _BARE,
    ),
    Habit(r"", r"lateral\s+view\b", "Write `cross join lateral unnest(tags) as t(tag)`."),
    Habit(r"\b(?:un)?pivot\s*(?:\(\s*\w+\s*)?", r"", _PIVOT),
    Habit(r"", r"(?:un)?pivot\b", _PIVOT),
    Habit(r"", r"(?:left\s+)?(?:semi|anti)\s+join\b", _SEMI_JOIN),
    Habit(r"\b(?:semi|anti)\s*", r"join\b", _SEMI_JOIN),
    Habit(
        r"(?:\basof\s*)?",
        r"asof\b",
        "Write `left join lateral (select … where … order by at desc limit 1) as latest on true`.",
    ),
    Habit(r"[\w)\"]", r":\w", "The key of a jsonb value is written `x ->> 'key'`."),
    Habit(r"", r":\w|%\(?\w|\{\{|\{\w+\}|\?", _PLACEHOLDER),
    Habit(r"", r"\{\s*\"", "JSON stands in single quotes: `x @> '{\"key\": 1}'`."),
    Habit(r"", r"\{\s*'", "An object is written `jsonb_build_object('key', value)`."),
    Habit(r"\?\s*", r"", _PLACEHOLDER),
    Habit(
        r"\bjoin\s+[\w.\"]+(?:\s+(?:as\s+)?\w+)?\s*",
        r"(?:where|group|order|limit|;|\Z)",
        "A JOIN needs its condition: `join invoices as i on i.customer_id = c.id`.",
    ),
    Habit(r"\blimit\s+\d+\s*", r"(?:where|group|having|order)\b", ORDER),
    Habit(r"\b(?:ignore|respect)\s+", r"nulls\b", _NULLS),
    Habit(r"", r"with\s+(?:rollup|cube)\b", "Write `group by rollup (status, currency)`."),
    Habit(r"\bin\s*\(\s*", r"\)", "A list cannot be empty: leave the condition out, or write `false`."),
    Habit(r"\bbetween\s+[^\s,]+\s*", r"(?:,|to\b)", "Write `between 1 and 2`."),
    Habit(r"\bas\s+", r"'", 'An alias stands in double quotes, or in none: `as "full name"`.'),
    Habit(r"\bover\s+partition\s+by\s+", r"", _OVER),
    Habit(r"\bover\s+", r"(?:partition|order)\b", _OVER),
    Habit(r"\bcast\s*\([^()]*", r"", "Write `cast(x as integer)`, or `x::integer`."),
    Habit(r"\bextract\s*\(\s*'?\w+'?\s*", r"[,\w]", "Write `extract(year from x)`."),
    Habit(r"\bdistinct\s+on\s+", r"\w", "DISTINCT ON takes brackets: `distinct on (customer_id) name`."),
    Habit(r"\blimit\s+\d+\s*", r"by\b", _OF_EACH),
    Habit(r"\bfrom\s+[\w.\"]+(?:\s+as)?(?:\s+(?!where|on)\w+)?\s+", r"and\b", _JOIN),
    Habit(r"\bas\s+(?:(?:not\s+)?materialized\s+)?", r"(?:select|with)\b", _BRACKETS),
    Habit(r"\b(?:table)?sample\s*\(?\s*", r"[\d(]", "Write `from invoices tablesample system (10)`, in per cent."),
    Habit(r"", r"(?:if|while|begin|return|declare)\b", "There are no procedures here. Send one SELECT."),
)
