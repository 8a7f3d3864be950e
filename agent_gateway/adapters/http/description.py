"""What OpenAPI says of the endpoints, with an example for the success and for each family of errors.

The examples of errors are made from the errors themselves, so they cannot drift from them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema
from starlette.responses import Response

from agent_gateway import guard, tool
from agent_gateway.adapters.http.problems import MEDIA_TYPE
from agent_gateway.adapters.http.wire import NDJSON, Question
from agent_gateway.errors import ERRORS, GatewayError, Problem, StatementRefused
from agent_gateway.types import Catalog, Refused, Relation, RelationColumn, Violation

__all__ = ["CATALOG", "CHECK", "OPERATIONAL", "QUERY", "TOOL", "DescribedApp"]

_BEARER: list[dict[str, list[str]]] = [{"bearer": []}]
_REQUEST_ID = "7d0b1a1f6a0e4c51a3a0f4a5b1e6c9d2"
_PROBLEM = {"$ref": "#/components/schemas/Problem"}


class DescribedApp(FastAPI):
    """FastAPI whose description names the wire shapes, although it never parses or builds them itself."""

    def __init__(self, *, docs: bool, lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]]) -> None:
        super().__init__(
            title="agent_gateway",
            summary="Lets an AI agent run SQL nobody has read against a multi-tenant PostgreSQL, safely.",
            version=version("agent-gateway"),
            docs_url="/docs" if docs else None,
            redoc_url=None,
            redirect_slashes=False,
            lifespan=lifespan,
        )

    def openapi(self) -> dict[str, Any]:
        """The description."""
        if self.openapi_schema is None:
            described = super().openapi()
            _, shapes = models_json_schema(
                [(Question, "validation"), (Problem, "serialization")], ref_template="#/components/schemas/{model}"
            )
            described["components"] = {
                "schemas": shapes["$defs"],
                "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            }
        return super().openapi()


def _refused() -> GatewayError:
    hint = "DELETE is not possible here, this tool only reads. Write a SELECT."
    violation = Violation("guard.write", "DELETE changes data.", hint, "delete")
    return StatementRefused(Refused("delete from invoices", (violation,)))


def _errors(*codes: str) -> dict[int | str, dict[str, Any]]:
    """Responses by status, an example for each code."""
    responses: dict[int | str, dict[str, Any]] = {}
    for code in codes:
        error = _refused() if code == StatementRefused.code else ERRORS[code]()
        response = responses.setdefault(
            error.status, {"description": error.message, "content": {MEDIA_TYPE: {"schema": _PROBLEM, "examples": {}}}}
        )
        example = {"summary": error.message, "value": error.problem(_REQUEST_ID).model_dump()}
        response["content"][MEDIA_TYPE]["examples"][error.code] = example
    return responses


def _described(answer: object, *codes: str, media_type: str = "application/json", **more: object) -> dict[str, Any]:
    success = {"description": "The answer.", "content": {media_type: {"example": answer}}}
    return {
        "response_class": Response,
        "response_model": None,
        "responses": {200: success, **_errors(*codes)},
        "openapi_extra": more,
    }


_AUTH = (
    "auth.missing", "auth.malformed", "auth.expired", "auth.not_yet_valid", "auth.signature_invalid",
    "auth.algorithm_denied", "auth.key_unknown", "auth.issuer_denied", "auth.audience_denied", "auth.claim_missing",
    "auth.role_unknown", "auth.keys_unavailable",
)  # fmt: skip
_DATABASE = ("session.database_down", "session.busy", "session.tenant_busy", "audit.unavailable", "gateway.internal")

QUERY = _described(
    {
        "columns": [{"name": "status", "type": "text"}, {"name": "total", "type": "numeric"}],
        "rows": [["open", "1250.00"], ["paid", "98310.50"]],
        "row_count": 2,
        "truncated": [{"reason": "rows", "limit": 2, "unit": "rows"}],
        "elapsed_ms": 3.2,
        "request_id": _REQUEST_ID,
    },
    *_AUTH, "request.invalid", "request.too_large", "request.media_type", "request.too_slow", "guard.refused",
    "fetch.undefined_column", "fetch.permission_denied", "fetch.timeout", "session.context_refused", *_DATABASE,
    security=_BEARER,
    parameters=[
        {
            "name": "X-Request-Id",
            "in": "header",
            "required": False,
            "description": "names one run: the same question under it joins that run, or is run again as `<id>~2`",
            "schema": {"type": "string"},
            "example": "overdue-2026-11-23",
        }
    ],
    requestBody={
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Question"},
                "example": {"sql": "select status, sum(total) as total from invoices group by status", "max_rows": 2},
            }
        },
    },
)  # fmt: skip
QUERY["responses"][200]["content"][NDJSON] = {
    "example": (
        f'{{"columns":[{{"name":"status","type":"text"}}],"request_id":"{_REQUEST_ID}"}}\n["open"]\n'
        f'{{"row_count":1,"truncated":[],"elapsed_ms":3.2,"request_id":"{_REQUEST_ID}"}}\n'
    )
}

_ASKED = "select status, sum(total) from app.invoices where total > 100 group by status"
_READABLE = Relation(
    "app", "invoices", "table", (RelationColumn("status", "text"), RelationColumn("total", "numeric(14,2)"))
)
CHECK = _described(
    asdict(guard.explain(_ASKED, guard.allowlist(Catalog((_READABLE,))))),
    *_AUTH, "request.invalid", "request.too_large", "request.media_type", "request.too_slow",
    "catalog.unavailable", *_DATABASE,
    security=_BEARER,
    requestBody={
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Question"}, "example": {"sql": _ASKED}}
        },
    },
)  # fmt: skip

CATALOG = _described(
    {
        "relations": [
            {
                "schema": "app",
                "name": "invoices",
                "kind": "table",
                "comment": "What customers owe.",
                "columns": [
                    {
                        "name": "status",
                        "type": "app.invoice_status",
                        "nullable": False,
                        "comment": None,
                        "labels": ["open", "paid"],
                        "fields": list[str](),
                    }
                ],
                "primary_key": ["id"],
                "foreign_keys": [{"columns": ["customer_id"], "relation": "app.customers", "references": ["id"]}],
            }
        ],
        "search_path": ["app", "public"],
        "database": "shop",
        "functions": [
            {
                "schema": "app",
                "name": "months",
                "arguments": "amount integer",
                "returns": "TABLE(month date, total numeric)",
                "kind": "record",
                "columns": [asdict(RelationColumn("month", "date")), asdict(RelationColumn("total", "numeric"))],
                "comment": None,
            }
        ],
    },
    *_AUTH,
    "catalog.unavailable",
    *_DATABASE,
    security=_BEARER,
)

TOOL = _described(tool.tool_spec(), *_AUTH, "audit.unavailable", "gateway.internal", security=_BEARER)

OPERATIONAL = {
    "livez": _described({"status": "alive"}),
    "readyz": _described({"status": "ready"}, "auth.keys_unavailable", "session.database_down", "catalog.unavailable"),
    "metrics": _described('agent_gateway_requests_total{code="ok",path="/v1/query"} 1.0\n', media_type="text/plain"),
}
