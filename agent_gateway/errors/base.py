"""What every error is: a stable code, a plain message, a hint with the next move."""

from __future__ import annotations

from pydantic import BaseModel

from agent_gateway.types import Refused, Said, Violation

__all__ = ["ERRORS", "GatewayError", "Problem", "ProblemViolation", "StatementRefused"]


class ProblemViolation(BaseModel):
    """One reason to refuse, on the wire."""

    code: str
    message: str
    hint: str
    fragment: str = ""
    """The part of the statement that is meant, as written; empty where it is none."""


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
    audit only and never leaves. `request_id` and `retry_after_s` (seconds) are known on the client's side only.
    """

    code: str = "gateway.internal"
    message: str = "The gateway failed."
    hint: str = "Tell the operator the request id; the audit record under it says more."
    status: int = 500
    retryable: bool = False
    violations: tuple[Violation, ...] = ()
    request_id: str = ""
    retry_after_s: float | None = None

    def __init_subclass__(cls) -> None:
        if cls.code in ERRORS:
            raise TypeError(f"the error code {cls.code} is taken")
        ERRORS[cls.code] = cls

    said: Said | None = None
    """What PostgreSQL said, for the hints; only errors of a statement have it."""

    def __init__(self, message: str = "", *, hint: str = "", internal: str = "", said: Said | None = None) -> None:
        self.message = message or self.message
        self.hint = hint or self.hint
        self.internal = internal
        self.said = said
        super().__init__(self.message)

    def problem(self, request_id: str) -> Problem:
        """The wire shape."""
        reasons = [
            ProblemViolation(code=v.code, message=v.message, hint=v.hint, fragment=v.fragment) for v in self.violations
        ]
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
