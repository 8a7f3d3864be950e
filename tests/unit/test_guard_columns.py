"""Names: relations, columns, rows, scopes, as PostgreSQL finds them."""

from __future__ import annotations

import pytest

from agent_gateway import guard
from agent_gateway.types import Catalog, Refused, Relation, RelationColumn
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog(), allow_functions=("app.risk_score",))


def _codes(sql: str, allowed: guard.Allowlist = ALLOWED) -> set[str]:
    verdict = guard.check(sql, allowed)
    return {v.code.removeprefix("guard.") for v in verdict.violations} if isinstance(verdict, Refused) else set()


COMPOSITE = guard.allowlist(
    Catalog(
        (
            Relation(
                "app",
                "patients",
                "table",
                (
                    RelationColumn("id", "bigint"),
                    RelationColumn("home", "app.address", fields=("city", "zip")),
                    RelationColumn("past", "app.address[]", fields=("city", "zip")),
                    RelationColumn("secret", "app.address", readable=False),
                ),
            ),
        ),
        ("app",),
    )
)


@pytest.mark.parametrize(
    ("sql", "codes"),
    [
        ("select (home).city from patients", set()),
        ("select (p.home).zip, (p.past[1]).city from patients as p where (p.home).city = 'Bonn'", set()),
        ("select (home).* from patients", set()),
        ("select a.city from patients, unnest(past) as a", set()),
        ("select (h).city from (select home as h from patients) as s", set()),
        ("select (home).pg_sleep from patients", {"column_unknown"}),
        ("select (home).cities from patients", {"column_unknown"}),
        ("select (secret).city from patients", {"column_hidden", "field_unknown"}),
        ("select (id).city from patients", {"field_unknown"}),
    ],
)
def test_fields_of_a_composite_column_are_known(sql: str, codes: set[str]) -> None:
    assert _codes(sql, COMPOSITE) == codes


def _lines(name: str) -> list[str]:
    return [line for line in (corpus.FOLDER / "names" / name).read_text("utf-8").splitlines() if line[:3] != "-- "]


@pytest.mark.parametrize("sql", _lines("readable.sql"))
def test_names_that_may_be_read(sql: str) -> None:
    assert _codes(sql) == set()


@pytest.mark.parametrize("sql", _lines("hidden.sql"))
def test_a_hidden_column_is_refused_however_it_is_reached(sql: str) -> None:
    assert _codes(sql) == {"column_hidden"}


@pytest.mark.parametrize("sql", _lines("unknown.sql"))
def test_a_name_that_means_nothing_readable_is_refused(sql: str) -> None:
    assert _codes(sql) <= {"column_unknown", "relation_not_in_from", "relation_unknown", "system_column"}
    assert _codes(sql)


@pytest.mark.parametrize("column", ["ctid", "xmin", "xmax", "cmin", "cmax"])
def test_system_columns_are_refused(column: str) -> None:
    assert _codes(f"select c.{column} from customers c") == {"system_column"}


def test_tableoid_is_a_number_of_the_table_only() -> None:
    assert _codes("select tableoid from customers") == set()


def test_a_column_list_shifts_the_name_of_a_hidden_column() -> None:
    assert _codes("select x.f from users as x(a, b, c, d, e, f)") == {"column_hidden"}


def test_a_cte_does_not_shadow_a_qualified_name() -> None:
    assert _codes("with users as (select 1 as id) select * from app.users") == {"column_hidden"}


def test_a_cte_shadows_a_bare_name() -> None:
    assert _codes("with users as (select 1 as password_hash) select password_hash from users") == set()


def test_the_name_of_a_system_table_may_be_a_cte() -> None:
    assert _codes("with pg_class as (select 1 as n) select n from pg_class") == set()


@pytest.mark.parametrize("name", ["account_key", "to_jsonb", "array_agg", "pg_typeof"])
def test_a_function_in_the_clothes_of_a_field_is_refused(name: str) -> None:
    assert _codes(f"select (c).{name} from customers c") == {"column_unknown"}
    assert _codes(f"select c.{name} from customers c") == {"column_unknown"}
    assert _codes(f"select (c.name).{name} from customers c") == {"field_unknown"}


def test_an_allowed_function_in_the_clothes_of_a_field_reads_the_whole_row() -> None:
    assert _codes("select u.risk_score from users u") == {"column_hidden"}


def test_the_operators_function_may_be_written_as_a_field() -> None:
    assert _codes("select c.risk_score from customers c") == set()


INHERITING = guard.allowlist(
    Catalog(
        (
            Relation("app", "pa", "table", (RelationColumn("id", "bigint"), RelationColumn("tenant_id", "uuid"))),
            Relation(
                "app",
                "ch",
                "table",
                (
                    *(RelationColumn("id", "bigint"), RelationColumn("tenant_id", "uuid")),
                    *(RelationColumn(name, "text") for name in ("note", "hash_record", "record_send")),
                ),
            ),
        ),
        ("app",),
    )
)
"""`ch` inherits from `pa`, which the catalog does not tell."""


@pytest.mark.parametrize(
    "value",
    [
        "(coalesce(x, y)) from ch x, pa y",
        "(coalesce(null, x, y)) from ch x, pa y",
        "(case when x.id = 1 then x else y end) from ch x, pa y",
        "(case x.id when 1 then x when 2 then y end) from ch x, pa y",
        "(greatest(x, y)) from ch x, pa y",
        "(least(x, y)) from ch x, pa y",
        "(array[x, y])[1] from ch x, pa y",
        "(array_append(array[x], y))[1] from ch x, pa y",
        "(array_prepend(x, array[y]))[1] from ch x, pa y",
        "(array_replace(array[x], x, y))[1] from ch x, pa y",
        "(lag(x, 1, y) over ()) from ch x, pa y",
        "(lead(x, 1, y) over ()) from ch x, pa y",
        "(s.v) from (select x v from ch x union all select y from pa y) s",
        "(s.v) from (select x v from ch x intersect select y from pa y) s",
        "(s.v) from (select x v from ch x union all select null union all select y from pa y) s",
        "(s.v) from (select coalesce(x, y) v from ch x, pa y) s",
        "(s.v) from ch x, pa y, lateral (values (x), (y)) s(v)",
        "(s.v) from ch x, pa y, lateral (values (null), (x), (y)) s(v)",
        "(v) from (select x v from ch x) a join (select y v from pa y) b using (v)",
        "(v) from (select x v from ch x) a left join (select y v from pa y) b using (v)",
        "(v) from (select y v from pa y) a right join (select x v from ch x) b using (v)",
        "(v) from (select x v from ch x) a full join (select y v from pa y) b using (v)",
        "(v) from (select x v from ch x) a natural full join (select y v from pa y) b",
        "(j.v) from (select x v from ch x) a left join (select y v from pa y) b using (v) as j",
        "(j.v) from ((select x v from ch x) a left join (select y v from pa y) b using (v)) as j",
        "u from ch x, pa y, unnest(array[x, y]) as u",
    ],
)
def test_of_a_childs_row_and_a_parents_row_the_fields_are_not_known(value: str) -> None:
    row, _, source = value.partition(" from ")
    assert _codes(f"select {row}.record_send from {source}", INHERITING) <= {"field_unknown", "column_unknown"}
    assert _codes(f"select {row}.record_send from {source}", INHERITING)
    assert not _codes(f"select {row}.record_send from {source}".replace("pa y", "ch y"), INHERITING)


@pytest.mark.parametrize(
    "row",
    [
        "coalesce(x, null)",
        "coalesce(null, x)",
        "coalesce(x, null::ch)",
        "case when x.id = 1 then null else x end",
        "case x.id when 1 then x end",
        "(array[null, x])[1]",
        "(array_append(array_remove(array[x], null), x))[1]",
        "lag(x, 1, null) over ()",
        "nth_value(x, 1) over ()",
        "nullif(x, null)",
        "(array_agg(x) over ())[1]",
    ],
)
def test_a_constant_beside_a_row_takes_its_type(row: str) -> None:
    assert not _codes(f"select ({row}).record_send from ch x", INHERITING)
    assert _codes(f"select ({row}).record_out from ch x", INHERITING)


@pytest.mark.parametrize(
    "row", ["null", "'x'", "(select null)", "(values (null))", "array[null]", "coalesce(null, 'x')"]
)
def test_a_constant_has_no_fields(row: str) -> None:
    assert _codes(f"select ({row}).record_send") == {"field_unknown"}
    assert _codes(f"select (s.v).record_send from (select {row} v) s") == {"field_unknown"}


def test_the_row_of_one_side_says_nothing_of_one_that_is_not_known() -> None:
    assert _codes("select (coalesce(x, max(x))).record_send from ch x group by x", INHERITING) == {"field_unknown"}
