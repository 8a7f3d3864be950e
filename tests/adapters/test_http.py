"""The HTTP door by itself: what it lets in, what it turns away, and how it says so."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import httpx
import pytest
from fastapi import Query

from agent_gateway import guard
from agent_gateway.errors import (
    AuditUnavailable,
    ConnectionLost,
    DatabaseDown,
    GatewayError,
    ShareUsed,
    StatementRefused,
    TenantBusy,
)
from agent_gateway.tool import tool_spec
from agent_gateway.types import (
    Catalog,
    Column,
    Refused,
    ResultSet,
    Truncation,
    Violation,
)
from tests.adapters.corridor import CAP, TOKEN, Corridor, client

PROBLEM = "application/problem+json"
GOOD = {"sql": "select 1"}


async def test_an_answer_has_the_promised_shape(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    columns, cut = (Column("n", "integer"), Column("n", "text")), (Truncation("rows", 1, "rows"),)
    corridor.answer = ResultSet(columns, [[1, "é"]], cut, 1.25, "r1", 3)
    assert (await caller.post("/v1/query", json=GOOD)).json() == {
        "columns": [{"name": "n", "type": "integer"}, {"name": "n", "type": "text"}],
        "rows": [[1, "é"]],
        "row_count": 1,
        "truncated": [{"reason": "rows", "limit": 1, "unit": "rows"}],
        "elapsed_ms": 1.25,
        "request_id": "r1",
    }


async def test_a_check_is_the_explanation_of_the_guard(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    answer = await caller.post("/v1/check", json={"sql": "select a from t where b"})
    explained = guard.explain("select a from t where b", guard.allowlist(Catalog(corridor.relations, ("app",))))
    assert (answer.status_code, answer.json()) == (200, json.loads(json.dumps(asdict(explained))))


async def test_a_check_is_of_the_callers_statement(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/check", json={"sql": "select 2"}, headers={"X-Request-Id": "abc.1"})
    claim, asked = corridor.asked[0]
    assert (claim.tenant, asked.sql, asked.request_id) == ("t1", "select 2", "abc.1")


async def test_a_refusal_says_which_part_is_meant(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    corridor.answer = StatementRefused(Refused("x", (Violation("guard.write", "m", "h", "delete"),)))
    assert (await caller.post("/v1/query", json=GOOD)).json()["violations"][0]["fragment"] == "delete"


@pytest.mark.parametrize("value", [10**30, -(10**19), "\ud800", {"a": [10**25]}, 2**64])
async def test_json_that_the_fast_writer_refuses_survives(
    corridor: Corridor, caller: httpx.AsyncClient, value: Any
) -> None:
    corridor.answer = ResultSet((Column("j", "json"),), [[value]], (Truncation("rows", 1, "rows"),), 1.0, "r", 9)
    answer = await caller.post("/v1/query", json=GOOD)
    assert json.loads(answer.content)["rows"] == [[value]]


async def test_a_hint_is_in_the_answer_where_there_is_one(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    corridor.answer = ResultSet((), [], (), 1.0, "r1", 0, "nothing matches")
    assert (await caller.post("/v1/query", json=GOOD)).json()["hint"] == "nothing matches"


async def test_the_question_reaches_the_corridor(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/query", json={"sql": "select 2", "max_rows": 7}, headers={"X-Request-Id": "abc.1"})
    claim, asked = corridor.asked[0]
    assert (claim.tenant, asked.sql, asked.max_rows, asked.request_id) == ("t1", "select 2", 7, "abc.1")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"select 1",
        b"[]",
        b"null",
        b'"select 1"',
        b"{}",
        b'{"sql": 1}',
        b'{"sql": null}',
        b'{"sql": ["select 1"]}',
        b'{"sql": "select 1", "max_rows": 0}',
        b'{"sql": "select 1", "max_rows": -1}',
        b'{"sql": "select 1", "max_rows": "5"}',
        b'{"sql": "select 1", "max_rows": 5.0}',
        b'{"sql": "select 1", "max_rows": true}',
        b'{"sql": "select 1", "max_rows": 1e400}',
        b'{"sql": "select 1", "tenant": "t2"}',
        b'{"sql": "select 1", "sql\\u0000": "x"}',
        b'{"sql": "select 1", "sql": "select 2"}',
        b'{"sql": "select 1", "\\u0073ql": "select 2"}',
        b'{"sql": "select 1", "max_rows": 1, "max_rows": 2}',
        b'{"sql": "select 1", "x": ' + b"[" * 950 + b"]" * 950 + b"}",
        b'{"sql": "\\ud800"}',
        b'{"sql": "select 1"',
        b'{"sql": NaN}',
        b"\xff\xfe",
        b'\xef\xbb\xbf{"sql": "select 1"}',
        b"[" * 1_500,
    ],
)
async def test_a_body_that_does_not_fit_is_invalid(corridor: Corridor, caller: httpx.AsyncClient, body: bytes) -> None:
    answer = await caller.post("/v1/query", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"], corridor.asked) == (400, "request.invalid", [])


async def test_every_reason_against_a_body_comes_at_once(caller: httpx.AsyncClient) -> None:
    answer = await caller.post("/v1/query", json={"sql": 1, "max_rows": 0, "tenant": "t2"})
    assert len(answer.json()["violations"]) == 3


async def test_reasons_against_a_body_are_bounded(caller: httpx.AsyncClient) -> None:
    answer = await caller.post("/v1/query", json={"sql": "x", **{f"{'f' * 100}{n}": 1 for n in range(15)}})
    told = [violation["message"] for violation in answer.json()["violations"]]
    assert (len(told), max(map(len, told)) < 100) == (10, True)


async def test_a_value_that_was_sent_is_not_repeated(caller: httpx.AsyncClient) -> None:
    answer = await caller.post("/v1/query", json={"sql": {"secret": "zzz"}})
    assert b"zzz" not in answer.content


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
)
async def test_a_body_of_another_media_type_is_not_read(caller: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await caller.post("/v1/query", content=b'{"sql": "select 1"}', headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "request.media_type")


async def test_json_may_name_its_charset(caller: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert (await caller.post("/v1/query", content=b'{"sql": "x"}', headers=headers)).status_code == 200


@pytest.mark.parametrize(
    ("request_headers", "code"),
    [
        ({}, "auth.missing"),
        ({"Authorization": "Basic dTpw"}, "auth.missing"),
        ({"Authorization": "Bearer x"}, "auth.malformed"),
        ({"Authorization": f"Bearer {TOKEN[:-4]}AAAA"}, "auth.signature_invalid"),
    ],
)
@pytest.mark.parametrize("path", ["/v1/query", "/v1/check", "/v1/catalog"])
async def test_without_a_good_token_nobody_gets_in(
    stranger: httpx.AsyncClient, path: str, request_headers: dict[str, str], code: str
) -> None:
    method = "GET" if path == "/v1/catalog" else "POST"
    answer = await stranger.request(method, path, headers=request_headers)
    assert (answer.status_code, answer.json()["code"]) == (401, code)


async def test_two_authorization_headers_are_ambiguous(stranger: httpx.AsyncClient) -> None:
    headers = [("Authorization", f"Bearer {TOKEN}"), ("Authorization", "Bearer x")]
    assert (await stranger.post("/v1/query", json=GOOD, headers=headers)).json()["code"] == "auth.malformed"


@pytest.mark.parametrize(("header", "told"), [(None, "Bearer"), ("Bearer x", 'Bearer error="invalid_token"')])
async def test_a_401_names_the_scheme(stranger: httpx.AsyncClient, header: str | None, told: str) -> None:
    headers = {"Authorization": header} if header else {}
    answer = await stranger.get("/v1/catalog", headers=headers)
    assert answer.headers["WWW-Authenticate"] == told


@pytest.mark.parametrize("body", [b"nonsense", b'{"sql": 1}', b""])
async def test_a_stranger_learns_nothing_about_the_body(stranger: httpx.AsyncClient, body: bytes) -> None:
    assert (await stranger.post("/v1/query", content=body)).json()["code"] == "auth.missing"


async def test_the_cap_comes_before_the_token(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/v1/query", content=b"x" * (CAP + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


async def test_a_body_of_exactly_the_cap_is_read(caller: httpx.AsyncClient) -> None:
    frame = b'{"sql": ""}'
    body = b'{"sql": "' + b"x" * (CAP - len(frame)) + b'"}'
    headers = {"Content-Type": "application/json"}
    assert (len(body), (await caller.post("/v1/query", content=body, headers=headers)).status_code) == (CAP, 200)


@pytest.mark.parametrize("body", [GOOD, {"sql": "select 1", "no": 1}])
async def test_who_does_not_get_in_is_recorded(
    corridor: Corridor, stranger: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    await stranger.post("/v1/query", json=body, headers={"X-Request-Id": "r9"})
    assert corridor.turned_away == [("r9", "", "auth.missing")]


async def test_a_bad_body_is_recorded_with_its_statement(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/query", json={"sql": "select 3", "no": 1}, headers={"X-Request-Id": "r9"})
    assert corridor.turned_away == [("r9", "select 3", "request.invalid")]


async def test_a_body_over_the_cap_is_recorded(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/query", content=b"x" * (CAP + 1), headers={"X-Request-Id": "r9"})
    assert corridor.turned_away == [("r9", "", "request.too_large")]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("GET /v1/nowhere", "request.not_found"),
        ("GET /v1/query", "request.method_denied"),
        ("DELETE /v1/catalog", "request.method_denied"),
    ],
)
async def test_a_request_to_no_endpoint_is_recorded_with_whoever_it_came_from(
    corridor: Corridor, caller: httpx.AsyncClient, stranger: httpx.AsyncClient, asked: str, code: str
) -> None:
    for asking in (caller, stranger):
        await asking.request(*asked.split(), headers={"X-Request-Id": "r9"})
    assert corridor.turned_away == [("r9", "", code)] * 2
    assert [claim and claim.tenant for claim in corridor.claims] == ["t1", None]


async def test_a_request_for_no_data_is_not_recorded(corridor: Corridor, stranger: httpx.AsyncClient) -> None:
    await stranger.get("/favicon.ico")
    assert corridor.turned_away == []


async def test_a_bad_body_is_recorded_with_whoever_sent_it(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/check", json={"sql": 1})
    assert [claim and claim.subject for claim in corridor.claims] == ["u1"]


async def test_a_catalog_that_cannot_be_read_is_recorded(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    corridor.answer = DatabaseDown()
    await caller.get("/v1/catalog", headers={"X-Request-Id": "r9"})
    assert corridor.turned_away == [("r9", "", "session.database_down")]


async def test_what_the_corridor_refuses_is_not_recorded_twice(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    corridor.answer = DatabaseDown()
    await caller.post("/v1/query", json=GOOD)
    assert corridor.turned_away == []


async def test_a_path_that_cannot_be_recorded_says_so(corridor: Corridor, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise AuditUnavailable

    monkeypatch.setattr(corridor, "refused", full)
    async with client(corridor.app()) as fresh:
        assert (await fresh.get("/v1/nowhere")).json()["code"] == "audit.unavailable"


@pytest.mark.parametrize("size", [10, CAP + 1])
async def test_a_refusal_that_cannot_be_recorded_says_so(
    corridor: Corridor, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    async def full(*_: object) -> None:
        raise AuditUnavailable

    monkeypatch.setattr(corridor, "refused", full)
    async with client(corridor.app()) as fresh:
        assert (await fresh.post("/v1/query", content=b"x" * size)).json()["code"] == "audit.unavailable"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, "request.not_found"),
        ("GET", "/docs", 404, "request.not_found"),
        ("GET", "/redoc", 404, "request.not_found"),
        ("POST", "/v1/query/", 404, "request.not_found"),
        ("POST", "/v1/../v1/QUERY", 404, "request.not_found"),
        ("GET", "/v1/query", 405, "request.method_denied"),
        ("OPTIONS", "/v1/query", 405, "request.method_denied"),
        ("DELETE", "/v1/catalog", 405, "request.method_denied"),
        ("POST", "/readyz", 405, "request.method_denied"),
    ],
)
async def test_there_is_no_other_door(
    caller: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    answer = await caller.request(method, path)
    assert (answer.status_code, answer.json()["code"], answer.headers["Content-Type"]) == (status, code, PROBLEM)


async def test_a_405_names_the_methods(caller: httpx.AsyncClient) -> None:
    assert (await caller.get("/v1/query")).headers["Allow"] == "POST"


@pytest.mark.parametrize("error", [DatabaseDown(internal="10.0.0.7"), ConnectionLost(), TenantBusy()])
async def test_an_error_of_the_corridor_becomes_a_problem(
    corridor: Corridor, caller: httpx.AsyncClient, error: GatewayError
) -> None:
    corridor.answer = error
    answer = await caller.post("/v1/query", json=GOOD, headers={"X-Request-Id": "r9"})
    assert (answer.status_code, answer.headers["Content-Type"], answer.json()) == (
        error.status,
        PROBLEM,
        error.problem("r9").model_dump(),
    )


@pytest.mark.parametrize(("error", "seconds"), [(DatabaseDown(), "5"), (ShareUsed(), "5"), (TenantBusy(), "60")])
async def test_whoever_shall_wait_is_told_how_long(
    corridor: Corridor, caller: httpx.AsyncClient, error: GatewayError, seconds: str
) -> None:
    corridor.answer = error
    assert (await caller.post("/v1/query", json=GOOD)).headers["Retry-After"] == seconds


async def test_every_violation_reaches_the_caller(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    violations = (Violation("guard.a", "m", "h"), Violation("guard.b", "m", "h", "fragment"))
    corridor.answer = StatementRefused(Refused("x", violations))
    answer = (await caller.post("/v1/query", json=GOOD)).json()
    assert [violation["code"] for violation in answer["violations"]] == ["guard.a", "guard.b"]


@pytest.mark.parametrize("path", ["/v1/query", "/v1/check", "/v1/catalog"])
async def test_what_breaks_inside_stays_inside(corridor: Corridor, caller: httpx.AsyncClient, path: str) -> None:
    corridor.answer = RuntimeError("password=hunter2")
    answer = await (caller.get(path) if path == "/v1/catalog" else caller.post(path, json=GOOD))
    assert (answer.status_code, answer.json()["code"], b"hunter2" in answer.content) == (
        500,
        "gateway.internal",
        False,
    )


async def test_what_breaks_inside_is_logged(
    corridor: Corridor, caller: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    corridor.answer = RuntimeError("a bug")
    await caller.post("/v1/query", json=GOOD, headers={"X-Request-Id": "r9"})
    assert [record.exc_info is not None for record in caplog.records if "r9" in record.getMessage()] == [True]


async def test_a_route_with_framework_validation_answers_in_our_shape(corridor: Corridor) -> None:
    app = corridor.app()

    async def more(n: int = Query()) -> int:
        return n

    app.add_api_route("/more", more)
    async with client(app) as fresh:
        assert (await fresh.get("/more?n=x")).json()["code"] == "request.invalid"


@pytest.mark.parametrize("path", ["/v1/catalog", "/livez", "/nowhere", "/metrics"])
@pytest.mark.parametrize(("name", "value"), [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")])
async def test_every_answer_has_the_security_headers(
    caller: httpx.AsyncClient, path: str, name: str, value: str
) -> None:
    assert (await caller.get(path)).headers[name] == value


async def test_no_other_origin_is_let_in(caller: httpx.AsyncClient) -> None:
    answer = await caller.get("/v1/catalog", headers={"Origin": "https://evil.test"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("wished", ["a", "A-b_c.1", "x" * 64])
async def test_a_request_id_of_the_caller_is_kept(caller: httpx.AsyncClient, wished: str) -> None:
    assert (await caller.get("/livez", headers={"X-Request-Id": wished})).headers["X-Request-Id"] == wished


@pytest.mark.parametrize("wished", ["", "x" * 65, "a b", "a\nb", "a/b", "é", "a;b", "<a>"])
async def test_a_request_id_that_could_forge_a_line_is_replaced(corridor: Corridor, wished: str) -> None:
    headers = [(b"x-request-id", wished.encode("latin-1"))]
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/livez", "headers": headers, "query_string": b""}
    await corridor.app()(scope, receive, send)
    made = dict(sent[0]["headers"])[b"x-request-id"].decode()
    assert (len(made), made.isalnum()) == (32, True)


async def test_the_id_of_a_request_is_in_its_problem(caller: httpx.AsyncClient) -> None:
    answer = await caller.get("/nowhere")
    assert answer.json()["request_id"] == answer.headers["X-Request-Id"]


async def test_the_tools_are_told_as_openai_takes_them(caller: httpx.AsyncClient) -> None:
    assert (await caller.get("/v1/tool")).json() == tool_spec()


async def test_the_tools_are_told_to_nobody_without_a_token(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/v1/tool")).status_code == 401
