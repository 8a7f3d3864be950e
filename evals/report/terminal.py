"""A report on a terminal: the matrix, what differs between the worlds, what failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

__all__ = ["show"]

_MOST = 40


def show(report: Mapping[str, Any], console: Console) -> None:
    """Print it."""
    console.print(_matrix(report))
    for title, key in (("Worlds", "worlds"), ("Timing only", "timings")):
        if report.get(key):
            console.print(f"{title}: {_summary(report[key])}", highlight=False)
    for attempt in report["attempts"]:
        line = f"{attempt['behaviour']}: {attempt['right']} of {attempt['cases']} right, {attempt['mended']} of {attempt['wrong_first']}"
        console.print(f"{line} mended within two attempts", highlight=False)
    for failure in report["failures"][:_MOST]:
        console.print(Text.assemble(("failed ", "bold red"), failure))
    if len(report["failures"]) > _MOST:
        console.print(f"and {len(report['failures']) - _MOST} more")
    verdict = Text("everything held", "bold green") if report["passed"] else Text("not everything held", "bold red")
    about = f"{len(report['cases'])} cases in {report['elapsed_s']:.0f} s, commit {report['commit'] or 'unknown'}: "
    console.print(Text(about) + verdict)


def _matrix(report: Mapping[str, Any]) -> Table:
    walls = report["walls"]
    table = Table("suite, kind", *(Text(wall["title"]) for wall in walls), title="Cases that got what they were after")
    cells = {(cell["suite"], cell["kind"], cell["wall"]): cell for cell in report["matrix"]}
    rows = list(dict.fromkeys((suite, kind) for suite, kind, _ in cells))
    for number, (suite, kind) in enumerate(rows):
        last = number + 1 == len(rows) or rows[number + 1][0] != suite
        shown = [_cell(cells.get((suite, kind, wall["name"])), wall["name"]) for wall in walls]
        table.add_row(f"{suite} {kind}", *shown, end_section=last)
    return table


def _cell(cell: Mapping[str, Any] | None, wall: str) -> Text:
    if cell is None:
        return Text("–", style="dim", justify="right")
    style = "green" if not cell["reached"] else "bold red" if wall == "all" else "yellow"
    return Text(f"{cell['reached']}/{cell['cases']}", style=style, justify="right")


def _summary(found: list[Mapping[str, Any]]) -> str:
    counted: dict[str, int] = {}
    for item in found:
        name = f"{item.get('kind', 'statements')}{' (noise)' if item.get('noise') else ''} behind {item.get('wall', 'all')}"
        counted[name] = counted.get(name, 0) + 1
    return ", ".join(f"{count} {name}" for name, count in sorted(counted.items()))
