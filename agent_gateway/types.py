"""The values that pass between the rooms: frozen, without behaviour.

A room takes the value that the room before it made, so that a type is a pass: `fetch` takes `Approved`, never `str`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "Approved",
    "Catalog",
    "Claim",
    "Column",
    "Explanation",
    "ForeignKey",
    "Function",
    "Json",
    "JudgeStep",
    "Limits",
    "QueryRequest",
    "Reading",
    "Refused",
    "Relation",
    "RelationColumn",
    "ResultSet",
    "Said",
    "TenantRole",
    "TenantType",
    "Truncation",
    "TruncationReason",
    "Verdict",
    "Violation",
]

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

TenantRole = Literal["admin", "editor", "viewer"]
TenantType = Literal["uuid", "bigint", "text"]
TruncationReason = Literal["rows", "bytes", "cell", "columns"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a verified token says."""

    subject: str
    """Who asks: the `sub` of the token."""
    tenant: str
    """The customer whose rows may be seen, spelled as the database spells it."""
    role: TenantRole
    """The tenant role, not a PostgreSQL role."""


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """One question to the corridor."""

    sql: str
    max_rows: int | None = None
    """Rows wanted at the most; the limit of the gateway holds where it is lower."""
    request_id: str | None = None
    """Names the request in the answer and in the audit; made by the gateway where it is not given."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one statement may use. Times are milliseconds."""

    max_rows: int
    max_columns: int
    max_bytes: int
    """Bytes of all cells of one result, in PostgreSQL's text form."""
    max_cell: int
    """Characters of one cell, in PostgreSQL's text form."""
    statement_ms: int
    lock_ms: int
    transaction_ms: int
    grace_ms: int
    """How long after `statement_ms` the caller is answered although the backend is still busy."""
    work_mem_kib: int
    max_plan_cost: float | None = None
    """What the planner may expect a statement to cost, in its own units; None lets every statement run."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One reason to refuse a statement."""

    code: str
    """`guard.<fact>`, stable."""
    message: str
    hint: str
    fragment: str = ""
    """The part of the statement that is meant, as written, cut to a readable length."""


@dataclass(frozen=True, slots=True)
class Approved:
    """A statement that both judges found to be one read of allowed things."""

    sql: str
    """The text that was judged, verbatim."""
    statement: str
    """The one statement in it: a slice of `sql` without what stands around it (a closing semicolon, blanks)."""
    relations: tuple[str, ...] = ()
    """The relations read, `schema.name`, sorted."""
    functions: tuple[str, ...] = ()
    """The functions called, sorted."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A statement that does not run, with every reason at once."""

    sql: str
    violations: tuple[Violation, ...]


Verdict = Approved | Refused


@dataclass(frozen=True, slots=True)
class Reading:
    """What one judge sees in a text, as it spells it: each once, sorted."""

    judge: Literal["libpg_query", "sqlglot"]
    kinds: tuple[str, ...]
    """One for each statement, in order, such as `SELECT`."""
    relations: tuple[str, ...] = ()
    ctes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """Types that values are cast to."""
    clauses: tuple[str, ...] = ()
    fault: str = ""
    """Why it does not read the text."""


@dataclass(frozen=True, slots=True)
class JudgeStep:
    """What came of one judge; what one refuses, the later ones may never see."""

    judge: str
    looks_at: str
    outcome: Literal["passed", "refused", "not asked"]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict, and how it came about; `check --explain` and `POST /v1/check` send these fields by these names."""

    verdict: Literal["approved", "refused"]
    statement: str
    """What would run, to the letter; empty where it is refused."""
    fingerprint: str
    relations: tuple[str, ...]
    functions: tuple[str, ...]
    violations: tuple[Violation, ...]
    steps: tuple[JudgeStep, ...]
    readings: tuple[Reading, ...]
    compared: tuple[str, ...]
    """The parts of the readings that must be the same; the others are shown for the reader."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result."""

    name: str
    type: str
    """PostgreSQL's name of the type, as `format_type` spells it."""


@dataclass(frozen=True, slots=True)
class Truncation:
    """What was left out of a result, and at which limit."""

    reason: TruncationReason
    limit: int
    unit: str


@dataclass(frozen=True, slots=True)
class ResultSet:
    """One tenant's bounded rows."""

    columns: tuple[Column, ...]
    rows: list[list[Json]]
    truncated: tuple[Truncation, ...]
    elapsed_ms: float
    request_id: str
    octets: int | None = None
    """Bytes of all cells in PostgreSQL's text form; None where the result came over the wire."""
    hint: str | None = None
    """What to make of a result that is empty or cut; None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Said:
    """What PostgreSQL said of a statement: what hints are made of. It is not fit to leave as it is."""

    state: str
    """SQLSTATE."""
    words: str = ""
    """Its message, where it came while the text was analysed; empty where rows had a part in it."""
    position: int | None = None
    """The character of the statement that is meant, from 0; known only while the text is analysed."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a relation that refer to another one."""

    columns: tuple[str, ...]
    relation: str
    """`schema.name`"""
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationColumn:
    """A column that the agent role may read, or one that exists and may not be read (`readable=False`)."""

    name: str
    type: str
    nullable: bool = True
    comment: str | None = None
    readable: bool = True
    labels: tuple[str, ...] = ()
    """The values of an enum, in its order; of an array of it as well, and of a domain over it."""
    fields: tuple[str, ...] = ()
    """The names of what a composite value is made of, also of an array of such; of a domain, unless over an array."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, view, materialized view or foreign table that the agent role may read."""

    schema: str
    name: str
    kind: Literal["table", "partitioned table", "view", "materialized view", "foreign table"]
    columns: tuple[RelationColumn, ...]
    comment: str | None = None
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the operator's own; one that is overloaded stands there once for each."""

    schema: str
    name: str
    arguments: str
    """As `pg_get_function_arguments` writes them."""
    returns: str
    """As `pg_get_function_result` writes it."""
    kind: Literal["value", "row", "record"] = "value"
    """A `row` has a type with a name, a `record` has none; a `value` is neither."""
    columns: tuple[RelationColumn, ...] = ()
    """The columns that it has in FROM, all of which may be read: of a value one, whose name is empty where an alias or
    the function gives it; none where only a call tells."""
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Shadow:
    """What the agent may run under a name that is also one of PostgreSQL's or of an extension's, and is neither."""

    kind: Literal["function", "operator", "type", "coercion", "cast", "unwritten", "extension"]
    """A cast is `unwritten` where PostgreSQL makes it without being told; so is a comparison by an operator class.

    A `coercion` is a type to which a call of its name may cast; an `extension` has a function of this name.
    """
    schema: str
    name: str
    """Of a cast, the type that it makes, or one that is made of that; of an unwritten one, the type that it begins
    with, or one that is made of that, which may be a relation's row, or a function that returns such."""
    runs: str = ""
    """The function behind it, as `schema.name`; empty for a type."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything a claim may query."""

    relations: tuple[Relation, ...]
    search_path: tuple[str, ...] = field(default=("public",))
    """Schemas in which a relation is looked up that is named without one."""
    database: str = ""
    """The database itself: `database.schema.relation` is one of its relations. Empty where it is not known."""
    functions: tuple[Function, ...] = ()
    """The operator's own, as far as settings let statements call them."""
    shadows: tuple[Shadow, ...] = ()
    """What PostgreSQL may take in place of its own, as far as the kit tells it."""
