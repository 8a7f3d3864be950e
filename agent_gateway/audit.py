"""One record a request, whatever its end; no record, no rows.

In: what is known of a request. Out: one JSON line. The record is written before the answer leaves, and where it cannot
be written the answer does not leave. It holds the statement and what PostgreSQL said of it, which may quote a value, so
it is for the operator only; tokens and results never get in.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import stat
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Literal
from uuid import uuid4

from agent_gateway.errors import AuditUnavailable, GatewayError, StatementRefused
from agent_gateway.types import Claim, Explanation, QueryRequest, ResultSet, Truncation

__all__ = ["Log", "Record", "recorded"]

Outcome = Literal["answered", "refused", "failed", "cancelled"]
PRIVATE = 0o600
PATIENCE_S = 5.0
"""Seconds that a full pipe is waited for; whoever reads it may be slow, but not gone."""
_PAUSE_S = 0.01
_PIECE = 4_096
"""Bytes that a pipe takes at once where it takes any (PIPE_BUF on Linux)."""


@dataclass(slots=True)
class Record:
    """What happened to one request, as far as it got."""

    request_id: str
    """What the caller knows the request by; it may have chosen it, and chosen it twice."""
    time: str
    subject: str | None
    tenant: str | None
    role: str | None
    sql: str
    outcome: Outcome = "failed"
    codes: tuple[str, ...] = ()
    fingerprint: str = ""
    rows: int | None = None
    bytes: int | None = None
    truncated: tuple[Truncation, ...] = ()
    internal: str = ""
    """What is told to the operator only, such as the server's own words."""
    stages_ms: dict[str, float] = field(default_factory=dict[str, float])
    """How long each stage took, milliseconds, in the order of the corridor."""
    elapsed_ms: float = 0.0
    record_id: str = field(default_factory=lambda: uuid4().hex)
    """Names this one record, whatever the caller calls its requests."""
    _mark: float = field(default_factory=perf_counter)

    def stage(self, name: str) -> None:
        """The stage `name` ends now."""
        now = perf_counter()
        self.stages_ms[name] = round((now - self._mark) * 1000, 3)
        self._mark = now

    def judged(self, fingerprint: str) -> None:
        """The guard has spoken, of a statement with this fingerprint."""
        self.fingerprint = fingerprint
        self.stage("check")

    def explained(self, explanation: Explanation) -> None:
        """The guard has told about a statement that does not run."""
        self.fingerprint = explanation.fingerprint
        self.codes = tuple(violation.code for violation in explanation.violations)
        self.outcome = "refused" if self.codes else "answered"
        self.stage("explain")

    def answered(self, result: ResultSet) -> None:
        """Rows are ready to leave."""
        self.stage("fetch")
        self.outcome = "answered"
        self.rows, self.bytes, self.truncated = len(result.rows), result.octets, result.truncated

    def failed(self, error: GatewayError) -> None:
        """The request ends in `error`."""
        self.outcome = "refused" if isinstance(error, StatementRefused) else "failed"
        self.codes = tuple(violation.code for violation in error.violations) or (error.code,)
        self.internal = error.internal

    def line(self) -> bytes:
        """The record as one line of JSON, ASCII only, so that no text can forge a second line."""
        fields = asdict(self)
        del fields["_mark"]
        return json.dumps(fields).encode("ascii") + b"\n"


class Log:
    """Where records go.

    Args:
        path: a file that is appended to, and created readable by its owner only; it is opened anew where it was moved
            away, as log rotation does.
        descriptor: an open stream that is written to where there is no path.
    """

    def __init__(self, path: Path | None = None, *, descriptor: int = 1) -> None:
        self._path = path
        self._descriptor = descriptor
        self._file: int | None = None
        self._torn = False
        """The last line was not written whole."""
        self._turn = asyncio.Lock()
        """Held while a line is written: a pipe may take it in pieces."""

    def check(self) -> None:
        """Return where records can be written now, as far as that can be known.

        Raises:
            AuditUnavailable: the file cannot be opened.
        """
        try:
            self._open()
        except OSError as error:
            raise AuditUnavailable(internal=str(error)) from error

    async def write(self, record: Record) -> None:
        """Append one record; while a pipe is full, others may go on.

        Raises:
            AuditUnavailable: it could not be written whole.
        """
        async with self._turn:
            line = b"\n" + record.line() if self._torn else record.line()
            self._torn, torn = True, self._torn
            left = line
            try:
                async with asyncio.timeout(PATIENCE_S):
                    while left:
                        left = left[await _written(self._open(), left) :]
            except (OSError, TimeoutError) as error:
                self._torn = torn or len(left) < len(line)
                self.close()
                raise AuditUnavailable(internal=str(error) or "nobody reads the log") from error
            self._torn = False

    def _open(self) -> int:
        if self._path is None:
            return self._descriptor
        if self._file is not None and not _is(self._path, self._file):
            self.close()
        if self._file is None:
            self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, PRIVATE)
        return self._file

    def close(self) -> None:
        """Close the file; the next record opens it again."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


async def _written(descriptor: int, line: bytes) -> int:
    """Write as much as can be written without stopping everybody else; the number of bytes."""
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.write(descriptor, line)
    room = select.poll()
    room.register(descriptor, select.POLLOUT)
    while not room.poll(0):  # noqa: ASYNC110  # to be told, the stream would have to be non-blocking for all who share it
        await asyncio.sleep(_PAUSE_S)
    return os.write(descriptor, line[:_PIECE])


def _is(path: Path, descriptor: int) -> bool:
    """Whether an open file still stands at its path."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(descriptor))


@asynccontextmanager
async def recorded(log: Log, claim: Claim | None, request: QueryRequest, request_id: str) -> AsyncGenerator[Record]:
    """Write one record when the block ends, however it ends.

    Raises:
        AuditUnavailable: the record could not be written; it takes the place of the answer and of any error.
    """
    record = Record(
        request_id=request_id,
        time=datetime.now(UTC).isoformat(timespec="milliseconds"),
        subject=claim and claim.subject,
        tenant=claim and claim.tenant,
        role=claim and claim.role,
        sql=request.sql,
    )
    began = perf_counter()
    try:
        yield record
    except GatewayError as error:
        record.failed(error)
        raise
    except asyncio.CancelledError:
        record.outcome, record.codes = "cancelled", ("request.cancelled",)
        raise
    except BaseException as error:
        record.codes, record.internal = (GatewayError.code,), repr(error)
        raise
    finally:
        record.elapsed_ms = round((perf_counter() - began) * 1000, 3)
        await asyncio.shield(log.write(record))  # whoever is cancelled twice is recorded all the same
