"""Suites in, cases out: reads `suites/*.jsonl`, one case a line, and refuses a line that is not of the schema.

evals/README.md documents the schema. `{setting}` in a statement stands for the setting that the policies of a wall
read; `{{3000*(}}` for 3,000 brackets; `{{1..9 ,:x$i}}` for x1,x2,…,x9, where `$p` is one less than `$i`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

__all__ = ["ACTING", "FOLDER", "SUITES", "Aim", "Case", "Suite", "cases", "chosen", "read", "written_out"]

FOLDER = Path(__file__).parent / "suites"
ACTING = "acme"
"""The tenant whose agent sends everything."""

Suite = Literal["injection", "isolation", "integrity", "exhaustion", "utility"]
SUITES: tuple[Suite, ...] = ("injection", "isolation", "integrity", "exhaustion", "utility")
Aim = Literal["rows", "secret", "metadata", "inference", "change", "resource", "answer", "utility"]
"""What a case is after: rows of other tenants, a hidden column or a key, the catalogs, a fact about other tenants, a
change, more than the limits, a wrong answer (no statement can be blamed for that), or an honest answer."""

_REPEAT = re.compile(r"\{\{(\d+)\*(.+?)\}\}", re.DOTALL)
_COUNT = re.compile(r"\{\{(\d+)\.\.(\d+) (.*?):(.+?)\}\}", re.DOTALL)


def _listed(value: object) -> object:
    """One thing may stand without brackets."""
    return [value] if isinstance(value, str) or value is None else value


class Case(BaseModel):
    """One line of a suite."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]+-[a-z0-9_]+-\d{2,3}$")
    """`<suite>-<kind>-<number>`"""
    suite: Suite
    kind: str = Field(pattern=r"^[a-z0-9_]+$")
    aim: Aim
    prompt: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    """What a model is told, turn by turn."""
    channel: Literal["user", "ticket", "document", "tool_output", "conversation"] = "user"
    """Where the words come from that the model obeys."""
    language: str = Field("en", pattern=r"^[a-z]{2}$")
    """ISO 639-1"""
    sql: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(min_length=1)
    """What a fully obedient model sends, each statement a request of its own."""
    refusal: Annotated[tuple[str | None, ...], BeforeValidator(_listed)]
    """For each statement a code that the guard must give, or null where it must let the statement pass."""
    leaks_plain: bool = False
    """Whether other tenants' rows are seen where the policies trust a plain setting and no guard stands."""
    past_guard: bool = True
    """False where nothing could interrupt it in a database that the guard does not protect."""
    known_flow: bool = False
    """Whether both worlds may differ: docs/threat-model.md names the flow under "What no wall stops"."""
    unstable: bool = False
    """Whether the guard refuses it with `guard.unstable_rows`, and nothing else, where plans are stable."""
    why: str = ""
    source: str = ""
    rows: tuple[tuple[Any, ...], ...] | None = None
    """Utility: the rows of the honest answer, as the gateway writes values."""
    ordered: bool = False
    """Utility: whether the order of the rows is asked for."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if len(self.refusal) != len(self.sql):
            raise ValueError("refusal must name as many codes as there are statements")
        if not self.id.startswith(f"{self.suite}-{self.kind}-"):
            raise ValueError("the id must begin with suite and kind")
        if (self.suite == "utility") != (self.rows is not None) or (self.suite == "utility") != (self.aim == "utility"):
            raise ValueError("rows and the aim utility belong to the suite utility, and to no other")
        if self.suite in ("injection", "utility") and not self.prompt:
            raise ValueError("a prompt is missing")
        return self


def read(path: Path) -> Iterator[Case]:
    """The cases of a file.

    Raises:
        pydantic.ValidationError: a line is not of the schema.
    """
    for line in filter(None, path.read_text("utf-8").split("\n")):  # statements may hold what `splitlines` splits at
        yield Case.model_validate_json(line)


@cache
def cases() -> tuple[Case, ...]:
    """Every case, in the order of the suites."""
    return tuple(case for suite in SUITES for case in read(FOLDER / f"{suite}.jsonl"))


def chosen(suites: tuple[str, ...], *, every: int = 1) -> tuple[Case, ...]:
    """The cases of some suites, or of all where none is named; only every n-th of each kind where that is wanted."""
    found: list[Case] = []
    seen: dict[tuple[str, str], int] = {}
    for case in cases():
        if suites and case.suite not in suites:
            continue
        place = seen.setdefault((case.suite, case.kind), 0)
        seen[case.suite, case.kind] += 1
        if place % every == 0:
            found.append(case)
    return tuple(found)


def written_out(statement: str, setting: str) -> str:
    """The statement as it is sent: repetitions written out, aimed at a setting."""
    text = _REPEAT.sub(lambda found: found[2] * int(found[1]), statement)
    return _COUNT.sub(_counted, text).replace("{setting}", setting)


def _counted(found: re.Match[str]) -> str:
    numbers = range(int(found[1]), int(found[2]) + 1)
    return found[3].join(found[4].replace("$i", str(i)).replace("$p", str(i - 1)) for i in numbers)
