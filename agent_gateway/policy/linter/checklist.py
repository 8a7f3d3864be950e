"""The seven points to look at before an agent meets real data: what was found and counted in, points out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from agent_gateway.policy.declaration import Declaration
from agent_gateway.policy.linter.judgement import FAILING, Finding, Report

__all__ = ["CODES", "Attack", "Count", "Outcome", "Point", "checklist"]

Outcome = Literal["pass", "fail", "unknown"]


@dataclass(frozen=True, slots=True)
class Count:
    """One thing that was looked at."""

    point: int
    what: str
    holds: int
    of_all: int


@dataclass(frozen=True, slots=True)
class Attack:
    """What became of the self-test, which attacks the database as one tenant; or why it was not run."""

    login: str = ""
    tried: int = 0
    """Attempts."""
    succeeded: tuple[str, ...] = ()
    """Names of those that got round a wall."""
    undecided: tuple[str, ...] = ()
    """Names of those that the database gave no answer to in time."""
    untried: str = ""
    """Why there was none; empty where there was."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the checklist."""

    number: int
    title: str
    outcome: Outcome
    evidence: tuple[str, ...]
    """What was looked at, and what speaks against it."""


_TITLES = (
    "The tenant column is NOT NULL, and an index leads with it",
    "Row-level security is enabled and forced",
    "Without a tenant context there are no rows",
    "The tenant context ends with the transaction, and SQL cannot forge it",
    "Migrations pass the policies, and nothing else does",
    "A test as one tenant finds no row of another",
    "Analytics over all tenants has a login of its own",
)

CODES: tuple[tuple[str, ...], ...] = (
    ("TEN001", "TEN002"),
    ("RLS001", "RLS002", "RLS015", "OBJ004"),
    ("RLS004", "RLS005", "RLS018", "OBJ001", "OBJ002"),
    ("RLS011", "CTX001", "CTX002", "CTX003", "CTX004", "RLS013"),
    ("ROL001", "ROL002", "ROL003", "ROL016"),
    ("TEN009",),
    (),
)
"""The lints that speak against each point."""

_MIGRATIONS, _CROSS_TENANT, _ANALYTICS = 5, 6, 7
_UNTRIED = Attack(untried="no catalog can tell; run agent-gateway selftest, and what agent-gateway policy pgtap prints")


def checklist(
    report: Report, counts: Iterable[Count], declaration: Declaration, attack: Attack = _UNTRIED
) -> tuple[Point, ...]:
    """The points, judged by the findings, by what was counted, and by what became of an attack.

    Where nothing was counted, the outcome is unknown.
    """
    by_point: dict[int, list[Count]] = {}
    for count in (*counts, *_counted(attack)):
        by_point.setdefault(count.point, []).append(count)
    return tuple(
        _point(number, report, by_point.get(number, []), declaration, attack) for number in range(1, len(_TITLES) + 1)
    )


def _counted(attack: Attack) -> list[Count]:
    if attack.untried:
        return []
    what = f"attempts of the self-test as {attack.login}, which forges tenants and reads without one: refused"
    return [Count(_CROSS_TENANT, what, attack.tried - len(attack.succeeded) - len(attack.undecided), attack.tried)]


def _point(number: int, report: Report, counts: list[Count], declaration: Declaration, attack: Attack) -> Point:
    codes = CODES[number - 1]
    against = [finding for finding in report.findings if finding.lint.code in codes]
    waived = [finding for finding in report.waived if finding.lint.code in codes]
    evidence = [f"{count.holds} of {count.of_all} {count.what}" for count in counts]
    evidence += [_said(finding) for finding in against] + [f"waived: {_said(finding)}" for finding in waived]
    told, missing = _beside(number, declaration, attack)
    evidence += told
    short = any(count.holds < count.of_all for count in counts) and not waived and not missing
    outcome: Outcome = "pass"
    if short or any(finding.lint.severity in FAILING for finding in against):
        outcome = "fail"
    elif missing or not any(count.of_all for count in counts):
        outcome = "unknown"
    return Point(number, _TITLES[number - 1], outcome, tuple(evidence))


def _beside(number: int, declaration: Declaration, attack: Attack) -> tuple[list[str], bool]:
    """What is known beside catalogs, and whether that leaves the point open."""
    if number == _CROSS_TENANT:
        told = [f"not tried: {attack.untried}"] if attack.untried else []
        told += [f"succeeded: {name}" for name in attack.succeeded]
        told += [f"no answer: {name}" for name in attack.undecided]
        return told, not attack.succeeded and bool(attack.untried or attack.undecided)
    if number == _MIGRATIONS:
        named = declaration.migrator
        return [f"migrations run as {named}" if named else "no login for migrations is declared"], not named
    if number == _ANALYTICS:
        named = declaration.analyst
        return [f"analytics runs as {named}" if named else "no login for analytics is declared"], not named
    return [], False


def _said(finding: Finding) -> str:
    return f"{finding.lint.code} {finding.object}: {finding.detail}"
