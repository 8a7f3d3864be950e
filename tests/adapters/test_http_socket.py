"""The HTTP door on a real socket: chunked bodies, slow bodies, clients that go away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress

import pytest

from agent_gateway.adapters.http import listener, threshold
from agent_gateway.adapters.http.listener import MAX_HEAD_OCTETS
from agent_gateway.auth import mint_test_token
from agent_gateway.types import ResultSet
from tests.adapters import corridor as doubles
from tests.adapters.corridor import CAP, SETTINGS, TOKEN, Corridor
from tests.adapters.listening import listening, read_answer, talk

HEAD = (
    f"POST /v1/query HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\n"
)
BODY = b'{"sql": "select 1"}'


def chunk(octets: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(octets), octets)


CHUNKED = HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\n"
WHOLE = HEAD.encode() + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY


@pytest.fixture
async def port(corridor: Corridor) -> AsyncGenerator[int]:
    async with listening(corridor.app()) as found:
        yield found


async def test_a_chunked_body_is_read(corridor: Corridor, port: int) -> None:
    answer = await talk(port, CHUNKED, chunk(BODY[:5]), chunk(BODY[5:]), chunk(b""))
    assert (answer.status, corridor.asked[0][1].sql) == (200, "select 1")


async def test_a_chunked_body_over_the_cap_is_cut_off(port: int) -> None:
    answer = await talk(port, CHUNKED, *[chunk(b"x" * 500)] * (CAP // 500 + 1))
    assert (answer.status, answer.body["code"]) == (413, "request.too_large")


async def test_a_declared_body_over_the_cap_is_refused_before_it_is_sent(port: int) -> None:
    answer = await talk(port, HEAD.encode() + b"Content-Length: 99999999999\r\n\r\n")
    assert (answer.status, answer.body["code"]) == (413, "request.too_large")


async def test_an_endless_chunked_body_is_not_read_to_its_end(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(CHUNKED + chunk(b"x" * (CAP + 1)))
    await read_answer(reader)
    assert await asyncio.wait_for(reader.read(), 2) == b""
    writer.close()


async def test_a_body_that_does_not_come_is_given_up(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threshold, "BODY_DEADLINE_S", 0.1)
    answer = await asyncio.wait_for(talk(port, HEAD.encode() + b"Content-Length: 19\r\n\r\n{"), 5)
    assert (answer.status, answer.body["code"]) == (408, "request.too_slow")


async def test_a_connection_serves_one_request_after_another(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    codes = []
    for _ in range(3):
        writer.write(WHOLE)
        codes.append((await read_answer(reader)).status)
    writer.close()
    assert codes == [200, 200, 200]


async def test_a_client_who_goes_away_cancels_the_statement(corridor: Corridor, port: int) -> None:
    corridor.endless = True
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(WHOLE)
    await asyncio.wait_for(corridor.running.wait(), 5)
    writer.close()
    await asyncio.wait_for(corridor.cancelled.wait(), 5)
    assert corridor.cancelled.is_set()


async def test_a_client_who_goes_away_is_counted(corridor: Corridor, port: int) -> None:
    corridor.endless = True
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(WHOLE)
    await asyncio.wait_for(corridor.running.wait(), 5)
    writer.transport.abort()
    await asyncio.wait_for(corridor.cancelled.wait(), 5)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /metrics HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n")
    counted = await reader.read()
    writer.close()
    assert b'agent_gateway_requests_total{code="request.cancelled",path="/v1/query"} 1.0' in counted


async def test_a_client_who_goes_away_before_the_body_is_recorded(corridor: Corridor, port: int) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HEAD.encode() + b"X-Request-Id: r9\r\nContent-Length: 19\r\n\r\n{")
    await asyncio.sleep(0.1)
    writer.transport.abort()
    for _ in range(100):
        await asyncio.sleep(0.02)
        if corridor.turned_away:
            break
    assert corridor.turned_away == [("r9", "", "request.cancelled")]


async def test_a_client_who_stays_gets_his_answer_although_others_leave(corridor: Corridor, port: int) -> None:
    corridor.endless = True
    leaving = [await asyncio.open_connection("127.0.0.1", port) for _ in range(10)]
    for _, writer in leaving:
        writer.write(WHOLE)
    await asyncio.wait_for(corridor.running.wait(), 5)
    corridor.endless = False
    corridor.answer = ResultSet((), [], (), 0.0, "mine", 0)
    for _, writer in leaving:
        writer.transport.abort()
    assert (await talk(port, WHOLE)).body["request_id"] == "mine"


GET = b"GET /livez HTTP/1.1\r\nHost: gateway\r\n"


async def rest(reader: asyncio.StreamReader) -> int:
    """The bytes that come until the server lets go of the connection."""
    received = 0
    with suppress(ConnectionError):
        while octets := await reader.read(65_536):
            received += len(octets)
    return received


async def test_a_head_that_is_too_long_is_refused_in_our_shape(port: int) -> None:
    answer = await talk(port, GET, *[b"X: " + b"x" * 30_000 + b"\r\n"] * (MAX_HEAD_OCTETS // 30_000 + 1))
    assert (answer.status, answer.body["code"], answer.headers["content-type"]) == (
        400,
        "request.invalid",
        "application/problem+json",
    )


async def test_a_head_of_one_endless_line_is_refused(port: int) -> None:
    answer = await talk(port, GET + b"X: ", *[b"x" * 30_000] * (MAX_HEAD_OCTETS // 30_000 + 1))
    assert answer.status == 400


async def test_a_long_head_of_a_second_request_is_refused(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(GET + b"\r\n")
    await read_answer(reader)
    writer.write(GET + b"X: " + b"x" * 40_000)
    writer.write(b"x" * 40_000)
    assert (await read_answer(reader)).status == 400
    writer.close()


async def test_a_head_with_a_long_token_is_read(port: int) -> None:
    head = b"Authorization: Bearer " + b"x" * 8_192 + b"\r\n\r\n"
    assert (await talk(port, GET, head)).status == 200


async def test_what_is_no_http_is_refused_in_our_shape(port: int) -> None:
    answer = await talk(port, b"\x16\x03\x01 not http\r\n\r\n")
    assert (answer.status, answer.body["code"]) == (400, "request.invalid")


@pytest.mark.parametrize("start", [b"", b"GET /li", GET, b"\r\n", GET + b"\r\n" + b"GET"])
async def test_a_head_that_does_not_come_is_given_up(port: int, monkeypatch: pytest.MonkeyPatch, start: bytes) -> None:
    monkeypatch.setattr(listener, "HEAD_DEADLINE_S", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(start)
    await asyncio.wait_for(rest(reader), 2)
    assert reader.at_eof() or reader.exception()
    writer.close()


async def test_a_statement_may_run_for_longer_than_a_head_may_take(
    corridor: Corridor, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "HEAD_DEADLINE_S", 0.1)
    corridor.delay_s = 0.4
    assert (await talk(port, WHOLE)).status == 200


async def test_trailers_without_an_end_are_cut_off(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(CHUNKED + chunk(BODY) + b"0\r\n")
    with suppress(ConnectionError):
        for _ in range(1_000):
            writer.write(b"X: " + b"x" * 10_000 + b"\r\n")
            await writer.drain()
    assert await asyncio.wait_for(rest(reader), 2) == 0
    writer.close()


async def test_a_trailer_is_no_header(port: int) -> None:
    head = CHUNKED.replace(b"Authorization", b"X-Authorization")
    answer = await talk(port, head, chunk(BODY), f"0\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode())
    assert (answer.status, answer.body["code"]) == (401, "auth.missing")


async def test_an_answer_that_nobody_reads_is_dropped(
    corridor: Corridor, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "ANSWER_DEADLINE_S", 0.2)
    corridor.answer = ResultSet((), [["x" * 1_000] for _ in range(20_000)], (), 0.0, "", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
    writer.write(WHOLE)
    await asyncio.sleep(0.6)
    assert await rest(reader) < 20_000_000
    writer.close()


async def test_an_answer_that_nobody_reads_holds_a_place_of_its_tenant_only(
    corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = SETTINGS.model_copy(update={"requests_per_tenant": 1, "pool_wait_ms": 500})
    monkeypatch.setattr(doubles, "SETTINGS", few)
    corridor.answer = ResultSet((), [["x" * 1_000] for _ in range(20_000)], (), 0.0, "", 0)
    other = mint_test_token(SETTINGS, subject="u2", tenant="t2", role="viewer").encode()
    async with listening(corridor.app()) as port:
        reader, unread = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
        unread.write(WHOLE)
        await reader.read(1)
        corridor.answer = ResultSet((), [], (), 0.0, "", 0)
        assert (await talk(port, WHOLE)).body["code"] == "session.share_used"
        assert (await talk(port, WHOLE.replace(TOKEN.encode(), other))).status == 200
        unread.transport.abort()
        assert (await talk(port, WHOLE)).status == 200


async def test_an_answer_that_is_read_slowly_arrives(corridor: Corridor, port: int) -> None:
    corridor.answer = ResultSet((), [["x" * 1_000] for _ in range(2_000)], (), 0.0, "", 0)
    assert len((await talk(port, WHOLE)).body["rows"]) == 2_000


async def test_the_server_does_not_name_itself(port: int) -> None:
    assert "server" not in (await talk(port, GET, b"\r\n")).headers


async def test_blank_lines_do_not_keep_a_connection(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "HEAD_DEADLINE_S", 0.3)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(GET + b"\r\n")
    await read_answer(reader)
    for _ in range(20):
        writer.write(b"\r\n")
        await asyncio.sleep(0.05)
    with suppress(ConnectionError):
        assert await asyncio.wait_for(reader.read(), 0.2) == b""
    writer.close()


async def test_a_client_who_has_read_a_long_answer_may_ask_again(
    corridor: Corridor, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "ANSWER_DEADLINE_S", 0.5)
    corridor.answer = ResultSet((), [["x" * 1_000] for _ in range(8_000)], (), 0.0, "", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(WHOLE)
    await read_answer(reader)
    await asyncio.sleep(0.8)
    writer.write(WHOLE)
    assert (await read_answer(reader)).status == 200
    writer.close()


async def test_who_finds_no_room_is_told_so_in_our_shape(corridor: Corridor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "_CONNECTIONS", 1)
    async with listening(corridor.app()) as port:
        answer = await talk(port, WHOLE)
    assert (answer.status, answer.body["code"], answer.headers["content-type"]) == (
        503,
        "request.connections_used",
        "application/problem+json",
    )
