"""What raw findings mean: which are waived, which waivers have run out, and whether the database passes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from agent_gateway import sql
from agent_gateway.policy.declaration import Declaration, Waiver
from agent_gateway.policy.linter.lints import Lint, Severity, every

__all__ = ["FAILING", "OWN", "Finding", "Report", "judged"]

FAILING: frozenset[Severity] = frozenset({"critical", "high"})

_EXPIRED = Lint(
    code="WAI001",
    title="A waiver has run out",
    severity="medium",
    why="Somebody chose to live with a finding until a day. That day has passed, so the finding counts again.",
    fix="mend the finding, or decide anew with another date in tenancy.toml",
    source="agent_gateway",
)
_IDLE = Lint(
    code="WAI002",
    title="A waiver waives nothing",
    severity="info",
    why="What it was for is mended or renamed. Left in the file, it would hide the same flaw when it comes back.",
    fix="take the waiver out of tenancy.toml",
    source="agent_gateway",
)
OWN = (_EXPIRED, _IDLE)
"""What is found in the declaration itself, whichever lints are chosen."""

_ORDER: tuple[Severity, ...] = get_args(Severity)
_PLACE = re.compile(r"\{(\w+)\}")
_PART = re.compile(r'"((?:[^"]|"")*)"|([^".]+)')


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a lint found."""

    lint: Lint
    object: str
    """What it is about, as SQL names it."""
    detail: str
    fix: str
    """The fix of the lint, with this object's name in it."""
    waiver: Waiver | None = None
    """Who lives with it and until when."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the chosen lints found in one database."""

    lints: tuple[Lint, ...]
    """What was looked for."""
    findings: tuple[Finding, ...]
    """Worst first; without the waived ones."""
    waived: tuple[Finding, ...]
    database: str = ""
    server: str = ""
    """PostgreSQL's version."""

    @property
    def failed(self) -> bool:
        """Whether anything critical or high was found that nobody waived."""
        return any(finding.lint.severity in FAILING for finding in self.findings)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity, worst first."""
        return {level: sum(f.lint.severity == level for f in self.findings) for level in _ORDER}


def judged(
    rows: Iterable[tuple[str, str, str]],
    lints: tuple[Lint, ...],
    declaration: Declaration,
    today: date,
) -> Report:
    """The report on rows of code, object and detail, as of `today`. A waiver holds through the day that it names."""
    known = every()
    places = _places(declaration)
    found = [_finding(known[code], object_, detail, places) for code, object_, detail in rows]
    current = [waiver for waiver in declaration.waivers if waiver.expires >= today]
    both = [(finding, next((w for w in current if _meant(w, finding)), None)) for finding in found]
    about = {lint.code for lint in lints}
    own = [f for waiver in declaration.waivers if (f := _of_waiver(waiver, found, about, today, places))]
    waived = [Finding(f.lint, f.object, f.detail, f.fix, waiver) for f, waiver in both if waiver]
    return Report(lints, _sorted([*(f for f, waiver in both if waiver is None), *own]), _sorted(waived))


def _finding(lint: Lint, object_: str, detail: str, places: _Places) -> Finding:
    names = places.single | {
        "object": object_,
        "tenant_column": places.tenant_columns.get(_parts(object_), places.single["tenant_column"]),
    }
    return Finding(lint, object_, detail, _PLACE.sub(lambda place: names.get(place[1], place[0]), lint.fix))


@dataclass(frozen=True, slots=True)
class _Places:
    """What the places of a fix are filled with, as SQL has to spell it."""

    single: dict[str, str]
    tenant_columns: Mapping[tuple[str, ...], str]
    """By schema and name of the table."""


def _places(declaration: Declaration) -> _Places:
    named = {
        "agent": declaration.agent,
        "application": declaration.application,
        "owner": declaration.owner,
        "gateway_owner": declaration.gateway_owner,
        "tenant_column": declaration.tenant_column,
    }
    single = {place: sql.spelled(name) if name else f"<{place}>" for place, name in named.items()}
    columns = {(t.schema, t.name): sql.spelled(t.tenant_column) for t in declaration.tenant_tables}
    return _Places(single | {"tenant_type": declaration.tenant_type}, columns)


def _parts(object_: str) -> tuple[str, ...]:
    """The names that an object's is made of, without their quotes."""
    return tuple(quoted.replace('""', '"') or plain for quoted, plain in _PART.findall(object_))


def _of_waiver(
    waiver: Waiver, found: Iterable[Finding], about: set[str], today: date, places: _Places
) -> Finding | None:
    """What is wrong with a waiver. One for a lint that was not chosen is left alone; one for no lint is idle."""
    object_ = f"{waiver.code} {waiver.object}"
    if waiver.expires < today:
        return _finding(_EXPIRED, object_, f"ran out on {waiver.expires}: {waiver.reason}", places)
    in_question = waiver.code in about or waiver.code not in every()
    if in_question and not any(_meant(waiver, finding) for finding in found):
        return _finding(_IDLE, object_, f"expires on {waiver.expires}: {waiver.reason}", places)
    return None


def _meant(waiver: Waiver, finding: Finding) -> bool:
    pattern = ".*".join(re.escape(part) for part in waiver.object.split("*"))
    return waiver.code == finding.lint.code and re.fullmatch(pattern, finding.object, re.DOTALL) is not None


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (_ORDER.index(f.lint.severity), f.lint.code, f.object, f.detail)))
