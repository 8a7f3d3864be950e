"""Markdown of `prompts/` in, texts by name out. It is the only place that reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

__all__ = ["FOLDER", "Prompt", "agent_prompt", "prompt"]

_PACKAGE = Path(__file__).parents[1]


def _folder() -> Path:
    """Inside the package where a wheel brought it; beside it in a checkout and in an editable install."""
    shipped = _PACKAGE / "prompts"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "prompts"


FOLDER = _folder()


@dataclass(frozen=True, slots=True)
class Prompt:
    """What one file says about one tool."""

    name: str
    description: str
    arguments: MappingProxyType[str, str]
    """Argument to its description."""
    notices: MappingProxyType[str, str]
    """Texts that come with a result; words in braces are filled in."""


@cache
def prompt(file: Literal["tool", "describe"]) -> Prompt:
    """The text of `prompts/<file>.md`."""
    head, *sections = re.split(r"^## +(.+)$", _text(file), flags=re.MULTILINE)
    title, _, description = head.strip().partition("\n")
    found = dict(zip(sections[::2], map(_entries, sections[1::2]), strict=True))
    return Prompt(title.removeprefix("# "), description.strip(), found["Arguments"], found["Notices"])


@cache
def agent_prompt() -> str:
    """The system prompt of the reference agent."""
    return _text("agent").strip()


def _text(file: str) -> str:
    return (FOLDER / f"{file}.md").read_text("utf-8")


def _entries(section: str) -> MappingProxyType[str, str]:
    _, *parts = re.split(r"^### +(.+)$", section, flags=re.MULTILINE)
    return MappingProxyType({name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)})
