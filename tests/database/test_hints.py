"""What a model is told of errors and of empty results, by a real server; and what it is never told.

Honest statements go through the whole corridor. Attacks go past the guard: the hint alone must keep foreign names and
values back.
"""

from __future__ import annotations

import json

import pytest

from agent_gateway.errors import GatewayError
from agent_gateway.hints import Adviser
from agent_gateway.types import Approved, QueryRequest, ResultSet
from tests.database.connecting import connected
from tests.database.corridor import ACME, GLOBEX, locked, opened, unguarded


@pytest.fixture(scope="module")
async def gateway(world):
    async with opened(world, statement_timeout_ms=1_500) as gateway:
        yield gateway


async def told(gateway, statement, claim=ACME) -> GatewayError:
    """The error of a statement that the guard lets through."""
    with pytest.raises(GatewayError) as caught:
        await gateway.query(claim, QueryRequest(statement))
    return caught.value


async def past_the_guard(gateway, statement, claim=ACME) -> GatewayError:
    """The error of a statement that no guard has seen."""
    adviser = Adviser(Approved(statement, statement), await gateway.schema.catalog(), ("tenant_id",))
    with pytest.raises(GatewayError) as caught, adviser.mending():
        await unguarded(gateway, statement, claim)
    return caught.value


def named(error: GatewayError) -> str:
    return f"{error.message} {error.hint}"


@pytest.mark.parametrize(
    ("statement", "code", "candidates"),
    [
        (
            "select name from customers c join products p on p.name = c.name",
            "fetch.ambiguous",
            ["c.name", "p.name"],
        ),
        ("select status, total from invoices group by status", "fetch.grouping", ["total", "max(total)"]),
        ("select status from invoices where sum(total) > 5 group by status", "fetch.grouping", ["HAVING"]),
        ("select * from invoices where issued_on > 5", "fetch.undefined_function", ["date", "integer", "extract(year"]),
        ("select * from customers where tenant_id = 5", "fetch.undefined_function", ["uuid", "integer"]),
        ("select id + 'x'::text from customers", "fetch.undefined_function", ["::bigint", "::text"]),
        ("select 1 from customers where is_active = 1", "fetch.undefined_function", ["where is_active"]),
        ("select 1 from customers where id > 1 && is_active", "fetch.undefined_function", ["boolean"]),
        ("select name + ' ' + email from customers", "fetch.undefined_function", ["||"]),
        ("select 1 from invoices where issued_on like '2026%'", "fetch.undefined_function", ["date '2026-01-01'"]),
        (
            "select due_on - issued_on > interval '1 day' from invoices",
            "fetch.undefined_function",
            ["due_on - issued_on"],
        ),
        ("select to_char(issued_on) from invoices", "fetch.undefined_function", ["to_char(x, 'YYYY-MM')"]),
        ("select trunc(issued_on, 'MM') from invoices", "fetch.undefined_function", ["date_trunc('month', x)"]),
        ("select string_agg(id, ',') from customers", "fetch.undefined_function", ["string_agg(x::text"]),
        ("select date_trunc(issued_on, 'month') from invoices", "fetch.undefined_function", ["date_trunc('month', x)"]),
        (
            "select total at time zone 'UTC' from invoices",
            "fetch.undefined_function",
            ["to_timestamp(x)"],
        ),
        ("select sum(total) over monthly from invoices", "fetch.sql_error", ["window w as (partition by"]),
        ("select array[total, status] from invoices", "fetch.type_mismatch", ["The elements of an array"]),
        ("select 1 from invoices where total", "fetch.type_mismatch", ["`total` is numeric", "x > 0"]),
        ("select attributes->>'nps' + 1 from customers", "fetch.type_mismatch", ["(x ->> 'key')::numeric"]),
        ("select issued_on - '30 days' from invoices", "fetch.type_mismatch", ["interval '30 days'"]),
        (
            "select 1 from tickets where status = 'opened'",
            "fetch.type_mismatch",
            ["enum_range(null::app.ticket_status)"],
        ),
        ("select round(weight_kg, 2) from products", "fetch.undefined_function", ["round(numeric, integer)"]),
        ("select * from invoices where id = 'abc'", "fetch.type_mismatch", ['"abc"', "bigint"]),
        ("select 'abc'::uuid", "fetch.type_mismatch", ['"abc"', "uuid"]),
        ("select * from invoices where issued_on = '2026-13-01'", "fetch.data_error", ['"2026-13-01"', "date"]),
        ("select total::date from invoices", "fetch.type_mismatch", ["numeric", "date"]),
        ("select case when true then total else issued_on end from invoices", "fetch.type_mismatch", ["::text"]),
        ("select 100 / (id - id) from customers", "fetch.division_by_zero", ["nullif(x, 0)"]),
        ("select sum(total) / (count(*) - count(id)) from invoices", "fetch.division_by_zero", ["nullif"]),
        ("select 1 / id from (select 0 as id) s", "fetch.division_by_zero", ["nullif(id, 0)"]),
        ("select (select id from customers)", "fetch.cardinality", ["(select id from customers)", "limit 1"]),
        ("select reference::int from customers", "fetch.type_mismatch", ["reference", "case when"]),
        ("select 2147483647 + id::int from customers", "fetch.data_error", ["numeric"]),
        (
            "select timestamp '2026-01-01' + id * interval '99999999 years' from customers",
            "fetch.data_error",
            ["interval"],
        ),
        ("select 1 union select 1, 2", "fetch.sql_error", ["UNION"]),
        ("select id from customers where row_number() over () > 2", "fetch.sql_error", ["subquery"]),
        ("select distinct name from customers order by id", "fetch.sql_error", ["ORDER BY"]),
        ("select id from customers where name ~ '('", "fetch.data_error", ["regular expression"]),
        ("select attributes -> 'source' = 'web' from customers", "fetch.type_mismatch", ["->>"]),
        ("select attributes ->> 'a' ->> 'b' from customers", "fetch.undefined_function", ["x -> 'a' ->> 'b'"]),
        ("select attributes ->> 'nps' > 5 from customers", "fetch.undefined_function", ["(x ->> 'key')::numeric"]),
        ("select 1 from customers where tags = 'vip'", "fetch.type_mismatch", ["'x' = any (tags)"]),
        ("select 1 from customers where tags like '%vip%'", "fetch.undefined_function", ["'x' = any (tags)"]),
        ("select 1 from customers where name like any ('%a%')", "fetch.type_mismatch", ["any (array["]),
        ("select 1 from tickets where status like 'op%'", "fetch.undefined_function", ["x::text like"]),
        ("select max(tenant_id) from customers", "fetch.undefined_function", ["created_at desc", "x::text"]),
        ("select avg(status) from invoices", "fetch.undefined_function", ["avg(x::numeric)"]),
        ("select avg(created_at) from customers", "fetch.undefined_function", ["to_timestamp(avg("]),
        ("select extract(month from number) from invoices", "fetch.undefined_function", ["x::date"]),
        ("select extract(month from issued_on::text) from invoices", "fetch.undefined_function", ["x::date"]),
        ("select to_char(number, 'YYYY') from invoices", "fetch.undefined_function", ["x::date"]),
        ("select to_char('2026-01-31', 'YYYY')", "fetch.sql_error", ["date '2026-01-31'"]),
        ("select to_date(paid_at) from invoices", "fetch.undefined_function", ["x::date"]),
        ("select format(issued_on, 'yyyy-MM') from invoices", "fetch.undefined_function", ["to_char(x, 'YYYY-MM')"]),
        ("select issued_on + '7 days' from invoices", "fetch.sql_error", ["interval '7 days'"]),
        ("select now() - issued_on > 30 from invoices", "fetch.undefined_function", ["interval '10 days'"]),
        ("select 1 from invoices where issued_on > 20260101", "fetch.undefined_function", ["date '2026-01-31'"]),
        (
            "select 1 from customers where created_at between 2025 and 2026",
            "fetch.undefined_function",
            ["extract(year"],
        ),
        ("select count(distinct name, email) from customers", "fetch.undefined_function", ["(a, b)"]),
        ("select generate_series('2026-01-01', '2026-02-01', '1 day')", "fetch.sql_error", ["date '2026-01-01'"]),
        ("select array_to_string(tags) from customers", "fetch.undefined_function", ["x, ', '"]),
        ("select percentile_cont(total, 0.5) over () from invoices", "fetch.sql_error", ["within group (order by x)"]),
        ("select rank() from invoices", "fetch.sql_error", ["rank(…) over ("]),
        ("select 1 from tickets where to_tsvector(body) @@ 'a b'", "fetch.sql_error", ["websearch_to_tsquery('a b')"]),
        ("select service_period = '2026-01-01' from invoices", "fetch.type_mismatch", ["x @> date '2026-01-31'"]),
        ("select case when total > 5 then 'big' else 0 end from invoices", "fetch.type_mismatch", ["x::text"]),
        ("select coalesce(total, 'none') from invoices", "fetch.type_mismatch", ["x::text"]),
        ("select 1 from customers join invoices using (customer_id)", "fetch.undefined_column", ["on i.customer_id"]),
        ("select extract(day from due_on - issued_on) from invoices", "fetch.undefined_function", ["number of days"]),
        ("select attributes -> 'nps' > 5 from customers", "fetch.undefined_function", ["(x ->> 'key')::numeric"]),
        ("select avg(attributes -> 'nps') from customers", "fetch.undefined_function", ["(x ->> 'key')::numeric"]),
        (
            "select * from json_each((select attributes from customers limit 1))",
            "fetch.undefined_function",
            ["jsonb_each("],
        ),
        ("select array_length(tags) from customers", "fetch.undefined_function", ["array_length(x, 1)"]),
        ("select left(issued_on, 7) from invoices", "fetch.undefined_function", ["left(x::text", "to_char"]),
        ("select trim(total) from invoices", "fetch.undefined_function", ["x::text"]),
        ("select daterange(due_on, due_on - 1) from invoices", "fetch.data_error", ["begins before"]),
        ("select percentile_cont(95) within group (order by total) from invoices", "fetch.data_error", ["0.95"]),
        ("select percentile_cont(0.5) from invoices", "fetch.undefined_function", ["within group (order by x)"]),
        (
            "select 1 from tickets where to_tsvector(body) @@ to_tsquery('a b')",
            "fetch.sql_error",
            ["websearch_to_tsquery"],
        ),
        ("select 1 from customers order by name collate nocase", "fetch.sql_error", ["collation"]),
        ("select length(tags) from customers", "fetch.undefined_function", ["cardinality(x)"]),
        ("select upper(tags) from customers", "fetch.undefined_function", ["upper(x[1])", "array_to_string"]),
        ("select upper(attributes) from customers", "fetch.undefined_function", ["upper(x ->> 'key')"]),
        ("select trim(attributes -> 'source') from customers", "fetch.undefined_function", ["btrim(x ->> 'key')"]),
        ("select to_char(total) from invoices", "fetch.undefined_function", ["to_char(x, 'FM999990.00')"]),
        ("select s.count from (select count(*), count(name) from customers) s", "fetch.ambiguous", ["count(*) as n"]),
        (
            "select count from (select count(*), count(name) from customers) s",
            "fetch.ambiguous",
            ["an alias of its own"],
        ),
        ("select count(*), count(name) from customers order by count", "fetch.ambiguous", ["count(*) as n"]),
        ("select sum(is_active::numeric) from customers", "fetch.type_mismatch", ["x::int"]),
        ("select issued_on::integer from invoices", "fetch.type_mismatch", ["extract(epoch from x)"]),
        ("select total::timestamptz from invoices", "fetch.type_mismatch", ["to_timestamp(x)"]),
        ("select tags::int from customers", "fetch.type_mismatch", ["cardinality(x)"]),
        ("select json_object('id', id) from customers", "fetch.undefined_function", ["json_build_object("]),
        ("select distinct attributes::json from customers", "fetch.undefined_function", ["x::jsonb"]),
        ("select row_to_json(c) from customers c group by 1", "fetch.undefined_function", ["to_jsonb(x)"]),
        ("select 1 from customers where name = @name", "fetch.undefined_function", ["not filled in"]),
        ("select unaccent(name) from customers", "fetch.undefined_function", ["extension unaccent"]),
        ("select tags + 'x' from customers", "fetch.undefined_function", ["array_append("]),
        ("select string_to_array(tags, ',') from customers", "fetch.undefined_function", ["an array already"]),
        ("select array[1, 'a']", "fetch.type_mismatch", ["array[1::text, 'a']"]),
        ("select sum(*) from invoices", "fetch.undefined_function", ["`sum(x)`", "count(*)"]),
        ("select to_number(number) from invoices", "fetch.undefined_function", ["x::numeric"]),
        ("select date_trunc('month', '2026-01-15')", "fetch.sql_error", ["date '2026-01-15'"]),
        ("select jsonb_path_query(attributes, '$.a[?(@ > 1)]') from customers", "fetch.sql_error", ["[*] ? (@ > 1)"]),
        ("select jsonb_path_query(attributes, '$.a.') from customers", "fetch.sql_error", ["A path is `$`"]),
        ("select string_agg(distinct name, ',' order by id) from customers", "fetch.sql_error", ["order by x"]),
        ("select id from customers limit id", "fetch.sql_error", ["LIMIT takes a number"]),
        ("with q(a, b, c) as (select 1, 2) select 1 from q", "fetch.sql_error", ["2 columns", "A list of names"]),
        ("select 1 from invoices order by 'total'", "fetch.sql_error", ["single quotes"]),
        ("with a as (select 1), a as (select 2) select 1 from a", "fetch.sql_error", ["each query in WITH"]),
        ("select json_build_object('a', 1, 'b')", "fetch.data_error", ["in pairs"]),
        ("select split_part(name, '@', 0) from customers", "fetch.data_error", ["from 1"]),
        ("select date_trunc('day', created_at, 'Berlin') from customers", "fetch.data_error", ["Europe/Berlin"]),
        ("select to_timestamp('2026-01-01')", "fetch.type_mismatch", ["timestamptz '2026-01-31'"]),
        ("select grouping(status) from invoices", "fetch.grouping", ["add `status` to GROUP BY"]),
        ("select avg(sum(total)) from invoices", "fetch.grouping", ["An aggregate stands", "in a WITH"]),
        ("select sum(rank() over ()) from invoices", "fetch.grouping", ["An aggregate stands", "in a WITH"]),
        ("select mode() within group (order by id) over () from invoices", "fetch.sql_error", ["leave OVER out"]),
        ("select 'Total: ' + total from invoices", "fetch.type_mismatch", ["'a' || x"]),
        ("select 'Due: ' + due_on from invoices", "fetch.sql_error", ["'a' || x"]),
        ("select count(*) from events a, events b, events c", "fetch.timeout", ["a.occurred_at", "condition"]),
    ],
)
async def test_an_error_names_what_mends_it(gateway, statement, code, candidates):
    error = await told(gateway, statement)
    assert (error.code, [each for each in candidates if each not in named(error)]) == (code, [])


@pytest.mark.parametrize(
    "statement",
    [
        "select cardinality(tags), upper(tags[1]), upper(array_to_string(tags, ', ')) from customers",
        "select tags[cardinality(tags)], length(attributes ->> 'source') from customers",
        "select to_char(total, 'FM999990.00'), log(2, total + 1), 'a' || total, 'a' || issued_on from invoices",
        "select s.n from (select count(*) as n, count(name) from customers) as s",
        "select sum(is_active::int), sum(is_active::int::numeric) from customers",
        "select extract(epoch from issued_on), to_char(issued_on, 'YYYYMMDD')::int, to_timestamp(total) from invoices",
        "select distinct attributes::jsonb, to_jsonb(c) from customers as c limit 1",
        "select json_build_object('id', id), json_object('id': id), split_part(name, '@', -1) from customers",
        "select jsonb_path_query(attributes, '$.list[*] ? (@ > 1)') from customers limit 0",
        "select string_agg(distinct name, ', ' order by name), timestamptz '2026-01-31' from customers",
        "select x.p from users cross join lateral (select mode() within group (order by total) as p from invoices) x",
        "select make_date(2026, 1, 1), 3 * interval '1 day', to_date(20260131::text, 'YYYYMMDD')",
        "select array(select jsonb_array_elements_text(attributes -> 'list')) from customers limit 0",
    ],
)
async def test_what_a_hint_tells_to_write_is_answered(gateway, statement):
    assert isinstance(await gateway.query(ACME, QueryRequest(statement)), ResultSet)


@pytest.mark.parametrize(
    ("statement", "code", "candidates"),
    [
        ("select nam from customers", "fetch.undefined_column", ["`name`"]),
        ("select c.nam from customers c", "fetch.undefined_column", ["`name`"]),
        ("select total * 2 as double from invoices where double > 5", "fetch.undefined_column", ["alias"]),
        ("select sku from invoices", "fetch.undefined_column", ["products"]),
        ("select * from custmers", "fetch.undefined_table", ["customers"]),
        ("select * from app.custmers", "fetch.undefined_table", ["customers"]),
        ("select customers.name from customers c", "fetch.undefined_table", ["`c`"]),
        ("selec 1", "fetch.sql_error", ["selec"]),
    ],
)
async def test_what_the_guard_says_first_is_said_without_it_too(gateway, statement, code, candidates):
    error = await past_the_guard(gateway, statement)
    assert (error.code, [each for each in candidates if each not in named(error)]) == (code, [])


async def test_the_audit_keeps_all_that_was_said(gateway):
    assert "customers.name" in (await past_the_guard(gateway, "select nam from customers")).internal


# what must not be told


async def test_postgres_own_hint_about_a_hidden_column_does_not_leave(gateway):
    """The server says: perhaps you meant to reference the column "users.password_hash"."""
    error = await past_the_guard(gateway, "select password_has from users")
    assert ("password_hash" in error.internal, "password_hash" in named(error)) == (True, False)


async def test_an_error_about_a_whole_row_names_no_hidden_column(gateway):
    """The server says: column "s.password_hash" must appear in the GROUP BY clause."""
    columns = "s.tenant_id, s.id, s.email, s.full_name, s.role"
    error = await past_the_guard(gateway, f"select s.* from (select * from users) as s group by {columns}")
    assert ("password_hash" in error.internal, "password_hash" in named(error)) == (True, False)


async def test_an_error_of_a_row_is_the_same_where_the_caller_has_guessed_its_value(gateway):
    """Words pass where all of them are the caller's own; those of a run never do, or a guess could be confirmed."""
    value = (await gateway.query(ACME, QueryRequest("select reference from customers order by id limit 1"))).rows[0][0]
    statement = "select (select reference from customers order by id limit 1)::int, '{}'"
    right, wrong = [await past_the_guard(gateway, statement.format(guess)) for guess in (value, value[::-1])]
    assert (right.message, right.hint) == (wrong.message, wrong.hint)


@pytest.fixture
async def loose(clone):
    """A world with things that the agent may not read, and with code of the operator that says too much."""
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("""
            create table app.payroll (amount int);
            create function app.loud(said text) returns boolean language plpgsql security definer as $$
            declare foreign_name text;
            begin
              select reference into foreign_name from app.customers
              where reference like 'canary-globex-%' order by id limit 1;
              raise exception 'column "%" does not exist', foreign_name using errcode = '42703';
            end $$;
            create domain app.checked as text check (app.loud(value));
            create type app.pair as (one app.checked);
        """)
    async with opened(clone) as gateway:
        yield gateway


async def test_a_relation_that_may_not_be_read_is_in_no_hint(loose):
    error = await past_the_guard(loose, "select * from payrol")
    assert (error.code, "payroll" in named(error)) == ("fetch.undefined_table", False)


async def test_words_of_the_operators_code_do_not_leave(loose):
    """A domain's check runs while a composite constant is analysed, and raises a foreign row in PostgreSQL's words."""
    error = await past_the_guard(loose, "select '(x)'::app.pair")
    assert ("canary-globex" in error.internal, "canary-globex" in named(error)) == (True, False)


async def test_a_value_that_cannot_be_converted_does_not_leave(gateway):
    error = await past_the_guard(gateway, "select reference::int from customers")
    assert ("canary" in error.internal, "canary" in named(error)) == (True, False)


# nothing found


async def hint(gateway, statement, claim=ACME) -> str:
    return (await gateway.query(claim, QueryRequest(statement))).hint or ""


async def test_a_filter_for_another_tenant_is_told(gateway):
    assert "tenant other than" in await hint(gateway, f"select id from customers where tenant_id = '{GLOBEX.tenant}'")


async def test_a_column_that_tenant_columns_refer_to_is_known(gateway):
    assert "tenant other than" in await hint(gateway, f"select name from tenants where id = '{GLOBEX.tenant}'")


async def test_an_existing_and_an_imagined_tenant_get_the_same_answer(gateway):
    statement = "select count(*), max(total) from invoices where tenant_id = '{}'"
    real = await gateway.query(ACME, QueryRequest(statement.format(GLOBEX.tenant)))
    imagined = await gateway.query(ACME, QueryRequest(statement.format("00000000-0000-4000-8000-000000000000")))
    assert (real.rows, real.hint) == (imagined.rows, imagined.hint)


async def test_not_found_is_told_from_not_there(gateway):
    assert "does not exist" in await hint(gateway, "select id from customers where name = 'nobody'")


@pytest.mark.parametrize("condition", ["phone = null", "phone <> null", "null = phone"])
async def test_a_comparison_with_null_is_told(gateway, condition):
    result = await gateway.query(ACME, QueryRequest(f"select name from customers where {condition}"))
    assert "is null" in (result.hint or "")


async def test_rows_get_no_hint(gateway):
    assert await hint(gateway, "select id from customers limit 1") == ""


async def test_a_relation_without_a_row_of_this_tenant_is_named(clone):
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(f"delete from app.tickets where tenant_id = '{ACME.tenant}'")
    async with opened(clone) as gateway:
        statement = "select t.id from tickets t join customers c on c.id = t.customer_id limit 1"
        mine, theirs = await hint(gateway, statement), await gateway.query(GLOBEX, QueryRequest(statement))
    assert ("tickets" in mine, "customers" in mine, theirs.hint is None) == (True, False, True)


async def test_an_empty_relation_is_the_same_whatever_others_have(clone):
    """Two worlds: the others' rows are there, then they are not."""
    async with opened(clone) as gateway, connected(clone.admin_dsn) as admin:
        await admin.execute(f"delete from app.tickets where tenant_id = '{ACME.tenant}'")
        one = await gateway.query(ACME, QueryRequest("select id from tickets"))
        await admin.execute("delete from app.tickets")
        other = await gateway.query(ACME, QueryRequest("select id from tickets"))
    assert (one.rows, one.hint) == (other.rows, other.hint)


async def test_the_look_for_rows_is_bounded_in_time(clone):
    """A relation in which looking for one row takes for ever: the answer comes, without that hint."""
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("""
            create view app.slow with (security_invoker = true) as
            select a.id from app.customers a
            where (select count(*) from app.events x, app.events y, app.events z where x.id <> a.id) < 0;
            alter view app.slow owner to app_owner;
            grant select on app.slow to agent_ro;
        """)
    async with opened(clone, statement_timeout_ms=20_000, transaction_timeout_ms=30_000) as gateway:
        result = await gateway.query(ACME, QueryRequest("select id from slow where id = -1"))
    assert (result.rows, "`slow`" in (result.hint or "")) == ([], False)


async def test_a_cut_result_tells_how_to_ask_better(gateway):
    result = await gateway.query(ACME, QueryRequest("select id from invoices", max_rows=3))
    assert "group by" in (result.hint or "")


# the plan gate

CHEAP, DEAR = "select name from customers where id = 7", "select count(*) from events a, events b"


async def test_a_statement_over_the_budget_is_refused(world):
    async with opened(world, max_plan_cost=100_000.0) as gateway:
        error = await told(gateway, DEAR)
    assert error.code == "fetch.too_expensive"


async def test_a_statement_within_the_budget_runs(world):
    async with opened(world, max_plan_cost=100_000.0) as gateway:
        assert isinstance(await gateway.query(ACME, QueryRequest(CHEAP)), ResultSet)


async def test_rows_that_are_cut_anyway_cost_what_is_read_of_them(world):
    """The whole table would be over the budget; what runs is its first rows."""
    async with opened(world, max_plan_cost=100.0, max_rows=1) as gateway:
        assert len((await gateway.query(ACME, QueryRequest("select line_no from invoice_lines"))).rows) == 1


async def test_no_number_of_the_plan_leaves(world):
    async with opened(world, max_plan_cost=100_000.0) as gateway:
        error = await told(gateway, DEAR)
    digits = {char for char in json.dumps(error.problem("r").model_dump()) if char.isdigit()}
    assert ("cost=" in error.internal, digits) == (True, set())


async def test_without_a_budget_nothing_is_explained(gateway):
    assert gateway.lock.limits.max_plan_cost is None


async def test_a_plan_with_a_huge_constant_does_not_travel(world):
    """The first line alone is fetched; further lines hold the statement's constants, folded."""
    async with opened(world, max_plan_cost=1e9) as gateway, locked(gateway) as lease:
        lease.allow(300_000)
        statement = "select 1 from customers where name = repeat('x', 5000000)"
        limits = gateway.lock.limits
        from agent_gateway import fetch  # noqa: PLC0415  # only this test calls the room itself

        result = await fetch.bounded(lease, Approved(statement, statement), limits, gateway.types, request_id="t")
    assert result.rows == []
