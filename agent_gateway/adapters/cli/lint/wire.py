"""The report as JSON: its shape is stable, fields may be added."""

from __future__ import annotations

from typing import Any

from agent_gateway.policy import linter

__all__ = ["lint", "points", "report"]


def report(found: linter.Report) -> dict[str, Any]:
    """What was looked for and what was found."""
    return {
        "failed": found.failed,
        "database": found.database,
        "server": found.server,
        "lints": [lint.code for lint in found.lints],
        "counts": dict(found.counts),
        "findings": [_finding(finding) for finding in found.findings],
        "waived": [_finding(finding) for finding in found.waived],
    }


def lint(known: linter.Lint) -> dict[str, Any]:
    """What a lint is about."""
    return {
        "code": known.code,
        "severity": known.severity,
        "title": known.title,
        "why": known.why,
        "fix": known.fix,
        "needs_superuser": known.needs_superuser,
        "source": known.source,
    }


def points(found: tuple[linter.Point, ...]) -> list[dict[str, Any]]:
    """The checklist."""
    return [
        {"point": point.number, "title": point.title, "outcome": point.outcome, "evidence": list(point.evidence)}
        for point in found
    ]


def _finding(finding: linter.Finding) -> dict[str, Any]:
    waiver = finding.waiver
    return {
        "code": finding.lint.code,
        "severity": finding.lint.severity,
        "title": finding.lint.title,
        "object": finding.object,
        "detail": finding.detail,
        "fix": finding.fix,
        "needs_superuser": finding.lint.needs_superuser,
        "waiver": {"reason": waiver.reason, "expires": waiver.expires.isoformat()} if waiver else None,
    }
