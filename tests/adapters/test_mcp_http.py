"""Who gets in to `/mcp`, and under which name: an OAuth 2.1 resource server whose sessions belong to one claim."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from agent_gateway.adapters.mcp import door, posts, sessions
from agent_gateway.auth import mint_test_token
from agent_gateway.errors import AuditUnavailable
from tests.adapters.corridor import BEARER, CAP, SETTINGS, TOKEN, Corridor, client
from tests.adapters.listening import listening
from tests.adapters.raw_mcp import ACCEPT, CANCEL, INITIALIZE, MODERN, call, call_and_hang_up, message, session
from tests.adapters.speaking_mcp import held

BASE = "http://localhost"
METADATA = "/.well-known/oauth-protected-resource"


CALL = call("select 1")


def call_of(*, modern: bool = False, **changes: Any) -> dict[str, Any]:
    """A call with other parameters."""
    made = call("select 1", modern=modern)
    return made | {"params": made["params"] | changes}


def bearer(**changes: str) -> dict[str, str]:
    claim: dict[str, Any] = {"subject": "u1", "tenant": "t1", "role": "viewer"} | changes
    return {"Authorization": f"Bearer {mint_test_token(SETTINGS, **claim)}"}


async def until_asked(corridor: Corridor) -> None:
    async with asyncio.timeout(5):
        while not corridor.asked:  # noqa: ASYNC110  # the corridor has no event for it
            await asyncio.sleep(0.01)


@pytest.fixture
async def anybody(corridor: Corridor) -> AsyncGenerator[httpx.AsyncClient]:
    app = corridor.app_with_mcp()
    async with held(app.router.lifespan_context(app)), client(app, base_url=BASE, headers=ACCEPT) as made:
        yield made


@pytest.mark.parametrize(
    ("headers", "code", "challenge"),
    [
        ({}, "auth.missing", "Bearer resource_metadata="),
        ({"Authorization": "Bearer x"}, "auth.malformed", 'Bearer error="invalid_token", resource_metadata='),
        (
            {"Authorization": "Bearer " + mint_test_token(
                SETTINGS.model_copy(update={"jwt_audience": "another"}), subject="u1", tenant="t1", role="viewer"
            )},
            "auth.audience_denied",
            'Bearer error="invalid_token", resource_metadata=',
        ),
        ({"Authorization": "Bearer " + mint_test_token(SETTINGS, subject="u", tenant="t", role="viewer", ttl_s=-99)},
         "auth.expired", 'Bearer error="invalid_token", resource_metadata='),
    ],
)  # fmt: skip
async def test_who_has_no_good_token_is_told_where_to_get_one(
    anybody: httpx.AsyncClient, corridor: Corridor, headers: dict[str, str], code: str, challenge: str
) -> None:
    answer = await anybody.post("/mcp", json=INITIALIZE, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert answer.headers["www-authenticate"] == f'{challenge}"{BASE}{METADATA}/mcp"'
    assert corridor.turned_away == [(answer.headers["x-request-id"], "", code)]


async def test_two_tokens_are_none(anybody: httpx.AsyncClient) -> None:
    answer = await anybody.post("/mcp", json=INITIALIZE, headers=[("Authorization", f"Bearer {TOKEN}")] * 2)
    assert answer.json()["code"] == "auth.malformed"


@pytest.mark.parametrize("path", [METADATA, f"{METADATA}/mcp"])
async def test_the_metadata_names_the_resource_and_its_issuer(anybody: httpx.AsyncClient, path: str) -> None:
    answer = await anybody.get(path)
    assert answer.json() == {
        "resource": f"{BASE}/mcp",
        "resource_name": "agent_gateway",
        "bearer_methods_supported": ["header"],
        "authorization_servers": [SETTINGS.jwt_issuer],
    }


async def test_the_metadata_names_the_public_address(corridor: Corridor) -> None:
    app = corridor.app_with_mcp(public_url="https://gateway.example/")
    async with client(app, base_url="http://gateway.example") as caller:
        answer = await caller.get(METADATA)
    assert answer.json()["resource"] == "https://gateway.example/mcp"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example"},
        {"Host": "evil.example@localhost"},
        {"Host": "localhost/evil"},
        {"Host": "localhost#.evil.example"},
        {"Origin": "http://evil.example@localhost"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_a_page_of_another_name_does_not_get_in(
    anybody: httpx.AsyncClient, corridor: Corridor, headers: dict[str, str]
) -> None:
    answer = await anybody.post("/mcp", json=INITIALIZE, headers=BEARER | headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "request.name_denied")
    assert [code for _, _, code in corridor.turned_away] == ["request.name_denied"]


@pytest.mark.parametrize(
    "names",
    [("Host", "evil.example", "Host", "localhost"), ("Origin", "http://evil.example", "Origin", "http://localhost")],
)
async def test_a_name_that_is_told_twice_is_none(anybody: httpx.AsyncClient, names: tuple[str, ...]) -> None:
    told = [*BEARER.items(), *zip(names[::2], names[1::2], strict=True)]
    answer = await anybody.post("/mcp", json=INITIALIZE, headers=told)
    assert (answer.status_code, answer.json()["code"]) == (403, "request.name_denied")


@pytest.mark.parametrize(
    "headers", [{"Host": "localhost:1"}, {"Origin": "http://localhost:6274"}, {"Host": "[::1]:80"}]
)
async def test_our_own_names_get_in(anybody: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await anybody.post("/mcp", json=INITIALIZE, headers=BEARER | headers)).status_code == 200


@pytest.mark.parametrize("other", [{"tenant": "t2"}, {"subject": "u2"}, {"role": "admin"}])
@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
async def test_a_session_does_not_exist_for_another_claim(
    anybody: httpx.AsyncClient, corridor: Corridor, other: dict[str, str], method: str
) -> None:
    mine = await session(anybody, bearer())
    answer = await anybody.request(method, "/mcp", json=CALL, headers=mine | bearer(**other))
    assert (answer.status_code, corridor.asked) == (404, [])


async def test_a_session_goes_on_with_a_fresh_token_of_the_same_claim(
    anybody: httpx.AsyncClient, corridor: Corridor
) -> None:
    mine = await session(anybody, bearer())
    fresh = mint_test_token(SETTINGS, subject="u1", tenant="t1", role="viewer", ttl_s=99)
    answer = await anybody.post("/mcp", json=CALL, headers=mine | {"Authorization": f"Bearer {fresh}"})
    assert (answer.status_code, len(corridor.asked)) == (200, 1)


async def test_a_session_is_no_token(anybody: httpx.AsyncClient, corridor: Corridor) -> None:
    mine = await session(anybody, bearer())
    del mine["Authorization"]
    answer = await anybody.post("/mcp", json=CALL, headers=mine)
    assert (answer.status_code, corridor.asked) == (401, [])


async def test_a_tenant_in_another_spelling_opens_no_session(anybody: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.tenant_type = "bigint"
    spelled = [await anybody.post("/mcp", json=INITIALIZE, headers=bearer(tenant=tenant)) for tenant in ("42", "042")]
    assert [(answer.status_code, answer.headers.get("mcp-session-id") is None) for answer in spelled] == [
        (200, False),
        (403, True),
    ]
    assert [code for _, _, code in corridor.turned_away] == ["auth.tenant_misspelt"]


TURNED_AWAY = {
    "arguments": (call_of(arguments={}), {}, "tool.argument_invalid"),
    "argument": (call_of(arguments={"sql": "select 7", "tenant": "t2"}), {}, "tool.argument_invalid"),
    "tool": (call_of(name="drop"), {}, "tool.unknown"),
    "parameters": (call_of(arguments=["select 1"]), {}, "request.invalid"),
    "method": (message("prompts/get", {"name": "steal"}, 2), {}, "request.invalid"),
    "message": ({"jsonrpc": "2.0"}, {}, "request.invalid"),
    "session": (CALL, {"Mcp-Session-Id": "0" * 32}, "request.not_found"),
    "accept": (CALL, {"Accept": "text/html"}, "request.invalid"),
}


@pytest.mark.parametrize(("sent", "headers", "code"), TURNED_AWAY.values(), ids=TURNED_AWAY)
async def test_whatever_is_turned_away_leaves_one_record(
    anybody: httpx.AsyncClient, corridor: Corridor, sent: dict[str, Any], headers: dict[str, str], code: str
) -> None:
    mine = await session(anybody, bearer())
    await anybody.post("/mcp", json=sent, headers=mine | headers)
    assert [refused for _, _, refused in corridor.turned_away] == [code]
    assert [(claim.subject, claim.tenant) for claim in corridor.claims if claim] == [("u1", "t1")]


@pytest.mark.parametrize(
    ("changes", "code"), [({"arguments": {}}, "tool.argument_invalid"), ({"name": "drop"}, "tool.unknown")]
)
async def test_the_protocol_without_sessions_leaves_one_record_too(
    anybody: httpx.AsyncClient, corridor: Corridor, changes: dict[str, Any], code: str
) -> None:
    sent = call_of(modern=True, **changes)
    await anybody.post("/mcp", json=sent, headers=bearer() | MODERN | {"Mcp-Name": sent["params"]["name"]})
    assert [refused for _, _, refused in corridor.turned_away] == [code]


async def test_what_cannot_be_recorded_is_answered_so(
    anybody: httpx.AsyncClient, corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise AuditUnavailable

    monkeypatch.setattr(corridor, "refused", full)
    answer = await anybody.post("/mcp", json=CALL, headers=bearer() | {"Mcp-Session-Id": "0" * 32})
    assert answer.status_code == 503


async def test_a_message_over_the_cap_is_refused_and_recorded(anybody: httpx.AsyncClient, corridor: Corridor) -> None:
    answer = await anybody.post("/mcp", content=b"x" * (CAP + 1), headers=BEARER)
    assert (answer.json()["code"], corridor.turned_away[0][2]) == ("request.too_large", "request.too_large")


async def test_a_tenant_that_opens_too_many_sessions_keeps_nobody_else_out(
    anybody: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sessions, "_MOST_OF_A_TENANT", 2)
    greedy = [await anybody.post("/mcp", json=INITIALIZE, headers=bearer(subject=f"u{n}")) for n in range(3)]
    other = await anybody.post("/mcp", json=INITIALIZE, headers=bearer(tenant="t2"))
    assert [answer.status_code for answer in (*greedy, other)] == [200, 200, 503, 200]
    assert greedy[-1].json()["message"] == "This tenant has as many MCP sessions as it may: 2."
    assert "are already open" not in caplog.text


async def test_requests_are_counted_by_their_path(anybody: httpx.AsyncClient) -> None:
    await anybody.post("/mcp", json=INITIALIZE)
    counted = (await anybody.get("/metrics")).text
    assert 'agent_gateway_requests_total{code="auth.missing",path="/mcp"} 1.0' in counted


@pytest.mark.parametrize("modern", [False, True])
async def test_a_client_who_hangs_up_cancels_the_statement(corridor: Corridor, *, modern: bool) -> None:
    corridor.endless = True
    async with listening(corridor.app_with_mcp()) as port:
        await call_and_hang_up(port, BEARER, "select 1", corridor.running.wait, modern=modern)
        await asyncio.wait_for(corridor.cancelled.wait(), 5)
    assert corridor.cancelled.is_set()


@pytest.mark.parametrize("again", [2, "2"])
async def test_an_id_that_is_under_way_is_refused_and_free_again_afterwards(
    anybody: httpx.AsyncClient, corridor: Corridor, again: int | str
) -> None:
    corridor.delay_s = 0.5
    mine = await session(anybody, bearer())
    first = asyncio.ensure_future(anybody.post("/mcp", json=CALL, headers=mine))
    await until_asked(corridor)
    second = await asyncio.wait_for(anybody.post("/mcp", json=CALL | {"id": again}, headers=mine), 5)
    assert (second.status_code, second.json()["code"], first.done()) == (400, "request.invalid", False)
    assert [code for _, _, code in corridor.turned_away] == ["request.invalid"]
    assert "structuredContent" in (await asyncio.wait_for(first, 5)).text
    third = await asyncio.wait_for(anybody.post("/mcp", json=CALL | {"id": again}, headers=mine), 5)
    assert (third.status_code, len(corridor.asked)) == (200, 2)


async def test_a_member_that_is_named_twice_is_refused_and_recorded(
    anybody: httpx.AsyncClient, corridor: Corridor
) -> None:
    headers = await session(anybody, BEARER | ACCEPT | {"Content-Type": "application/json"})
    body = json.dumps(call("select 1")).replace('"sql": ', '"sql": "select 2", "sql": ')
    answer = await anybody.post("/mcp", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "request.invalid")
    assert (corridor.asked, corridor.turned_away[-1][2]) == ([], "request.invalid")


async def test_an_id_belongs_to_its_session(anybody: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.delay_s = 0.2
    both = [await session(anybody, bearer()) for _ in range(2)]
    answers = await asyncio.gather(*(anybody.post("/mcp", json=CALL, headers=headers) for headers in both))
    assert ([answer.status_code for answer in answers], len(corridor.asked)) == ([200, 200], 2)


async def test_an_id_that_is_under_way_tells_another_claim_nothing(
    anybody: httpx.AsyncClient, corridor: Corridor
) -> None:
    corridor.delay_s = 0.5
    mine = await session(anybody, bearer())
    first = asyncio.ensure_future(anybody.post("/mcp", json=CALL, headers=mine))
    await until_asked(corridor)
    other = await anybody.post("/mcp", json=CALL, headers=mine | bearer(subject="u2"))
    assert (other.status_code, (await first).status_code) == (404, 200)


async def test_the_id_of_the_listening_stream_is_refused(anybody: httpx.AsyncClient) -> None:
    mine = await session(anybody, bearer())
    answer = await anybody.post("/mcp", json=CALL | {"id": "_GET_stream"}, headers=mine)
    assert answer.status_code == 400


async def test_a_tenant_with_too_many_requests_under_way_waits_and_keeps_nobody_else_out(
    anybody: httpx.AsyncClient, corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posts, "_MOST_OF_A_TENANT", 1)
    corridor.delay_s = 0.5
    mine, other = await session(anybody, bearer()), await session(anybody, bearer(tenant="t2"))
    first = asyncio.ensure_future(anybody.post("/mcp", json=CALL, headers=mine))
    await until_asked(corridor)
    refused = await anybody.post("/mcp", json=CALL | {"id": 3}, headers=mine)
    assert (refused.status_code, refused.json()["code"], "retry-after" in refused.headers) == (
        429,
        "session.share_used",
        True,
    )
    assert (await anybody.post("/mcp", json=CANCEL | {"params": {"requestId": 9}}, headers=mine)).status_code == 202
    assert (await anybody.post("/mcp", json=CALL, headers=other)).status_code == 200
    assert (await first).status_code == 200
    assert (await anybody.post("/mcp", json=CALL, headers=mine)).status_code == 200


@pytest.mark.parametrize("modern", [False, True])
async def test_a_request_that_is_not_answered_in_time_is_closed_and_cancelled(
    corridor: Corridor, monkeypatch: pytest.MonkeyPatch, *, modern: bool
) -> None:
    monkeypatch.setattr(door, "_MARGIN_S", 0.5)
    corridor.endless = True
    short = dict.fromkeys(("pool_wait_ms", "connect_timeout_ms", "transaction_timeout_ms", "statement_timeout_ms"), 1)
    async with (
        listening(corridor.app_with_mcp(**short)) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=ACCEPT) as caller,
    ):
        headers = bearer() | MODERN if modern else await session(caller, bearer())
        answer = await asyncio.wait_for(caller.post("/mcp", json=call("select 1", modern=modern), headers=headers), 5)
        await asyncio.wait_for(corridor.cancelled.wait(), 5)
    assert answer.status_code == (500 if modern else 200)
    assert "structuredContent" not in answer.text
