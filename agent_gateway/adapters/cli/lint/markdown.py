"""The report as Markdown: for a pull request or a ticket."""

from __future__ import annotations

import re

from agent_gateway.adapters.cli.output import shown
from agent_gateway.policy import linter

__all__ = ["points", "report"]

_MEANINGFUL = re.compile(r"([\\`*_{}\[\]<>|#!~])")


def report(found: linter.Report) -> str:
    """A line that counts, and a table of the findings."""
    counted = ", ".join(f"{count} {severity}" for severity, count in found.counts.items() if count) or "nothing found"
    lines = [
        f"### {'Failed' if found.failed else 'Passed'}: {counted}",
        "",
        f"{len(found.lints)} lints on {_plain(found.database)}, PostgreSQL {found.server}; {len(found.waived)} waived.",
    ]
    if found.findings:
        lines += ["", "| severity | code | object | what | fix |", "|---|---|---|---|---|"]
        lines += [
            _row(f.lint.severity, f.lint.code, f.object, f"{f.lint.title}: {f.detail}", f.fix) for f in found.findings
        ]
    if found.waived:
        lines += ["", "| waived | object | reason | until |", "|---|---|---|---|"]
        lines += [
            _row(f.lint.code, f.object, f.waiver.reason, f.waiver.expires.isoformat()) for f in found.waived if f.waiver
        ]
    return "\n".join(lines)


def points(found: tuple[linter.Point, ...]) -> str:
    """The checklist as a list of tasks."""
    lines: list[str] = []
    for point in found:
        box = "x" if point.outcome == "pass" else " "
        lines.append(f"- [{box}] {_plain(point.title)} ({point.outcome})")
        lines += [f"  - {_plain(line)}" for line in point.evidence]
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _plain(words: str) -> str:
    """A name in a database may look like Markdown or hold a line break; here it is only text."""
    return _MEANINGFUL.sub(r"\\\1", shown(words.replace("\n", " ")))
