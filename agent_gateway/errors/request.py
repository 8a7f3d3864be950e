"""What was sent: body, route, method, pace."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = [
    "ConnectionsUsed",
    "MethodDenied",
    "NameDenied",
    "RequestCancelled",
    "RequestInvalid",
    "RequestTooLarge",
    "RequestTooSlow",
    "RequestUnsupported",
    "RouteUnknown",
]


class RequestInvalid(GatewayError):
    """The body is not what the endpoint takes."""

    code = "request.invalid"
    message = "The request does not fit the endpoint."
    hint = 'Send a JSON object such as {"sql": "select 1", "max_rows": 100}.'
    status = 400


class RequestTooLarge(GatewayError):
    """The body is over the cap."""

    code = "request.too_large"
    message = "The body of the request is larger than the gateway takes."
    hint = "Send a shorter statement."
    status = 413


class RequestTooSlow(GatewayError):
    """The body does not come."""

    code = "request.too_slow"
    message = "The body of the request did not come in time."
    hint = "Send the body at once."
    status = 408
    retryable = True


class RequestCancelled(GatewayError):
    """The client went away before it was answered; 499 is what proxies write for it, nobody receives it."""

    code = "request.cancelled"
    message = "The client went away before it was answered."
    hint = "Send the request again, and wait for longer."
    status = 499


class RequestUnsupported(GatewayError):
    """The body is not JSON."""

    code = "request.media_type"
    message = "The body of the request is not JSON."
    hint = "Send `Content-Type: application/json`."
    status = 415


class RouteUnknown(GatewayError):
    """There is no such endpoint."""

    code = "request.not_found"
    message = "There is no such endpoint."
    hint = "See /openapi.json for the endpoints."
    status = 404


class MethodDenied(GatewayError):
    """The endpoint exists, but not for this method."""

    code = "request.method_denied"
    message = "The endpoint does not take this method."
    hint = "See /openapi.json for the methods."
    status = 405


class ConnectionsUsed(GatewayError):
    """The server has as many connections as it takes."""

    code = "request.connections_used"
    message = "The gateway has as many connections as it takes."
    hint = "Send the request again in a few seconds, on a connection that is kept open."
    status = 503
    retryable = True


class NameDenied(GatewayError):
    """The request came by a name that the server does not know as its own, or from a page of another one."""

    code = "request.name_denied"
    message = "The server does not answer under this name."
    hint = "Use its public address; the operator sets it as AGENT_GATEWAY_PUBLIC_URL."
    status = 403
