"""The report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from rich.text import Text

from agent_gateway.adapters.cli.output import console, shown
from agent_gateway.policy import linter

__all__ = ["explain", "points", "report"]

_STYLES: Mapping[str, str] = {
    "critical": "bold red",
    "high": "red",
    "medium": "yellow",
    "low": "cyan",
    "info": "dim",
    "pass": "green",
    "fail": "bold red",
    "unknown": "yellow",
}


def report(found: linter.Report) -> None:
    """The findings by lint, worst first, each with its fix; then how many there are."""
    for lint, findings in groupby(found.findings, key=lambda finding: finding.lint):
        _line((lint.severity, _STYLES[lint.severity]), f"  {lint.code}  {lint.title}")
        for finding in findings:
            _line((f"  {shown(finding.object)}", "bold"), f": {shown(finding.detail)}")
            _line((f"    {shown(finding.fix)}", "dim"))
    for finding in found.waived:
        if finding.waiver:
            _line(("waived", "dim"), f"  {finding.lint.code}  {shown(finding.object)}, until {finding.waiver.expires}")
            _line((f"    {shown(finding.waiver.reason)}", "dim"))
    counted = ", ".join(f"{count} {severity}" for severity, count in found.counts.items() if count) or "nothing found"
    verdict = ("failed", "bold red") if found.failed else ("passed", "green")
    _line(verdict, f": {counted}; {len(found.lints)} lints on {shown(found.database)}, PostgreSQL {found.server}")


def explain(lint: linter.Lint) -> None:
    """What a lint is about."""
    _line((lint.code, "bold"), f"  {lint.title}  ", (lint.severity, _STYLES[lint.severity]))
    for heading, words in (("why", lint.why), ("fix", lint.fix), ("source", lint.source)):
        _line((f"{heading}: ", "bold"), words)
    if lint.needs_superuser:
        _line("Only a superuser, or whoever runs the server, can mend this.")


def points(found: tuple[linter.Point, ...]) -> None:
    """The checklist, with what was looked at below each point."""
    for point in found:
        _line((f"{point.outcome:<8}", _STYLES[point.outcome]), f"{point.number}. {point.title}")
        for line in point.evidence:
            _line((f"          {shown(line)}", "dim"))


def _line(*parts: str | tuple[str, str]) -> None:
    console.print(Text.assemble(*parts), soft_wrap=True)
