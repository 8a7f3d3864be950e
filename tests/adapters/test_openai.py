"""The reference loop, through OpenAI's own client, with a scripted model on a real socket."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any

import openai
import pytest

from agent_gateway import tool
from agent_gateway.adapters.openai import Answered, Budget, Called, Replied, answer, steps
from agent_gateway.errors import GatewayError, ModelBudgetSpent, ModelFailed, PoolExhausted, StatementRefused
from agent_gateway.types import Catalog, Column, Refused, Relation, RelationColumn, ResultSet, Violation
from tests.adapters.listening import listening
from tests.adapters.scripted import ScriptedModel, asks, called, said

REFUSED = StatementRefused(Refused("", (Violation("guard.write", "It writes.", "Send a SELECT."),)))
PATIENT = Budget(pause_s=0)


class Source:
    """Answers with what is next, and remembers what was asked."""

    def __init__(self, *outcomes: GatewayError | int) -> None:
        self.outcomes = list(outcomes)
        self.asked: list[str] = []

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        del max_rows, request_id
        self.asked.append(sql)
        outcome = self.outcomes.pop(0) if self.outcomes else 1
        if isinstance(outcome, GatewayError):
            raise outcome
        return ResultSet((Column("a", "integer"),), [[outcome]], (), 1.0, "r", 1)

    async def catalog(self) -> Catalog:
        return Catalog((Relation("app", "t", "table", (RelationColumn("a", "integer"),)),))


class Stage:
    """Where the models of all tests appear: one socket and one client, since both take a while to make."""

    def __init__(self) -> None:
        self.model = ScriptedModel(said(""))
        self.client = openai.AsyncOpenAI(base_url="http://127.0.0.1:9/v1", api_key="scripted", max_retries=0)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.model.app(scope, receive, send)

    async def run(self, model: ScriptedModel, source: Source, budget: Budget = PATIENT) -> list[Any]:
        self.model = model
        return [step async for step in steps("How many?", source, model="m", client=self.client, budget=budget)]

    async def ask(self, model: ScriptedModel, source: Source, budget: Budget = PATIENT) -> Answered:
        self.model = model
        return await answer("How many?", source, model="m", client=self.client, budget=budget)


@pytest.fixture(scope="module")
async def stage() -> AsyncGenerator[Stage]:
    stage = Stage()
    async with listening(stage) as port, stage.client:
        stage.client.base_url = f"http://127.0.0.1:{port}/v1"
        yield stage


async def test_each_step_is_told_in_its_order(stage: Stage) -> None:
    happened = await stage.run(ScriptedModel(asks("select 1"), said("One.")), Source(1))
    assert [type(step) for step in happened] == [Called, Replied, Answered]


async def test_the_answer_counts_turns_and_tokens(stage: Stage) -> None:
    assert await stage.ask(ScriptedModel(asks("select 1"), said("One.")), Source(1)) == Answered("One.", 2, 200)


async def test_the_model_is_given_the_prompt_the_tables_the_question_and_the_tools(stage: Stage) -> None:
    model = ScriptedModel(said("One."))
    await stage.ask(model, Source())
    system, user = model.asked[0]["messages"]
    assert system["content"] == f"{tool.agent_prompt()}\n\n{tool.describe(await Source().catalog(), about='How many?')}"
    assert (user["content"], model.asked[0]["tools"]) == ("How many?", tool.tool_spec())


async def test_the_model_reads_rows_inside_the_boundary(stage: Stage) -> None:
    model = ScriptedModel(asks("select 1"), said("One."))
    await stage.ask(model, Source(7))
    assert "<data-" in model.asked[1]["messages"][-1]["content"]


async def test_a_refusal_goes_to_the_model_with_its_hint_and_is_mended(stage: Stage) -> None:
    source = Source(REFUSED, 5)
    model = ScriptedModel(asks("delete from t"), asks("select 5"), said("Five."))
    answered = await stage.ask(model, source)
    told = model.asked[1]["messages"][-1]["content"]
    assert (source.asked, answered.text) == (["delete from t", "select 5"], "Five.")
    assert all(part in told for part in ("guard.write", "Send a SELECT."))


async def test_what_may_pass_by_itself_is_tried_again_without_the_model(stage: Stage) -> None:
    source = Source(PoolExhausted(), PoolExhausted(), 5)
    model = ScriptedModel(asks("select 5"), said("Five."))
    await stage.ask(model, source)
    assert (len(source.asked), len(model.asked)) == (3, 2)


async def test_it_is_not_tried_for_ever(stage: Stage) -> None:
    source = Source(*[PoolExhausted()] * 9)
    model = ScriptedModel(asks("select 5"), said("It is busy."))
    await stage.ask(model, source)
    assert (len(source.asked), "retryable: yes" in model.asked[1]["messages"][-1]["content"]) == (3, True)


async def test_a_refused_call_is_not_done_again_in_the_same_words(stage: Stage) -> None:
    source = Source(REFUSED, 5)
    model = ScriptedModel(asks("delete from t"), asks("delete from t"), said("No."))
    await stage.ask(model, source)
    first, second = (asked["messages"][-1]["content"] for asked in model.asked[1:])
    assert (source.asked, first) == (["delete from t"], second)


async def test_a_call_that_may_pass_later_is_done_again_when_the_model_asks(stage: Stage) -> None:
    source = Source(*[PoolExhausted()] * 3, 5)
    await stage.ask(ScriptedModel(asks("select 5"), asks("select 5"), said("Five.")), source)
    assert len(source.asked) == 4


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("query", "no json"), "tool.argument_invalid"),
        (("query", {"sql": "select 1", "tenant": "globex"}), "tool.argument_invalid"),
        (("shell", {"command": "ls"}), "tool.unknown"),
        (("describe", {"table": "nothing"}), "tool.table_unknown"),
    ],
)
async def test_a_call_that_does_not_fit_is_told_to_the_model(stage: Stage, call: tuple[str, Any], code: str) -> None:
    source = Source()
    model = ScriptedModel(called(call), said("Sorry."))
    await stage.ask(model, source)
    assert (code in model.asked[1]["messages"][-1]["content"], source.asked) == (True, [])


async def test_several_calls_of_a_turn_are_answered_one_by_one(stage: Stage) -> None:
    model = ScriptedModel(
        called(("query", {"sql": "select 1"}), ("describe", {}), ("query", {"sql": "select 2"})), said("Done.")
    )
    source = Source()
    await stage.ask(model, source)
    replies = [message["tool_call_id"] for message in model.asked[1]["messages"] if message["role"] == "tool"]
    assert (replies, source.asked) == (["call_0", "call_1", "call_2"], ["select 1", "select 2"])


async def test_a_turn_cannot_ask_for_any_number_of_calls(stage: Stage) -> None:
    model = ScriptedModel(called(*[("query", {"sql": f"select {n}"}) for n in range(50)]), said("Done."))
    source = Source()
    await stage.ask(model, source)
    assert (len(source.asked), "tool.too_many_calls" in model.asked[1]["messages"][-1]["content"]) == (5, True)


async def test_the_last_turn_gets_no_tools(stage: Stage) -> None:
    model = ScriptedModel(asks("select 1"), said("So far: one."))
    await stage.ask(model, Source(), Budget(turns=2))
    assert [asked["tool_choice"] for asked in model.asked] == ["auto", "none"]


async def test_a_model_that_never_answers_is_stopped_at_its_turns(stage: Stage) -> None:
    model, source = ScriptedModel(asks("select 1")), Source()
    with pytest.raises(ModelBudgetSpent):
        await stage.ask(model, source, Budget(turns=3))
    assert (len(model.asked), len(source.asked)) == (3, 2)


async def test_a_model_is_stopped_at_its_tokens(stage: Stage) -> None:
    model, source = ScriptedModel(asks("select 1"), tokens=400), Source()
    with pytest.raises(ModelBudgetSpent):
        await stage.ask(model, source, Budget(tokens=1_000))
    assert (len(model.asked), len(source.asked)) == (3, 2)


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
async def test_a_server_that_refuses_is_an_error_that_says_whether_it_may_pass(stage: Stage, status: int) -> None:
    with pytest.raises(ModelFailed) as raised:
        await stage.ask(ScriptedModel(status), Source())
    assert raised.value.retryable is (status in {429, 500, 503})


async def test_a_server_that_is_not_there_is_an_error_that_may_pass() -> None:
    async with openai.AsyncOpenAI(base_url="http://127.0.0.1:9/v1", api_key="none", max_retries=0) as client:
        with pytest.raises(ModelFailed) as raised:
            await answer("How many?", Source(), model="m", client=client)
    assert raised.value.retryable


async def test_a_model_that_says_nothing_is_an_error(stage: Stage) -> None:
    with pytest.raises(ModelFailed):
        await stage.ask(ScriptedModel(said("")), Source())


async def test_without_a_key_there_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelFailed):
        await answer("How many?", Source(), model="m")


async def test_the_key_is_in_no_error(stage: Stage) -> None:
    with pytest.raises(ModelFailed) as raised:
        await stage.ask(ScriptedModel(401), Source())
    assert "scripted" not in json.dumps(raised.value.problem("r").model_dump())
