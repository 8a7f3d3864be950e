"""A run in, `report.json` out: a stable form with a version number; evals/README.md documents it."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evals.answers import Answer
from evals.cases import Case
from evals.replay import Outcome, Run
from evals.scorers import Verdict
from evals.walls import WALLS

__all__ = ["SCHEMA", "document", "header", "matrix", "write"]

SCHEMA = 1
"""Grows where a field changes its meaning or goes; new fields do not change it."""
_PACKAGES = ("agent-gateway", "asyncpg", "postgast", "sqlglot")
_SAID = 400
_ROWS = 2
_CELL = 160
_SQL = 1_200


def header(solver: str, *, postgresql: str, elapsed_s: float, model: str | None = None) -> dict[str, Any]:
    """What every report begins with: what was measured, when, and with what."""
    return {
        "schema": SCHEMA,
        "solver": solver,
        "model": model,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "versions": {
            **{name: version(name) for name in _PACKAGES},
            "python": platform.python_version(),
            "postgresql": postgresql,
        },
        "elapsed_s": round(elapsed_s, 1),
    }


def document(run: Run, *, postgresql: str, elapsed_s: float, order: bool = False) -> dict[str, Any]:
    """The whole report."""
    known = {outcome.case.id: outcome.case for outcome in run.outcomes}
    failures = run.failures(order=order)
    return {
        **header("replay", postgresql=postgresql, elapsed_s=elapsed_s),
        "passed": not failures,
        "failures": failures,
        "walls": [
            {"name": wall.name, "title": wall.title, "holds": wall.holds}
            for wall in WALLS.values()
            if any(outcome.wall == wall.name for outcome in run.outcomes)
        ],
        "cases": [_case(case) for case in known.values()],
        "outcomes": [_outcome(outcome) for outcome in run.outcomes],
        "matrix": matrix((outcome.case, outcome.wall, outcome.verdict) for outcome in run.outcomes),
        "worlds": [asdict(difference) for difference in run.differences],
        "timings": [asdict(timing) for timing in run.timings],
        "changed": run.changed,
        "attempts": [],
    }


def matrix(outcomes: Iterable[tuple[Case, str, Verdict]]) -> list[dict[str, Any]]:
    """How many cases of each kind got what they were after, behind each wall.

    Args:
        outcomes: of each case the wall it was tried at, or the door, and what became of it.
    """
    cells: dict[tuple[str, str, str], list[int]] = {}
    for case, wall, verdict in outcomes:
        cell = cells.setdefault((case.suite, case.kind, wall), [0, 0])
        cell[0] += verdict in ("reached", "wrong")
        cell[1] += 1
    return [
        {"suite": suite, "kind": kind, "wall": wall, "reached": reached, "cases": total}
        for (suite, kind, wall), (reached, total) in cells.items()
    ]


def _case(case: Case) -> dict[str, Any]:
    found = case.model_dump(include={"id", "suite", "kind", "aim", "prompt", "channel", "language", "why"})
    return {**found, "sql": [statement[:_SQL] for statement in case.sql]}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "case": outcome.case.id,
        "wall": outcome.wall,
        "verdict": outcome.verdict,
        "findings": [asdict(finding) for finding in outcome.findings[:5]],
        "answers": [_answer(answer) for answer in outcome.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = {"code": answer.code, "elapsed_ms": round(answer.elapsed_ms, 1)}
    if answer.refused:
        found["refused"] = answer.refused
    if answer.said:
        found["said"] = answer.said[:_SAID]
    if answer.rows is not None:
        found |= {"rows": [row[:_CELL] for row in answer.rows[:_ROWS]], "row_count": len(answer.rows)}
    if answer.truncated:
        found["truncated"] = answer.truncated
    return found


def write(folder: Path, name: str, content: str | Mapping[str, Any]) -> Path:
    """Write one file of a report."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def _commit() -> str:
    """The commit that was measured, with a plus where files differ from it; empty outside a checkout."""
    try:
        found = subprocess.run(
            ["git", "describe", "--always", "--dirty=+", "--abbrev=12"],  # noqa: S607  # whichever git is there
            cwd=Path(__file__).parent, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()
