"""The operator's own functions: what the database tells of them is what the guard takes for their columns."""

from __future__ import annotations

import pytest

from agent_gateway.errors import PermissionDenied, StatementRefused
from agent_gateway.gateway import open_gateway
from agent_gateway.types import QueryRequest
from tests.database.conftest import cloned
from tests.database.connecting import connected
from tests.database.corridor import ACME, settings_for, unguarded

FUNCTIONS = """
create type app.place as (city text, streets text[]);
create domain app.known_place as app.place;
create type app.mood as enum ('good', 'bad');
create domain app.amount as int check (value >= 0);
create function app.monthly(months int default 2) returns table (month_start date, revenue_sum numeric)
  stable language sql as $$ select date '2026-01-01', 1.5 from generate_series(1, months) $$;
comment on function app.monthly is 'What came in, by month.';
create function app.both(out least_of int, out most_of int) stable language sql as $$ select 1, 2 $$;
create function app.unnamed(out int, out int) stable language sql as $$ select 1, 2 $$;
create function app.single(out only_one int) stable language sql as $$ select 1 $$;
create function app.singles() returns table (only_one int) stable language sql as $$ select 1 $$;
create function app.plain(int) returns int immutable language sql as $$ select $1 $$;
create function app.bounded() returns app.amount immutable language sql as $$ select 1::app.amount $$;
create function app.mooded() returns app.mood immutable language sql as $$ select 'good'::app.mood $$;
create function app.listing() returns int[] immutable language sql as $$ select array[1, 2] $$;
create function app.placed() returns app.place stable language sql as $$ select row('Rome', array['a'])::app.place $$;
create function app.known() returns app.known_place stable language sql
  as $$ select row('Rome', array['a'])::app.place $$;
create function app.places() returns app.place[] stable language sql
  as $$ select array[row('Rome', null)::app.place] $$;
create function app.placed_out(out where_it_is app.place, out sure bool)
  stable language sql as $$ select row('Rome', null)::app.place, true $$;
create function app.buyers() returns setof app.customers stable language sql as $$ select * from app.customers $$;
create function app.same(anyelement) returns anyelement immutable language sql as $$ select $1 $$;
create function app.loose() returns setof record stable language sql as $$ select 1, 2 $$;
create function app.twice(int) returns table (a int, b int) stable language sql as $$ select 1, 2 $$;
create function app.twice(text) returns table (b int, c int) stable language sql as $$ select 1, 2 $$;
create function app.kept(c app.customers) returns app.place stable language sql
  as $$ select row(c.name, null)::app.place $$;
create function app.lower(app.customers) returns int stable language sql as $$ select 1 $$;
create function app.version(text) returns table (api_key text, n int) stable language sql as $$ select 'own', 1 $$;
create function app.set_config(text) returns text stable language sql as $$ select $1 $$;
create function app.regclass(int) returns text stable language sql as $$ select 'own' $$;
create function app.xmin(text) returns text stable language sql as $$ select $1 $$;
create function app.vector_dims(app.customers) returns table (api_key text, n int)
  stable language sql as $$ select 'own', 1 $$;
create function app.months(numeric) returns int stable language sql as $$ select 1 $$;
create function public.months(int) returns int stable language sql as $$ select 2 $$;
create function app.years(numeric) returns int stable language sql as $$ select 1 $$;
create function public.years(int) returns int stable language sql as $$ select 2 $$;
alter extension vector add function public.years(int);
create function public.decades(int) returns int stable language sql as $$ select 2 $$;
alter extension vector add function public.decades(int);
create type app.sent as (array_send text);
create domain app.sents as app.sent[];
create function app.sendings() returns app.sents stable language sql
  as $$ select array[row('a')::app.sent]::app.sents $$;
create function app.sent_out() returns table (all_of_them app.sents, sure bool)
  stable language sql as $$ select app.sendings(), true $$;
create table app.letters (kept app.sents, several app.sents[], plain app.sent[]);
grant select on app.letters to agent_ro;
insert into app.letters values (app.sendings(), array[app.sendings()], app.sendings());
create function app.secret() returns table (hush int) stable language sql as $$ select 1 $$;
revoke execute on function app.secret() from public;
"""
NAMES = (
    *("monthly", "both", "unnamed", "single", "singles", "plain", "bounded", "mooded", "listing", "placed", "known"),
    *("places", "placed_out", "buyers", "same", "loose", "twice", "kept", "lower", "secret", "missing"),
    *("version", "set_config", "regclass", "xmin", "vector_dims", "months", "years", "sendings", "sent_out"),
)
READABLE = (
    "select month_start, revenue_sum from app.monthly(1)",
    "select m.revenue_sum from monthly() m",
    "select * from app.monthly(3) m order by m.month_start, revenue_sum",
    "select q.revenue_sum from (select * from app.monthly(3)) q",
    "select (app.monthly(1)).revenue_sum",
    "select (app.monthly(1)).*",
    "select m.a, m.revenue_sum from app.monthly(1) m(a)",
    "select m.month_start, m.ordinality from app.monthly(1) with ordinality m",
    "select c.name, m.revenue_sum from customers c cross join lateral app.monthly(1) m",
    "select month_start, g from rows from (app.monthly(1), generate_series(1, 2)) as r(month_start, revenue_sum, g)",
    "select least_of + most_of from app.both()",
    "select (app.both()).most_of",
    "select column1, u.column2 from app.unnamed() u",
    "select only_one, s.only_one from app.single() s",
    "select only_one from app.singles()",
    "select s from app.singles() s",
    "select plain from app.plain(1)",
    "select p, p.p from app.plain(1) p",
    "select b.b from app.bounded() b",
    "select m.m from app.mooded() m",
    "select l[1], l.l[2] from app.listing() l",
    "select city, p.streets[1] from app.placed() p",
    "select (p).city from app.placed() p",
    "select (case when true then p end).city from app.placed() p",
    "select (app.placed()).city",
    "select k.city from app.known() k",
    "select (app.places())[1].city",
    "select p.p[1].city from app.places() p",
    "select u.city from unnest(app.places()) u",
    "select (where_it_is).city, sure from app.placed_out()",
    "select ((app.placed_out()).where_it_is).city",
    "select b.name, b.id from app.buyers() b",
    "select count(*) from app.buyers() b join customers c using (tenant_id, id)",
    "select l.a, l.b from app.loose() as l(a int, b int)",
    "select t.x, t.y from app.twice(1) t(x, y)",
    "select s.x from app.same(1) s(x)",
    "select (c.kept).city from customers c",
    "select (app.kept(c)).city from customers c",
    "select lower(name) from customers",
    "select count(*) from customers natural join app.buyers()",
    "select api_key from app.version('a')",
    "select (app.version('a')).n",
    "select app.months(1), app.years(1), app.xmin('a'), app.regclass(1)",
    "select (plain[1]).array_send from letters",
    "select l.kept, app.sendings() from letters l",
)
CALLS = (
    "select (app.plain(1)).pg_sleep",
    "select p.pg_sleep from app.plain(1) p",
    "select (s).name from app.single() s",
    "select (s.only_one).name from app.single() s",
    "select (app.bounded()).name",
    "select (app.mooded()).name",
    "select (app.listing()).name",
    "select (app.places()).name",
    "select (m).name from app.monthly(1) m",
    "select (case when true then m end).revenue_sum from app.monthly(1) m",
    "select (app.both()).name",
    "select (app.same(1)).name",
    "select (app.twice(1)).name",
    "select p.name from app.placed() p",
    "select (c.kept).name from customers c",
    "select b.pg_column_size from app.buyers() b",
    "select (app.sendings()).array_send",
    "select (s).array_send from app.sendings() s",
    "select (s.all_of_them).array_send from app.sent_out() s",
    "select (kept).array_send from letters",
    "select (several[1]).array_send from letters",
)
"""Each of these is a call of a function `name(…)`, or no SQL at all: none of them names a column."""
OTHERS = (
    "select version()",
    "select set_config('a.b', 'c', true)",
    "select (select api_key from version() v) from tenants",
    "select (select api_key from vector_dims('[1]'::vector) v) from tenants",
)
"""By the name alone, each is what the agent may not call or read."""
OTHERS_READ = (
    "select xmin(c) from customers c limit 1",
    "select regclass('pg_class')",
    "select (1).months",
    "select months(1)",
    "select (1).years",
    "select years(1)",
)
"""By the name alone, each is another function than the one that settings allow, a cast or a system column."""


def allowing(world):
    """Settings that let statements call them all."""
    return settings_for(world, allow_functions=tuple(f"app.{name}" for name in NAMES))


@pytest.fixture(scope="module")
async def own(world):
    """A world with functions of the operator's own."""
    async with cloned(world) as copied:
        async with connected(copied.admin_dsn) as admin:
            await admin.execute(FUNCTIONS)
        yield copied


async def told(world):
    """What the catalog tells of them."""
    async with open_gateway(allowing(world)) as gateway:
        return await gateway.schema.catalog()


async def test_the_database_tells_what_functions_take_and_return(own):
    found = {function.name: function for function in (await told(own)).functions}
    monthly = found["monthly"]
    assert (monthly.arguments, monthly.returns) == (
        "months integer DEFAULT 2",
        "TABLE(month_start date, revenue_sum numeric)",
    )
    assert (monthly.kind, monthly.comment) == ("record", "What came in, by month.")
    assert [(column.name, column.type) for column in monthly.columns] == [
        ("month_start", "date"),
        ("revenue_sum", "numeric"),
    ]


@pytest.mark.parametrize("name", ["secret", "missing"])
async def test_what_the_agent_may_not_call_is_not_told(own, name):
    assert name not in {function.name for function in (await told(own)).functions}


@pytest.mark.parametrize("sql", READABLE)
async def test_what_it_returns_is_read_by_its_names(own, sql):
    async with open_gateway(allowing(own)) as gateway:
        await gateway.query(ACME, QueryRequest(sql))


@pytest.mark.parametrize("sql", CALLS)
async def test_what_it_does_not_return_is_no_column(own, sql):
    async with open_gateway(allowing(own)) as gateway:
        with pytest.raises(StatementRefused):
            await gateway.query(ACME, QueryRequest(sql))


@pytest.mark.parametrize("sql", OTHERS)
async def test_a_name_alone_may_mean_what_the_agent_may_not(own, sql):
    async with open_gateway(allowing(own)) as gateway:
        with pytest.raises(PermissionDenied):
            await unguarded(gateway, sql)
        with pytest.raises(StatementRefused):
            await gateway.query(ACME, QueryRequest(sql))


@pytest.mark.parametrize("sql", OTHERS_READ)
async def test_a_name_alone_may_mean_something_else(own, sql):
    async with open_gateway(allowing(own)) as gateway:
        assert [list(row) for row in (await unguarded(gateway, sql)).rows] != [[1]]
        with pytest.raises(StatementRefused):
            await gateway.query(ACME, QueryRequest(sql))


async def test_an_extensions_function_that_settings_name_is_meant(own):
    async with open_gateway(settings_for(own, allow_functions=("public.decades",))) as gateway:
        found = await gateway.query(ACME, QueryRequest("select decades(1), (1).decades, public.decades(1)"))
    assert [list(row) for row in found.rows] == [[2, 2, 2]]


async def test_the_hint_asks_for_the_schema(own):
    async with open_gateway(allowing(own)) as gateway:
        with pytest.raises(StatementRefused) as refused:
            await gateway.query(ACME, QueryRequest("select version('a')"))
    assert "schema" in refused.value.violations[0].hint


async def test_the_server_takes_a_field_of_a_number_for_a_call(own):
    async with open_gateway(allowing(own)) as gateway:
        with pytest.raises(PermissionDenied) as denied:
            await unguarded(gateway, "select (app.plain(1)).pg_sleep")
    assert "function pg_sleep" in str(denied.value.internal)


async def test_without_settings_no_function_is_told(own):
    async with open_gateway(settings_for(own)) as gateway:
        assert (await gateway.schema.catalog()).functions == ()


async def test_an_earlier_kit_tells_nothing_and_the_names_of_an_alias_count(own):
    async with connected(own.admin_dsn) as admin:
        await admin.execute("alter function agent_gateway.functions(text[]) rename to later")
        try:
            async with open_gateway(allowing(own)) as gateway:
                found = await gateway.query(ACME, QueryRequest("select m.total from app.monthly(1) m(start, total)"))
                with pytest.raises(StatementRefused):
                    await gateway.query(ACME, QueryRequest("select m.revenue_sum from app.monthly(1) m"))
        finally:
            await admin.execute("alter function agent_gateway.later(text[]) rename to functions")
    assert [column.name for column in found.columns] == ["total"]
