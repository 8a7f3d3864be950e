"""What the leak matrix is made of: frozen values."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Literal

from agent_gateway.pool import Lease
from agent_gateway.types import Claim

__all__ = ["Canary", "Cell", "Evidence", "Locked", "Matrix", "Plan", "Relation", "Status", "Table"]

Locked = Callable[[Claim], AbstractAsyncContextManager[Lease]]
"""The gateway's own locked session for a claim, past the guard."""

Status = Literal["zero", "leak", "blind", "undecided"]
"""`zero`: nothing of another tenant. `leak`: rows of others, or rows without a context. `blind`: not even the tenant's
own rows are there, so that zero proves nothing. `undecided`: no answer in time, or an error."""

Evidence = Literal["tenant column", "canaries", "same for all", ""]


@dataclass(frozen=True, slots=True)
class Table:
    """A tenants' table as it is declared."""

    schema: str
    name: str
    tenant_column: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is looked at, and how much of it."""

    tables: tuple[Table, ...]
    shared: frozenset[tuple[str, str]]
    """Relations without tenants' rows, schema and name: everybody may read them whole."""
    views: frozenset[tuple[str, str]]
    """Declared views."""
    tenant_column: str
    """How the column is called where nothing is declared."""
    agent: str
    """The agent's login."""
    tenants: tuple[str, ...] = ()
    """Who acts; picked from the data where it is empty."""
    acting: int = 4
    """How many tenants are picked."""
    statement_ms: int = 5_000
    most: int = 1_000
    """Foreign rows are counted up to here."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Something that the agent's login may read."""

    schema: str
    name: str
    columns: tuple[str, ...]
    """Those that it may read."""
    tenant_column: str | None
    """Where another tenant's row can be told by its tenant; otherwise by canaries."""
    declared: bool
    shared: bool

    @property
    def label(self) -> str:
        """Schema and name, joined by a dot."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True, slots=True)
class Canary:
    """A value that only one tenant's rows hold. It is never printed."""

    table: Table
    column: str
    tenant: str
    value: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one tenant saw of one relation."""

    tenant: str
    relation: str
    status: Status
    foreign: int
    """Rows of others that were seen, counted up to `Plan.most`."""
    evidence: Evidence = ""
    said: str = ""
    """The SQLSTATE or code where there was no answer."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Tenants by relations."""

    tenants: tuple[str, ...]
    relations: tuple[Relation, ...]
    cells: tuple[Cell, ...]
    canaries: int
    """How many were looked for."""
    elapsed_ms: float

    @property
    def named(self) -> tuple[str, ...]:
        """The relations in which not everything is zero, sorted."""
        return tuple(sorted({cell.relation for cell in self.cells if cell.status != "zero"}))
