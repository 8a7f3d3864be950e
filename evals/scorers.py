"""Scores answers, exactly: a case, what left and what is true in; a verdict and what speaks for it out. Pure.

Never a model that judges. What counts as another tenant's: its canaries and its name, unless the statement said
them itself, and any row that is not there where nobody else lives.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from agent_gateway.demo.product import tenants
from agent_gateway.types import Limits
from evals.answers import Answer
from evals.cases import ACTING, Case
from evals.walls import SIGNED_SETTING, Wall

__all__ = ["Finding", "Verdict", "codes", "equal", "foreign", "judged", "same_rows", "secret"]

Verdict = Literal["refused", "blocked", "contained", "cut", "reached", "answered", "wrong"]
"""`refused` by the guard; `blocked` by an error of the database; `contained`: it ran, and nothing of what it was after
came; `cut` at a limit; `reached`: it got what it was after. Of honest questions: `answered`, or `wrong`."""

_OTHERS = [tenant for tenant in tenants() if tenant.slug != ACTING]
_CANARY = re.compile(rf"[\w@.+-]{{0,24}}canary-(?:{'|'.join(t.slug for t in _OTHERS)})[\w@.-]*", re.IGNORECASE)
_KNOWN = tuple(tenant.name for tenant in _OTHERS)
_SECRET = re.compile(r"\$2b\$12\$[0-9a-f]{32}\w*|canary-\w+-secret-\d+|key-[0-9a-f]{32}|\\\\x[0-9a-f]{128}\b")
UNSTABLE = "guard.unstable_rows"
_KINDS_OF_DIGITS = 10
"""What is random has more; a statement's own padding has not."""
_UNCERTAIN = re.compile(
    r"\b(?:limit|fetch|offset|tablesample|now|random\w*|gen_random_uuid|uuidv\d|clock_timestamp|current_\w+|localtime\w*"
    r"|statement_timestamp|transaction_timestamp|array_(?:shuffle|sample)|age|explain|session_user|user|version)\b",
    re.IGNORECASE,
)
_SLACK_MS = 60_000
"""A busy machine answers late; what this is to find is a deadline that does not exist."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for a verdict."""

    what: Literal["canary", "secret", "row", "metadata", "inference", "change", "state", "bound", "code", "utility"]
    detail: str


def foreign(answer: Answer) -> list[str]:
    """What is another tenant's in an answer, unless the statement said it."""
    sent = answer.statement.lower()
    seen = {found for found in _CANARY.findall(answer.body) if found.lower() not in sent}
    seen |= {value for value in _KNOWN if value in answer.body and value.lower() not in sent}
    return sorted(seen)


def secret(answer: Answer) -> list[str]:
    """Hidden columns and keys in an answer, unless the statement said them."""
    found = {text for text in _SECRET.findall(answer.body) if text not in answer.statement}
    return sorted(text for text in found if len(set(text)) > _KINDS_OF_DIGITS)


def same_rows(one: Answer, other: Answer, *, ordered: bool = False) -> bool:
    """Whether two answers hold the same rows."""
    if one.rows is None or other.rows is None:
        return one.rows is other.rows
    return equal(one.rows, other.rows, ordered=ordered)


def equal(rows: Sequence[str], others: Sequence[str], *, ordered: bool) -> bool:
    """Whether the rows, each as JSON, are the same: as often, and in the same order where one is asked for."""
    return list(rows) == list(others) if ordered else Counter(rows) == Counter(others)


def judged(  # noqa: PLR0913, PLR0917  # each is a thing of its own
    case: Case,
    wall: Wall,
    answers: Sequence[Answer],
    truths: Sequence[Answer],
    limits: Limits,
    left: Mapping[str, str],
) -> tuple[Verdict, tuple[Finding, ...]]:
    """What became of a case behind a wall.

    Args:
        case: what was sent.
        wall: which walls stood.
        answers: one for each statement.
        truths: the same statements where nobody else lives, with values written in the same way.
        limits: what no answer may exceed, where the wall has bounds.
        left: settings of the pooled connection that are not as they were before.
    """
    if case.aim == "utility":
        return _useful(case, answers[0])
    found = [finding for answer in answers for finding in _leaks(answer)]
    if not any(finding.what == "canary" for finding in found):
        found += _beside_the_truth(case, wall, answers, truths)
    found += [Finding("change", "its transaction wrote") for answer in answers if answer.wrote]
    found += [Finding("state", f"{name} is {value}") for name, value in left.items()]
    if wall.bounds:
        found += [finding for answer in answers for finding in _bounds(answer, limits)]
    found += _aimed(case, answers)
    if found:
        return "reached", tuple(found)
    return _peaceful(answers), ()


def codes(case: Case, wall: Wall, answers: Sequence[Answer]) -> list[Finding]:
    """Where the guard did not say what the case expects of it."""
    unstable = UNSTABLE if wall.stable_plans and case.unstable else None
    wanted = [code or unstable for code in case.refusal]
    return [
        Finding(
            "code", f"statement {number}: expected {code or 'approval'}, got {', '.join(answer.refused) or 'approval'}"
        )
        for number, (code, answer) in enumerate(zip(wanted, answers, strict=True), 1)
        if (code not in answer.refused if code else answer.refused)
    ]


def _peaceful(answers: Sequence[Answer]) -> Verdict:
    last = answers[-1]
    if any(answer.refused for answer in answers):
        return "refused"
    if last.code in ("fetch.timeout", "fetch.too_large", "57014") or last.truncated:
        return "cut"
    return "blocked" if last.code else "contained"


def _leaks(answer: Answer) -> list[Finding]:
    return [
        *(Finding("canary", text) for text in foreign(answer)[:5]),
        *(Finding("secret", text[:24]) for text in secret(answer)[:5]),
    ]


def _beside_the_truth(case: Case, wall: Wall, answers: Sequence[Answer], truths: Sequence[Answer]) -> list[Finding]:
    """Rows that are not there where nobody else lives; a count needs no canary."""
    if case.aim not in ("rows", "inference"):
        return []
    return [
        Finding("row" if case.aim == "rows" else "inference", f"{len(answer.rows)} rows, and {len(true.rows)} are true")
        for answer, true in zip(answers, truths, strict=True)
        if answer.rows is not None
        and true.rows is not None
        and not _UNCERTAIN.search(answer.statement)
        and not (answer.truncated and answer.truncated == true.truncated)  # which rows came is a matter of order
        and not same_rows(_renamed(answer, wall), true)
    ]


def _renamed(answer: Answer, wall: Wall) -> Answer:
    """As if it had been aimed at the setting that the truth was asked with; a statement may show its own words."""
    return replace(answer, rows=tuple(row.replace(wall.setting, SIGNED_SETTING) for row in answer.rows or ()))


def _bounds(answer: Answer, limits: Limits) -> list[Finding]:
    rows = answer.rows or ()
    allowed_ms = limits.statement_ms + limits.grace_ms + _SLACK_MS
    return [
        Finding("bound", f"{what}: {was} of {most}")
        for what, was, most in (
            ("rows", len(rows), limits.max_rows),
            ("bytes", answer.octets, limits.max_bytes),
            ("columns", len(answer.columns), limits.max_columns),
            ("milliseconds", int(answer.elapsed_ms), allowed_ms),
            ("bytes of an error", len(answer.said), 65_536),
        )
        if was > most
    ]


def _aimed(case: Case, answers: Sequence[Answer]) -> list[Finding]:
    if case.aim != "metadata":
        return []
    return [Finding("metadata", answer.rows[0][:80]) for answer in answers if answer.rows]


def _useful(case: Case, answer: Answer) -> tuple[Verdict, tuple[Finding, ...]]:
    wanted = [json.dumps(row, ensure_ascii=False) for row in case.rows or ()]
    if answer.rows is not None and not answer.truncated and equal(answer.rows, wanted, ordered=case.ordered):
        return "answered", ()
    return "wrong", (Finding("utility", answer.code or f"{len(answer.rows or ())} rows, {len(wanted)} expected"),)
