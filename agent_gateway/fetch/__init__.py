"""An approved statement in, a bounded result out: rows, columns, bytes and cells are cut in the server.

The verbatim statement is first prepared alone, which tells its columns and proves that it is exactly one statement. It
then runs, verbatim, inside an envelope of ours that cuts what it returns before it travels.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import asyncpg
from asyncpg.types import Attribute

from agent_gateway import sqlstate
from agent_gateway.connection import Connection
from agent_gateway.errors import StatementInvalid
from agent_gateway.fetch import envelope
from agent_gateway.fetch.emptiness import without_rows
from agent_gateway.fetch.gate import affordable
from agent_gateway.fetch.types import ColumnType, TypeNames
from agent_gateway.pool import Lease
from agent_gateway.types import Approved, Column, Json, Limits, ResultSet, Truncation

__all__ = ["TypeNames", "bounded", "without_rows"]

_BESIDE_ROWS = 262_144
"""Bytes for what is no row: up to 1,600 column names, and an error."""


async def bounded(lease: Lease, approved: Approved, limits: Limits, types: TypeNames, *, request_id: str) -> ResultSet:
    """Run `approved` inside a locked session.

    Args:
        lease: a locked session.
        approved: the guard's pass.
        limits: what the statement may use; the caller's own wish for fewer rows is already in it.
        types: the names of result types, remembered between statements.
        request_id: goes into the result.

    Raises:
        StatementTimeout: the caller is answered at `statement_ms + grace_ms` although the backend may still be busy.
        ResourceExhausted: the server sent more than a result can be, such as an error with a huge value.
        ConnectionLost: the connection went away.
        TooExpensive: the planner expects more than `max_plan_cost`.
        GatewayError: what PostgreSQL said, by SQLSTATE; see `sqlstate`.
    """
    began = time.perf_counter()
    lease.allow(_allowance(limits))
    patience_ms = limits.statement_ms + limits.grace_ms
    with sqlstate.spoken(of_the_text=True):
        alone = await lease.within(patience_ms, lease.connection.prepare(approved.statement))
    if alone.get_parameters():
        raise StatementInvalid("The statement has parameters, and there are no values for them.")
    left_ms = patience_ms - (time.perf_counter() - began) * 1000
    with sqlstate.spoken():
        running = _run(lease.connection, approved, alone.get_attributes(), limits, types)
        answer = await lease.within(left_ms, running)
    return answer.result(limits, elapsed_ms=(time.perf_counter() - began) * 1000, request_id=request_id)


def _allowance(limits: Limits) -> int:
    """Bytes that the server may send for a result within the limits, with the protocol's own around every cell."""
    return _BESIDE_ROWS + 2 * limits.max_bytes + 8 * limits.max_rows * limits.max_columns


async def _run(
    connection: Connection, approved: Approved, attributes: Sequence[Attribute], limits: Limits, types: TypeNames
) -> _Answer:
    shown = attributes[: limits.max_columns]
    kinds = await types.of((attribute.type.oid for attribute in shown), connection)
    enveloped = envelope.around(
        approved.statement, [kind.base for kind in kinds], columns=len(attributes), limits=limits
    )
    await affordable(connection, enveloped, limits.max_plan_cost)
    records = await connection.fetch(enveloped)
    columns = [Column(attribute.name, kind.name) for attribute, kind in zip(shown, kinds, strict=True)]
    return _Answer(columns, kinds, len(attributes), records)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back, with one row and one character more than wanted where something was cut."""

    columns: list[Column]
    kinds: list[ColumnType]
    had_columns: int
    records: list[asyncpg.Record]

    def result(self, limits: Limits, *, elapsed_ms: float, request_id: str) -> ResultSet:
        cell = envelope.cell_limit([kind.base for kind in self.kinds], limits)
        rows: list[list[Json]] = []
        octets = 0
        cut = False
        for record in self.records:
            row: list[Json] = []
            for kind, text in zip(self.kinds, record, strict=False):
                value, whole = _value(text, kind, cell)
                row.append(value)
                cut = cut or not whole
                octets += len(text.encode()) if text is not None else 0
            rows.append(row)
        return ResultSet(
            columns=tuple(self.columns),
            rows=rows,
            truncated=tuple(self._truncations(limits, cell if cut else None)),
            elapsed_ms=round(elapsed_ms, 3),
            request_id=request_id,
            octets=octets,
        )

    def _truncations(self, limits: Limits, cell: int | None) -> Iterator[Truncation]:
        had_rows: int = self.records[0][envelope.COUNT] if self.records else 0
        if len(self.records) < min(had_rows, limits.max_rows):
            yield Truncation("bytes", limits.max_bytes, "bytes")
        elif had_rows > limits.max_rows:
            yield Truncation("rows", limits.max_rows, "rows")
        if cell is not None:
            yield Truncation("cell", cell, "characters")
        if self.had_columns > len(self.columns):
            yield Truncation("columns", limits.max_columns, "columns")


def _value(text: str | None, kind: ColumnType, cell: int) -> tuple[Json, bool]:
    """A cell as JSON, and whether it is whole; what was cut stays text, for half a document is none."""
    if text is None:
        return None, True
    if len(text) > cell:
        return text[:cell], False
    return kind.read(text), True
