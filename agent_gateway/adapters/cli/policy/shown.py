"""Plans and outcomes for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rich.table import Table
from rich.text import Text

from agent_gateway.adapters.cli.output import console, notice, shown
from agent_gateway.policy.kit import Mend, Outcome, Plan
from agent_gateway.policy.linter import Report

__all__ = ["outcome", "plan", "print_outcome", "print_plan"]


def plan(made: Plan) -> dict[str, Any]:
    """The wire shape of a plan."""
    return {
        "changes": [
            {"object": c.object, "aspect": c.aspect, "before": c.before, "after": c.after} for c in made.changes
        ],
        "refused": made.refused,
        "proposed": [_mend(mend) for mend in made.mends],
    }


def outcome(made: Outcome, report: Report) -> dict[str, Any]:
    """The wire shape of what was done, and of what stands open all the same."""
    return plan(made.plan) | {
        "committed": made.committed,
        "mended": [_mend(done.mend) | {"error": done.error or None} for done in made.mended],
        "proposed": [_mend(mend) for mend in made.left],
        "open": [
            {"code": f.lint.code, "object": f.object, "detail": f.detail, "needs_superuser": f.lint.needs_superuser}
            for f in report.findings
        ],
    }


def print_plan(made: Plan) -> None:
    """A table of what is to change, and what cannot be changed by this login."""
    if made.changes:
        table = Table("object", "what", "is", "is declared")
        for change in made.changes:
            table.add_row(*(_cell(value) for value in (change.object, change.aspect, change.before, change.after)))
        console.print(table)
    console.print(f"{len(made.changes)} changes" if made.changes else "The database is as declared.", highlight=False)
    for warning in made.refused:
        notice(f"did not take, this login may not: {warning}")
    _print_mends(made.mends)


def print_outcome(made: Outcome, report: Report) -> None:
    """What was done beside the plan, which was printed before, and what stands open all the same."""
    if made.committed or not made.mended:
        console.print("Applied." if made.committed else "Nothing was changed.")
    for done in made.mended:
        said = Text(f"failed, {shown(done.error)}", style="red") if done.error else Text("done", style="green")
        console.print(Text.assemble(f"{done.mend.kind} {shown(done.mend.object)}: {shown(done.mend.why)}: ", said))
    if made.mended:
        _print_mends(made.left)
    for code, found in groupby(report.findings, key=lambda finding: finding.lint.code):
        findings = list(found)
        whose = "only a superuser can close it" if findings[0].lint.needs_superuser else "see agent-gateway lint"
        notice(f"open: {code}, {findings[0].lint.title} ({len(findings)}): {whose}")


def _print_mends(mends: Iterable[Mend]) -> None:
    mends = list(mends)
    if not mends:
        return
    console.print(f"{len(mends)} proposals; `policy apply --mend <kind>` carries them out:", highlight=False)
    for mend in mends:
        console.print(Text.assemble((mend.kind, "bold"), f" {shown(mend.object)}: {shown(mend.why)}"))
        for statement in mend.statements:
            console.print(Text(f"  {shown(statement)};", style="dim"), soft_wrap=True)


def _mend(mend: Mend) -> dict[str, Any]:
    return {"kind": mend.kind, "object": mend.object, "why": mend.why, "statements": mend.statements}


def _cell(value: str | None) -> Text:
    return Text("-", style="dim") if value is None else Text(shown(value))
