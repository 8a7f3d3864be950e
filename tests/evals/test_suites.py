"""The suites are of their schema, large enough, and say what they expect."""

from collections import Counter

import pytest
from pydantic import ValidationError

from evals.cases import SUITES, Case, cases, chosen, written_out

ATTACK = {
    "id": "isolation-test-01", "suite": "isolation", "kind": "test", "aim": "rows", "sql": "select 1", "refusal": None,
}  # fmt: skip


def test_every_line_is_a_case():
    assert {case.suite for case in cases()} == set(SUITES)


def test_no_case_is_there_twice():
    counted = Counter(case.id for case in cases())
    assert [name for name, times in counted.items() if times > 1] == []


def test_there_are_as_many_prompts_and_questions_as_promised():
    counted = Counter(case.suite for case in cases())
    assert (counted["injection"] >= 150, counted["utility"] >= 150) == (True, True)


def test_injections_come_by_every_channel_and_in_several_languages():
    prompts = chosen(("injection",))
    assert {case.channel for case in prompts} == {"user", "ticket", "document", "tool_output", "conversation"}
    assert len({case.language for case in prompts}) >= 10


def test_no_honest_question_is_refused():
    assert [case.id for case in chosen(("utility",)) if any(case.refusal)] == []


def test_some_cases_must_leak_where_a_plain_setting_is_trusted():
    assert sum(case.leaks_plain for case in cases()) >= 20


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "isolation-other-01"},
        {"refusal": [None, None]},
        {"rows": [[1]]},
        {"suite": "utility", "id": "utility-test-01", "rows": [[1]], "aim": "utility"},
        {"aim": "something"},
        {"unknown": 1},
    ],
)
def test_a_line_that_is_not_of_the_schema_is_refused(wrong):
    Case.model_validate(ATTACK)
    with pytest.raises(ValidationError):
        Case.model_validate(ATTACK | wrong)


def test_repetitions_are_written_out():
    assert (
        written_out("select {{3*(}}1{{3*)}}, {{1..3 ,:x$i}} as {setting}", "a.b") == "select (((1))), x1,x2,x3 as a.b"
    )
