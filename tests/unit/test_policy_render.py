from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import postgast
import pytest

from agent_gateway import policy
from agent_gateway.errors import PolicyInvalid
from agent_gateway.policy import Declaration, Relation, TenantTable
from agent_gateway.types import TenantType

PLAIN = Declaration(
    schemas=("shop",),
    tenant_tables=(TenantTable("shop", "orders", hidden=("margin",), tenant_column="account"),),
    shared_tables=(Relation("shop", "countries"),),
    views=(Relation("shop", "recent"),),
    functions=(("shop", "total"),),
    migrator="deployer",
    analyst="numbers",
    recorder="clerk",
    hidden_tables=(Relation("shop", "sessions"),),
    audit_table=Relation("shop", "log"),
)
HOSTILE = "a'b\"c%s; drop table x; -- $$"
ODD = Declaration(
    schemas=(HOSTILE,),
    tenant_tables=(TenantTable(HOSTILE, HOSTILE, hidden=(HOSTILE,), tenant_column=HOSTILE),),
    shared_tables=(Relation(HOSTILE, HOSTILE),),
    views=(Relation(HOSTILE, HOSTILE),),
    functions=((HOSTILE, HOSTILE),),
    agent=HOSTILE,
    application=HOSTILE,
    owner=HOSTILE,
    gateway_owner=HOSTILE,
    migrator=HOSTILE,
    analyst=HOSTILE,
    recorder=HOSTILE,
    hidden_tables=(Relation(HOSTILE, HOSTILE + "h"),),
    audit_table=Relation(HOSTILE, HOSTILE + "a"),
    trusted=(HOSTILE,),
)


def strict(declaration: Declaration) -> str:
    return policy.strict(declaration, ["upper", HOSTILE])


def rollout(declaration: Declaration) -> str:
    return policy.baseline(replace(declaration, application_walled=False))


def whole(declaration: Declaration) -> str:
    return policy.script(declaration, "strict", ["upper"])


SCRIPTS: list[Callable[[Declaration], str]] = [
    policy.context, policy.database, policy.baseline, strict, rollout, whole,
]  # fmt: skip


def statements(sql: str) -> list[str]:
    """The kinds of the statements that PostgreSQL's own grammar sees."""
    return [str(raw.stmt.WhichOneof("node")) for raw in postgast.parse(sql).stmts]


@pytest.mark.parametrize("render", SCRIPTS)
def test_a_script_parses_and_is_one_transaction(render: Callable[[Declaration], str]) -> None:
    kinds = statements(render(PLAIN))
    assert kinds[0] == kinds[-1] == "transaction_stmt"
    assert kinds.count("transaction_stmt") == 2


@pytest.mark.parametrize("render", SCRIPTS)
def test_no_name_changes_what_a_script_does(render: Callable[[Declaration], str]) -> None:
    assert statements(render(ODD)) == statements(render(PLAIN))


@pytest.mark.parametrize("render", SCRIPTS)
def test_every_place_is_filled(render: Callable[[Declaration], str]) -> None:
    assert not re.search(r"\{\{|\}\}", render(PLAIN))


def test_a_name_that_ends_a_body_is_refused() -> None:
    with pytest.raises(PolicyInvalid):
        policy.context(replace(PLAIN, agent="x$roles$; drop table y; --"))


def test_a_tenant_type_that_is_none_is_refused() -> None:
    with pytest.raises(PolicyInvalid):
        policy.context(replace(PLAIN, tenant_type="uuid; drop"))  # that is its point


@pytest.mark.parametrize("tenant_type", ["uuid", "bigint", "text"])
def test_the_accessors_return_the_declared_type(tenant_type: TenantType) -> None:
    script = policy.context(replace(PLAIN, tenant_type=tenant_type))
    assert f"agent_gateway.tenant_id() returns {tenant_type}\n" in script


def test_without_an_application_nothing_is_granted_to_write() -> None:
    script = policy.baseline(replace(PLAIN, application=None))
    assert "tenant_insert" not in script
    assert "app_rw" not in script


def test_the_wall_compares_the_declared_column() -> None:
    assert 'using ("account" = (select agent_gateway.tenant_id()))' in policy.baseline(PLAIN)


def test_the_walls_of_every_tenant_table_are_built() -> None:
    tables = tuple(TenantTable("shop", f"t{i}") for i in range(3))
    script = policy.baseline(replace(PLAIN, tenant_tables=tables))
    assert (
        len(re.findall(r"create policy tenant_wall on \"shop\".\"t\d\" as restrictive for all to public", script)) == 3
    )


def test_the_strict_tier_takes_the_allowlist() -> None:
    assert "'pg_sleep'" not in strict(PLAIN)
    assert "'pg_sleep'" in policy.strict(PLAIN, ["pg_sleep"])


def templates() -> list[tuple[str, str]]:
    folder = files("agent_gateway.policy") / "templates"
    return sorted((file.name.removesuffix(".sql"), file.read_text("utf-8")) for file in folder.iterdir())


@pytest.mark.parametrize(("name", "text"), templates(), ids=lambda value: value[:20])
def test_a_template_is_used_and_says_why_it_exists(name: str, text: str) -> None:
    assert text.startswith("-- ")
    body = text.partition("\n")[2].strip()
    opening = re.split(r"\{\{", body)[0][:40]
    assert any(opening in render(replace(PLAIN, tenant_type="text")) for render in SCRIPTS), name


def test_each_table_adds_the_same_to_the_script():
    """A list of all tables in the part of each made it grow with their square."""

    def size(tables: int) -> int:
        walled = tuple(TenantTable("shop", f"t{n}") for n in range(100, 100 + tables))
        return len(policy.script(replace(PLAIN, tenant_tables=walled), "baseline", ()))

    assert size(3) - size(2) == size(31) - size(30)
