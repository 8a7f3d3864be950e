"""Schemas as text: what a model needs, ranked, within the room that there is."""

from dataclasses import replace
from importlib.resources import files

import pytest
from pydantic import TypeAdapter

from agent_gateway import tool
from agent_gateway.errors import TableUnknown
from agent_gateway.types import Catalog, ForeignKey, Function, Relation, RelationColumn

DEMO = TypeAdapter(Catalog).validate_json(files("agent_gateway.demo").joinpath("catalog.json").read_text("utf-8"))


def table(name, *columns, schema="app", comment=None, keys=()):
    found = tuple(RelationColumn(column, "integer") for column in columns or ("id",))
    return Relation(schema, name, "table", found, comment, ("id",), keys)


def reference(*columns, to):
    return ForeignKey(columns, to, ("id",))


HUGE = Catalog(
    tuple(table(f"table_{place:03}", "id", *(f"column_{place}_{n}" for n in range(30))) for place in range(500)),
    ("app",),
)


def order(catalog, **asked):
    """The tables that are described in full, in their order."""
    blocks = tool.describe(catalog, **asked).split("\n\n")[1:]
    return [block.split()[0] for block in blocks if "\n" in block]


def test_a_small_schema_is_described_whole():
    assert len(order(DEMO)) == len(DEMO.relations)


@pytest.mark.parametrize("part", ["credit_limit numeric(12,2)?", "-- ISO 4217", "(currency) -> currencies (code)"])
def test_types_nullability_comments_and_keys_are_told(part):
    assert part in tool.describe(DEMO)


@pytest.mark.parametrize("hidden", ["password_hash", "api_key"])
@pytest.mark.parametrize("wanted", [None, "users", "tenants"])
def test_a_hidden_column_is_never_named(hidden, wanted):
    assert hidden not in tool.describe(DEMO, wanted, about=hidden)


def test_a_key_over_a_hidden_column_is_left_out():
    columns = (RelationColumn("id", "integer"), RelationColumn("secret", "integer", readable=False))
    hiding = Relation("app", "t", "table", columns, None, ("secret",), (reference("secret", to="app.u"),))
    assert "secret" not in tool.describe(Catalog((hiding, table("u")), ("app",)))


@pytest.mark.parametrize("wanted", [None, "t", "u"])
def test_a_key_to_a_hidden_column_is_left_out(wanted):
    columns = (RelationColumn("id", "integer"), RelationColumn("secret", "integer", readable=False))
    hiding = Relation("app", "u", "table", columns)
    referring = table("t", "u_id", keys=(ForeignKey(("u_id",), "app.u", ("secret",)),))
    text = tool.describe(Catalog((hiding, referring), ("app",)), wanted)
    assert "secret" not in text
    assert "<-" not in text


@pytest.mark.parametrize(
    "part",
    [
        '"Invoice Lines"\n',
        '  "Paid?" integer?\n',
        '  "order" integer?\n',
        "  total integer?\n",
        '("order") -> "Odd"."T"',
    ],
)
def test_names_are_spelled_as_a_statement_has_to_spell_them(part):
    lines = table("Invoice Lines", "Paid?", "order", "total", keys=(reference("order", to="Odd.T"),))
    assert part in tool.describe(Catalog((lines, table("T", schema="Odd")), ("app",)))


@pytest.mark.parametrize(
    ("column", "part"),
    [
        (RelationColumn("state", "app.state", labels=("open", "it's")), "  state app.state ('open', 'it''s')?\n"),
        (
            RelationColumn("home", "app.place", nullable=False, fields=("city", "Zip")),
            '  home app.place (city, "Zip")\n',
        ),
        (RelationColumn("state", "app.state", labels=("a" * 150,) * 3), f"('{'a' * 150}', '{'a' * 150}', …)?\n"),
    ],
)
def test_values_of_enums_and_fields_of_composites_are_told(column, part):
    relation = Relation("app", "t", "table", (column, RelationColumn("id", "integer")))
    assert part in tool.describe(Catalog((relation,), ("app",)))


@pytest.mark.parametrize("wanted", ["Invoice Lines", '"Invoice Lines"', 'app."Invoice Lines"', "app.Invoice Lines"])
def test_a_table_is_found_with_its_quotes_and_without(wanted):
    assert '"Invoice Lines"' in tool.describe(Catalog((table("Invoice Lines"),), ("app",)), wanted)


def test_types_and_referenced_columns_stand_on_one_line_without_characters_that_nobody_sees():
    odd = "o\u202edd\n"
    relation = Relation("app", "u", "table", (RelationColumn(odd, odd),))
    referring = table("t", "u_id", keys=(ForeignKey(("u_id",), "app.u", (odd,)),))
    text = tool.describe(Catalog((relation, referring), ("app",)))
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.count("o\\u202edd\\n") == 3


PLACED = Function(
    "app", "Placed", "a integer", "SETOF app.place", "row", (RelationColumn("city", "text"),), "Where\nit is."
)
TOTAL = Function("app", "total", "", "numeric", columns=(RelationColumn("", "numeric"),))


@pytest.mark.parametrize(
    "line", ['  app."Placed"(a integer) -> SETOF app.place (city) -- Where it is.', "  app.total() -> numeric"]
)
def test_own_functions_are_told_as_a_statement_writes_them(line):
    assert line in tool.describe(Catalog((table("t"),), ("app",), functions=(PLACED, TOTAL))).split("\n")


@pytest.mark.parametrize("wanted", [None, "t"])
def test_functions_stand_beside_all_tables_and_not_beside_one(wanted):
    text = tool.describe(Catalog((table("t"),), ("app",), functions=(TOTAL,)), wanted)
    assert ("app.total" in text) is (wanted is None)


def test_many_functions_leave_room_for_tables():
    many = tuple(replace(TOTAL, name=f"function_{place:03}") for place in range(500))
    text = tool.describe(replace(HUGE, functions=many), max_chars=8_000)
    told = text.count("function_")
    assert len(text) <= 8_000
    assert f"And {500 - told} more." in text
    assert "\n  column_0_1 integer?" in text


@pytest.mark.parametrize("room", [2_000, 16_000])
def test_a_schema_of_500_tables_fits(room):
    assert len(tool.describe(HUGE, max_chars=room)) <= room


def test_a_large_schema_names_the_rest_and_counts_what_it_does_not_name():
    text = tool.describe(HUGE, max_chars=4_000)
    named = text.count("table_")
    assert f"And {500 - named} more tables" in text


def test_a_table_that_fits_the_question_comes_first_among_500():
    assert order(HUGE, about="what is in column_321_7 of table_321?")[0] == "table_321"


def test_words_fit_across_plural_and_case():
    assert order(DEMO, about="Tickets opened by a Customer")[0] in {"tickets", "customers"}


def test_a_neighbour_by_key_comes_before_a_stranger_that_many_refer_to():
    keys = (reference("id", to="app.aaa"),)
    strangers = (table("aaa"), table("bbb", keys=keys), table("ccc", keys=keys))
    catalog = Catalog((*strangers, table("fruit", keys=(reference("id", to="app.zzz"),)), table("zzz")), ("app",))
    assert order(catalog, about="fruit")[:3] == ["fruit", "zzz", "aaa"]


def test_without_words_what_many_refer_to_comes_first():
    keys = (reference("id", to="app.zzz"),)
    catalog = Catalog((table("a", keys=keys), table("b", keys=keys), table("c"), table("zzz")), ("app",))
    assert order(catalog)[0] == "zzz"


def test_the_order_is_always_the_same():
    backwards = Catalog(tuple(reversed(HUGE.relations)), HUGE.search_path)
    assert tool.describe(HUGE) == tool.describe(backwards)


def test_one_table_names_what_refers_to_it():
    assert "<- invoice_lines (tenant_id, invoice_id)" in tool.describe(DEMO, "invoices")


@pytest.mark.parametrize("wanted", ["app.invoices", "invoices", "INVOICES", '"invoices"', " invoices "])
def test_a_table_is_found_however_it_is_spelt(wanted):
    assert order(DEMO, table=wanted) == ["invoices"]


def test_a_table_outside_the_search_path_keeps_its_schema():
    catalog = Catalog((table("t", schema="other"), table("t")), ("app",))
    assert set(order(catalog)) == {"other.t", "t"}


def test_a_table_that_another_one_hides_keeps_its_schema():
    catalog = Catalog((table("t", schema="public"), table("t")), ("app", "public"))
    assert set(order(catalog)) == {"public.t", "t"}


def test_an_unknown_table_gets_names_that_are_like_it():
    with pytest.raises(TableUnknown) as raised:
        tool.describe(DEMO, "custmers")
    assert "`customers`" in raised.value.hint


def test_a_table_of_1600_columns_names_those_it_does_not_describe():
    wide = Catalog((table("wide", *(f"c{n}" for n in range(1_600))),), ("app",))
    text = tool.describe(wide, "wide", max_chars=20_000)
    assert (len(text) < 25_000, "c1599" in text) == (True, True)


def test_a_comment_is_one_line_without_hidden_characters():
    text = tool.describe(Catalog((table("t", comment="one\n\ntwo\u202e\x1b[2J"),), ("app",)))
    assert ("one two" in text, "\u202e" in text, "\x1b" in text) == (True, False, False)


def test_no_tables_are_told_as_such():
    assert "\n" not in tool.describe(Catalog(()))
