"""Functions, operators and casts of the product that PostgreSQL takes for its own, past the guard and before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_gateway import demo, policy
from agent_gateway.errors import PermissionDenied, StatementRefused
from agent_gateway.gateway import open_gateway
from agent_gateway.types import QueryRequest
from tests import postgres
from tests.database.conftest import cloned
from tests.database.connecting import connected
from tests.database.corridor import ACME, settings_for, unguarded

UNWRITTEN = """
create type app.mood as enum ('good');
create domain app.moods as app.mood;
create function app.told(app.mood) returns json language sql stable security definer
  as $$ select to_json(string_agg(api_key, ',')) from app.tenants $$;
create cast (app.mood as json) with function app.told(app.mood);
revoke execute on function app.told(app.mood) from public;
create table app.days (mood app.moods);
insert into app.days values ('good');
grant select on app.days to agent_ro;
create function app.spelled(app.customers) returns text language sql stable security definer
  as $$ select string_agg(api_key, ',') from app.tenants $$;
create cast (app.customers as text) with function app.spelled(app.customers) as implicit;
create function app.buyers() returns setof app.customers language sql stable as $$ select * from app.customers $$;
create type app.grade as enum ('high', 'low');
create function app.graded(app.grade, app.grade) returns int language sql immutable as $$ select 0 $$;
create function app.below(app.grade, app.grade) returns boolean language sql immutable as $$ select true $$;
create operator app.<<< (leftarg = app.grade, rightarg = app.grade, function = app.below);
create operator app.<<= (leftarg = app.grade, rightarg = app.grade, function = app.below);
create operator app.=== (leftarg = app.grade, rightarg = app.grade, function = app.below);
create operator app.>>= (leftarg = app.grade, rightarg = app.grade, function = app.below);
create operator app.>>> (leftarg = app.grade, rightarg = app.grade, function = app.below);
create operator class app.grades default for type app.grade using btree as
  operator 1 app.<<<, operator 2 app.<<=, operator 3 app.===, operator 4 app.>>=, operator 5 app.>>>,
  function 1 app.graded(app.grade, app.grade);
create table app.marks (id int, grade app.grade);
insert into app.marks values (1, 'low'), (2, 'high');
grant select on app.marks to agent_ro;
create type app.tone as enum ('soft');
create type app.tones as range (subtype = app.tone);
create type app.tint as enum ('red');
create function app.sung(app.tone) returns text language sql immutable as $$ select 'sung' $$;
create function app.mixed(app.tint[]) returns text language sql immutable as $$ select 'mixed' $$;
create cast (app.tone as text) with function app.sung(app.tone) as implicit;
create cast (app.tint[] as text) with function app.mixed(app.tint[]) as implicit;
create table app.songs (tones app.tones);
create table app.fences (tint app.tint);
insert into app.songs values ('[soft,soft]');
insert into app.fences values ('red');
grant select on app.songs, app.fences to agent_ro;
create function app.sure(app.products) returns boolean language sql stable security definer
  as $$ select exists (select from app.tenants where slug = 'globex') $$;
create cast (app.products as boolean) with function app.sure(app.products) as assignment;
"""
RUN = (
    "select length(c) from customers c limit 1",
    "select substr(c, 1, 1000) from app.customers c limit 1",
    "select 1 from products p where p limit 1",
    "select to_json(mood) from days",
    "select json_agg(d) from days d",
    "select to_jsonb('good'::app.mood)",
    "select grade from marks order by grade",
    "select distinct grade from marks",
    "select array_agg(m order by m) from (select m from marks m) x",
    "select length(lower(tones)) from songs",
    "select length(array[tint]) from fences",
    "select length(array_agg(tint)) from fences",
)
GRADED = ("app.graded", "app.below")
KEYS = "select string_agg(api_key, ',') from app.tenants"
OWN = f"""
create function app.age(app.customers) returns text language sql stable security definer as $$ {KEYS} $$;
create function app."left"(app.customers) returns text language sql stable security definer as $$ {KEYS} $$;
create function app.plus(app.customers, int) returns text language sql stable security definer as $$ {KEYS} $$;
create operator app.+ (leftarg = app.customers, rightarg = int, function = app.plus);
create function app.alike(app.customers, app.customers) returns boolean language sql stable security definer
  as $$ select exists (select from app.tenants where slug = 'globex') $$;
create operator app.= (leftarg = app.customers, rightarg = app.customers, function = app.alike);
create operator app.>= (leftarg = app.customers, rightarg = app.customers, function = app.alike);
create function app.document(app.customers) returns jsonb language sql stable security definer
  as $$ select to_jsonb(({KEYS})) $$;
create cast (app.customers as jsonb) with function app.document(app.customers);
create type app.held as (document jsonb);
create table app.holders (id int, held app.held);
grant select on app.holders to agent_ro;
create function app.vector_dims(text) returns text language sql stable security definer as $$ {KEYS} $$;
create function app.upper(text) returns text language sql stable as $$ select 'not to be called' $$;
revoke execute on function app.upper(text) from public;
create domain app.reverse as text;
create domain app.vector as text;
create type app.initcap as enum ('Abc');
create table app.ascii (id int);
create domain app.date as text;
create function public.months(int) returns int language sql stable as $$ select 2 $$;
create function app.months(numeric) returns int language sql stable as $$ select 1 $$;
"""
TAKEN = (
    ("select age(c) from customers c limit 1", "function"),
    ("select (age(c)) || '' from (select c from customers c) x limit 1", "function"),
    ('select "left"(c) from customers c limit 1', "function"),
    ("select vector_dims('x'::text)", "function"),
    ("select app.vector_dims('x')", "function"),
    ("select c + 1 from customers c limit 1", "operator"),
    ("select c operator(app.+) 1 from customers c limit 1", "operator"),
    ("select c::jsonb from customers c limit 1", "type"),
    ("select cast(array[c] as jsonb[]) from customers c limit 1", "type"),
    ("select row(c)::app.held from customers c limit 1", "type"),
    ("select reverse('abc')", "function"),
    ("select reverse(null)", "function"),
    ("select initcap('Abc'::varchar)", "function"),
    ("select 'abc'::vector", "type"),
    ("select 'abc'::app.date", "type"),
    *([("select json_value(c, '$[0]') is null from customers c limit 1", "type")] if postgres.VERSION >= 17 else []),
)
"""What leads to a function of the product that shows other tenants' keys, and what the guard says of.

PostgreSQL has JSON_VALUE since 17.
"""
COMPARED = (
    "select count(*) from customers a, customers b where a = b",
    "select count(*) from customers a, customers b where a is distinct from b",
    "select count(*) from customers a, customers b where a in (b, b)",
    "select count(*) from customers a where a in (select b from customers b)",
    "select count(*) from customers a, customers b where a between b and b",
    "select nullif(a, b) is null from customers a, customers b limit 1",
    "select case a when b then 1 end from customers a, customers b limit 1",
    "select count(*) from (select a from customers a) x join (select a from customers a) y using (a)",
    "select count(*) from (select a from customers a) x natural join (select a from customers a) y",
)
OPEN = (
    "select pg_catalog.age(created_at) from customers limit 1",
    "select pg_catalog.\"left\"(name, 1), position('a' in name), substring(name from 1 for 2) from customers limit 1",
    "select extract(year from created_at), created_at at time zone 'UTC', trim(name) from customers limit 1",
    "select upper(name) from customers limit 1",
    "select id operator(pg_catalog.+) 1 from customers where id operator(pg_catalog.=) any (array[1, 2])",
    "select '{}'::jsonb, jsonb '[]', name::text, id - 1 from customers limit 1",
    "select r.a from jsonb_to_recordset('[{\"a\": {}}]') as r(a jsonb)",
    "select public.vector_dims('[1,2]'::public.vector)",
    "select pg_catalog.reverse('abc'), pg_catalog.initcap('abc'), ascii('a'), '2026-01-01'::date",
)


@pytest.fixture(scope="module")
async def shadowed(world):
    """A world in which a superuser gave the product functions with PostgreSQL's names."""
    async with cloned(world) as copied:
        async with connected(copied.admin_dsn) as admin:
            await admin.execute(OWN)
        yield copied


@pytest.fixture(scope="module")
async def unwritten(world):
    """A world with casts that PostgreSQL makes without being told."""
    async with cloned(world) as copied:
        async with connected(copied.admin_dsn) as admin:
            await admin.execute(UNWRITTEN)
        yield copied


@pytest.mark.parametrize(("sql", "what"), TAKEN)
async def test_what_the_server_takes_for_its_own_is_refused(shadowed, sql, what):
    async with open_gateway(settings_for(shadowed)) as gateway:
        found = await unguarded(gateway, sql)
        with pytest.raises(StatementRefused) as refused:
            await gateway.query(ACME, QueryRequest(sql))
    assert found.rows
    assert [violation.code for violation in refused.value.violations] == [f"guard.{what}_denied"]


async def test_past_the_guard_it_shows_other_tenants(shadowed):
    async with connected(shadowed.admin_dsn) as admin:
        keys = await admin.fetchval(KEYS)
    async with open_gateway(settings_for(shadowed)) as gateway:
        found = await unguarded(gateway, 'select age(c), c + 1, "left"(c) from customers c limit 1')
    assert [list(row) for row in found.rows] == [[keys] * 3]


@pytest.mark.parametrize("sql", COMPARED)
async def test_words_that_stand_for_an_operator_are_refused(shadowed, sql):
    async with connected(shadowed.admin_dsn) as admin:
        await admin.execute("revoke execute on function app.alike(app.customers, app.customers) from public")
        async with open_gateway(settings_for(shadowed)) as gateway:
            with pytest.raises(PermissionDenied) as denied:
                await unguarded(gateway, sql)
        await admin.execute("grant execute on function app.alike(app.customers, app.customers) to public")
    assert "function alike" in str(denied.value.internal)
    async with open_gateway(settings_for(shadowed)) as gateway:
        with pytest.raises(StatementRefused) as refused:
            await gateway.query(ACME, QueryRequest(sql))
    assert "guard.operator_denied" in {violation.code for violation in refused.value.violations}


@pytest.mark.parametrize("sql", OPEN)
async def test_what_says_which_it_means_is_answered(shadowed, sql):
    async with open_gateway(settings_for(shadowed)) as gateway:
        await gateway.query(ACME, QueryRequest(sql))


@pytest.mark.parametrize("sql", RUN)
async def test_a_cast_that_is_not_written_closes_what_it_takes(unwritten, sql):
    async with open_gateway(settings_for(unwritten)) as gateway:
        assert (await unguarded(gateway, sql)).rows
        with pytest.raises(StatementRefused) as refused:
            await gateway.query(ACME, QueryRequest(sql))
        await gateway.query(ACME, QueryRequest("select id from invoices limit 1"))
    assert "guard.type_denied" in {violation.code for violation in refused.value.violations}


async def test_so_are_functions_that_return_what_it_takes(unwritten):
    sql = "select length(b) from app.buyers() b limit 1"
    async with open_gateway(settings_for(unwritten, allow_functions=("app.buyers",))) as gateway:
        assert (await unguarded(gateway, sql)).rows
        with pytest.raises(StatementRefused):
            await gateway.query(ACME, QueryRequest(sql))


async def test_a_cast_that_the_operator_allows_closes_nothing(unwritten):
    async with open_gateway(settings_for(unwritten, allow_functions=("app.spelled",))) as gateway:
        await gateway.query(ACME, QueryRequest("select name from customers limit 1"))


async def test_neither_does_an_operator_class(unwritten):
    async with open_gateway(settings_for(unwritten, allow_functions=GRADED)) as gateway:
        await gateway.query(ACME, QueryRequest("select grade from marks order by grade"))


async def test_what_the_operator_allows_is_meant(shadowed):
    allowed = ("app.age", "app.plus", "app.document")
    async with open_gateway(settings_for(shadowed, allow_functions=allowed)) as gateway:
        await gateway.query(ACME, QueryRequest("select age(c), c + 1, c::jsonb from customers c limit 1"))


async def test_of_two_of_one_name_the_one_that_is_allowed_is_named_with_its_schema(shadowed):
    async with open_gateway(settings_for(shadowed, allow_functions=("app.months",))) as gateway:
        await gateway.query(ACME, QueryRequest("select app.months(1.5)"))
        with pytest.raises(StatementRefused):
            await gateway.query(ACME, QueryRequest("select months(1)"))


async def test_the_hint_says_what_to_write(shadowed):
    async with open_gateway(settings_for(shadowed)) as gateway:
        with pytest.raises(StatementRefused) as refused:
            await gateway.query(ACME, QueryRequest("select age(created_at), id + 1 from customers"))
    age, plus = refused.value.violations
    assert "pg_catalog.age(…)" in age.hint
    assert "operator(pg_catalog.+)" in plus.hint


async def test_an_earlier_kit_tells_nothing(shadowed):
    async with connected(shadowed.admin_dsn) as admin:
        await admin.execute("alter function agent_gateway.shadows(text[], text[]) rename to later")
        try:
            async with open_gateway(settings_for(shadowed)) as gateway:
                assert (await gateway.schema.catalog()).shadows == ()
                await gateway.query(ACME, QueryRequest("select age(created_at) from customers limit 1"))
        finally:
            await admin.execute("alter function agent_gateway.later(text[], text[]) rename to shadows")


async def test_without_such_functions_nothing_is_told(world):
    async with open_gateway(settings_for(world)) as gateway:
        assert (await gateway.schema.catalog()).shadows == ()


@pytest.mark.parametrize("tier", ["baseline", "strict"])
async def test_what_the_migrator_makes_later_is_nobodys_to_call(world, tier):
    declaration = replace(demo.DECLARATION, migrator="shadow_migrator")
    async with cloned(world) as copied, connected(copied.admin_dsn) as admin:
        await admin.execute(policy.script(declaration, tier, demo.allowed_functions()))
        await admin.execute("grant create on schema app to shadow_migrator; set role shadow_migrator")
        await admin.execute("create function app.age(app.customers) returns int language sql return 1")
        async with open_gateway(settings_for(copied)) as gateway:
            with pytest.raises(PermissionDenied):
                await unguarded(gateway, "select age(c) from customers c limit 1")
            assert (await gateway.schema.catalog()).shadows == ()
        await admin.execute("reset role; drop owned by shadow_migrator; drop role shadow_migrator")
