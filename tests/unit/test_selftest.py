"""The pure parts of the self-test: its cases, its page, what it reads out of plans, what it does to contexts."""

import json
from pathlib import Path

import pytest

from agent_gateway.selftest import cases, contexts, plans, tokens

PAGE = Path(__file__).parents[2] / "docs" / "selftest.md"
TENANT, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
CONTEXT = f"{'ab' * 32}001700000000gateway|viewer|6d65|{TENANT.encode().hex()}"
SIGNED = {"Node Type": "Result", "Parent Relationship": "InitPlan", "Output": ["agent_gateway.tenant_id()"]}


def explained(condition, *plans_below, **other):
    node = {"Node Type": "Seq Scan", "Relation Name": "t", "Filter": condition, "Plans": list(plans_below)} | other
    return json.dumps([{"Plan": node}])


def test_every_block_is_a_case():
    blocks = sum(file.read_text("utf-8").count("-- name: ") for file in Path(plans.__file__).parent.glob("cases/*.sql"))
    assert (len(cases()), len({case.name for case in cases()})) == (blocks, blocks)


def test_every_case_is_documented_with_its_lint():
    lines = PAGE.read_text("utf-8").splitlines()
    rows = [[cell.strip().strip("`") for cell in line.split("|")[1:-1]] for line in lines if ": " in line[:40]]
    assert [(row[0], row[3]) for row in rows if len(row) == 4] == [(case.name, case.lint) for case in cases()]


def test_every_case_names_a_fix_and_a_lint_that_there_is():
    lints = {file.stem for file in (PAGE.parents[1] / "agent_gateway" / "policy" / "lints").glob("*.sql")}
    assert [case.name for case in cases() if case.lint not in lints or not case.hint] == []


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        ("(a = 1)", ["(a = 1)"]),
        ("((a = 1) AND (b = 2))", ["(a = 1)", "(b = 2)"]),
        ("((a = ' AND ('::text) AND ((b = 2) OR (c = 3)))", ["(a = ' AND ('::text)", "((b = 2) OR (c = 3))"]),
        ("((a = 1) AND ((b = 2) AND (c = 3)))", ["(a = 1)", "(b = 2)", "(c = 3)"]),
        ("((a = 1) OR (b = 2))", ["((a = 1) OR (b = 2))"]),
    ],
)
def test_conditions_are_taken_apart_at_and(condition, parts):
    assert plans.conjuncts(condition) == parts


@pytest.mark.parametrize(
    ("plan", "settings"),
    [
        (explained("(tenant_id = (current_setting('app.t'::text))::uuid)"), {"app.t"}),
        (explained("((tenant_id = agent_gateway.tenant_id()) AND (a = current_setting('app.t'::text)))"), set()),
        (explained("((tenant_id = agent_gateway.tenant_id()) OR (a = current_setting('app.t'::text)))"), {"app.t"}),
        (explained("((tenant_id = $0) AND (a = current_setting('app.t'::text)))",
                   SIGNED | {"Subplan Name": "InitPlan 1 (returns $0)"}), set()),
        (explained("((tenant_id = (InitPlan 1).col1) AND (a = current_setting('app.t'::text)))",
                   SIGNED | {"Subplan Name": "InitPlan 1"}), set()),
        (explained("(tenant_id = (InitPlan 1).col1)",
                   SIGNED | {"Subplan Name": "InitPlan 1", "Output": ["current_setting('app.t'::text)"]}), {"app.t"}),
        (explained("(a = 1)", **{"Recheck Cond": "(tenant_id = (current_setting('app.t'::text))::uuid)"}), {"app.t"}),
    ],
    ids=["plain", "behind the wall", "or", "init plan before 17", "init plan since 17", "init plan", "bitmap"],
)  # fmt: skip
def test_a_setting_counts_where_no_wall_stands_before_it(plan, settings):
    assert plans.trusted(plan).settings == settings


def test_functions_of_the_product_are_named():
    assert plans.trusted(explained("(tenant_id = app.current_tenant())")).functions == {"app.current_tenant"}


def test_each_field_of_a_context_is_changed_alone():
    changed = contexts.tampered(CONTEXT, TENANT, OTHER)
    assert changed.keys() == {"mac", "no mac", "tenant", "expiry", "key", "role", "subject"}
    assert CONTEXT not in changed.values()
    assert len(set(changed.values())) == len(changed)


def test_a_context_of_another_form_is_not_guessed_at():
    with pytest.raises((LookupError, ValueError)):
        contexts.tampered("abc", TENANT, OTHER)


def test_each_flawed_token_is_another():
    made = tokens.flawed(
        {"tid": TENANT, "aud": "agent-db", "db": "d", "role": "admin"},
        key_id="k", secret="s" * 32, now=1, foreign_pid=2,
    )  # fmt: skip
    assert len(set(made.values())) == len(made)
