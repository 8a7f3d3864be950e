"""A corridor without rooms: what the HTTP door does by itself needs no database."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import httpx
from fastapi import FastAPI

from agent_gateway import guard
from agent_gateway.adapters.http import Annex, create_app
from agent_gateway.adapters.mcp import Door
from agent_gateway.auth import Authenticator, admitted, mint_test_token
from agent_gateway.errors import GatewayError
from agent_gateway.gateway import Gateway
from agent_gateway.settings import Settings
from agent_gateway.types import (
    Catalog,
    Claim,
    Explanation,
    QueryRequest,
    Relation,
    RelationColumn,
    ResultSet,
    TenantType,
)

CAP = 2_000
SETTINGS = Settings.model_validate(
    {
        "jwt_secret": "an HS256 secret that only the tests know",
        "jwt_issuer": "https://issuer.test/",
        "jwt_audience": "agent-gateway",
        "max_body_bytes": CAP,
    }
)
TOKEN = mint_test_token(SETTINGS, subject="u1", tenant="t1", role="viewer")
BEARER = {"Authorization": f"Bearer {TOKEN}"}


class Corridor:
    """Answers what it is told to, and remembers who came."""

    def __init__(self) -> None:
        self.answer: ResultSet | Exception = ResultSet((), [], (), 0.0, "", 0)
        self.relations: tuple[Relation, ...] = (Relation("app", "t", "table", (RelationColumn("a", "integer"),)),)
        self.tenant_type: TenantType | None = None
        self.not_ready: GatewayError | None = None
        self.asked: list[tuple[Claim, QueryRequest]] = []
        self.turned_away: list[tuple[str, str, str]] = []
        self.claims: list[Claim | None] = []
        """Of those who were turned away."""
        self.readiness_asked = 0
        self.endless = False
        self.backends_stuck = 0
        self.delay_s = 0.0
        self.running = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def query(self, claim: Claim, request: QueryRequest) -> ResultSet:
        self.asked.append((claim, request))
        if self.endless:
            self.running.set()
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                self.cancelled.set()
                raise
        await asyncio.sleep(self.delay_s)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def explain(self, claim: Claim, request: QueryRequest) -> Explanation:
        self.asked.append((claim, request))
        if isinstance(self.answer, Exception):
            raise self.answer
        return guard.explain(request.sql, guard.allowlist(Catalog(self.relations, ("app",))))

    async def catalog(self, claim: Claim) -> Catalog:
        del claim
        if isinstance(self.answer, Exception):
            raise self.answer
        return Catalog(self.relations)

    def admit(self, claim: Claim) -> None:
        admitted(claim, self.tenant_type)

    async def ready(self) -> None:
        self.readiness_asked += 1
        if self.not_ready:
            raise self.not_ready

    def stuck(self) -> int:
        return self.backends_stuck

    async def refused(self, request_id: str, sql: str, error: GatewayError, claim: Claim | None = None) -> None:
        self.turned_away.append((request_id, sql, error.code))
        self.claims.append(claim)

    def app(self, **given: Any) -> FastAPI:
        return create_app(cast("Gateway", self), Authenticator.from_settings(SETTINGS), SETTINGS, **given)

    def app_with_mcp(self, **changes: Any) -> FastAPI:
        """The application as `serve` puts it together."""
        settings, authenticator = SETTINGS.model_copy(update=changes), Authenticator.from_settings(SETTINGS)
        door = Door(cast("Gateway", self), authenticator, settings)
        return create_app(cast("Gateway", self), authenticator, settings, annex=Annex(door.paths, door.running))


def client(app: FastAPI, **given: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(**{"transport": httpx.ASGITransport(app), "base_url": "http://gateway"} | given)
