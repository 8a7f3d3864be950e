"""The locked transaction: pool, connection, context, and the catalog read through it."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = [
    "CatalogUnavailable",
    "ConnectionLost",
    "ContextRefused",
    "DatabaseDown",
    "DatabaseUnsafe",
    "PoolExhausted",
    "ShareUsed",
    "TenantBusy",
]


class DatabaseDown(GatewayError):
    """PostgreSQL cannot be reached."""

    code = "session.database_down"
    message = "The database cannot be reached at the moment."
    hint = "Send the request again in a few seconds."
    status = 503
    retryable = True


class ConnectionLost(GatewayError):
    """The connection went away while the statement ran."""

    code = "session.connection_lost"
    message = "The connection to the database was lost while the statement ran."
    hint = "Send the request again; nothing was changed."
    status = 503
    retryable = True


class PoolExhausted(GatewayError):
    """Every connection is in use."""

    code = "session.busy"
    message = "Every database connection is in use."
    hint = "Send the request again in a few seconds."
    status = 503
    retryable = True


class TenantBusy(GatewayError):
    """Statements of this tenant that could not be stopped still hold backends."""

    code = "session.tenant_busy"
    message = "Earlier statements of this tenant are still being stopped."
    hint = "Wait for a minute, and send cheaper statements: smaller values, fewer rows."
    status = 429
    retryable = True


class ShareUsed(GatewayError):
    """Other statements of this tenant use all the connections that one tenant may use."""

    code = "session.share_used"
    message = "Other statements of this tenant use all the connections that it may use."
    hint = "Send fewer statements at a time, and this one again in a few seconds."
    status = 429
    retryable = True


class ContextRefused(GatewayError):
    """The database did not accept the claim, or the statement broke its own tenant context."""

    code = "session.context_refused"
    message = "The database did not accept the tenant context."
    hint = (
        "Check that the tenant of the token exists in this database's form, that the gateway's key is installed, "
        "and that AGENT_GATEWAY_POOLER is set behind a pooler."
    )
    status = 403


class DatabaseUnsafe(GatewayError):
    """The server's settings would make the database read a text differently from the guard."""

    code = "session.database_unsafe"
    message = "The database is set up in a way that the gateway does not work with."
    hint = "The operator finds the reason in the log."
    status = 503


class CatalogUnavailable(GatewayError):
    """The database does not tell what the agent role may read."""

    code = "catalog.unavailable"
    message = "The gateway cannot read what may be queried."
    hint = "The operator checks that the schema agent_gateway is installed and that the agent role may use it."
    status = 503
