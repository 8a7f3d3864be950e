"""The whole way: a token and a statement over HTTP, one tenant's rows back, from a real PostgreSQL."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from agent_gateway import demo
from agent_gateway.adapters.http import create_app
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import Settings
from tests.adapters.corridor import client
from tests.adapters.listening import listening, talk
from tests.adapters.serving import ENDLESS, settings_for, token_for


@pytest.fixture
def settings(world: demo.World, tmp_path: Path) -> Settings:
    return settings_for(world, tmp_path, pool_size=1)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[FastAPI]:
    async with open_gateway(settings) as gateway:
        yield create_app(gateway, Authenticator.from_settings(settings), settings)


@pytest.fixture
async def app(settings: Settings) -> AsyncGenerator[FastAPI]:
    async with opened(settings) as made:
        yield made


@pytest.fixture
def bearer(settings: Settings, world: demo.World) -> Callable[[str], dict[str, str]]:
    def header(tenant: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {token_for(settings, world, tenant)}"}

    return header


@pytest.fixture
async def acme(app: FastAPI, bearer: Callable[[str], dict[str, str]]) -> AsyncGenerator[httpx.AsyncClient]:
    async with client(app, headers=bearer("acme")) as caller:
        yield caller


def records(settings: Settings) -> list[dict[str, Any]]:
    assert settings.audit_file is not None
    return [json.loads(line) for line in settings.audit_file.read_text().splitlines()]


@pytest.mark.parametrize("tenant", ["acme", "globex"])
async def test_a_caller_sees_the_rows_of_its_tenant(
    app: FastAPI, bearer: Callable[[str], dict[str, str]], world: demo.World, tenant: str
) -> None:
    async with client(app, headers=bearer(tenant)) as caller:
        answer = await caller.post("/v1/query", json={"sql": "select distinct tenant_id from invoices"})
    assert answer.json()["rows"] == [[world.tenants[tenant]]]


async def test_an_answer_is_cut_at_the_wish_of_the_caller(acme: httpx.AsyncClient) -> None:
    answer = (await acme.post("/v1/query", json={"sql": "select 1 from invoices", "max_rows": 3})).json()
    assert (answer["row_count"], answer["truncated"]) == (3, [{"reason": "rows", "limit": 3, "unit": "rows"}])


async def test_a_refused_statement_comes_back_with_its_reasons(acme: httpx.AsyncClient) -> None:
    answer = await acme.post("/v1/query", json={"sql": "delete from invoices"})
    assert (answer.status_code, answer.json()["violations"] != []) == (422, True)


async def test_the_catalog_names_no_hidden_column(acme: httpx.AsyncClient) -> None:
    relations = (await acme.get("/v1/catalog")).json()["relations"]
    users = next(relation for relation in relations if relation["name"] == "users")
    assert "password_hash" not in [column["name"] for column in users["columns"]]


async def test_a_gateway_with_a_database_is_ready(acme: httpx.AsyncClient) -> None:
    assert (await acme.get("/readyz")).status_code == 200


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"json": {"sql": "select 1"}, "headers": {"Authorization": ""}}, "auth.missing"),
        ({"json": {"sql": "select 1", "tenant": "globex"}}, "request.invalid"),
        ({"content": b"x" * 200_000}, "request.too_large"),
        ({"content": b"select 1"}, "request.media_type"),
    ],
)
async def test_whoever_is_turned_away_is_in_the_audit(
    acme: httpx.AsyncClient, settings: Settings, sent: dict[str, Any], code: str
) -> None:
    answer = await acme.post("/v1/query", **sent)
    record = records(settings)[-1]
    assert (record["codes"], record["request_id"]) == ([code], answer.headers["X-Request-Id"])


async def test_whoever_is_turned_away_with_a_token_is_named_in_the_audit(
    acme: httpx.AsyncClient, settings: Settings
) -> None:
    await acme.get("/v1/nowhere")
    record = records(settings)[-1]
    assert (record["codes"], record["tenant"]) == (["request.not_found"], demo.TENANTS["acme"])


async def test_the_answer_and_its_record_share_their_id(acme: httpx.AsyncClient, settings: Settings) -> None:
    answer = await acme.post("/v1/query", json={"sql": "select 1"}, headers={"X-Request-Id": "mine.1"})
    assert (answer.json()["request_id"], records(settings)[-1]["request_id"]) == ("mine.1", "mine.1")


async def test_without_a_database_the_answer_is_retryable(settings: Settings, tmp_path: Path) -> None:
    nowhere = settings.model_copy(update={"dsn": type(settings.dsn)(f"postgresql://agent_ro@/demo?host={tmp_path}")})
    token = mint_test_token(settings, subject="u1", tenant="t", role="viewer")
    async with opened(nowhere) as app, client(app, headers={"Authorization": f"Bearer {token}"}) as caller:
        answer = await caller.post("/v1/query", json={"sql": "select 1"})
    assert (answer.status_code, answer.json()["code"], answer.json()["retryable"], "Retry-After" in answer.headers) == (
        503,
        "session.database_down",
        True,
        True,
    )


async def test_a_client_who_goes_away_frees_connection_and_backend(
    app: FastAPI, settings: Settings, world: demo.World, bearer: Callable[[str], dict[str, str]]
) -> None:
    body = json.dumps({"sql": ENDLESS}).encode()
    head = f"POST /v1/query HTTP/1.1\r\nHost: g\r\nAuthorization: {bearer('acme')['Authorization']}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    follow_up = json.dumps({"sql": "select 1"}).encode()
    next_head = head.replace(f"Content-Length: {len(body)}", f"Content-Length: {len(follow_up)}")
    admin = await asyncpg.connect(world.admin_dsn)
    try:
        async with listening(app) as port:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode() + body)
            assert await eventually(admin, running=1)
            writer.transport.abort()
            assert await eventually(admin, running=0)
            answer = await talk(port, next_head.encode() + follow_up)
    finally:
        await admin.close()
    assert (answer.body["rows"], records(settings)[0]["codes"]) == ([[1]], ["request.cancelled"])


async def eventually(admin: asyncpg.Connection, *, running: int) -> bool:
    """Whether, within five seconds, this many backends run the agent's endless statement."""
    for _ in range(100):
        found = await admin.fetchval(
            "select count(*) from pg_stat_activity where state = 'active' and query like '%events a, events b%'"
            " and pid <> pg_backend_pid()"
        )
        if found == running:
            return True
        await asyncio.sleep(0.05)
    return False
