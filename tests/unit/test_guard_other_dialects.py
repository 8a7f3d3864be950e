"""What is refused because it is another dialect's gets a hint that names PostgreSQL's way."""

from __future__ import annotations

import re

import pytest

from agent_gateway import guard
from agent_gateway.guard import faults, tree
from agent_gateway.guard.lists import entries, functions
from agent_gateway.types import Refused
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog())
_SYNTAX_OF_CALLS = {"extract", "coalesce", "nullif", "any", "array", "row", "over", "t"}
"""What stands before a bracket in a hint and is no function."""


def hints(sql: str) -> str:
    verdict = guard.check(sql, ALLOWED)
    assert isinstance(verdict, Refused)
    return " ".join(violation.hint for violation in verdict.violations)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select len(name) from customers", "length(name)"),
        ("select ends_with(name, 'x') from customers", "like '%end'"),
        ("select substring_index(email, '@', -1) from customers", "'@', -1"),
        ("select app.len(name) from customers", "length(name)"),
        ("select NVL(phone, 'x') from customers", "coalesce"),
        ("select isnull(phone) from customers", "is null"),
        ("select year(created_at) from customers", "extract(year from x)"),
        ("select dateadd(day, 7, created_at) from customers", "+ interval '7 days'"),
        ("select datediff('day', created_at, now()) from customers", "due_on - issued_on"),
        ("select group_concat(name) from customers", "string_agg"),
        ("select strftime('%Y', created_at) from customers", "to_char"),
        ("select getdate()", "now()"),
        ("select iff(is_active, 1, 2) from customers", "case when"),
        ("select top(5) name from customers", "limit 10"),
        ("select extract(month created_at) from customers", "extract(year from x)"),
        ("select distinct on country name from customers", "distinct on (customer_id)"),
        ("select * from customers limit 2 by country", "distinct on (country)"),
        ("select 1 from customers c and invoices i", "join invoices as i on"),
        ("select id::string from customers", "`text`"),
        ("select cast(created_at as datetime) from customers", "`timestamp`"),
        ("select 1 from customers where country == 'DE'", "`=`"),
        ("select !is_active from customers", "not condition"),
        ("select sysdate from customers", "now()"),
        ("select date_trunc(created_at, month) from customers", "date_trunc('month', x)"),
        ("select 1 from dual", "no FROM"),
        ("select timeofday()", "clock_timestamp()"),
        ("select average(total) from invoices", "avg(x)"),
        ("select title(name) from customers", "initcap(name)"),
        ("select * from range(10)", "generate_series(0, 9)"),
        ("select date_from_parts(2026, 1, 1)", "make_date("),
        ("select get_path(attrs, 'a.b') from customers", "#>>"),
        ("select time_bucket('1 hour', created_at) from customers", "date_bin("),
        ("select tenant_id = current_setting('app.tenant')::uuid from customers", "leave such a condition out"),
        ("select name(c) from customers c", "`c.name`"),
        ("select name ~ r'Lab' from customers", "a backslash stands for itself"),
        ("select 1 from customers where country = @code", "not filled in"),
        ("select log2(total) from invoices", "log(2, x::numeric)"),
        ("select current_setting('timezone')", "at time zone 'UTC'"),
        ("select tableoid::regclass from customers", "without a cast"),
        ("select jsonb_populate_record(null::customers, '{}')", "jsonb_to_record(x) as t("),
        ("select nextval('app.ticket_no_seq')", "row_number()"),
        ("select find_in_set('a', name) from customers", "string_to_array"),
        ("select string_split(name, ' ') from customers", "string_to_table"),
        ("select generate_date_array('2026-01-01', '2026-02-01')", "interval '1 day'"),
        ("select sequence(1, 5)", "generate_series(1, 5)"),
        ("select convert_tz(created_at, 'UTC', 'CET') from customers", "at time zone 'Europe/Berlin'"),
        ("select cosine_similarity(embedding, '[1]') from document_chunks", "1 - (embedding <=>"),
        ("select embed('refund')", "No text becomes a vector"),
        ("select * from crosstab('a', 'b') as ct(a int)", "filter (where"),
        ("select uuid_generate_v4()", "gen_random_uuid()"),
        ("select digest(name, 'sha256') from customers", "encode(sha256("),
        ("select pg_total_relation_size('app.customers')", "count(*)"),
        ("select '5'::integr", "`integer`"),
        ("select null::ticket_statuses", "`ticket_status`"),
        (
            (
                "with recursive t(n, a) as (select 1, array[1, 2] union all"
                " select n + 1, (select array_agg(x + 1) from unnest(a) x) from t where n < 9) select a from t"
            ),
            "kept in rows",
        ),
        ("show tables", "`app.customers`"),
        ("select column_name from information_schema.columns", "limit 1"),
        ("select repeat('x', exp(n)::int) from generate_series(1, 30) as n", "least("),
    ],
)
def test_what_another_dialect_calls_it_gets_the_name_of_postgresql(sql: str, way: str) -> None:
    assert way in hints(sql)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select top 10 * from customers", "limit 10"),
        ("select name from customers limit 5, 10", "limit 10 offset 5"),
        ("select `name` from customers", "double quotes"),
        ("select [name] from customers", "double quotes"),
        ("select [1, 2]", "array[1, 2, 3]"),
        ("select name from customers qualify row_number() over () = 1", "where rn = 1"),
        ("select * except (email) from customers", "name the columns"),
        ("select * exclude (email) from customers", "name the columns"),
        ("select now() - interval 30 day", "interval '30 days'"),
        ("select 1 from customers where name ilike any ('a%', 'b%')", "array['a%', 'b%']"),
        ("select try_cast(name as int) from customers", "pg_input_is_valid"),
        ("select group_concat(name separator ', ') from customers", "string_agg"),
        ("select 1 from customers where name regexp '^A'", "name ~ '^A'"),
        ("select id from customers minus select id from invoices", "EXCEPT"),
        ("select 1 from customers where name = 'O'Brien'", "O''Brien"),
        ("select 1 from customers where name = 'x", "not closed"),
        ("select id, name, from customers", "comma"),
        ("select 1 from customers where id = :id", "placeholders"),
        ("select 1 from customers where id = ?", "placeholders"),
        ("select current_date()", "without brackets"),
        ("select 1 from customers join invoices", "condition"),
        ("select * from invoices pivot (sum(total) for status in ('paid'))", "filter (where"),
        ("select tag from customers lateral view explode(tags) t as tag", "unnest"),
        ("select id from order", '"order"'),
        ("select count(*) full name from customers", "several words"),
        ("select (1", "bracket"),
        ("select 1)", "bracket"),
        ("select id from customers where", "too early"),
        ("select id from customers limit 5 order by id", "ORDER BY, LIMIT"),
        ("select sum(id) over partition by name from customers", "over (partition by"),
        ("with a as select 1 select 1 from a", "as (select"),
        ("```sql\nselect 1\n```", "Markdown"),
        ("Here is the query:\nselect 1", "without words around it"),
        ("describe customers", "select * from customers limit 1"),
        ("desc table customers", "select * from customers limit 1"),
        ("show columns from customers", "select * from customers limit 1"),
        ("use app", "Only queries"),
        ("select 1 from customers where 'vip' in tags", "'a' = any (tags)"),
        ("select 1 from customers where country in 'DE'", "in ('a', 'b')"),
        ("select 1 from customers where tags contains 'vip'", "'x' = any (tags)"),
        ("select tags contains 'vip' from customers", "'x' = any (tags)"),
        ("select array_agg(name)[0] from customers", "(array_agg(x))[1]"),
        ("select array[1, 2][1]", "(array_agg(x))[1]"),
        ("select issued_at + 1 month from invoices", "interval '30 days'"),
        ("select name from customers fetch 5 rows", "limit 5"),
        ("select 1 from customers cross apply (select 1) x", "cross join lateral"),
        ("select 1 from customers c outer apply (select 1) x", "left join lateral"),
        ("select total mod 2 from invoices", "x % 2"),
        ("select total div 2 from invoices", "div(x, 2)"),
        ("select status is 'paid' from invoices", "compare with `=`"),
        ("select convert(varchar(10), issued_at, 120) from invoices", "x::text"),
        ("with a as (select 1), select 1 from a", "comma"),
        ("select sum(total) filter (status = 'paid') from invoices", "filter (where"),
        ("select case status when 'paid' then 1 else 0 from invoices", "END"),
        ("select sum(case when status = 'paid' then total) from invoices", "END"),
        ("select if total > 5 then 1 end from invoices", "case when"),
        ("select name from customers order by name null last", "nulls last"),
        ("select 1 from customers where match(name) against('x')", "websearch_to_tsquery"),
        ("select cast(number as varchar(max)) from invoices", "x::text"),
        ("select interval('1 month')", "interval '30 days'"),
        ("select jsonb_each(attrs).key from customers", "(jsonb_each(x)).key"),
        ("select concat(name || email from customers", "bracket before `from`"),
        ("select order from invoices", '"order"'),
        ("select name as from customers", "alias"),
        ("select name from customers with (nolock)", "table hints"),
        ("select id from users start with id = 1 connect by prior id = manager_id", "with recursive"),
        ("select c.name from customers c, invoices i where c.id = i.customer_id (+)", "left join"),
        ("select current_timestamp()", "without brackets"),
        ("select last_value(total ignore nulls) over () from invoices", "nulls"),
        ("select created_at::timestamp with timezone from customers", "with time zone"),
        ("select id from users connect by prior id = manager_id", "with recursive"),
        ("with a as (select 1) with b as (select 2) select 1 from a, b", "One WITH"),
        ("select created_at at timezone 'UTC' from customers", "at time zone"),
        ("select 1 from customers where country not 'US'", "x <> 'a'"),
        ("select struct(1 as a)", "jsonb_build_object"),
        ("select array<int64>[1]", "array[1, 2, 3]"),
        ("select json_table(attrs, '$' columns (nps int)) from customers", "stands in FROM"),
        ("select name from customers use index (a)", "index hints"),
        ("select @n := 1", "no variables"),
        ("declare @n int = 1; select @n", "no variables"),
        ("select count(*) filter where (status = 'paid') from invoices", "filter (where"),
        ("select 1 from invoices where total between 1 to 2", "between 1 and 2"),
        ("select name form customers", "`form` is meant as FROM"),
        ("select string_agg(name, ', ' within group (order by name)) from customers", "string_agg(x, ', ' order by x)"),
        ("select percentile_cont(0.5) (total) from invoices", "within group (order by x)"),
        ("select case status = 'paid' then 1 else 0 end from invoices", "stands WHEN"),
        ("select 1 from customers c cross join invoices i on i.customer_id = c.id", "take no condition"),
        ("select 1 from customers natural join invoices on true", "take no condition"),
        ('select 1 from customers where attrs @> {"source": "web"}', "JSON stands in single quotes"),
        ("\\d customers", "select * from customers limit 1"),
        ("\\dt", "Only queries"),
        ("select name from customers\\G", "backslash"),
        ("select name from customers wehre id is null", "`wehre` is meant as WHERE"),
    ],
)
def test_a_habit_of_another_dialect_is_told_the_syntax_of_postgresql(sql: str, way: str) -> None:
    assert way in hints(sql)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select total * 2 as doubled from invoices where doubled > 1", "WHERE cannot see it. Repeat `total * 2`"),
        ("select status, count(*) n from invoices group by 1 having n > 3", "HAVING cannot see it. Repeat `count(*)`"),
        ("select total as t, t + 1 from invoices", "the SELECT list itself cannot see it"),
        ("select rank() over (order by total) as rn from invoices where rn = 1", "WHERE cannot see it. Put the query"),
        ("select unnest(tags) as tag from customers where tag = 'vip'", "WHERE cannot see it. Put the query"),
        (
            "select status, sum(total) s from invoices where s > 1 group by 1",
            "HAVING, behind GROUP BY, on `sum(total)`",
        ),
        ("select total as t from invoices order by t + 1", "an expression in ORDER BY cannot see it"),
    ],
)
def test_an_alias_is_told_where_it_cannot_be_seen(sql: str, way: str) -> None:
    assert way in hints(sql)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select status, count(*) as n from invoices group by 1 order by count desc", "calls it `n`"),
        ("select count(*) as n from customers order by count", "calls it `n`"),
        ("select avg(total) as mean from invoices group by avg", "calls it `mean`"),
        ("select status, count(*) as n from invoices group by 1 order by cnt", "a name of the SELECT list: `n`"),
    ],
)
def test_a_key_is_told_what_the_select_list_calls_it(sql: str, way: str) -> None:
    assert way in hints(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'select 1 from invoices where status = "paid"',
        "select 1 from invoices where status in (\"paid\", 'sent')",
        "select 1 from invoices where status = paid",
    ],
)
def test_a_text_that_stands_as_a_name_is_told_its_quotes(sql: str) -> None:
    assert "single quotes: 'paid'" in hints(sql)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select full_name from customers", "`app.users`"),
        ("select c.full_name from customers c", "`app.users`"),
        ("select total as amount from invoices where amonut > 1 and amount > 1 and sku = 'x'", "`app.invoice_lines`"),
    ],
)
def test_a_column_of_another_table_is_told_where_it_is(sql: str, way: str) -> None:
    assert way in hints(sql)


@pytest.mark.parametrize("sql", ["select api_key from customers", "select c.password_hash from customers c"])
def test_a_hidden_column_of_another_table_is_told_nothing_of(sql: str) -> None:
    assert "is a column of" not in hints(sql)


@pytest.mark.parametrize("sql", ["select customers.name from invoices", "select customers.name from customers as c"])
def test_a_table_that_cannot_be_named_here_is_told_how(sql: str) -> None:
    assert "`customers` is a table: join it" in hints(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select 1 from customers c left join (select * from invoices where customer_id = c.id) i on true",
        "select 1 from customers, (select count(*) from invoices where customer_id = customers.id) i",
        "select 1 from (customers c cross join users u), (select 1 where exists (select u.id)) i",
    ],
)
def test_a_subquery_that_names_what_stands_beside_it_is_told_lateral(sql: str) -> None:
    assert "LATERAL" in hints(sql)


def test_a_name_that_nothing_beside_it_has_is_told_nothing_of_lateral() -> None:
    assert "LATERAL" not in hints("select 1 from customers c, (select z.id from invoices) i")


def test_a_query_that_reads_itself_is_told_recursive() -> None:
    assert "with recursive t as" in hints("with t as (select 1 as n union all select n + 1 from t) select n from t")


def test_a_query_that_reads_one_behind_it_is_told_the_order() -> None:
    assert "move it to the front" in hints("with a as (select n from b), b as (select 1 as n) select n from a")


def test_a_column_behind_its_table_is_told_how_to_look_into_it() -> None:
    assert "`c.attrs ->> 'source'`" in hints("select c.attrs.source from customers c")


def test_a_bound_of_a_range_is_told_its_function() -> None:
    assert "`lower(service_period)`" in hints("select service_period.lower from invoices")


def test_a_text_in_quotes_of_a_word_processor_is_told_its_quotes() -> None:
    assert "'DE'" in hints(
        "select 1 from customers where country = \N{LEFT SINGLE QUOTATION MARK}DE\N{RIGHT SINGLE QUOTATION MARK}"
    )


def test_a_name_in_the_wrong_case_is_told_the_name() -> None:
    assert hints('select "Name" from customers') == "Perhaps you meant `name`."


def test_a_key_of_json_is_told_its_quotes() -> None:
    assert "`'source'`" in hints("select attrs ->> source from customers")


def test_a_column_before_two_dots_is_told_the_path() -> None:
    assert "`attrs #>> '{address,city}'`" in hints("select attrs.address.city from customers")


def test_a_column_before_a_dot_is_told_how_to_look_into_it() -> None:
    assert "`attrs ->> 'source'`" in hints("select attrs.source from customers")


@pytest.mark.parametrize("sql", ["select password_hash.x from users", "select api_key.y, z from tenants"])
def test_a_hidden_column_before_a_dot_is_told_nothing_of(sql: str) -> None:
    assert "is a column" not in hints(sql)


def test_no_hint_stands_beside_a_function_that_is_allowed() -> None:
    named = {line.partition(": ")[0] for line in entries("other_dialects.txt")["functions"]}
    assert named & set(functions()) == set()


def test_hints_name_allowed_functions_only() -> None:
    lines = [line for section in entries("other_dialects.txt").values() for line in section]
    named = {name for line in lines for name in re.findall(r"(\w+)\(", line.partition(": ")[2])}
    assert named - set(functions()) - _SYNTAX_OF_CALLS == set()


@pytest.mark.parametrize("attack", [a for a in corpus.attacks() if a.expect == ("guard.syntax",)], ids=lambda a: a.id)
def test_a_hint_about_syntax_ends_in_a_sentence(attack: corpus.Attack) -> None:
    with pytest.raises(tree.SyntaxFault) as caught:
        tree.parse(attack.sql.encode())
    assert faults.hint(attack.sql, caught.value.position, caught.value.message).endswith(".")
