"""Calls of a model: arguments in, an answer out, whatever happens."""

import pytest

from agent_gateway import tool
from agent_gateway.adapters.openai.calls import Calls
from agent_gateway.adapters.openai.turns import Budget
from agent_gateway.errors import ArgumentInvalid, AuditUnavailable, PoolExhausted, StatementRefused
from agent_gateway.types import Catalog, Column, Refused, Relation, RelationColumn, ResultSet, Violation


class Source:
    def __init__(self, outcome=None):
        self.asked = []
        self.outcome = outcome

    async def query(self, sql, max_rows=None, request_id=None):
        assert request_id is None
        self.asked.append((sql, max_rows))
        if self.outcome:
            raise self.outcome
        return ResultSet((Column("a", "integer"),), [[1]], (), 1.0, "r", 1)

    async def catalog(self):
        return Catalog((Relation("app", "t", "table", (RelationColumn("a", "integer"),)),))


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        ({"sql": "select 1"}, ("select 1", tool.DEFAULT_ROWS)),
        ({"sql": "select 1", "max_rows": None}, ("select 1", tool.DEFAULT_ROWS)),
        ({"sql": "select 1", "max_rows": 5}, ("select 1", 5)),
        ({"sql": "select 1", "max_rows": "5"}, ("select 1", 5)),
    ],
)
async def test_a_query_asks_for_what_the_model_sent(sent, asked):
    source = Source()
    answer = await tool.call(source, "query", sent)
    assert (source.asked, answer.error, answer.structured["rows"]) == ([asked], None, [[1]])


@pytest.mark.parametrize(
    ("name", "sent", "code"),
    [
        ("query", {}, "tool.argument_invalid"),
        ("query", {"sql": "select 1", "max_rows": 0}, "tool.argument_invalid"),
        ("query", {"sql": "select 1", "tenant": "globex"}, "tool.argument_invalid"),
        ("query", {"sql": ["select 1"]}, "tool.argument_invalid"),
        ("describe", {"schema": "app"}, "tool.argument_invalid"),
        ("describe", {"table": "nothing"}, "tool.table_unknown"),
        ("drop_everything", {}, "tool.unknown"),
    ],
)
async def test_a_call_that_does_not_fit_gets_an_error_and_runs_nothing(name, sent, code):
    source = Source()
    answer = await tool.call(source, name, sent)
    assert (answer.error.code, answer.structured["code"], source.asked) == (code, code, [])


class Keeping(Source):
    """It keeps the audit, as a gateway of this process does."""

    def __init__(self, outcome=None, *, full=False):
        super().__init__(outcome)
        self.full = full
        self.records = []

    async def refused(self, error, sql="", request_id=None):
        self.records.append((error.code, sql, request_id))
        if self.full:
            raise AuditUnavailable


@pytest.mark.parametrize(
    ("name", "sent", "code"),
    [
        ("query", {}, "tool.argument_invalid"),
        ("query", {"sql": "select 1", "tenant": "globex"}, "tool.argument_invalid"),
        ("describe", {"table": "nothing"}, "tool.table_unknown"),
        ("drop_everything", {"sql": "select 1"}, "tool.unknown"),
    ],
)
async def test_a_call_that_does_not_fit_leaves_one_record(name, sent, code):
    source = Keeping()
    await tool.call(source, name, sent, "r1")
    assert source.records == [(code, sent.get("sql", ""), "r1")]


async def test_what_the_corridor_records_is_not_recorded_again():
    source = Keeping(PoolExhausted())
    await tool.call(source, "query", {"sql": "select 1"})
    assert source.records == []


async def test_a_call_that_cannot_be_recorded_says_so():
    answer = await tool.call(Keeping(full=True), "query", {})
    assert answer.error.code == "audit.unavailable"


async def test_arguments_that_are_no_json_are_recorded():
    source = Keeping()
    answer = await Calls(source, Budget()).done("query", "{")
    assert (answer.error.code, source.records) == ("tool.argument_invalid", [("tool.argument_invalid", "", None)])


async def test_a_description_is_an_answer():
    answer = await tool.call(Source(), "describe", {"table": None})
    assert (answer.error, answer.structured) == (None, {"description": answer.text})


async def test_an_error_tells_every_reason_with_its_hint():
    violations = (Violation("guard.one", "First.", "Do this."), Violation("guard.two", "Second.", "Do that."))
    answer = await tool.call(Source(StatementRefused(Refused("", violations))), "query", {"sql": "x"})
    assert all(part in answer.text for part in ("guard.one", "Do this.", "guard.two", "Do that."))


@pytest.mark.parametrize(("error", "said"), [(PoolExhausted(), True), (ArgumentInvalid(), False)])
def test_an_error_says_when_it_may_pass(error, said):
    assert ("retryable: yes" in tool.render_error(error)) is said


def test_an_error_tells_nothing_internal():
    assert "secret" not in tool.render_error(PoolExhausted(internal="secret"))


@pytest.mark.parametrize("text", ["[]", "1", "{", '{"a": ' * 5_000, "nonsense"])
def test_arguments_that_are_no_object_are_an_error(text):
    with pytest.raises(ArgumentInvalid):
        tool.parse(text)


def test_no_arguments_are_an_empty_object():
    assert tool.parse("") == {}


@pytest.mark.parametrize("api", ["chat", "responses"])
def test_a_function_specification_is_strict(api):
    functions = [spec.get("function", spec) for spec in tool.tool_spec(api)]
    for function in functions:
        schema = function["parameters"]
        assert (function["strict"], schema["additionalProperties"]) == (True, False)
        assert schema["required"] == list(schema["properties"])
