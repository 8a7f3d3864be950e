"""The declaration as a file: what it says, and what it may not say."""

from datetime import date
from pathlib import Path

import pytest

from agent_gateway import policy
from agent_gateway.errors import TenancyInvalid
from agent_gateway.policy import tenancy
from agent_gateway.policy.declaration import RoleMatrix, TenantTable, Waiver

EVERYTHING = """
schemas = ["app", "Sales"]
extension_schemas = ["ext"]
tables = [
  "invoices",
  { name = "tenants", tenant_column = "id", hidden = ["api_key"] },
  { name = '"Sales"."Order.Lines"', matrix = { delete = ["admin", "editor"] } },
  'Sales.q"uo',
]
shared = ["currencies", { name = "plans", hidden = ["margin"] }]
views = ["late"]
hidden = ["invoices", "Sales.drafts"]
functions = ["lookup", "Sales.total"]
audit_table = "audit_log"

[tenant]
column = "customer"
type = "bigint"

[roles]
agent = "a"
application = ""
migrator = "m"
owner = "o"
gateway_owner = "g"
analyst = "n"
recorder = "r"
trusted = ["t"]
bypass = ["postgres"]
connections = 5

[matrix]
insert = ["admin"]

[rollout]
application_walled = false

[[lint.waivers]]
code = "TEN004"
object = "app.tenants"
reason = "public"
expires = 2027-01-31
"""


def refused(text):
    with pytest.raises(TenancyInvalid) as caught:
        tenancy.parse(text)
    return caught.value


def test_a_file_can_say_everything():
    text = EVERYTHING.replace("""  'Sales.q"uo',\n""", "")
    strict = RoleMatrix(insert=("admin",))
    assert tenancy.parse(text) == policy.Declaration(
        schemas=("app", "Sales"),
        extension_schemas=("ext",),
        tenant_tables=(
            TenantTable("app", "invoices", (), "customer", strict),
            TenantTable("app", "tenants", ("api_key",), "id", strict),
            TenantTable("Sales", "Order.Lines", (), "customer", RoleMatrix(delete=("admin", "editor"))),
        ),
        shared_tables=(policy.Relation("app", "currencies"), policy.Relation("app", "plans", ("margin",))),
        views=(policy.Relation("app", "late"),),
        hidden_tables=(policy.Relation("app", "invoices"), policy.Relation("Sales", "drafts")),
        functions=(("app", "lookup"), ("Sales", "total")),
        agent="a",
        application=None,
        migrator="m",
        owner="o",
        gateway_owner="g",
        trusted=("t",),
        connections=5,
        tenant_column="customer",
        tenant_type="bigint",
        application_walled=False,
        analyst="n",
        recorder="r",
        bypass=("postgres",),
        audit_table=policy.Relation("app", "audit_log"),
        waivers=(Waiver("TEN004", "app.tenants", "public", date(2027, 1, 31)),),
    )


def test_what_is_left_out_is_the_kits_default():
    assert tenancy.parse('schemas = ["app"]') == policy.Declaration(schemas=("app",), tenant_tables=())


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("invoices", ("app", "invoices")),
        ("Sales.Lines", ("Sales", "Lines")),
        ('"a.b"', ("app", "a.b")),
        ('"a ""b"""."c.d"', ('a "b"', "c.d")),
        ("Größe.ä", ("Größe", "ä")),
    ],
)
def test_a_name_is_read_as_sql_would(name, meant):
    assert tenancy.named(name, "app") == meant


@pytest.mark.parametrize("name", ["a.b.c", "a.", '"a', 'a"b', "", ".b"])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(TenancyInvalid):
        tenancy.named(name, "app")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "schemas = []",
        "schemas = [",
        'schemas = ["app"]\ntables = ["a.b.c"]',
        'schemas = ["app"]\n[tenant]\ntype = "integer"',
        'schemas = ["app"]\n[matrix]\nselect = ["owner"]',
        'schemas = ["app"]\n[roles]\nconnections = 0',
        'schemas = ["app"]\ntables = ["x"]\nshared = ["app.x"]',
        'schemas = ["app"]\n[[lint.waivers]]\ncode = "RLS001"\nobject = "x"\nreason = " "\nexpires = 2027-01-01',
        'schemas = ["app"]\n[[lint.waivers]]\ncode = "RLS001"\nobject = "x"\nreason = "y"',
        'schemas = ["app"]\n[[lint.waivers]]\ncode = "all"\nobject = "x"\nreason = "y"\nexpires = 2027-01-01',
    ],
)
def test_a_file_that_says_something_impossible_is_refused(text):
    assert refused(text).code == "policy.tenancy_invalid"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('schemas = ["app"]\ntabels = []', "tables"),
        ('schemas = ["app"]\ntables = [{name = "x", hiden = ["y"]}]', "hidden"),
        ('schemas = ["app"]\n[roles]\nagnet = "x"', "agent"),
        ('schemas = ["app"]\n[[lint.waivers]]\nexpire = 2027-01-01', "expires"),
    ],
)
def test_a_key_that_is_not_known_is_fatal_and_the_hint_names_the_one_that_was_meant(text, meant):
    assert f"perhaps {meant};" in refused(text).hint + ";"


def test_every_fault_is_told_at_once():
    message = refused("schemas = []\nviews = 3\nfoo = 1").message
    assert all(key in message for key in ("schemas", "views", "foo"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(TenancyInvalid):
        tenancy.read(tmp_path / "tenancy.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "tenancy.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(TenancyInvalid):
        tenancy.read(tmp_path / "tenancy.toml")


@pytest.mark.parametrize(
    "roles",
    [
        'agent = "a"\nowner = "a"',
        'agent = "a"\napplication = "a"',
        'agent = "postgres"\nbypass = ["postgres"]',
        'agent = "a"\ntrusted = ["a"]',
        'application = "web"\nowner = "web"',
        'application = "web"\nbypass = ["web"]',
        'gateway_owner = "o"\nowner = "o"',
        'owner = "o"\nmigrator = "o"',
    ],
)
def test_roles_that_count_on_each_other_are_not_one(roles):
    with pytest.raises(TenancyInvalid):
        tenancy.parse(f'schemas = ["app"]\n[roles]\n{roles}')


def test_a_product_that_is_not_walled_yet_may_own_its_tables():
    text = 'schemas = ["app"]\nroles = { application = "web", owner = "web" }\nrollout = { application_walled = false }'
    assert tenancy.parse(text).owner == "web"
