"""The endpoints: each is a few sentences about the corridor. `create_app` is the only builder."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse
from starlette.routing import Route

from agent_gateway.adapters.http.annex import Annex
from agent_gateway.adapters.http.description import CATALOG, CHECK, OPERATIONAL, QUERY, TOOL, DescribedApp
from agent_gateway.adapters.http.entrance import Entrance
from agent_gateway.adapters.http.meter import Meter
from agent_gateway.adapters.http.presence import while_present
from agent_gateway.adapters.http.problems import answer_problem, problem, refusal_of
from agent_gateway.adapters.http.readiness import Readiness
from agent_gateway.adapters.http.repeats import Repeats
from agent_gateway.adapters.http.threshold import Threshold
from agent_gateway.adapters.http.wire import (
    NDJSON,
    Question,
    render_catalog,
    render_explanation,
    render_lines,
    render_result,
    render_tools,
    wants_lines,
)
from agent_gateway.auth import Authenticator
from agent_gateway.errors import GatewayError
from agent_gateway.gateway import Gateway
from agent_gateway.settings import Settings
from agent_gateway.types import Claim, QueryRequest, ResultSet

__all__ = ["create_app"]

_JSON = "application/json"
_NO_ANNEX = Annex()


def create_app(
    gateway: Gateway,
    authenticator: Authenticator,
    settings: Settings,
    *,
    docs: bool = False,
    annex: Annex = _NO_ANNEX,
) -> FastAPI:
    """The ASGI application.

    Args:
        gateway: an open gateway; the caller closes it after the server has stopped.
        authenticator: verifies callers; opened and closed with the application.
        settings: the cap of a body, how many requests a tenant has, and how long one waits for the others.
        docs: serve `/docs`; it loads its scripts from elsewhere, so it is off.
        annex: what else is served.
    """
    meter = Meter(gateway.stuck)
    claimed = ("/v1/", *annex.paths)
    entrance = Entrance(
        gateway, authenticator, claimed, per_tenant=settings.requests_per_tenant, wait_ms=settings.pool_wait_ms
    )
    app = DescribedApp(docs=docs, lifespan=_lifespan(authenticator, annex))
    routers = (
        _questions(gateway, entrance, meter),
        _probes(Readiness(gateway, authenticator), meter),
    )
    for router in routers:
        app.include_router(router)
    app.router.routes.extend(annex.routes())
    routes = (*annex.routes(), *(route for router in routers for route in router.routes))
    _answer_errors(app, entrance)
    app.add_middleware(
        Threshold,  # pyright: ignore[reportArgumentType]  # Starlette's protocol wants a ParamSpec that a class does not give
        max_body_bytes=settings.max_body_bytes,
        paths=frozenset(route.path for route in routes if isinstance(route, Route)),
        meter=meter,
        record=gateway.refused,
        claimed=claimed,
    )
    return app


def _lifespan(authenticator: Authenticator, annex: Annex) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        del app
        async with authenticator, annex.running():
            yield

    return lifespan


def _answer_errors(app: FastAPI, entrance: Entrance) -> None:
    async def answer_framework(request: Request, error: Exception) -> Response:
        told = await entrance.turned_away(request, refusal_of(error))
        return problem(request, told, error.headers if isinstance(error, HTTPException) else None)

    app.add_exception_handler(GatewayError, answer_problem)
    app.add_exception_handler(HTTPException, answer_framework)
    app.add_exception_handler(RequestValidationError, answer_framework)


def _questions(gateway: Gateway, entrance: Entrance, meter: Meter) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["questions"])
    repeats = Repeats(gateway.query)

    async def query(request: Request) -> Response:
        """Run one read-only statement as the tenant of the token."""
        async with entrance.passage(request) as passage:
            claim = await passage.claim()
            asked = await passage.body()
        result = await _result(gateway, repeats, request, claim, asked)
        meter.answered(result)
        return _written(request, result)

    async def check(request: Request) -> Response:
        """What the guard says of a statement, and why: as both parsers see it, judge by judge. Nothing runs."""
        async with entrance.passage(request) as passage:
            claim = await passage.claim()
            asked = await passage.body()
        question = QueryRequest(asked.sql, request_id=request.state.request_id)
        explanation = await while_present(request.receive, gateway.explain(claim, question))
        return Response(render_explanation(explanation), media_type=_JSON)

    async def catalog(request: Request) -> Response:
        """The relations that statements may read: columns, types, comments and keys."""
        async with entrance.passage(request) as passage:
            known = await gateway.catalog(await passage.claim())
        return Response(render_catalog(known), media_type=_JSON)

    async def tool(request: Request) -> Response:
        """The tools as OpenAI's function specifications, for Chat Completions."""
        async with entrance.passage(request) as passage:
            await passage.claim()
        return Response(render_tools(), media_type=_JSON)

    router.add_api_route("/query", query, methods=["POST"], **QUERY)
    router.add_api_route("/tool", tool, methods=["GET"], **TOOL)
    router.add_api_route("/check", check, methods=["POST"], **CHECK)
    router.add_api_route("/catalog", catalog, methods=["GET"], **CATALOG)
    return router


async def _result(gateway: Gateway, repeats: Repeats, request: Request, claim: Claim, asked: Question) -> ResultSet:
    """The rows; a request that the caller has named runs once, however often it is sent."""
    request_id: str = request.state.request_id
    if not request.state.named:
        question = QueryRequest(asked.sql, asked.max_rows, request_id)
        return await while_present(request.receive, gateway.query(claim, question))
    run = repeats.run(claim, asked.sql, asked.max_rows, request_id)
    request.state.request_id = run.request_id
    return await while_present(request.receive, run.result())


def _written(request: Request, result: ResultSet) -> Response:
    if wants_lines(request.headers):
        return StreamingResponse(render_lines(result), media_type=NDJSON)
    return Response(render_result(result), media_type=_JSON)


def _probes(readiness: Readiness, meter: Meter) -> APIRouter:
    router = APIRouter(tags=["operation"])

    async def livez() -> Response:
        """The process answers. Nothing else is looked at."""
        return Response(b'{"status":"alive"}', media_type=_JSON)

    async def readyz() -> Response:
        """A statement could be answered now."""
        await readiness.check()
        return Response(b'{"status":"ready"}', media_type=_JSON)

    async def metrics() -> Response:
        """Counters for Prometheus; no tenant, subject or statement is in them."""
        return Response(meter.text(), headers={"Content-Type": meter.CONTENT_TYPE})

    for endpoint in (livez, readyz, metrics):
        router.add_api_route(f"/{endpoint.__name__}", endpoint, methods=["GET"], **OPERATIONAL[endpoint.__name__])
    return router
