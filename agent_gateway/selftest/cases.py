"""The attempts as data: blocks of `cases/*.sql` in, `Case` values out. Pure."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from agent_gateway.selftest.types import Case

__all__ = ["cases", "settings"]

_BLOCK = re.compile(r"(?P<head>-- name: (?:[^\n]+\n-- )+[^\n]+\n)(?P<sql>[^-].*?);\n(?=\n-- |\Z)", re.DOTALL)
_LINE = re.compile(r"^-- (\w+): (.+)$", re.MULTILINE)
_FOLDER = "cases"


@cache
def cases() -> tuple[Case, ...]:
    """Every case, in the order of the files' names."""
    folder = files(__package__ or "agent_gateway.selftest") / _FOLDER
    texts = [file.read_text("utf-8") for file in sorted(folder.iterdir(), key=str) if file.name.endswith(".sql")]
    return tuple(_case(block) for text in texts for block in _BLOCK.finditer(text))


def _case(block: re.Match[str]) -> Case:
    head: dict[str, Any] = {"severity": "failure", "sql": block["sql"], **dict(_LINE.findall(block["head"]))}
    session = head.pop("in")
    return Case(session=session, **head)


@cache
def settings() -> tuple[str, ...]:
    """Names of settings that policies are known to trust."""
    text = (files(__package__ or "agent_gateway.selftest") / _FOLDER / "settings.txt").read_text("utf-8")
    return tuple(name for line in text.splitlines() if (name := line.partition("#")[0].strip()))
