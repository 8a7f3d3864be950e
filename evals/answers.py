"""What leaves for one statement: rows or an error in, an answer of one form out, whichever wall stood before it."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable
from dataclasses import dataclass

import asyncpg

from agent_gateway.adapters.http.wire import render_result
from agent_gateway.errors import GatewayError
from agent_gateway.types import ResultSet

__all__ = ["LOST", "Answer", "answered", "problem"]

LOST = (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError, UnicodeError)
"""What ends a connection, or a statement that its driver cannot even send."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What left the database, or the gateway, for one statement."""

    statement: str
    """As it was sent."""
    refused: tuple[str, ...] = ()
    """The codes of the guard."""
    code: str = ""
    """The error's code, or SQLSTATE; empty where rows came."""
    said: str = ""
    """The error as the caller reads it."""
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] | None = None
    """Each row as JSON."""
    truncated: tuple[str, ...] = ()
    octets: int = 0
    wrote: bool = False
    """Whether its transaction wrote anything, where that was asked."""
    elapsed_ms: float = 0.0

    @property
    def body(self) -> str:
        """Every byte that left."""
        return "\n".join((self.code, self.said, *self.columns, *(self.rows or ())))


async def answered(statement: str, coming: Awaitable[ResultSet | list[asyncpg.Record]]) -> Answer:
    """Wait for what comes of a statement; an error is an answer too.

    Args:
        statement: as it was sent.
        coming: rows as the gateway gives them, or as the driver does.
    """
    began = time.perf_counter()
    try:
        came = await coming
    except GatewayError as error:
        return problem(statement, error, began)
    except asyncpg.PostgresError as error:
        return _postgres(statement, error, began)
    except LOST as error:
        return Answer(statement, code="lost", said=repr(error), elapsed_ms=_since(began))
    return _bounded(statement, came, began) if isinstance(came, ResultSet) else _fetched(statement, came, began)


def _bounded(statement: str, result: ResultSet, began: float) -> Answer:
    wire = json.loads(render_result(result))
    return Answer(
        statement,
        columns=tuple(f"{column['name']} {column['type']}" for column in wire["columns"]),
        rows=tuple(json.dumps(row, ensure_ascii=False) for row in wire["rows"]),
        truncated=tuple(f"{cut['reason']} {cut['limit']} {cut['unit']}" for cut in wire["truncated"]),
        octets=result.octets,
        elapsed_ms=_since(began),
    )


def _fetched(statement: str, records: list[asyncpg.Record], began: float) -> Answer:
    rows = tuple(repr(tuple(record)) for record in records)
    columns = tuple(records[0].keys()) if records else ()
    return Answer(statement, columns=columns, rows=rows, octets=sum(map(len, rows)), elapsed_ms=_since(began))


def problem(statement: str, error: GatewayError, began: float) -> Answer:
    """An error as the caller reads it; `began` is what `time.perf_counter` said then."""
    problem = error.problem("evals")
    said = " ".join((problem.message, problem.hint, *(f"{v.code} {v.message} {v.hint}" for v in problem.violations)))
    refused = tuple(violation.code for violation in problem.violations)
    return Answer(statement, refused, problem.code, said, elapsed_ms=_since(began))


def _postgres(statement: str, error: asyncpg.PostgresError, began: float) -> Answer:
    """The whole error: behind the gateway, nobody sees so much of it."""
    said = json.dumps({name: str(value) for name, value in error.as_dict().items() if name not in _BESIDE})
    return Answer(statement, code=error.sqlstate or "", said=said, elapsed_ms=_since(began))


_BESIDE = {"server_source_filename", "server_source_line", "server_source_function", "query"}


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 3)
