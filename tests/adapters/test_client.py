"""The typed client: the gateway's own values and errors come back, and only what is worth it is tried again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import stamina

from agent_gateway.client import AsyncClient, Client
from agent_gateway.errors import (
    AnswerUnreadable,
    GatewayError,
    GatewayUnreachable,
    PoolExhausted,
    SettingsInvalid,
    StatementRefused,
    TenantBusy,
    TokenExpired,
)
from agent_gateway.types import Catalog, Column, Refused, Relation, RelationColumn, ResultSet, Truncation, Violation
from tests.adapters.corridor import TOKEN, Corridor

ANSWER = ResultSet((Column("n", "numeric"),), [["1.5"], [None]], (Truncation("rows", 2, "rows"),), 3.5, "r1")
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """No waiting between tries; how many there are is as set."""
    with stamina.set_testing(testing=True, attempts=3, cap=True):
        yield


def remote(corridor: Corridor, token: Any = TOKEN) -> AsyncClient:
    return AsyncClient("http://gateway", token, transport=httpx.ASGITransport(corridor.app()))


async def test_an_answer_comes_back_as_a_result(corridor: Corridor) -> None:
    corridor.answer = ANSWER
    async with remote(corridor) as client:
        assert await client.query("select 1") == ANSWER


async def test_what_is_to_be_made_of_an_empty_result_comes_along(corridor: Corridor) -> None:
    corridor.answer = ResultSet((), [], (), 0.0, "r", hint="There is a `Paid`.")
    async with remote(corridor) as client:
        assert (await client.query("select 1")).hint == "There is a `Paid`."
        async with client.stream("select 1") as rows:
            assert ([row async for row in rows], rows.end().hint) == ([], "There is a `Paid`.")


async def test_the_wish_for_rows_and_the_id_arrive(corridor: Corridor) -> None:
    async with remote(corridor) as client:
        await client.query("select 1", max_rows=7, request_id="mine")
    asked = corridor.asked[0][1]
    assert (asked.sql, asked.max_rows, asked.request_id) == ("select 1", 7, "mine")


async def test_a_catalog_comes_back_as_one(corridor: Corridor) -> None:
    corridor.relations = (Relation("app", "t", "view", (RelationColumn("a", "integer", comment="x"),), "y", ("a",)),)
    async with remote(corridor) as client:
        assert await client.catalog() == Catalog(corridor.relations)


async def test_a_number_over_64_bits_and_half_a_surrogate_pair_arrive(corridor: Corridor) -> None:
    corridor.answer = ResultSet((Column("j", "json"),), [[[2**70, "\ud800"]]], (), 0.0, "r")
    async with remote(corridor) as client:
        assert (await client.query("select 1")).rows == [[[2**70, "\ud800"]]]


async def test_a_refusal_is_raised_with_every_reason(corridor: Corridor) -> None:
    corridor.answer = StatementRefused(
        Refused("x", (Violation("guard.write", "m", "h"), Violation("guard.b", "n", "i")))
    )
    async with remote(corridor) as client:
        with pytest.raises(StatementRefused) as raised:
            await client.query("delete from t", request_id="mine")
    error = raised.value
    assert (error.code, error.status, error.hint, error.request_id) == ("guard.write", 422, "h", "mine")
    assert [(v.code, v.message, v.hint) for v in error.violations] == [("guard.write", "m", "h"), ("guard.b", "n", "i")]


async def test_an_error_is_raised_as_its_own_class(corridor: Corridor) -> None:
    corridor.answer = TokenExpired()
    async with remote(corridor) as client:
        with pytest.raises(TokenExpired):
            await client.query("select 1")


async def test_what_is_not_retryable_is_asked_once(corridor: Corridor) -> None:
    corridor.answer = TokenExpired()
    async with remote(corridor) as client:
        with pytest.raises(TokenExpired):
            await client.query("select 1")
    assert len(corridor.asked) == 1


async def test_every_try_is_known_as_a_repetition_of_the_first(corridor: Corridor) -> None:
    corridor.answer = PoolExhausted()
    async with remote(corridor) as client:
        with pytest.raises(PoolExhausted):
            await client.query("select 1", request_id="mine")
    assert [request.request_id for _, request in corridor.asked] == ["mine", "mine~2", "mine~3"]


async def test_a_wait_longer_than_the_callers_patience_is_not_begun(corridor: Corridor) -> None:
    corridor.answer = TenantBusy()
    async with remote(corridor) as client:
        with pytest.raises(TenantBusy):
            await client.query("select 1")
    assert len(corridor.asked) == 1


async def test_a_token_is_asked_for_before_every_try(corridor: Corridor) -> None:
    corridor.answer = PoolExhausted()
    given: list[str] = []

    async def token() -> str:
        given.append(TOKEN)
        return TOKEN

    async with remote(corridor, token) as client:
        with pytest.raises(PoolExhausted):
            await client.query("select 1")
    assert len(given) == 3


def answering(*responses: httpx.Response | Exception) -> tuple[Client, list[httpx.Request]]:
    """A client whose requests are answered in this order."""
    waiting, seen = list(responses), list[httpx.Request]()

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        response = waiting.pop(0)
        if isinstance(response, Exception):
            raise response
        return response

    return Client("https://gateway/agents", lambda: "t", transport=httpx.MockTransport(answer)), seen


def whole(**changes: Any) -> httpx.Response:
    body: dict[str, Any] = {"columns": [], "rows": [], "truncated": [], "elapsed_ms": 1, "request_id": "r"}
    return httpx.Response(200, json=body | changes)


def test_a_connection_that_fails_is_tried_again() -> None:
    client, seen = answering(httpx.ConnectError("no"), httpx.ReadError("broke off"), whole())
    with client:
        client.query("select 1")
    assert len({request.headers["x-request-id"] for request in seen}) == 1
    assert len(seen) == 3


def test_a_gateway_that_cannot_be_reached_is_an_error_of_ours() -> None:
    client, _ = answering(*[httpx.ConnectTimeout("no")] * 3)
    with client, pytest.raises(GatewayUnreachable):
        client.query("select 1")


def test_the_path_of_the_base_url_is_kept_and_the_token_is_a_header() -> None:
    client, seen = answering(whole())
    with client:
        client.query("select 1")
    assert (str(seen[0].url), seen[0].headers["authorization"]) == ("https://gateway/agents/v1/query", "Bearer t")


@pytest.mark.parametrize(
    ("response", "retried"),
    [
        (lambda: httpx.Response(302, headers={"Location": "https://elsewhere"}), False),
        (lambda: httpx.Response(200, html="<p>log in</p>"), False),
        (lambda: httpx.Response(200, json={"rows": []}), False),
        (lambda: httpx.Response(502, html="<p>bad gateway</p>"), True),
        (lambda: httpx.Response(400, json={"code": 1}, headers={"Content-Type": PROBLEM}), False),
    ],
)
def test_what_is_not_the_gateway_is_told_so(response: Callable[[], httpx.Response], *, retried: bool) -> None:
    client, seen = answering(*[response() for _ in range(3)])
    with client, pytest.raises(AnswerUnreadable):
        client.query("select 1")
    assert len(seen) == (3 if retried else 1)


def test_a_code_of_a_newer_gateway_is_kept() -> None:
    told = {"code": "fetch.new", "message": "m", "hint": "h", "retryable": False, "violations": [], "request_id": "r"}
    client, _ = answering(httpx.Response(418, json=told, headers={"Content-Type": PROBLEM}))
    with client, pytest.raises(GatewayError) as raised:
        client.query("select 1")
    assert (raised.value.code, raised.value.status, raised.value.hint) == ("fetch.new", 418, "h")


def test_a_base_url_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(SettingsInvalid):
        Client("gateway:8080", "t")


HEAD = '{"columns":[{"name":"a","type":"text"}]}\n'
END = '{"row_count":2,"truncated":[],"elapsed_ms":1.5,"request_id":"r"}\n'


def lines(*pieces: str) -> httpx.Response:
    octets = [piece.encode() for piece in pieces]
    return httpx.Response(200, headers={"Content-Type": "application/x-ndjson"}, content=iter(octets))


def test_streamed_rows_come_one_by_one() -> None:
    client, seen = answering(lines(HEAD + '["x', '"]\n["\u2028"]\n', END))
    with client, client.stream("select 1") as rows:
        assert [column.name for column in rows.columns] == ["a"]
        assert list(rows) == [["x"], ["\u2028"]]
        assert (rows.end().row_count, rows.end().request_id) == (2, "r")
    assert seen[0].headers["accept"] == "application/x-ndjson"


def test_streamed_rows_without_their_last_line_are_an_error() -> None:
    client, _ = answering(lines(HEAD, '["x"]\n'))
    with client, client.stream("select 1") as rows, pytest.raises(AnswerUnreadable):
        list(rows)


def test_a_stream_is_tried_again_until_it_begins() -> None:
    client, seen = answering(httpx.ConnectError("no"), lines(HEAD, END))
    with client, client.stream("select 1") as rows:
        assert list(rows) == []
    assert len(seen) == 2


def test_the_problem_of_a_stream_is_raised_before_any_row() -> None:
    told = TokenExpired().problem("r").model_dump()
    client, _ = answering(httpx.Response(401, content=json.dumps(told), headers={"Content-Type": PROBLEM}))
    with client, pytest.raises(TokenExpired), client.stream("select 1"):
        pass
