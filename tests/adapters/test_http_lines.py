"""NDJSON: the columns, each row and the end are a line each, and an error is never one of them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from agent_gateway.adapters.http import listener
from agent_gateway.client import AsyncClient
from agent_gateway.errors import PoolExhausted
from agent_gateway.types import Column, ResultSet, Truncation
from tests.adapters.corridor import TOKEN, Corridor
from tests.adapters.listening import listening

NDJSON = {"Accept": "application/x-ndjson"}
ANSWER = ResultSet((Column("n", "numeric"),), [["1.5"], ["a\nb\u2028"]], (Truncation("rows", 2, "rows"),), 3.5, "r1", 9)


async def ask(caller: httpx.AsyncClient, **headers: str) -> httpx.Response:
    return await caller.post("/v1/query", json={"sql": "select 1"}, headers=headers)


def lines(answer: httpx.Response) -> list[Any]:
    return [json.loads(line) for line in answer.content.split(b"\n")[:-1]]


async def test_every_row_is_a_line(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.answer = ANSWER
    answer = await ask(caller, **NDJSON)
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert lines(answer) == [
        {"columns": [{"name": "n", "type": "numeric"}], "request_id": "r1"},
        ["1.5"],
        ["a\nb\u2028"],
        {
            "row_count": 2,
            "truncated": [{"reason": "rows", "limit": 2, "unit": "rows"}],
            "elapsed_ms": 3.5,
            "request_id": "r1",
        },
    ]


async def test_what_orjson_cannot_write_is_a_line_too(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.answer = ResultSet((Column("j", "json"),), [[2**70], ["\ud800"]], (), 0.0, "r")
    assert lines(await ask(caller, **NDJSON))[1:3] == [[2**70], ["\ud800"]]


@pytest.mark.parametrize("accept", ["application/json, application/X-NDJSON;q=0.5", "application/x-ndjson; q=1"])
async def test_naming_it_among_others_is_asking_for_it(caller: httpx.AsyncClient, accept: str) -> None:
    assert (await ask(caller, Accept=accept)).headers["content-type"] == "application/x-ndjson"


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/x-ndjson;q=0", "application/x-ndjson; q=0.0"]
)
async def test_who_does_not_ask_for_it_gets_json(caller: httpx.AsyncClient, accept: str) -> None:
    assert (await ask(caller, Accept=accept)).headers["content-type"] == "application/json"


async def test_an_error_keeps_its_status_and_shape(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.answer = PoolExhausted()
    answer = await ask(caller, **NDJSON)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")


async def test_a_long_answer_arrives_whole_through_the_client(corridor: Corridor) -> None:
    rows: list[Any] = [[n, "x" * 1_000] for n in range(2_000)]
    corridor.answer = ResultSet((Column("n", "integer"), Column("x", "text")), rows, (), 0.0, "r")
    async with (
        listening(corridor.app()) as port,
        AsyncClient(f"http://127.0.0.1:{port}", TOKEN) as client,
        client.stream("select 1") as streamed,
    ):
        assert [row async for row in streamed] == rows
        assert streamed.end().row_count == 2_000


async def test_who_reads_too_slowly_does_not_hold_the_rows_for_ever(
    corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "ANSWER_DEADLINE_S", 1.0)
    rows: list[Any] = [["x" * 1_000] for _ in range(30_000)]
    corridor.answer = ResultSet((Column("x", "text"),), rows, (), 0.0, "r")
    body = b'{"sql": "select 1"}'
    head = f"POST /v1/query HTTP/1.1\r\nHost: g\r\nAuthorization: Bearer {TOKEN}\r\nAccept: application/x-ndjson\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    received = 0
    async with listening(corridor.app()) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=4_096)
        writer.write(head.encode() + body)
        # sips: each pause of the server is shorter than the deadline, all of them together are longer
        while octets := await _sip(reader):
            received += octets
        writer.close()
    assert received < 30_000_000


async def _sip(reader: asyncio.StreamReader) -> int:
    await asyncio.sleep(0.02)
    try:
        return len(await asyncio.wait_for(reader.read(200_000), 5))
    except ConnectionError:
        return 0
