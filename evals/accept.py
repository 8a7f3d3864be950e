"""Fills in what a new case does not say yet: what the guard answers, the true rows, whether a plain setting leaks.

Run: python -m evals accept, then read the diff: what is accepted is what later runs demand. A line that says these
things itself is left as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from agent_gateway import guard
from agent_gateway.gateway import open_gateway
from agent_gateway.types import Refused
from evals.asking import opened, truth
from evals.cases import FOLDER, SUITES, Case, written_out
from evals.scorers import judged
from evals.stage import Stage
from evals.walls import LIMITS, SIGNED_SETTING, WALLS, settings

__all__ = ["accepted"]

_ORDER = (
    *(
        "id",
        "suite",
        "kind",
        "aim",
        "channel",
        "language",
        "prompt",
        "sql",
        "refusal",
        "leaks_plain",
        "past_guard",
        "known_flow",
        "unstable",
    ),
    *("why", "source", "rows", "ordered"),
)
_PLAIN = {
    "channel": "user",
    "language": "en",
    "leaks_plain": False,
    "past_guard": True,
    "known_flow": False,
    "unstable": False,
    "ordered": False,
}


async def accepted(stage: Stage, *, anew: bool = False) -> int:
    """Complete the suites; how many lines changed.

    Args:
        stage: the databases.
        anew: also what is said already.
    """
    changed = 0
    for suite in SUITES:
        path = FOLDER / f"{suite}.jsonl"
        lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        for line in lines:
            if anew:
                for name in ("refusal", "rows", "leaks_plain"):
                    line.pop(name, None)
            changed += "refusal" not in line
        await _judge(stage, lines)
        await _answer(stage, lines)
        await _attack(stage, lines)
        _write(path, lines)
    return changed


async def _judge(stage: Stage, lines: list[dict[str, Any]]) -> None:
    async with open_gateway(settings(stage, "walled_one")) as gateway:
        allowlist = (await gateway.schema.known()).allowlist
    for line in lines:
        if "refusal" in line:
            continue
        codes: list[str | None] = []
        for statement in [line["sql"]] if isinstance(line["sql"], str) else line["sql"]:
            verdict = guard.check(written_out(statement, SIGNED_SETTING), allowlist)
            codes.append(verdict.violations[0].code if isinstance(verdict, Refused) else None)
        line["refusal"] = codes if isinstance(line["sql"], list) else codes[0]


async def _answer(stage: Stage, lines: list[dict[str, Any]]) -> None:
    async with truth(stage, bounds=True) as honest:
        for line in lines:
            if line["suite"] == "utility" and "rows" not in line:
                answer = await honest.ask(line["sql"])
                if answer.rows is None:
                    raise LookupError(f"{line['id']}: {answer.code} {answer.said}")
                line["rows"] = [json.loads(row) for row in answer.rows]


async def _attack(stage: Stage, lines: list[dict[str, Any]]) -> None:
    wall = WALLS["plain"]
    async with opened(stage, wall) as asking, truth(stage, bounds=False) as honest:
        for line in lines:
            if line["aim"] not in ("rows", "secret") or "leaks_plain" in line:
                continue
            case = Case.model_validate(line)
            answers = [await asking.ask(written_out(statement, wall.setting)) for statement in case.sql]
            truths = [await honest.ask(written_out(statement, SIGNED_SETTING)) for statement in case.sql]
            _, findings = judged(case, wall, answers, truths, LIMITS, {})
            line["leaks_plain"] = any(finding.what in ("canary", "row") for finding in findings)


def _write(path: Path, lines: list[dict[str, Any]]) -> None:
    kept = [
        {name: line[name] for name in _ORDER if name in line and line[name] != _PLAIN.get(name, ...)} for line in lines
    ]
    for line in kept:
        Case.model_validate(line)
    path.write_text("".join(_dumped(line) + "\n" for line in kept), "utf-8")


def _dumped(line: dict[str, Any]) -> str:
    """As people read it; in ASCII where it holds what no editor shows."""
    text = json.dumps(line, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(line)
