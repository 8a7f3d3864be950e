"""What PostgreSQL said: its error in, ours out, by SQLSTATE (PostgreSQL manual, appendix A), never by its text.

The server's own words are kept apart in `Said`, and only where they came while the statement was analysed: then they
speak of the text and of no row. What of them may leave is decided by `hints`. DETAIL and HINT never leave: a hint may
name a column that the caller may not see.
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
    Overtaken,
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
from agent_gateway.types import Said

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
    "0A": StatementInvalid,
    "22": DataInvalid,
    "23": DataInvalid,  # a read meets the constraints of domains only
    "40": Overtaken,
    "42": StatementInvalid,
    "53": ResourceExhausted,
    "54": ResourceExhausted,
    "57": ConnectionLost,
    "P0": StatementInvalid,
}
_LONGEST = 300
"""Characters of the server's words that hints are made of."""
_LONGEST_INTERNAL = 2_000
"""Characters of them that the audit keeps: an error can carry a value of any size."""


def translated(error: asyncpg.PostgresError, *, of_the_text: bool = False) -> GatewayError:
    """The gateway's error for what PostgreSQL raised.

    Args:
        error: as asyncpg raised it.
        of_the_text: it came while the agent's statement was analysed, so that it speaks of the text and of no row.
    """
    state = error.sqlstate or ""
    kind = _BY_STATE.get(state) or _BY_CLASS.get(state[:2], ServerFailed)
    said = (state, error.message, getattr(error, "detail", None), getattr(error, "hint", None))
    internal = "; ".join(str(part)[:_LONGEST_INTERNAL] for part in said if part)[:_LONGEST_INTERNAL]
    if not of_the_text or kind is PermissionDenied:
        return kind(internal=internal, said=Said(state))
    place = str(getattr(error, "position", None) or "")
    position = int(place) - 1 if place.isdecimal() else None
    return kind(internal=internal, said=Said(state, str(error.message or "")[:_LONGEST], position))


@contextmanager
def spoken(*, of_the_text: bool = False) -> Generator[None]:
    """Inside the block, what PostgreSQL or the connection to it raises becomes ours; see `translated`."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raise translated(error, of_the_text=of_the_text) from error
    except CONNECTION_FAILURES as error:
        raise ConnectionLost(internal=f"{type(error).__name__}: {error}"[:_LONGEST_INTERNAL]) from error
