"""An explanation of the guard for people: the verdict, the judges one by one, the two readings side by side."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from agent_gateway.adapters.cli.output import console, shown
from agent_gateway.types import Explanation, Reading

__all__ = ["print_explanation"]

_SORTS = ("kinds", "relations", "ctes", "columns", "functions", "operators", "types", "clauses", "fault")
_STYLES = {"passed": "green", "refused": "red", "not asked": "dim", "approved": "green"}


def print_explanation(explanation: Explanation) -> None:
    """Print it."""
    console.print(Text(explanation.verdict, _STYLES[explanation.verdict]))
    for violation in explanation.violations:
        console.print(Text.assemble((violation.code, "red"), f"  {shown(violation.fragment)}"))
        console.print(Text(f"  {shown(violation.message)}\n  {shown(violation.hint)}"))
    steps = Table("judge", "looks at", "said", title="Who was asked, in this order", title_justify="left")
    for step in explanation.steps:
        said = Text(", ".join(step.codes) or step.outcome, _STYLES[step.outcome])
        steps.add_row(step.judge, step.looks_at, said)
    console.print(steps)
    if explanation.readings:
        console.print(_readings(explanation))


def _readings(explanation: Explanation) -> Table:
    """Each sort of names in a row, each judge in a column."""
    table = Table(title="The statement as both parsers see it", title_justify="left")
    table.add_column("sort")
    for reading in explanation.readings:
        table.add_column(reading.judge)
    table.add_column("must agree")
    for sort in _SORTS:
        cells = [_cell(reading, sort) for reading in explanation.readings]
        if any(cells):
            table.add_row(sort, *cells, "yes" if sort in explanation.compared else "")
    return table


def _cell(reading: Reading, sort: str) -> Text:
    found: str | tuple[str, ...] = getattr(reading, sort)
    return Text(shown(found if isinstance(found, str) else "\n".join(found)))
