"""Every error of the gateway: a stable code, a plain message, a hint with the next move.

A code is `<room>.<fact>`; it is never renamed and never reused. DETAIL and internals of PostgreSQL never get in here:
they go to the audit. `docs/errors.md` lists every code, and a test holds the two together.
"""

from __future__ import annotations

from pydantic import BaseModel

from agent_gateway.types import Refused, Violation

__all__ = ["ERRORS", "GatewayError", "Problem", "ProblemViolation", "StatementRefused"]


class ProblemViolation(BaseModel):
    """One reason to refuse, on the wire."""

    code: str
    message: str
    hint: str


class Problem(BaseModel):
    """What every adapter sends for an error (RFC 9457, `application/problem+json`)."""

    code: str
    message: str
    hint: str
    retryable: bool
    violations: list[ProblemViolation]
    request_id: str


ERRORS: dict[str, type[GatewayError]] = {}
"""Code to class; a class enters when it is made."""


class GatewayError(Exception):
    """The base of every error that an adapter may show.

    `status` is the HTTP status; `retryable` says whether the same request may succeed later; `internal` is for the
    audit only and never leaves.
    """

    code: str = "gateway.internal"
    message: str = "The gateway failed."
    hint: str = "Tell the operator the request id; the audit record under it says more."
    status: int = 500
    retryable: bool = False
    violations: tuple[Violation, ...] = ()

    def __init_subclass__(cls) -> None:
        if cls.code in ERRORS:
            raise TypeError(f"the error code {cls.code} is taken")
        ERRORS[cls.code] = cls

    def __init__(self, message: str = "", *, hint: str = "", internal: str = "") -> None:
        self.message = message or self.message
        self.hint = hint or self.hint
        self.internal = internal
        super().__init__(self.message)

    def problem(self, request_id: str) -> Problem:
        """The wire shape."""
        reasons = [ProblemViolation(code=v.code, message=v.message, hint=v.hint) for v in self.violations]
        return Problem(
            code=self.code,
            message=self.message,
            hint=self.hint,
            retryable=self.retryable,
            violations=reasons,
            request_id=request_id,
        )


ERRORS[GatewayError.code] = GatewayError


class StatementRefused(GatewayError):
    """The guard refused. `code` is the first violation's, so that a client that shows one code shows a telling one."""

    code = "guard.refused"
    message = "The statement was refused."
    hint = "Mend every violation, then send one read-only statement."
    status = 422

    def __init__(self, refused: Refused) -> None:
        first, *rest = refused.violations
        more = f" ({len(rest)} more)" if rest else ""
        super().__init__(first.message + more, hint=first.hint)
        self.code = first.code
        self.violations = refused.violations


# auth: who asks


class TokenMissing(GatewayError):
    """No bearer token came with the request."""

    code = "auth.missing"
    message = "The request carries no bearer token."
    hint = "Send the header `Authorization: Bearer <JWT>`."
    status = 401


class TokenMalformed(GatewayError):
    """The token is not a JWT."""

    code = "auth.malformed"
    message = "The token is not a well-formed JWT."
    hint = "Send a signed JWT of three parts that are separated by dots."
    status = 401


class TokenExpired(GatewayError):
    """`exp` has passed."""

    code = "auth.expired"
    message = "The token has expired."
    hint = "Get a fresh token and send the request again."
    status = 401


class TokenNotYetValid(GatewayError):
    """`nbf` or `iat` lies ahead."""

    code = "auth.not_yet_valid"
    message = "The token is not valid yet."
    hint = "Check the clock of the issuer, then send the request again."
    status = 401


class TokenSignatureInvalid(GatewayError):
    """The signature does not verify."""

    code = "auth.signature_invalid"
    message = "The signature of the token does not verify."
    hint = "Sign with the key that the gateway is configured to trust."
    status = 401


class TokenAlgorithmDenied(GatewayError):
    """`alg` is not the algorithm that the key is pinned to (RFC 8725, section 3.1)."""

    code = "auth.algorithm_denied"
    message = "The token names an algorithm that its key is not trusted for."
    hint = "Sign with the algorithm that the gateway is configured with; `none` is never accepted."
    status = 401


class TokenKeyUnknown(GatewayError):
    """`kid` names no trusted key."""

    code = "auth.key_unknown"
    message = "The token names a signing key that is not trusted."
    hint = "Sign with a key from the configured key set."
    status = 401


class TokenIssuerDenied(GatewayError):
    """`iss` is missing or not the trusted one."""

    code = "auth.issuer_denied"
    message = "The token does not come from the trusted issuer."
    hint = "Get the token from the issuer that the gateway is configured with."
    status = 401


class TokenAudienceDenied(GatewayError):
    """`aud` is missing or names somebody else."""

    code = "auth.audience_denied"
    message = "The token is not meant for this gateway."
    hint = "Ask the issuer for a token whose audience is this gateway."
    status = 401


class TokenClaimMissing(GatewayError):
    """A claim that the gateway needs is missing or has a wrong shape."""

    code = "auth.claim_missing"
    message = "The token lacks a claim that is needed."
    hint = "Issue tokens with a subject, a tenant and an expiry."
    status = 401


class TenantRoleUnknown(GatewayError):
    """The role in the token is none of admin, editor, viewer."""

    code = "auth.role_unknown"
    message = "The token names no known role."
    hint = "Issue tokens whose role is one of admin, editor and viewer."
    status = 403


class KeysUnavailable(GatewayError):
    """The key set cannot be had."""

    code = "auth.keys_unavailable"
    message = "The keys that verify tokens cannot be read at the moment."
    hint = "Send the request again in a few seconds."
    status = 503
    retryable = True


# request: what was sent


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


# session: the locked transaction


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
    hint = "Check that the tenant of the token exists in this database's form and that the gateway's key is installed."
    status = 403


class DatabaseUnsafe(GatewayError):
    """The server's settings would make the database read a text differently from the guard."""

    code = "session.database_unsafe"
    message = "The database is set up in a way that the gateway does not work with."
    hint = "The operator finds the reason in the log."
    status = 503


# catalog: what may be queried


class CatalogUnavailable(GatewayError):
    """The database does not tell what the agent role may read."""

    code = "catalog.unavailable"
    message = "The gateway cannot read what may be queried."
    hint = "The operator checks that the schema agent_gateway is installed and that the agent role may use it."
    status = 503


# fetch: what PostgreSQL said of the statement


class StatementTimeout(GatewayError):
    """The statement ran into the time limit."""

    code = "fetch.timeout"
    message = "The statement took longer than the limit."
    hint = "Filter by an indexed column, aggregate fewer rows, or ask for a shorter period."
    status = 504


class LockTimeout(GatewayError):
    """The statement waited too long for a lock."""

    code = "fetch.lock_timeout"
    message = "The statement waited too long for a table that is being changed."
    hint = "Send the same statement again in a few seconds."
    status = 503
    retryable = True


class StatementInvalid(GatewayError):
    """PostgreSQL does not accept the statement."""

    code = "fetch.sql_error"
    message = "PostgreSQL did not accept the statement."
    hint = "Check the statement against the catalog and send it again."
    status = 422


class ColumnUndefined(GatewayError):
    """A column does not exist (42703)."""

    code = "fetch.undefined_column"
    message = "A column in the statement does not exist."
    hint = "Look the columns up in the catalog and qualify them with their table."
    status = 422


class RelationUndefined(GatewayError):
    """A relation does not exist (42P01)."""

    code = "fetch.undefined_table"
    message = "A table in the statement does not exist."
    hint = "Use only the tables that the catalog lists."
    status = 422


class FunctionUndefined(GatewayError):
    """No function or operator takes these argument types (42883)."""

    code = "fetch.undefined_function"
    message = "No function or operator takes arguments of these types."
    hint = "Cast the arguments to the types that the function takes."
    status = 422


class ColumnAmbiguous(GatewayError):
    """A name may mean several columns (42702)."""

    code = "fetch.ambiguous"
    message = "A name in the statement may mean more than one column."
    hint = "Qualify every column with its table or its alias."
    status = 422


class GroupingInvalid(GatewayError):
    """A column is neither grouped nor aggregated (42803)."""

    code = "fetch.grouping"
    message = "A column is neither in GROUP BY nor inside an aggregate."
    hint = "Add the column to GROUP BY or wrap it in an aggregate."
    status = 422


class TypeMismatch(GatewayError):
    """Types do not fit (42804, 42846, 22P02 and their like)."""

    code = "fetch.type_mismatch"
    message = "A value does not have the type that its place asks for."
    hint = "Cast the value, or write it in the form that the type takes."
    status = 422


class DivisionByZero(GatewayError):
    """Division by zero (22012)."""

    code = "fetch.division_by_zero"
    message = "The statement divides by zero."
    hint = "Divide by nullif(x, 0)."
    status = 422


class DataInvalid(GatewayError):
    """A value is out of range or malformed (class 22)."""

    code = "fetch.data_error"
    message = "A value in the statement is out of range or malformed."
    hint = "Check the literals, the casts and the arithmetic."
    status = 422


class SubqueryRows(GatewayError):
    """A scalar subquery returned several rows (21000)."""

    code = "fetch.cardinality"
    message = "A subquery that must return one row returned several."
    hint = "Add LIMIT 1, aggregate, or compare with IN."
    status = 422


class PermissionDenied(GatewayError):
    """The agent role may not do that (42501)."""

    code = "fetch.permission_denied"
    message = "The database does not allow this to the agent."
    hint = "Use only the tables and columns that the catalog lists; nothing can be changed here."
    status = 403


class ReadOnly(GatewayError):
    """The statement would write (25006)."""

    code = "fetch.read_only"
    message = "The statement would change something; this gateway only reads."
    hint = "Send a SELECT."
    status = 422


class ResourceExhausted(GatewayError):
    """A value, a sort or a plan is too large (class 53 and 54)."""

    code = "fetch.too_large"
    message = "The statement needs more memory or disk than it may use."
    hint = "Make the values smaller, aggregate, or ask for fewer rows."
    status = 422


class Overtaken(GatewayError):
    """The server had to give this transaction up for another (class 40), as a standby does for what it replays."""

    code = "fetch.overtaken"
    message = "The database gave the statement up for a change that came in."
    hint = "Send the same statement again."
    status = 503
    retryable = True


class ServerFailed(GatewayError):
    """PostgreSQL failed on the statement (class 58 and XX)."""

    code = "fetch.server_failed"
    message = "The database failed on this statement."
    hint = "Write the statement differently: smaller values, fewer steps."
    status = 422


# audit


class AuditUnavailable(GatewayError):
    """The record cannot be written, so there are no rows."""

    code = "audit.unavailable"
    message = "The request cannot be recorded, so it is not answered."
    hint = "Tell the operator; send the request again once the audit log can be written."
    status = 503
    retryable = True


# start-up: told to the operator


class SettingsInvalid(GatewayError):
    """A setting is missing, unknown or wrong."""

    code = "settings.invalid"
    message = "The settings are not usable."
    hint = "See docs/settings.md for the names and their values."


class PolicyInvalid(GatewayError):
    """A declaration of the kit names something that PostgreSQL cannot have."""

    code = "policy.invalid"
    message = "The declaration of the walls is not usable."
    hint = "Name schemas, tables, columns and roles as they are called in the database."


class TenancyInvalid(SettingsInvalid):
    """The file with the declaration is missing, or says something that it cannot say."""

    code = "policy.tenancy_invalid"
    message = "The tenancy file is not usable."
    hint = "See docs/lints.md for its keys."


class LintUnknown(SettingsInvalid):
    """A lint was asked for that there is not."""

    code = "policy.lint_unknown"
    message = "There is no such lint."
    hint = "See docs/lints.md for the codes; a beginning like RLS stands for all that begin so."


class LintDenied(GatewayError):
    """The login may not read the catalogs that the lints read (42501)."""

    code = "policy.lint_denied"
    message = "This login may not read the database's catalogs."
    hint = "Behind the strict tier, lint as the application, the migrator, or a role that the tenancy file trusts."


class LintFailed(GatewayError):
    """The lints could not be run, so nothing is known."""

    code = "policy.lint_failed"
    message = "The lints could not be run."
    hint = "The lints run on PostgreSQL 15 and later."


class EmbeddedUnavailable(GatewayError):
    """The embedded PostgreSQL cannot be started."""

    code = "embedded.unavailable"
    message = "The embedded PostgreSQL cannot be started."
    hint = "Install it with: pip install 'agent-gateway[demo]'."


class DatabaseForgeable(GatewayError):
    """The self-test got round a wall of the database, so the gateway does not serve it."""

    code = "selftest.forgeable"
    message = "The walls of the database do not hold."
    hint = "Run the lints that are named, mend what they find, then start again; see docs/selftest.md."
    status = 503

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__()
        self.violations = violations


class SelfTestUnfinished(GatewayError):
    """The self-test could not be brought to its end, so nothing is proved."""

    code = "selftest.unfinished"
    message = "The self-test could not be brought to its end."
    hint = "Start again when the database is less busy; apply the kit of this version where its functions differ."
    status = 503


class KeyChangeRefused(GatewayError):
    """The context keys were not changed."""

    code = "keys.refused"
    message = "The database did not accept the change of its context keys."
    hint = "Log in as the owner of the schema agent_gateway, or as a member of it, and see `agent-gateway keys list`."
    status = 409
