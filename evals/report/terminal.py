"""A report on a terminal: the matrix, what differs between the worlds, what failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.walls import WHOLE

__all__ = ["show"]

_MOST = 40


def show(report: Mapping[str, Any], console: Console) -> None:
    """Print it."""
    console.print(_matrix(report))
    for title, key in (("Worlds", "worlds"), ("Timing only", "timings")):
        if report.get(key):
            console.print(f"{title}: {_summary(report[key])}", highlight=False)
    for attempt in report["attempts"]:
        right = f"{attempt['right']} of {attempt['cases']} right"
        mended = f"{attempt['mended']} of {attempt['wrong_first']} mended within two attempts"
        console.print(f"{attempt['behaviour']}: {right}, {mended}", highlight=False)
    for failure in report["failures"][:_MOST]:
        console.print(Text.assemble(("failed ", "bold red"), failure))
    if len(report["failures"]) > _MOST:
        console.print(f"and {len(report['failures']) - _MOST} more")
    verdict = Text("everything held", "bold green") if report["passed"] else Text("not everything held", "bold red")
    about = f"{len(report['cases'])} cases in {report['elapsed_s']:.0f} s, commit {report['commit'] or 'unknown'}: "
    console.print(Text(about) + verdict)


def _matrix(report: Mapping[str, Any]) -> Table:
    """By suite; the page has the kinds."""
    table = Table("suite", *(wall["title"] for wall in report["walls"]), title="Cases that got what they were after")
    cells: dict[tuple[str, str], list[int]] = {}
    for found in report["matrix"]:
        cell = cells.setdefault((found["suite"], found["wall"]), [0, 0])
        cell[0] += found["reached"]
        cell[1] += found["cases"]
    for suite in dict.fromkeys(suite for suite, _ in cells):
        table.add_row(suite, *(_cell(cells.get((suite, wall["name"])), wall["name"]) for wall in report["walls"]))
    return table


def _cell(cell: list[int] | None, wall: str) -> Text:
    if cell is None:
        return Text("-", style="dim", justify="right")
    reached, total = cell
    style = "green" if not reached else "bold red" if wall in WHOLE else "yellow"
    return Text(f"{reached}/{total}", style=style, justify="right")


def _summary(found: list[Mapping[str, Any]]) -> str:
    counted: dict[str, int] = {}
    for item in found:
        noise = " (noise)" if item.get("noise") else ""
        name = f"{item.get('kind', 'statements')}{noise} behind {item.get('wall', 'all')}"
        counted[name] = counted.get(name, 0) + 1
    return ", ".join(f"{count} {name}" for name, count in sorted(counted.items()))
