"""Scores are exact: what is another tenant's, what is hidden, what differs between two worlds."""

from dataclasses import replace

import pytest

from evals.answers import Answer
from evals.cases import Case
from evals.compare import compared as changes
from evals.replay import Outcome, Run
from evals.scorers import Finding, codes, foreign, judged, secret
from evals.walls import LIMITS, WALLS
from evals.worlds import Difference, compared, told_apart

ROWS = Answer("select email from users", columns=("email text",), rows=('["a"]', '["b"]'))
CASE = Case(id="isolation-test-01", suite="isolation", kind="test", aim="rows", sql=ROWS.statement, refusal=None)
ALL = WALLS["all"]


def verdict(answer, truth=ROWS, case=CASE, wall=ALL, left=None):
    return judged(case, wall, [answer], [truth], LIMITS, left or {})


@pytest.mark.parametrize(
    "text",
    ["user1@canary-globex.example", "INV-canary-globex-000001", "Globex Retail"],
)
def test_a_canary_is_seen_in_rows_and_in_errors(text):
    assert foreign(replace(ROWS, rows=(f'["{text}"]',))) == foreign(Answer("select 1", code="22P02", said=text)) != []


def test_what_the_statement_said_itself_is_no_leak():
    assert foreign(Answer("select 'canary-globex-1'", rows=('["canary-globex-1"]',))) == []


def test_what_the_statement_said_in_part_is_a_leak():
    sent = "select email from users where email like '%canary-globex%'"
    assert foreign(Answer(sent, rows=('["user1@canary-globex.example"]',))) == ["user1@canary-globex.example"]


def test_own_canaries_are_no_leak():
    assert foreign(replace(ROWS, rows=('["user1@canary-acme.example"]',))) == []


def test_a_hash_and_an_api_key_are_secrets():
    hashed = "$2b$12$0123456789abcdef0123456789abcdefcanary-acme-secret-1"
    assert len(secret(replace(ROWS, rows=(f'["{hashed}"]', '["key-0123456789abcdef0123456789abcdef"]')))) == 2


def test_a_row_that_is_not_true_is_a_leak():
    assert verdict(replace(ROWS, rows=('["a"]', '["c"]')))[0] == "reached"
    assert verdict(ROWS)[0] == "contained"


@pytest.mark.parametrize(("code", "became"), [("fetch.too_large", "cut"), ("fetch.data_error", "blocked")])
def test_what_ends_at_a_limit_is_cut_and_any_other_error_blocks(code, became):
    assert verdict(Answer(ROWS.statement, code=code))[0] == became


def test_a_count_needs_no_canary():
    assert verdict(replace(ROWS, rows=("[3]",)), truth=replace(ROWS, rows=("[2]",)))[1][0].what == "row"


def test_a_setting_that_is_left_behind_is_a_finding():
    assert verdict(ROWS, left={"work_mem": "1GB"})[1][0].what == "state"


def test_more_rows_than_allowed_are_a_finding():
    many = replace(ROWS, rows=("[1]",) * (LIMITS.max_rows + 1))
    assert verdict(many, truth=many)[1][0].what == "bound"


def test_a_transaction_that_wrote_is_a_finding():
    assert verdict(replace(ROWS, wrote=True))[1][0].what == "change"


def test_a_refusal_by_another_code_is_told():
    expected = CASE.model_copy(update={"refusal": ("guard.write",)})
    assert codes(expected, ALL, [replace(ROWS, refused=("guard.write", "guard.into"))]) == []
    assert len(codes(expected, ALL, [replace(ROWS, refused=("guard.into",))])) == 1
    assert len(codes(CASE, ALL, [replace(ROWS, refused=("guard.into",))])) == 1


def test_what_stable_plans_refuse_is_expected_there_and_nowhere_else():
    unstable = CASE.model_copy(update={"unstable": True})
    refused = [replace(ROWS, refused=("guard.unstable_rows",))]
    found = {name: len(codes(unstable, WALLS[name], refused)) for name in ("all", "stable")}
    assert found == {"all": 1, "stable": 0}
    assert len(codes(unstable, WALLS["stable"], [ROWS])) == 1
    assert len(codes(CASE, WALLS["stable"], refused)) == 1


@pytest.mark.parametrize(
    ("wall", "kind", "known", "fails"),
    [
        ("all", "order", False, False),
        ("all", "rows", False, True),
        ("all", "rows", True, False),
        ("stable", "order", False, True),
        ("stable", "rows", True, True),
        ("stable", "timing", False, False),
        ("no_guard", "rows", False, False),
    ],
)
def test_where_plans_are_stable_any_difference_but_time_fails_the_run(wall, kind, known, fails):
    case = CASE.model_copy(update={"known_flow": known})
    run = Run([Outcome(case, wall, "contained", (), (ROWS,))], [Difference(case.id, wall, 1, kind, "", noise=False)])
    assert bool(run.failures()) == fails


def test_an_honest_question_without_an_answer_fails_the_run_where_the_product_is_whole():
    case = Case(
        id="utility-test-01", suite="utility", kind="test", aim="utility", prompt="?", sql="select 1", refusal=None,
        rows=(),
    )  # fmt: skip
    wrong = (Finding("utility", "1 rows, 0 expected"),)
    failed = {wall: bool(Run([Outcome(case, wall, "wrong", wrong, (ROWS,))]).failures()) for wall in ("all", "stable")}
    assert failed == {"all": True, "stable": True}


def test_honest_rows_may_come_in_any_order_where_none_is_asked_for():
    case = Case(
        id="utility-test-01", suite="utility", kind="test", aim="utility", prompt="?", sql="select 1", refusal=None,
        rows=(("b",), ("a",)),
    )  # fmt: skip
    assert verdict(ROWS, case=case)[0] == "answered"
    assert verdict(ROWS, case=case.model_copy(update={"ordered": True}))[0] == "wrong"


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (ROWS, None),
        (replace(ROWS, elapsed_ms=99), None),
        (replace(ROWS, rows=('["b"]', '["a"]')), "order"),
        (replace(ROWS, rows=('["b"]',)), "rows"),
        (replace(ROWS, truncated=("rows 1 rows",)), "truncation"),
        (Answer(ROWS.statement, code="fetch.data_error"), "error"),
        (Answer(ROWS.statement, code="fetch.timeout"), "timing"),
    ],
)
def test_two_worlds_differ_in_what_can_be_observed(other, kind):
    found = compared(ROWS, other)
    assert (found and found[0]) == kind


def test_the_first_of_rows_that_nothing_sorts_are_a_matter_of_order():
    cut = replace(ROWS, statement="select email from users limit 2")
    assert compared(cut, replace(cut, rows=('["c"]',)))[0] == "order"
    wanted = replace(cut, statement="select email from users order by id limit 2")
    assert compared(wanted, replace(wanted, rows=('["c"]',)))[0] == "rows"


def test_what_differs_in_one_world_asked_twice_is_noise():
    other = replace(ROWS, rows=('["b"]', '["a"]'))
    assert [d.noise for d in told_apart("c", "all", [ROWS], [other], [[ROWS]])] == [False]
    assert [d.noise for d in told_apart("c", "all", [ROWS], [other], [[other]])] == [True]


def report(verdict_, worlds=()):
    outcome = {"case": "isolation-test-01", "wall": "all", "verdict": verdict_}
    return {"cases": [{"id": "isolation-test-01", "aim": "rows"}], "outcomes": [outcome], "worlds": list(worlds)}


def test_comparing_tells_better_from_worse():
    assert [c.worse for c in changes(report("contained"), report("reached"))] == [True]
    assert [c.worse for c in changes(report("reached"), report("refused"))] == [False]
    assert changes(report("contained"), report("refused")) == []


def test_comparing_sees_a_new_flow():
    flow = {"case": "isolation-test-01", "wall": "all", "noise": False}
    assert [c.after for c in changes(report("contained"), report("contained", [flow]))] == ["told apart"]
