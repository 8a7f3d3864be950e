"""Values of a recursion that become larger with each step, on statements that nobody wrote.

Run: python -m evals.fuzz.growth --minutes 5 [--seed 1]

Every function that the guard allows and whose result has no fixed length stands somewhere in a recursive CTE, with one
of its columns among the arguments. What the guard approves runs 40 steps, or until a value has a million characters;
one that comes so far was to be refused. It is printed, and the exit code is 1.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg

from agent_gateway.guard.lists import functions
from evals.fuzz.command import approved, ended, options
from evals.served import served

__all__ = ["LARGE", "SETTINGS", "Function", "Statements", "catalogued", "grows"]

LARGE = 999_000
"""Characters."""
_STEPS = 40
SETTINGS = "set statement_timeout = '3s'; set temp_file_limit = '400MB'"
_ENDED = frozenset({"53200", "53400", "57014"})
"""SQLSTATE: no more memory, no more space, no more time."""
_FUNCTIONS = """
select p.proname::text as name, p.prokind::text as kind, p.proretset as rows, p.provariadic <> 0 as variadic,
  (select array_agg(format_type(t, null) order by place)
   from unnest(p.proargtypes::oid[]) with ordinality as u(t, place)) as arguments,
  format_type(p.prorettype, null) as result, coalesce(a.aggkind::text, '') as aggregate,
  coalesce(a.aggnumdirectargs, 0)::int as direct
from pg_catalog.pg_proc p
left join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
join pg_catalog.pg_type t on t.oid = p.prorettype
where p.pronamespace = 'pg_catalog'::regnamespace and p.proname = any ($1::text[])
  and (t.typlen = -1 or t.typtype = 'p')
order by p.oid
"""
_SEEDS = {
    "text": (*(r"""'a"b\'""", "'abc'", "'x''y'", "'1'", "'a,b;c d'", "'a-b.c/d'", "'{1,2}'", "'[1,2]'", "'day'"),),
    "jsonb": ("""'{"a": "q\\"", "b": [1]}'""", "'[1,2]'", """'["x"]'""", """'"s"'"""),
    "json": ("""'{"a": "q\\"", "b": [1]}'""", "'[1,2]'"),
    "text[]": (r"""array['a"b','c\']""", "array['a','b']"),
    "integer[]": ("array[1,2]",),
    "jsonb[]": ("""array['{"a":"b"}'::jsonb]""",),
    "bytea": (r"'\x0102ff'", "'abc'"),
    "tsvector": ("'a:1 b:2'",),
    "tsquery": ("'a & b'", "'a <-> b'"),
    "bit varying": ("B'101'",),
    "numeric": ("12345.678",),
    "nummultirange": ("'{[1,2),[3,4)}'",),
    "path": ("'((0,0),(1,1))'",),
    "polygon": ("'((0,0),(1,1),(2,0))'",),
}
"""What a recursion starts from, by the type of its column."""
_CONSTANTS = {
    "text": ("'a'", "','", "''", "'(.*)'", "'.*'", r"'\&\&'", "'%s%s'", "'%L'", "'UTF8'", "'hex'", "'escape'", "'g'"),
    "integer": ("1", "2", "3", "0", "-1"),
    "bigint": ("1", "2"),
    "boolean": ("true", "false"),
    "double precision": ("0.5", "2"),
    "numeric": ("1", "2.5"),
    "name": ("'UTF8'",),
    "regconfig": ("'simple'",),
    "regdictionary": ("'simple'",),
    "jsonpath": ("'$'", "'$[*]'", "'$.*'", "'strict $.**'"),
    "circle": ("'((0,0),1)'::circle",),
    "box": ("'((0,0),(1,1))'::box",),
    "numrange": ("numrange(1,2)",),
    "double precision[]": ("array[0.5,0.5]", "array[0.1,0.2,0.3]"),
    "text[]": ("array['a','b']", "'{0}'", "'{a}'"),
    "integer[]": ("array[2]", "array[1,2]"),
    "jsonb": ("""'{"a":1}'""", "'[1,2]'", "'[0,0]'"),
    "json": ("'[1,2]'",),
    "tsvector": ("'x:1'::tsvector",),
    "tsquery": ("'x'::tsquery",),
    "bytea": ("'ab'::bytea",),
    "bit varying": ("B'11'::varbit",),
    "nummultirange": ("'{[5,6)}'::nummultirange",),
    "path": ("'((5,5),(6,6))'::path",),
}
_ANY = {
    **dict.fromkeys(("anyelement", "anycompatible", '"any"'), ("text", "jsonb", "text[]", "integer")),
    **dict.fromkeys(("anynonarray", "anycompatiblenonarray"), ("text", "jsonb")),
    **dict.fromkeys(("anyarray", "anycompatiblearray"), ("text[]", "integer[]", "jsonb[]")),
    **dict.fromkeys(("anyrange", "anycompatiblerange"), ("numrange",)),
    **dict.fromkeys(("anymultirange", "anycompatiblemultirange"), ("nummultirange",)),
}
_NUMBERS = frozenset({"integer", "bigint", "smallint", "numeric", "double precision"})
_AS = {
    "text": (
        *("({0})::text", "({0})[1]::text", "array_to_string({0}, '')", "({0}) #>> '{{}}'", "({0})->>0", "concat({0})"),
        *("array[{0}]::text", "encode({0}, 'hex')", "lower({0})", "convert_from({0}, 'UTF8')", "json_serialize({0})"),
        *("json_value({0}, '$')", "jsonb_path_query_first({0}, '$')::text", "(to_json({0}) #>> '{{}}')"),
    ),
    "text[]": (
        *("array[({0})::text]", "string_to_array(({0})::text, ',')", "({0})::text::text[]"),
        *("array(select ({0})::text)", "array(select jsonb_array_elements_text({0}))"),
    ),
    "jsonb": (
        *("({0})::text::jsonb", "to_jsonb({0})", "jsonb_build_array({0})", "jsonb_build_object('a', {0})"),
        *("json_array({0} returning jsonb)", "json_query({0}, '$' returning jsonb with wrapper)"),
    ),
    "json": ("({0})::text::json", "to_json({0})", "json_build_array({0})", "json_array({0} returning json)"),
    "bytea": ("convert_to(({0})::text, 'UTF8')", "({0})::text::bytea", "decode(({0})::text, 'escape')"),
    "tsvector": (
        "to_tsvector('simple', ({0})::text)",
        "({0})::text::tsvector",
        "array_to_tsvector(array[({0})::text])",
    ),
    "tsquery": ("plainto_tsquery('simple', ({0})::text)", "({0})::text::tsquery"),
    "record": ("row({0})", "t", "row({0}, {0})"),
}
"""How a value becomes one of another type."""
_JOINED = (
    *("(t || 'x'::text)", "(s || 'x'::text)", "(s || u)", "t::text", "row(s)::text", "format('%s', t)", "(s || s)"),
    *("(s + s)", "(s && s)", "(s <-> s)", "jsonb_build_object('a', s || 'x')", "upper(s::text)", "s #> '{a}'"),
)
"""Expressions without a function of the catalogs."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the catalogs, with the types of its arguments."""

    name: str
    kind: str
    rows: bool
    variadic: bool
    arguments: tuple[str, ...]
    result: str
    aggregate: str
    direct: int

    def given(self, more: int) -> tuple[str, ...]:
        """The types of the arguments, of which a VARIADIC one comes several times."""
        if not self.variadic:
            return self.arguments
        *first, last = self.arguments
        element = {"anyarray": "anyelement", "anycompatiblearray": "anycompatible"}.get(last, last.removesuffix("[]"))
        return (*first, *[element] * (1 + more))


class Statements:
    """Writes recursive CTEs `t(s, u, n)`; which, the dice say."""

    def __init__(self, dice: random.Random, known: Sequence[Function]) -> None:
        self._dice = dice
        self._functions: dict[str, list[Function]] = {}
        for function in known:
            self._functions.setdefault(function.name, []).append(function)

    def next(self) -> str:
        """A statement."""
        dice = self._dice
        held = dice.choice([*_SEEDS, "text", "text", "jsonb", "text[]"])
        seed = f"{dice.choice(_SEEDS[held])}::{held}"
        value, kind = self._value(held, dice.choice((0, 0, 1, 1, 2)))
        value = self._as(value, kind, held)
        other = dice.choice(("s", "s", "u", value))
        term = dice.choice(
            (
                f"select {value}, {other}, n + 1 from t",
                f"select {value}, {other}, n + 1 from t",
                f"select q.x, {other}, n + 1 from t, lateral (select {value} as x) q",
                f"select (with q as (select {value} as x) select x from q), {other}, n + 1 from t",
                f"select coalesce({value}, s), {other}, n + 1 from t",
                f"select case when n > 0 then {value} else s end, {other}, n + 1 from t",
            )
        )
        return (
            f"with recursive t(s, u, n) as (select {seed}, {seed}, 1 union all {term} "
            f"where n < {_STEPS} and length(s::text) < {LARGE}) select max(length(s::text)) from t"
        )

    def _often(self, share: float) -> bool:
        return self._dice.random() < share

    def _value(self, held: str, depth: int) -> tuple[str, str]:
        """An expression of the column, and its type; empty where that is not known."""
        dice = self._dice
        if self._often(0.1):
            return dice.choice(_JOINED), ""
        function = dice.choice(self._functions[dice.choice([*self._functions])])
        kinds = function.given(dice.randrange(3))
        if not kinds:
            return "s", held
        place = dice.randrange(len(kinds))
        made = [self._argument(kind, held, depth, must=at == place) for at, kind in enumerate(kinds)]
        return self._call(function, made), "" if function.result in _ANY or function.rows else function.result

    def _call(self, function: Function, made: Sequence[str]) -> str:
        called = f"{function.name}({', '.join(made)})"
        if function.kind == "f":
            if not function.rows:
                return called
            return self._dice.choice(
                (f"(select array_agg(y) from {called} as y)", f"(select y::text from {called} as y limit 1)")
            )
        if function.aggregate in {"o", "h"}:
            sorted_by = ", ".join(made[function.direct :]) or "1"
            called = f"{function.name}({', '.join(made[: function.direct])}) within group (order by {sorted_by})"
        elif function.kind == "w":
            called += " over ()"
        inner = called.replace("t.s", "q.s")
        rows = "(values (1), (2)) v(k), lateral (select t.s as s, t.u as u) q"
        return f"(select {inner} from {rows}{' limit 1' if function.kind == 'w' else ''})"

    def _argument(self, kind: str, held: str, depth: int, *, must: bool) -> str:
        dice = self._dice
        kind = dice.choice(_ANY[kind]) if kind in _ANY else kind
        if must or self._often(0.35):
            if depth and self._often(0.3):
                return self._as(*self._value(held, depth - 1), kind)
            return self._as(dice.choice(("s", "s", "s", "u", "t.s")), held, kind)
        return dice.choice(_CONSTANTS[kind]) if kind in _CONSTANTS else f"null::{kind}"

    def _as(self, value: str, kind: str, wanted: str) -> str:
        """A value as one of another type."""
        dice = self._dice
        if kind == wanted and self._often(0.9):
            return value
        if wanted in _NUMBERS:
            return dice.choice((f"length(({value})::text)", "n", f"({value})::text::{wanted}"))
        ways = _AS.get(wanted, (f"({{0}})::text::{wanted}", f"({{0}})::{wanted}"))
        return dice.choice((ways[0], *ways)).format(value)


async def catalogued(connection: asyncpg.Connection) -> list[Function]:
    """The functions that the guard allows and that may return something long."""
    names = [name.rpartition(".")[2] for name in functions()]
    found: list[Any] = await connection.fetch(_FUNCTIONS, names)
    return [
        Function(
            name=row["name"],
            kind=row["kind"],
            rows=row["rows"],
            variadic=row["variadic"],
            arguments=tuple(row["arguments"] or ()),
            result=row["result"],
            aggregate=row["aggregate"],
            direct=row["direct"],
        )
        for row in found
    ]


async def grows(connection: asyncpg.Connection, sql: str) -> bool | None:
    """Whether a value becomes large; None where the server does not run the statement."""
    try:
        return (await connection.fetchval(sql) or 0) >= LARGE
    except asyncpg.PostgresError as error:
        return True if error.sqlstate in _ENDED else None


async def main(minutes: float, seed: int) -> int:
    """The exit code."""
    seen: Counter[str] = Counter()
    with served() as server:
        connection = await asyncpg.connect(server.dsn("postgres", "postgres"))
        await connection.execute(SETTINGS)
        statements = Statements(random.Random(seed), await catalogued(connection))  # noqa: S311  # repeatable
        for sql in approved(statements.next, minutes, seen):
            found = await grows(connection, sql)
            seen["no statement of the server" if found is None else "grows" if found else "stays small"] += 1
            if found:
                print(sql, flush=True)
        await connection.close()
    return ended(seen, "grows")


if __name__ == "__main__":
    given = options().parse_args()
    sys.exit(asyncio.run(main(given.minutes, given.seed)))
