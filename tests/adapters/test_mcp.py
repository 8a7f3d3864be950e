"""The MCP door on a corridor without rooms, through the SDK's own client: what is listed, answered and refused."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError

from agent_gateway import tool
from agent_gateway.adapters.cli import serve
from agent_gateway.adapters.mcp import waiting
from agent_gateway.auth import Authenticator
from agent_gateway.client import AsyncClient
from agent_gateway.errors import AuditUnavailable, ExtraMissing, StatementRefused
from agent_gateway.types import Column, Refused, ResultSet, Violation
from tests.adapters.corridor import SETTINGS, TOKEN, Corridor
from tests.adapters.speaking_mcp import CLAIM, LEGACY, MODERN, held, in_process, text

ANSWER = ResultSet((Column("n", "numeric"),), [["1.5"], [2**70]], (), 3.5, "r1")


@pytest.fixture(params=[LEGACY, MODERN])
async def client(request: pytest.FixtureRequest, corridor: Corridor) -> AsyncGenerator[Client]:
    async with held(in_process(corridor, mode=request.param)) as made:
        yield made


async def test_the_tools_are_those_of_every_door(client: Client) -> None:
    listed = (await client.list_tools()).tools
    assert [(one.name, one.description, one.input_schema) for one in listed] == [
        (known.name, known.description, tool.input_schema(known)) for known in tool.TOOLS
    ]


async def test_the_list_of_tools_costs_less_than_2000_bytes(client: Client) -> None:
    listed = await client.list_tools()
    size = len(listed.model_dump_json(by_alias=True, exclude_none=True))
    assert size < 2_000
    assert f"{size:,} bytes" in (Path(__file__).parents[2] / "docs" / "mcp.md").read_text("utf-8")


async def test_every_tool_says_that_it_only_reads(client: Client) -> None:
    for listed in (await client.list_tools()).tools:
        assert listed.annotations is not None
        assert (listed.annotations.read_only_hint, listed.annotations.destructive_hint) == (True, False)


async def test_rows_come_as_text_and_as_values(client: Client, corridor: Corridor) -> None:
    corridor.answer = ANSWER
    result = await client.call_tool("query", {"sql": "select 1", "max_rows": 5})
    assert "1.5" in text(result)
    assert (result.is_error, result.structured_content["rows"]) == (False, [["1.5"], [2**70]])
    assert (corridor.asked[0][1].sql, corridor.asked[0][1].max_rows) == ("select 1", 5)


async def test_the_claim_is_settled_before_the_call(client: Client, corridor: Corridor) -> None:
    await client.call_tool("query", {"sql": "select 1"})
    assert corridor.asked[0][0] == CLAIM


async def test_the_answer_names_the_request_as_the_audit_does(client: Client, corridor: Corridor) -> None:
    result = await client.call_tool("query", {"sql": "select 1"})
    assert result.meta is not None
    assert result.meta["agent-gateway/request_id"] == corridor.asked[0][1].request_id


async def test_half_a_surrogate_pair_does_not_break_the_answer(client: Client, corridor: Corridor) -> None:
    corridor.answer = ResultSet((Column("j", "json"),), [["\ud800"]], (), 0.0, "r")
    assert (await client.call_tool("query", {"sql": "select 1"})).structured_content["rows"] == [["?"]]


async def test_the_schema_is_described(client: Client) -> None:
    result = await client.call_tool("describe", {})
    assert "app.t" in result.structured_content["description"]


async def test_a_refusal_is_an_error_with_code_message_and_hint(client: Client, corridor: Corridor) -> None:
    reasons = (Violation("guard.write", "It writes.", "Read."), Violation("guard.other", "Why.", "How."))
    corridor.answer = StatementRefused(Refused("x", reasons))
    result = await client.call_tool("query", {"sql": "delete from t"})
    assert (result.is_error, result.structured_content) == (True, None)
    assert all(part in text(result) for reason in reasons for part in (reason.code, reason.message, reason.hint))


@pytest.mark.parametrize(
    "arguments", [{}, {"sql": 1}, {"sql": "select 1", "max_rows": 0}, {"sql": "select 1", "tenant": "t2"}]
)
async def test_arguments_that_do_not_fit_are_an_error_that_the_model_can_mend(
    client: Client, corridor: Corridor, arguments: dict[str, Any]
) -> None:
    result = await client.session.call_tool("query", arguments)
    assert (result.is_error, "tool.argument_invalid" in text(result), corridor.asked) == (True, True, [])
    sql = arguments.get("sql", "")
    named = result.meta["agent-gateway/request_id"]
    assert corridor.turned_away == [(named, sql if isinstance(sql, str) else "", "tool.argument_invalid")]
    assert corridor.claims == [CLAIM]


async def test_what_broke_inside_is_not_told(client: Client, corridor: Corridor) -> None:
    corridor.answer = RuntimeError("a secret")
    result = await client.call_tool("query", {"sql": "select 1"})
    assert (result.is_error, "gateway.internal" in text(result), "secret" in text(result)) == (True, True, False)


async def test_without_a_record_there_are_no_rows(client: Client, corridor: Corridor) -> None:
    corridor.answer = AuditUnavailable()
    result = await client.call_tool("query", {"sql": "select 1"})
    assert (result.is_error, result.structured_content) == (True, None)


async def test_an_unknown_tool_is_an_error_of_the_protocol(client: Client) -> None:
    with pytest.raises(MCPError):
        await client.session.call_tool("drop", {"sql": "select 1"})


@pytest.mark.parametrize(
    ("tool_name", "arguments", "code"),
    [("drop", {"sql": "select 1"}, "tool.unknown"), ("describe", {"table": "nowhere"}, "tool.table_unknown")],
)
async def test_a_call_that_leads_nowhere_is_recorded_once(
    client: Client, corridor: Corridor, tool_name: str, arguments: dict[str, str], code: str
) -> None:
    with suppress(MCPError):
        await client.session.call_tool(tool_name, arguments)
    assert [(sql, refused) for _, sql, refused in corridor.turned_away] == [(arguments.get("sql", ""), code)]
    assert corridor.claims == [CLAIM]


async def test_a_call_that_is_answered_is_not_recorded_here(client: Client, corridor: Corridor) -> None:
    await client.call_tool("describe", {})
    await client.call_tool("query", {"sql": "select 1"})
    corridor.answer = StatementRefused(Refused("x", (Violation("guard.write", "It writes.", "Read."),)))
    await client.call_tool("query", {"sql": "delete from t"})
    assert corridor.turned_away == []  # the corridor records its own


async def test_a_call_that_cannot_be_recorded_says_so(
    client: Client, corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise AuditUnavailable

    monkeypatch.setattr(corridor, "refused", full)
    assert "audit.unavailable" in text(await client.session.call_tool("query", {}))


async def test_a_method_that_there_is_not_is_recorded(client: Client, corridor: Corridor) -> None:
    with pytest.raises(MCPError):
        await client.session.get_prompt("steal")
    assert [code for _, _, code in corridor.turned_away] == ["request.invalid"]


async def test_whoever_waits_is_told_that_it_goes_on(
    client: Client, corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PROGRESS_S", 0.05)
    corridor.delay_s = 0.5
    told: list[float] = []

    async def listen(progress: float, _total: float | None, _message: str | None) -> None:
        told.append(progress)

    await client.call_tool("query", {"sql": "select 1"}, progress_callback=listen)
    assert told
    assert told == sorted(told)


async def test_a_call_that_is_given_up_cancels_the_statement(client: Client, corridor: Corridor) -> None:
    corridor.endless = True
    calling = asyncio.ensure_future(client.call_tool("query", {"sql": "select 1"}))
    await asyncio.wait_for(corridor.running.wait(), 5)
    calling.cancel()
    await asyncio.wait_for(corridor.cancelled.wait(), 5)
    assert corridor.cancelled.is_set()


async def test_a_session_goes_on_after_a_call_was_given_up(client: Client, corridor: Corridor) -> None:
    corridor.endless = True
    calling = asyncio.ensure_future(client.call_tool("query", {"sql": "select 1"}))
    await asyncio.wait_for(corridor.running.wait(), 5)
    calling.cancel()
    await asyncio.wait_for(corridor.cancelled.wait(), 5)
    corridor.endless = False
    assert not (await client.call_tool("query", {"sql": "select 1"})).is_error


async def test_a_gateway_elsewhere_answers_as_well(corridor: Corridor) -> None:
    corridor.answer = ANSWER
    transport = httpx.ASGITransport(corridor.app())
    async with (
        AsyncClient("http://gateway", TOKEN, transport=transport) as remote,
        in_process(corridor, remote=remote) as client,
    ):
        result = await client.call_tool("query", {"sql": "select 1"})
        described = await client.call_tool("describe", {})
    assert result.structured_content["rows"] == [["1.5"], [2**70]]
    assert corridor.asked[0][1].request_id == result.meta["agent-gateway/request_id"]
    assert "app.t" in text(described)


async def test_what_a_gateway_elsewhere_refuses_is_told(corridor: Corridor) -> None:
    transport = httpx.ASGITransport(corridor.app())
    async with (
        AsyncClient("http://gateway", "no token", transport=transport) as remote,
        in_process(corridor, remote=remote) as client,
    ):
        result = await client.call_tool("query", {"sql": "select 1"})
    assert (result.is_error, "auth.malformed" in text(result)) == (True, True)


def test_without_the_sdk_the_error_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "agent_gateway.adapters.mcp")
    with pytest.raises(ExtraMissing) as raised:
        importlib.import_module("agent_gateway.adapters.mcp")
    assert "[mcp]" in raised.value.hint


def test_without_the_sdk_the_rest_is_served(monkeypatch: pytest.MonkeyPatch, corridor: Corridor) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "agent_gateway.adapters.mcp")
    assert serve.annex(corridor, Authenticator.from_settings(SETTINGS), SETTINGS).paths == {}
