"""Syntax that stands inside of itself, on statements that nobody wrote.

Run: python -m evals.fuzz.nested --minutes 5 [--seed 1]

What a parser or the planner writes twice doubles with each level: 25 levels of a short text are enough for all memory
of a machine. A few forms are put into each other, in one expression or in a chain of queries. What the guard approves
is planned by PostgreSQL 18, which tells the memory that it took; more than 1 GB, or 4 seconds, are printed, and the
exit code is 1. How long the guard takes is for `evals.fuzz.guard` to see, which ends what does not end.
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
from collections import Counter

import asyncpg

from evals.fuzz.command import approved, ended, options
from evals.served import served

__all__ = ["LARGEST_MB", "SETTINGS", "nested", "planned"]

LARGEST_MB = 1024
_LONGEST = 4_000
"""Characters."""
SETTINGS = "set statement_timeout = '4s'"
_USED = re.compile(r"Memory: used=(\d+)kB")
_ENDED = frozenset({"53200", "54001", "57014"})
"""SQLSTATE: no more memory, no more stack, no more time."""
_DEPTHS = (8, 12, 16, 24, 40)
_FORMS = (
    *("{0} || 'a'", "({0} between 'a' and 'b')::text", "('a' between {0} and {1})::text", "({0} in ('a', 'b'))::text"),
    *("('a' between symmetric 'b' and {0})::text", "({0} not between symmetric 'a' and {1})::text"),
    *("({0} in ({1}, 'b'))::text", "('a' in ({1}, 'c', {0}))::text", "({0} not in ({1}, s))::text"),
    *("({0} = any (array[{1}, 'b']))::text", "({1} = all (array[{0}]))::text", "nullif({0}, {1})"),
    *("json_value({0}, '$')", "json_query({0}, '$' returning text)", "json_exists({0}, '$')::text", "json({0})::text"),
    *("json_array({0} returning text)", "json_object('a': {0} returning text)", "json_scalar({0})::text"),
    *("json_serialize({0})", "({0} is json)::text", "json_value({1}, '$' passing {0} as x)", "(row({0}, n)).f1"),
    *("case {0} when 'a' then 'b' when {1} then 'c' end", "case when {0} = 'a' then {1} else s end"),
    *("coalesce({0}, {1})", "greatest({0}, {1})", "({0} is distinct from {1})::text", "(({0}, n) < ({1}, 1))::text"),
    *("(({0}, n) = ({1}, 1))::text", "(({0}, n) in (({1}, 1), ('a', 2)))::text", "(row({0}, n) is null)::text"),
    *("({0} like {1})::text", "({0} similar to 'a%')::text", "extract(year from {0}::date)::text", "trim({0})"),
    *("replace({0}, 'a', {1})", "regexp_replace({0}, 'a', {1})", "array_to_string(array[{0}, {1}], ',')"),
    *("replace('a', 'a', {0})", "format('%s', {0})", "translate({0}, 'a', {1})", "repeat({0}, length({1}))"),
    *("substring({0} from 1 for 2)", "overlay({0} placing {1} from 1)", "position({0} in {1})::text", "lower({0})"),
    *('{0} collate "C"', "(array[{0}, {1}])[1]", "(array[{0}])[1:1]::text", "({0}::text[])[1]"),
    *("('{{a}}'::text[])[length({0})]", "({0}::timestamptz at time zone 'UTC')::text", "(not {0}::bool)::text"),
    *("({0}::bool and {1}::bool)::text", "({0}::bool is true)::text", "({0}::int + n)::text", "(- {0}::int)::text"),
    *("({0}::jsonb) ->> 'a'", "({0}::jsonb)['a']::text", "({0}::varchar(9))", "concat({0}, {1})"),
    *("(({0}::date, {1}::date) overlaps (date '2024-01-01', date '2024-01-02'))::text", "(select {0})"),
    *("(select {0} limit 1)", "(select s limit length({0}))", "(select s offset length({0}))", "(select distinct {0})"),
    *("(select y from (select {0} as y) z)", "(select y || y from (select {0} as y) z)", "(array(select {0}))[1]"),
    *("(select max(y) from (select {0} as y) z)", "(select y from lateral (select {0} as y) z)"),
    *("(exists (select 1 where {0} = 'a'))::text", "({0} in (select {1}))::text", "('a' in (select {0}))::text"),
    *("({0} = any (select {1}))::text", "(({0}, 1) in (select {1}, n))::text", "({0} <> all (select 'a'))::text"),
    *("(select y from json_table({0}::jsonb, '$' columns (y text path '$')) j)",),
    *("(select y::text from generate_series(1, length({0})) y limit 1)", "(select s where s in (select {0}))"),
    *("(select max(s) over (partition by {0}) from (values (1)) v)", "(select s order by {0})"),
    *("(select string_agg(x::text, {0}) from (values (1)) v(x))", "(select y from (values ({0}), ({1})) v(y) limit 1)"),
    *("(select a from (select {0} as a) p join (select {1} as a) r using (a) limit 1)",),
    *("(select a from (select {0} as a) p natural full join (select {1} as a) r limit 1)",),
    *("(with w as (select {0} as a) select a from w)", "(with w as (select {0} as a) select x.a || y.a from w x, w y)"),
    *("(select {0} union select {1} limit 1)", "(select y from (select {0} as y offset 0) z)"),
    *("(select y from (select {0} as y) z where y = {1} and y <> 'a')", "(select (z).y from (select {0} as y) z)"),
    *(
        "(select y from (select {0} as y) z group by rollup (y) limit 1)",
        "(select s from (select {0} as s) z, (select 1) v)",
    ),
)
"""Expressions of text: the first operand is nested, the second is short; there are a text `s` and a number `n`."""
_GATHERED = "(select string_agg(v.s, ',') from (values ('a'), ('b')) v(s))"
"""What rows became, of which the guard follows each way."""


def nested(dice: random.Random, *, deepest: int = _DEPTHS[-1]) -> str:
    """A statement in which some forms stand inside of each other, up to so many levels."""
    forms = dice.sample(_FORMS, dice.choice((1, 1, 2, 3, 4)))
    depth = min(dice.choice(_DEPTHS), deepest)
    if dice.random() < 1 / 3:
        return _chained(dice, forms, depth)
    value = dice.choice(("s", _GATHERED))
    for _ in range(depth):
        value = _filled(dice, dice.choice(forms), value)
        if len(value) > _LONGEST:
            break
    return f"select {value} from (select now()::text as s, 1 as n) q"


def _chained(dice: random.Random, forms: list[str], depth: int) -> str:
    """The same, each level in a query of its own."""
    queries = ["c0 as (select now()::text as s, 1 as n)"]
    for place in range(depth):
        rest = dice.choice(("", "", " where s <> chr(65)", " limit 5"))
        queries.append(f"c{place + 1} as (select {_filled(dice, dice.choice(forms), 's')} as s, n from c{place}{rest})")
    return f"with {', '.join(queries)} select s from c{depth}"


def _filled(dice: random.Random, form: str, value: str) -> str:
    short = dice.choice(("s", "'a'", "n::text"))
    return f"({form.format(value, short)})" if dice.random() < 0.9 else f"({form.format(short, value)})"  # noqa: PLR2004  # mostly


async def planned(connection: asyncpg.Connection, sql: str) -> float | None:
    """The megabytes that the planner takes; infinity where it does not end, None where the server refuses to plan."""
    try:
        lines = await connection.fetch("explain (memory, summary) " + sql)
    except asyncpg.PostgresError as error:
        return float("inf") if error.sqlstate in _ENDED else None
    found = [used for line in lines if (used := _USED.search(line[0]))]
    return int(found[0][1]) / 1024


async def main(minutes: float, seed: int) -> int:
    """The exit code."""
    dice, seen = random.Random(seed), Counter[str]()  # noqa: S311  # repeatable
    with served() as server:
        connection = await asyncpg.connect(server.dsn("postgres", "postgres"))
        await connection.execute(SETTINGS)
        for sql in approved(lambda: nested(dice), minutes, seen):
            used = await planned(connection, sql)
            seen["no statement of the server" if used is None else "planned"] += 1
            if used is not None and used > LARGEST_MB:
                seen["too large"] += 1
                print(f"{used:.0f} MB: {sql}", flush=True)
        await connection.close()
    return ended(seen, "too large")


if __name__ == "__main__":
    given = options().parse_args()
    sys.exit(asyncio.run(main(given.minutes, given.seed)))
