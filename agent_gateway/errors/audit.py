"""The audit: no record, no rows."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = ["AuditUnavailable"]


class AuditUnavailable(GatewayError):
    """The record cannot be written, so there are no rows."""

    code = "audit.unavailable"
    message = "The request cannot be recorded, so it is not answered."
    hint = "Tell the operator; send the request again once the audit log can be written."
    status = 503
    retryable = True
