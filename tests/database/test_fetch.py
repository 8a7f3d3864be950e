"""Bounds are enforced in the server; values are faithful; PostgreSQL's errors map by SQLSTATE."""

import orjson
import pytest

from agent_gateway.errors import ERRORS, GatewayError
from tests.database.corridor import ACME, locked, opened, unguarded


@pytest.fixture(scope="module")
async def gateway(world):
    async with opened(
        world, max_rows=100, max_columns=20, max_cell=1_000, max_bytes=50_000, statement_timeout_ms=2_000, grace_ms=300
    ) as gateway:
        yield gateway


def cuts(result):
    return {cut.reason: (cut.limit, cut.unit) for cut in result.truncated}


async def test_rows_are_cut(gateway):
    result = await unguarded(gateway, "select n from generate_series(1, 1000) as n")
    assert (len(result.rows), result.rows[-1], cuts(result)) == (100, [100], {"rows": (100, "rows")})


async def test_exactly_as_many_rows_as_allowed_are_whole(gateway):
    result = await unguarded(gateway, "select n from generate_series(1, 100) as n")
    assert (len(result.rows), cuts(result)) == (100, {})


async def test_columns_are_cut(gateway):
    result = await unguarded(gateway, f"select {', '.join(f'{n} as c{n}' for n in range(1600))}")
    assert (len(result.rows[0]), len(result.columns), cuts(result)) == (20, 20, {"columns": (20, "columns")})


async def test_a_cell_is_cut(gateway):
    result = await unguarded(gateway, "select repeat('é', 1001)")
    assert (result.rows, cuts(result)) == ([["é" * 1_000]], {"cell": (1_000, "characters")})


async def test_a_cell_of_exactly_the_limit_is_whole(gateway):
    result = await unguarded(gateway, "select repeat('é', 1000)")
    assert (result.rows, cuts(result)) == ([["é" * 1_000]], {})


async def test_a_document_that_is_cut_stays_text(gateway):
    result = await unguarded(gateway, "select to_jsonb(array_fill(1, array[2000]))")
    assert isinstance(result.rows[0][0], str)
    assert "cell" in cuts(result)


async def test_bytes_are_cut_at_whole_rows(gateway):
    result = await unguarded(gateway, "select repeat('x', 900) from generate_series(1, 90)")
    assert (len(result.rows), result.octets, cuts(result)) == (55, 49_500, {"bytes": (50_000, "bytes")})


async def test_one_row_alone_keeps_within_the_bytes(gateway):
    result = await unguarded(gateway, f"select {', '.join(['repeat(chr(128512), 5000)'] * 20)}")
    assert 0 < result.octets <= 50_000 + 4 * 20


async def test_what_travels_is_cut_before_it_travels(gateway):
    """The wire, not only the answer: the server may send no more than the cell limit of a 10 MB cell."""
    async with locked(gateway) as lease:
        connection = lease.connection
        sent = []
        from agent_gateway.fetch import envelope  # noqa: PLC0415  # only this test looks inside

        text = envelope.around("select repeat('x', 10000000)", ["text"], columns=1, limits=gateway.lock.limits)
        sent = await lease.within(2_000, connection.fetch(text))
    assert len(sent[0][0]) == 1_001


async def test_rows_keep_their_order(gateway):
    result = await unguarded(gateway, "select id from customers order by name desc, id limit 50")
    async with locked(gateway) as lease:
        expected = await lease.connection.fetch("select id from customers order by name desc, id limit 50")
    assert [row[0] for row in result.rows] == [row[0] for row in expected]


async def test_duplicate_column_names_survive(gateway):
    result = await unguarded(gateway, "select 1 as a, 2 as a")
    assert ([column.name for column in result.columns], result.rows) == (["a", "a"], [[1, 2]])


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("select", [[]]),
        ("values (1, 'a'), (2, 'b')", [[1, "a"], [2, "b"]]),
        ("(select 1) union all (select 2)", [[1], [2]]),
        ("with x as (select 1 as n) select n from x -- done", [[1]]),
        ("select 1 /* done */", [[1]]),
        ("select null", [[None]]),
    ],
)
async def test_every_shape_of_a_query_runs(gateway, statement, rows):
    assert (await unguarded(gateway, statement)).rows == rows


@pytest.mark.parametrize(
    ("expression", "type_name", "value"),
    [
        ("true", "boolean", True),
        ("9007199254740993", "bigint", "9007199254740993"),
        ("0.1::real", "real", 0.1),
        ("'NaN'::float8", "double precision", "NaN"),
        ("12.50::numeric(12, 2)", "numeric", "12.50"),
        ("'NaN'::numeric", "numeric", "NaN"),
        ("'x'::char(3)", "character", "x  "),
        ("'ada'::varchar(10)", "character varying", "ada"),
        ("date '2026-02-03'", "date", "2026-02-03"),
        ("timestamptz '2026-02-03 04:05:06.789+02'", "timestamp with time zone", "2026-02-03 02:05:06.789+00"),
        ("timestamp 'infinity'", "timestamp without time zone", "infinity"),
        ("time '04:05'", "time without time zone", "04:05:00"),
        ("interval '1 month 2 days 3 hours'", "interval", "1 mon 2 days 03:00:00"),
        ("'11111111-1111-4111-8111-111111111111'::uuid", "uuid", "11111111-1111-4111-8111-111111111111"),
        (r"'\xdeadbeef'::bytea", "bytea", r"\xdeadbeef"),
        ("int4range(1, 5)", "int4range", "[1,5)"),
        ("'{[1,3),[5,8)}'::int4multirange", "int4multirange", "{[1,3),[5,8)}"),
        ("'10.0.0.1'::inet", "inet", "10.0.0.1"),
        ("'{\"a\": [1, null]}'::jsonb", "jsonb", {"a": [1, None]}),
        ("'{\"b\": 1.50}'::json", "json", {"b": 1.5}),
        ("'null'::jsonb", "jsonb", None),
        ("array[1, null, 3]", "integer[]", [1, None, 3]),
        ("array[[1, 2], [3, 4]]", "integer[]", [[1, 2], [3, 4]]),
        ("array[]::text[]", "text[]", []),
        ("array['a,b', 'c\"d', null, 'NULL']", "text[]", ["a,b", 'c"d', None, "NULL"]),
        ("array[date '2026-01-01']", "date[]", ["2026-01-01"]),
        ("'open'::app.ticket_status", "app.ticket_status", "open"),
        ("array['open']::app.ticket_status[]", "app.ticket_status[]", ["open"]),
        ("row(1, null, 'a b')", "record", '(1,,"a b")'),
        ("row(null, null)", "record", "(,)"),
        ("'[1,2.5,3]'::vector", "public.vector", "[1,2.5,3]"),
        ("b'101'", "bit", "101"),
        ("point(1, 2)", "point", "(1,2)"),
        ("to_tsvector('simple', 'a b')", "tsvector", "'a':1 'b':2"),
    ],
)
async def test_values_are_faithful(gateway, expression, type_name, value):
    result = await unguarded(gateway, f"select {expression}")
    assert (result.columns[0].type, result.rows[0][0]) == (type_name, value)
    assert orjson.dumps(result.rows)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("select nope from customers", "fetch.undefined_column"),
        ("select * from nope", "fetch.undefined_table"),
        ("select nope(1)", "fetch.undefined_function"),
        ("select tenant_id from customers, invoices", "fetch.ambiguous"),
        ("select name, count(*) from customers", "fetch.grouping"),
        ("select 1 where 'a'", "fetch.type_mismatch"),
        ("select 'a'::int", "fetch.type_mismatch"),
        ("select 1 / (id - id) from customers", "fetch.division_by_zero"),
        ("select 2147483647 + 1", "fetch.data_error"),
        ("select (select id from customers)", "fetch.cardinality"),
        ("select password_hash from users", "fetch.permission_denied"),
        ("select $1::int", "fetch.sql_error"),
        ("select 1; select 2", "fetch.sql_error"),
        ("select 1) as s, (select 2", "fetch.sql_error"),
        ("delete from customers", "fetch.sql_error"),
        ("commit", "fetch.sql_error"),
        ("with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r", "fetch.timeout"),
    ],
)
async def test_errors_map_by_sqlstate(gateway, statement, code):
    with pytest.raises(GatewayError) as caught:
        await unguarded(gateway, statement)
    assert (caught.value.code, code in ERRORS) == (code, True)


async def test_the_servers_hint_stays_in_the_audit(gateway):
    with pytest.raises(GatewayError) as caught:
        await unguarded(gateway, "select password_has from users")
    said = f"{caught.value.message} {caught.value.hint}"
    assert ("password_hash" in said, "password_hash" in caught.value.internal) == (False, True)


async def test_a_value_in_an_error_stays_in_the_audit(gateway):
    with pytest.raises(GatewayError) as caught:
        await unguarded(gateway, "select name::int from customers")
    assert "canary" not in f"{caught.value.message} {caught.value.hint}"


async def test_a_session_is_usable_after_an_error(gateway):
    with pytest.raises(GatewayError):
        await unguarded(gateway, "select 1 / 0")
    assert (await unguarded(gateway, "select 1", ACME)).rows == [[1]]


async def test_an_error_cannot_carry_more_than_a_result_may(gateway):
    """PostgreSQL puts a value that it cannot read into its message, whatever its size."""
    with pytest.raises(GatewayError) as caught:
        await unguarded(gateway, "select repeat('x', 20000000)::int")
    assert (caught.value.code, len(caught.value.internal) < 3_000) == ("fetch.too_large", True)
    assert (await unguarded(gateway, "select 1")).rows == [[1]]


async def test_a_small_error_is_kept_short_for_the_audit(gateway):
    with pytest.raises(GatewayError) as caught:
        await unguarded(gateway, "select repeat('x', 100000)::int")
    assert (caught.value.code, len(caught.value.internal) <= 2_000) == ("fetch.type_mismatch", True)


async def test_words_about_rows_do_not_leave(gateway):
    """Class 42, but raised while the statement runs: the name of a customer stands in the message."""
    with pytest.raises(GatewayError) as caught:
        await unguarded(gateway, "select to_tsquery('english', name || ' (') from customers where id = 1")
    assert "(" not in caught.value.message
