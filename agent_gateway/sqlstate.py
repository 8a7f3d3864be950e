"""What PostgreSQL said: its error in, ours out, by SQLSTATE (PostgreSQL manual, appendix A), never by its text.

The server's own words reach the agent for class 42 only: those are found while the statement is analysed, so they speak
of the statement and of no row. DETAIL and HINT never leave: a hint may name a column that the caller may not see.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import asyncpg

from agent_gateway.errors import (
    ColumnAmbiguous,
    ColumnUndefined,
    ConnectionLost,
    ContextRefused,
    DataInvalid,
    DivisionByZero,
    FunctionUndefined,
    GatewayError,
    GroupingInvalid,
    LockTimeout,
    PermissionDenied,
    ReadOnly,
    RelationUndefined,
    ResourceExhausted,
    ServerFailed,
    StatementInvalid,
    StatementTimeout,
    SubqueryRows,
    TypeMismatch,
)

__all__ = ["CONNECTION_FAILURES", "spoken", "translated"]

CONNECTION_FAILURES = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What asyncpg raises when the other side is gone."""


_BY_STATE: dict[str, type[GatewayError]] = {
    "21000": SubqueryRows,
    "22012": DivisionByZero,
    "22P02": TypeMismatch,
    "22P03": TypeMismatch,
    "22007": TypeMismatch,
    "25006": ReadOnly,
    "25P03": StatementTimeout,
    "25P04": StatementTimeout,
    "28000": ContextRefused,
    "42501": PermissionDenied,
    "42702": ColumnAmbiguous,
    "42703": ColumnUndefined,
    "42803": GroupingInvalid,
    "42804": TypeMismatch,
    "42846": TypeMismatch,
    "42883": FunctionUndefined,
    "42P01": RelationUndefined,
    "55P03": LockTimeout,
    "57014": StatementTimeout,
}
_BY_CLASS: dict[str, type[GatewayError]] = {
    "08": ConnectionLost,
    "22": DataInvalid,
    "42": StatementInvalid,
    "53": ResourceExhausted,
    "54": ResourceExhausted,
    "57": ConnectionLost,
    "58": ServerFailed,
    "XX": ServerFailed,
}
_ANALYSIS = "42"
_LONGEST = 300
"""Characters of the server's words that are passed on."""


def translated(error: asyncpg.PostgresError) -> GatewayError:
    """The gateway's error for what PostgreSQL raised."""
    state = error.sqlstate or ""
    kind = _BY_STATE.get(state) or _BY_CLASS.get(state[:2], StatementInvalid)
    internal = "; ".join(
        str(part) for part in (state, error, getattr(error, "detail", None), getattr(error, "hint", None)) if part
    )
    speaks_of_the_text = state.startswith(_ANALYSIS) and kind is not PermissionDenied
    words = str(getattr(error, "message", "") or "")[:_LONGEST]
    return kind(f"{kind.message.rstrip('.')}: {words}." if speaks_of_the_text and words else "", internal=internal)


@contextmanager
def spoken() -> Generator[None]:
    """Inside the block, what PostgreSQL or the connection to it raises becomes ours."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raise translated(error) from error
    except CONNECTION_FAILURES as error:
        raise ConnectionLost(internal=f"{type(error).__name__}: {error}") from error
