"""The lints as they stand in `policy/lints/<CODE>.sql`: a head of comments, then one SELECT of object and detail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, LiteralString, cast, get_args

from agent_gateway.errors import LintUnknown

__all__ = ["Lint", "Severity", "chosen", "counting", "every", "found", "mending", "statement"]

Severity = Literal["critical", "high", "medium", "low", "info"]
"""Worst first."""

_HEAD = re.compile(r"-- (\w+): (.*)")
_MORE = "--   "
_FIELDS = ("title", "severity", "why", "fix", "source")


@dataclass(frozen=True, slots=True)
class Lint:
    """One check of a live database."""

    code: str
    title: str
    """What is wrong where it finds something."""
    severity: Severity
    why: str
    """What an attacker does with it."""
    fix: str
    """SQL or words; names in braces are filled in for a finding."""
    source: str
    needs_superuser: bool = False
    """Whether the fix is beyond the owner of the tables: the strict tier or the server's operator has to do it."""
    select: LiteralString = ""
    """Returns the columns object and detail, behind the prelude. Empty for what is found without a database."""


@cache
def every() -> Mapping[str, Lint]:
    """All lints by code, sorted."""
    folder = files("agent_gateway.policy").joinpath("lints")
    names = sorted(entry.name.removesuffix(".sql") for entry in folder.iterdir() if entry.name[0].isupper())
    return MappingProxyType({code: _lint(code) for code in names})


def found(code: str) -> Lint:
    """The lint of that code.

    Raises:
        LintUnknown: there is none.
    """
    lint = every().get(code.upper())
    if lint is None:
        raise LintUnknown(f"There is no lint {code}.")
    return lint


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Lint, ...]:
    """The lints whose codes begin with one of `select` (all, where it is empty) and with none of `ignore`.

    Raises:
        LintUnknown: no code begins so.
    """
    wanted, unwanted = _beginnings(select), _beginnings(ignore)
    return tuple(
        lint for code, lint in every().items() if code.startswith(wanted or ("",)) and not code.startswith(unwanted)
    )


def statement(lints: Iterable[Lint]) -> LiteralString:
    """One statement that returns code, object and detail of what these lints find; its parameter is the declaration.

    What the lints share is computed once; with one statement for each lint it took seven times as long.
    """
    parts, rows = list[LiteralString]([_text("prelude")]), list[LiteralString]()
    for lint in lints:
        code = cast("LiteralString", lint.code)  # the name of one of our files
        parts.append(f'"{code}" (object, detail) as (\n{lint.select})')
        rows.append(f"select '{code}' as code, object::text, detail::text from \"{code}\"")  # noqa: S608  # ours alone
    listed: LiteralString = ",\n".join(parts)
    united: LiteralString = "\nunion all\n".join(rows)
    return f"{listed}\n{united}\norder by code, object, detail"


def counting() -> LiteralString:
    """The statement that counts what the checklist looks at; its parameter is the declaration too."""
    prelude, counts = _text("prelude"), _text("checklist")
    return f"{prelude}\n{counts}"


def mending() -> LiteralString:
    """The statement that proposes what the tables lack; its parameter is the declaration too."""
    prelude, mends = _text("prelude"), _text("mends")
    return f"{prelude}{mends}"


def _beginnings(codes: Iterable[str]) -> tuple[str, ...]:
    beginnings = tuple(code.strip().upper() for code in codes if code.strip())
    unknown = [begin for begin in beginnings if not any(code.startswith(begin) for code in every())]
    if unknown:
        raise LintUnknown(f"No lint begins with {', '.join(unknown)}.")
    return beginnings


def _lint(code: str) -> Lint:
    head = dict[str, str]()
    last = ""
    text = _text(cast("LiteralString", code))
    for line in text.splitlines():
        if entry := _HEAD.fullmatch(line):
            last = entry[1]
            head[last] = entry[2]
        elif last and line.startswith(_MORE):
            head[last] += " " + line.removeprefix(_MORE)
        else:
            break
    if head["severity"] not in get_args(Severity):
        raise LintUnknown(f"{code} has no severity that there is.")
    title, severity, why, fix, source = (head[field] for field in _FIELDS)
    return Lint(code, title, cast("Severity", severity), why, fix, source, head.get("needs") == "superuser", text)


@cache
def _text(name: LiteralString) -> LiteralString:
    path = files("agent_gateway.policy").joinpath("lints", f"{name}.sql")
    return cast("LiteralString", path.read_text("utf-8").strip() + "\n")
