"""Errors come in, `application/problem+json` goes out (RFC 9457). Nothing of `internal` is in it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from agent_gateway import tool
from agent_gateway.errors import GatewayError, MethodDenied, RequestInvalid, RouteUnknown, TenantBusy, TokenMissing

__all__ = ["MEDIA_TYPE", "answer_problem", "invalid", "problem", "refusal_of"]

MEDIA_TYPE = "application/problem+json"

_SOON_S, _LATER_S = "5", "60"
"""What the hints of the errors say: in a few seconds, or in a minute."""


def problem(request: Request, error: GatewayError, headers: Mapping[str, str] | None = None) -> Response:
    """The answer for an error."""
    request.state.code = error.code
    told = dict(headers or {})
    if error.status == 401:  # noqa: PLR2004  # RFC 6750, section 3
        told["WWW-Authenticate"] = _challenge(request, error)
    if error.status in {429, 503}:
        told["Retry-After"] = _LATER_S if error.code == TenantBusy.code else _SOON_S
    body = error.problem(request.state.request_id).model_dump_json()
    return Response(body, error.status, told, MEDIA_TYPE)


def _challenge(request: Request, error: GatewayError) -> str:
    parameters = [] if error.code == TokenMissing.code else ['error="invalid_token"']
    where = getattr(request.state, "resource_metadata", None)
    if where:  # RFC 9728, section 5.1
        parameters.append(f'resource_metadata="{where}"')
    return " ".join(filter(None, ("Bearer", ", ".join(parameters))))


async def answer_problem(request: Request, error: Exception) -> Response:
    """For every error of ours that an endpoint raises."""
    return problem(request, error if isinstance(error, GatewayError) else GatewayError())


def refusal_of(error: Exception) -> GatewayError:
    """Our word for what the framework itself refuses."""
    if not isinstance(error, HTTPException):
        return RequestInvalid()
    return {404: RouteUnknown, 405: MethodDenied}.get(error.status_code, RequestInvalid)()


def invalid(error: ValidationError) -> RequestInvalid:
    """Every reason at once, without the values that were sent."""
    refusal = RequestInvalid()
    refusal.violations = tool.reasons(refusal, error, whole="body")
    return refusal
