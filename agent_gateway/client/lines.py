"""Streamed rows: bytes come in as they arrive, rows go out. No I/O."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from agent_gateway.errors import AnswerUnreadable
from agent_gateway.types import Column, Json, Truncation

__all__ = ["End", "Lines"]


@dataclass(frozen=True, slots=True)
class End:
    """What the last line of a streamed answer says; without it, rows are missing."""

    row_count: int
    truncated: tuple[Truncation, ...]
    elapsed_ms: float
    request_id: str
    hint: str | None = None
    """What to make of a result that is empty or cut."""


@dataclass(frozen=True, slots=True)
class _Head:
    columns: tuple[Column, ...]


_HEAD, _END = TypeAdapter(_Head), TypeAdapter(End)


class Lines:
    """Reads a streamed answer: a line with the columns, a line for each row, a last line with an `End`."""

    def __init__(self) -> None:
        self._partial = b""
        self.columns: tuple[Column, ...] | None = None
        self.waiting: deque[list[Json]] = deque()
        """Rows that have arrived whole."""
        self._end: End | None = None

    def feed(self, octets: bytes) -> None:
        """Take what has arrived.

        Only a newline ends a line: a text may hold other separators, such as U+2028, as they are.

        Raises:
            AnswerUnreadable: a line is not what the gateway writes.
        """
        *whole, self._partial = (self._partial + octets).split(b"\n")
        for line in whole:
            self._read(line)

    def end(self) -> End:
        """What the last line said.

        Raises:
            AnswerUnreadable: it has not arrived.
        """
        if self._end is None:
            raise AnswerUnreadable("The answer was cut off: its last line is missing.", hint="Send the request again.")
        return self._end

    def _read(self, line: bytes) -> None:
        try:
            value: Any = json.loads(line)
            if self.columns is None:
                self.columns = _HEAD.validate_python(value).columns
            elif isinstance(value, list):
                self.waiting.append(value)  # pyright: ignore[reportUnknownArgumentType]  # JSON came in
            else:
                self._end = _END.validate_python(value)
        except ValueError as error:
            raise AnswerUnreadable(internal=str(error)) from None
