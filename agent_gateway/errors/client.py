"""What the client says where the gateway itself says nothing: it cannot be reached, or something else answered."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = ["AnswerUnreadable", "GatewayUnreachable"]


class GatewayUnreachable(GatewayError):
    """No answer came: no connection, one that broke off, or none in time."""

    code = "client.unreachable"
    message = "The gateway cannot be reached."
    hint = "Check its address, and send the request again in a few seconds."
    status = 503
    retryable = True


class AnswerUnreadable(GatewayError):
    """An answer came that is none of the gateway's, or not all of it."""

    code = "client.answer_unreadable"
    message = "What answered is not the gateway, or its answer was cut off."
    hint = "Check the base URL, and what stands between here and the gateway."
    status = 502
