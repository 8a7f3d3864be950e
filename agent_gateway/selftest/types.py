"""What the self-test is made of and what it says: frozen values."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from agent_gateway.connection import Connection
from agent_gateway.types import Claim, Relation

__all__ = ["Aim", "Case", "Finding", "Means", "Outcome", "Report", "Session", "Success", "Target"]

Session = Literal["open", "locked", "admin", "watching"]
"""`open`: a transaction that may write, without a tenant context. `locked`: the gateway's own locked session, as a
viewer. `admin`: the same, as an admin. `watching`: like `open`, while another session has just been locked."""

Aim = Literal[
    "once", "context", "field", "setting", "token", "second", "relation", "object", "role", "schema", "session"
]
"""What a case is tried on, one after another; `scene` finds them."""

Success = Literal["runs", "planned", "rows", "forged", "accepted", "unseen", "trusted"]
"""When an attempt has succeeded. `runs`: without an error. `planned`: an EXPLAIN shows a plan; where a rule makes
nothing of the statement, no right is asked. `rows`: at least one row comes. `forged`: an accessor tells a tenant, role
or subject that was not entered. `accepted`: an accessor tells anything at all. `unseen`: the accessor does not tell the
tenant that was entered. `trusted`: the plan asks a setting that the agent can write."""

Outcome = Literal["held", "warning", "undecided", "succeeded"]


@dataclass(frozen=True, slots=True)
class Means:
    """What the gateway hands to the self-test."""

    connect: Callable[[], Awaitable[Connection]]
    """Opens a connection as the agent's login."""
    enter: Callable[[Connection, Claim], Awaitable[str]]
    """The prologue of a locked session; it returns the token that it entered with."""
    key_id: str
    secret: str = field(repr=False)
    """The context key: tokens with one flaw each are signed with it."""
    relations: tuple[Relation, ...]
    """What the agent may read."""
    schemas: tuple[str, ...]
    shared: frozenset[str] = frozenset()
    """Relations without tenants' rows, as `schema.name`: they may be read without a context."""


@dataclass(frozen=True, slots=True)
class Case:
    """One attempt as data: a block of a file in `cases/`."""

    name: str
    lint: str
    """The lint that finds the reason."""
    session: Session
    aim: Aim
    success: Success
    severity: Literal["failure", "warning"]
    """A warning does not keep the gateway from serving."""
    hint: str
    sql: str


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a case is tried on."""

    label: str
    values: Mapping[str, str]
    """Name of a place in the statement to SQL text, quoted already."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a case."""

    case: Case
    tried: int
    """Attempts: one for each target."""
    succeeded: tuple[str, ...]
    """Labels of the targets where it succeeded."""
    undecided: tuple[str, ...]
    """Labels of the targets where the database gave no answer in time."""
    said: tuple[str, ...]
    """SQLSTATEs that the attempts ended in."""

    @property
    def outcome(self) -> Outcome:
        """The worst that happened."""
        if self.succeeded:
            return "succeeded" if self.case.severity == "failure" else "warning"
        return "undecided" if self.undecided else "held"


@dataclass(frozen=True, slots=True)
class Report:
    """The whole self-test."""

    findings: tuple[Finding, ...]
    elapsed_ms: float

    def of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings that ended so."""
        return tuple(finding for finding in self.findings if finding.outcome == outcome)
