"""The LangChain tools on a real PostgreSQL: from threads and loops of every kind, with LangChain's own tests on top."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool
from langchain_tests.integration_tests import ToolsIntegrationTests
from langchain_tests.unit_tests import ToolsUnitTests

from agent_gateway import audit, demo
from agent_gateway.adapters.langchain import (
    DescribeTool,
    GatewayToolException,
    GatewayToolkit,
    QueryTool,
    describe_tool,
    in_thread,
    query_tool,
)
from agent_gateway.adapters.langchain.reach import RemoteReach
from agent_gateway.errors import GatewayError, LoopBlocked
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.types import Claim
from tests.adapters.test_http_database import ENDLESS, eventually
from tests.database.corridor import ACME, GLOBEX, opened, settings_for

CANARIES = "select min(reference), max(reference) from customers"


@pytest.fixture(scope="module")
def housed(world: demo.World) -> Iterator[Gateway]:
    """A gateway with a loop of its own."""
    with in_thread(open_gateway(settings_for(world))) as gateway:
        yield gateway


@pytest.fixture
def query(housed: Gateway) -> QueryTool:
    return query_tool(housed, ACME)


def tool_call(**arguments: Any) -> dict[str, Any]:
    return {"type": "tool_call", "id": "1", "name": "query", "args": arguments}


class TestQueryUnit(ToolsUnitTests):
    @property
    def tool_constructor(self) -> type[BaseTool]:
        return QueryTool

    @property
    def tool_constructor_params(self) -> dict[str, Any]:
        return {"reach": RemoteReach("http://gateway.test", "a token")}

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return {"sql": "select 1", "max_rows": 5}


class TestDescribeUnit(TestQueryUnit):
    @property
    def tool_constructor(self) -> type[BaseTool]:
        return DescribeTool

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return {"table": "invoices", "about": "overdue"}


class TestQueryIntegration(ToolsIntegrationTests):
    @pytest.fixture(autouse=True)
    def _opened(self, housed: Gateway) -> None:
        self.made: BaseTool = query_tool(housed, ACME)

    @property
    def tool_constructor(self) -> BaseTool:
        return self.made

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return {"sql": "select count(*) from invoices"}


class TestDescribeIntegration(ToolsIntegrationTests):
    @pytest.fixture(autouse=True)
    def _opened(self, housed: Gateway) -> None:
        self.made: BaseTool = describe_tool(housed, ACME)

    @property
    def tool_constructor(self) -> BaseTool:
        return self.made

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return {"table": "invoices"}


def test_content_is_for_the_model_and_the_artifact_for_the_program(query: QueryTool) -> None:
    message: ToolMessage = query.invoke(tool_call(sql="select 1 as one"))
    assert ("<data-" in str(message.content), message.artifact["rows"], message.status) == (True, [[1]], "success")


def test_a_refusal_is_a_message_with_its_hint(query: QueryTool) -> None:
    message: ToolMessage = query.invoke(tool_call(sql="select stats from invoices"))
    assert (message.status, "guard.column_unknown" in str(message.content)) == ("error", True)
    assert "`status`" in str(message.content)


@pytest.mark.parametrize("arguments", [{}, {"sql": "select 1", "max_rows": 0}, {"sql": "select 1", "tenant": "x"}])
def test_arguments_that_do_not_fit_are_told_to_the_model(query: QueryTool, arguments: dict[str, Any]) -> None:
    message: ToolMessage = query.invoke(tool_call(**arguments))
    assert (message.status, "tool.argument_invalid" in str(message.content)) == ("error", True)


def test_whoever_wants_the_error_gets_it(query: QueryTool) -> None:
    query.handle_tool_error = False
    with pytest.raises(GatewayToolException) as raised:
        query.invoke({"sql": "delete from invoices"})
    assert raised.value.error.code == "guard.write"


def test_a_model_that_names_no_number_gets_the_tools_own(query: QueryTool) -> None:
    query.default_rows = 3
    message: ToolMessage = query.invoke(tool_call(sql="select 1 from invoices"))
    assert message.artifact["row_count"] == 3


def test_no_tool_shows_whose_it_is(housed: Gateway) -> None:
    shown = [repr(made) for made in GatewayToolkit.local(housed, ACME).get_tools()]
    shown += [repr(made) for made in GatewayToolkit.remote("http://gateway.test", "a secret token").get_tools()]
    assert not any(part in text for text in shown for part in (ACME.tenant, "a secret token"))


def test_an_artifact_can_be_written_to_a_checkpoint(query: QueryTool) -> None:
    message: ToolMessage = query.invoke(tool_call(sql="select now(), null, array[1,2], '{\"a\": 1}'::json"))
    assert json.loads(json.dumps(message.artifact)) == message.artifact


def test_callbacks_see_the_call_and_its_end(query: QueryTool) -> None:
    seen: list[str] = []

    class Watcher(BaseCallbackHandler):
        def on_tool_start(self, serialized: dict[str, Any], input_str: str, **kwargs: Any) -> None:
            del input_str, kwargs
            seen.append(f"start {serialized['name']}")

        def on_tool_end(self, output: Any, **kwargs: Any) -> None:
            del output, kwargs
            seen.append("end")

    query.invoke({"sql": "select 1"}, {"callbacks": [Watcher()], "tags": ["mine"]})
    assert seen == ["start query", "end"]


def test_the_run_and_the_record_share_their_id(query: QueryTool) -> None:
    run_id = uuid4()
    message: ToolMessage = query.invoke(tool_call(sql="select 1"), {"run_id": run_id})
    assert message.artifact["request_id"] == run_id.hex


@pytest.fixture(scope="module")
def recorded(world: demo.World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Gateway, Path]]:
    """A gateway, and where it keeps its audit."""
    path = tmp_path_factory.mktemp("audit") / "audit.jsonl"
    with in_thread(open_gateway(settings_for(world), log=audit.Log(path))) as gateway:
        yield gateway, path


@pytest.mark.parametrize("awaited", [False, True])
@pytest.mark.parametrize(
    ("make", "arguments", "sql", "code"),
    [
        (query_tool, {}, "", "tool.argument_invalid"),
        (query_tool, {"sql": "select 7", "tenant": "x"}, "select 7", "tool.argument_invalid"),
        (query_tool, {"sql": ["select 7"]}, "", "tool.argument_invalid"),
        (describe_tool, {"schema": "app"}, "", "tool.argument_invalid"),
        (describe_tool, {"table": "nowhere"}, "", "tool.table_unknown"),
        (query_tool, {"sql": "delete from invoices"}, "delete from invoices", "guard.write"),
    ],
)
async def test_a_call_that_fails_leaves_one_record(  # noqa: PLR0913  # the parameters of the test
    recorded: tuple[Gateway, Path], make: Any, arguments: dict[str, Any], sql: str, code: str, *, awaited: bool
) -> None:
    gateway, path = recorded
    before = len(path.read_text().splitlines()) if path.exists() else 0
    made, run_id = make(gateway, ACME), uuid4()
    call = tool_call(**arguments) | {"name": made.name}
    message = await made.ainvoke(call, {"run_id": run_id}) if awaited else made.invoke(call, {"run_id": run_id})
    (record,) = map(json.loads, path.read_text().splitlines()[before:])
    assert (message.status, record["codes"], record["sql"]) == ("error", [code], sql)
    assert (record["tenant"], record["subject"], record["request_id"]) == (ACME.tenant, "test", run_id.hex)


# where calls come from


def test_waiting_works_without_a_loop(query: QueryTool) -> None:
    assert "1" in query.invoke({"sql": "select 1"})


async def test_waiting_works_inside_a_running_loop(query: QueryTool) -> None:
    assert "1" in query.invoke({"sql": "select 1"})


async def test_awaiting_works_from_another_loop_than_the_gateways(query: QueryTool) -> None:
    assert "1" in await query.ainvoke({"sql": "select 1"})


def test_many_threads_may_wait_at_once(query: QueryTool) -> None:
    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(lambda n: query.invoke({"sql": f"select {n} as n"}), range(40)))
    assert all(f"\n{n}\n" in text for n, text in enumerate(told))


async def test_awaiting_works_in_the_gateways_own_loop(world: demo.World) -> None:
    async with opened(world) as gateway:
        assert "1" in await query_tool(gateway, ACME).ainvoke({"sql": "select 1"})


async def test_waiting_works_from_a_thread_while_the_gateways_loop_runs(world: demo.World) -> None:
    async with opened(world) as gateway:
        assert "1" in await asyncio.to_thread(query_tool(gateway, ACME).invoke, {"sql": "select 1"})


async def test_waiting_in_the_gateways_own_loop_fails_instead_of_hanging(world: demo.World) -> None:
    async with opened(world) as gateway:
        with pytest.raises(LoopBlocked):
            query_tool(gateway, ACME).invoke({"sql": "select 1"})


async def test_waiting_for_a_loop_that_somebody_holds_up_fails_instead_of_hanging(
    world: demo.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_gateway.adapters.langchain.reach._PATIENCE_S", 0.2)
    raised: list[BaseException] = []

    def wait(tool: QueryTool) -> None:
        try:
            tool.invoke({"sql": "select 1"})
        except GatewayError as error:
            raised.append(error)

    async with opened(world) as gateway:
        thread = threading.Thread(target=wait, args=(query_tool(gateway, ACME),))
        thread.start()
        thread.join()  # as a graph that is invoked without await does
    assert [type(error) for error in raised] == [LoopBlocked]


def test_a_gateway_that_is_closed_fails_instead_of_hanging(world: demo.World) -> None:
    with in_thread(open_gateway(settings_for(world))) as gateway:
        made = query_tool(gateway, ACME)
    with pytest.raises(LoopBlocked):
        made.invoke({"sql": "select 1"})


async def test_cancelling_a_call_stops_its_statement(query: QueryTool, world: demo.World) -> None:
    admin = await asyncpg.connect(world.admin_dsn)
    try:
        asking = asyncio.create_task(query.ainvoke({"sql": ENDLESS}))
        assert await eventually(admin, running=1)
        asking.cancel()
        assert await eventually(admin, running=0)
    finally:
        await admin.close()


# whose rows they see


async def test_two_tenants_at_once_see_their_own_canaries_only(housed: Gateway) -> None:
    places = asyncio.Semaphore(8)

    async def canaries(claim: Claim) -> str:
        async with places:
            return str((await query_tool(housed, claim).ainvoke(tool_call(sql=CANARIES))).content)

    told = await asyncio.gather(*(canaries(claim) for claim in (ACME, GLOBEX) * 170))
    acme, globex = told[0::2], told[1::2]
    assert all("canary-acme-" in text and "canary-globex-" not in text for text in acme)
    assert all("canary-globex-" in text and "canary-acme-" not in text for text in globex)
