"""The text of the pgTAP file: what is promised is there, and no name of a declaration can be SQL of its own."""

from __future__ import annotations

import re
from dataclasses import replace

import postgast
import pytest

from agent_gateway import demo
from agent_gateway.policy import Declaration, Relation, TenantTable, pgtap
from agent_gateway.policy.declaration import RoleMatrix

ODD = """it's "odd"; \\ $x$ drop"""


def shop(**other: object) -> Declaration:
    return replace(Declaration(("shop",), (TenantTable("shop", "orders"),)), **other)


def promised(text: str) -> int:
    (plan,) = re.findall(r"^select plan\((\d+)\);$", text, re.MULTILINE)
    return int(plan)


def assertions(text: str) -> list[str]:
    """The words of each assertion: the last argument of `is`."""
    return re.findall(r"^select is\(.*, (?:E?)'((?:[^']|'')*)'\);$", text, re.MULTILINE)


@pytest.mark.parametrize("declaration", [demo.DECLARATION, shop(), shop(application=None), shop(tenant_tables=())])
def test_as_many_assertions_as_planned(declaration: Declaration) -> None:
    text = pgtap.script(declaration)
    assert promised(text) == len(assertions(text)) == text.count("select is(")


def test_it_is_one_transaction_that_is_undone() -> None:
    statements = [entry.stmt.WhichOneof("node") for entry in postgast.parse(pgtap.script(demo.DECLARATION)).stmts]
    kinds = [index for index, node in enumerate(statements) if node == "transaction_stmt"]
    assert kinds == [0, len(statements) - 1]


def test_odd_names_stay_names() -> None:
    declaration = shop(
        schemas=(ODD,), tenant_tables=(TenantTable(ODD, ODD, hidden=(ODD,), tenant_column=ODD),),
        views=(Relation(ODD, "view"),), agent=ODD, owner="owner " + ODD, functions=((ODD, ODD),),
        analyst="analyst " + ODD,
    )  # fmt: skip
    plain = shop(views=(Relation("shop", "view"),), analyst="analyst", functions=(("shop", "f"),))
    odd, usual = (len(postgast.parse(pgtap.script(d)).stmts) for d in (declaration, plain))
    assert odd == usual


def test_the_same_declaration_makes_the_same_file() -> None:
    assert pgtap.script(demo.DECLARATION) == pgtap.script(demo.DECLARATION)


def test_each_role_is_expected_to_do_what_the_matrix_says() -> None:
    matrix = RoleMatrix(select=("admin", "editor"), insert=("viewer",), update=("admin",), delete=())
    said = assertions(pgtap.script(shop(tenant_tables=(TenantTable("shop", "orders", matrix=matrix),))))
    assert [line for line in said if "app_rw as" in line and "this and no more" in line] == [
        "shop.orders: app_rw as admin does this and no more: select own, update own",
        "shop.orders: app_rw as editor does this and no more: select own",
        "shop.orders: app_rw as viewer does this and no more: insert own",
    ]


def test_before_the_application_is_walled_nothing_is_said_of_it() -> None:
    said = assertions(pgtap.script(shop(application_walled=False)))
    assert [line for line in said if "app_rw" in line or "forced" in line] == []


def test_a_hidden_table_is_expected_to_be_closed_to_the_agent() -> None:
    text = pgtap.script(shop(hidden_tables=(Relation("shop", "orders"),)))
    assert "shop.orders: agent_ro holds nothing" in assertions(text)
    assert "shop.orders: agent_ro as admin sees no row" in assertions(text)


def test_a_seed_stands_before_the_tenants_are_chosen() -> None:
    text = pgtap.script(shop(), "insert into shop.orders default values -- last line")
    assert text.index("default values") < text.index("select pg_temp.choose(")
    assert postgast.parse(text).stmts
