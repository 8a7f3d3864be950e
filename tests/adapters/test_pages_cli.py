"""What the pages say of the command line: commands and options that are there, and the refusal that it prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from agent_gateway.adapters.cli import COMMANDS
from tests.pages import DOCS, examples

README = "../README.md"
PAGES = [DOCS / README, *sorted(DOCS.glob("*.md")), DOCS.parent / "evals" / "README.md"]
NAMED = {command.name: command for command in COMMANDS}
SPOKEN = re.compile(r"agent-gateway ([a-z][^`#|&;)<>\"\n]*)")


def unknown(spoken: str) -> list[str]:
    """The words of a command line that the program does not know: commands, and long options."""
    name, *words = spoken.split()
    if name not in NAMED:
        return [name]
    command = NAMED[name].loaded()
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    if hasattr(command, "commands"):
        return words[:1] or [spoken]
    known = {"--help", *(option for parameter in command.params for option in parameter.opts)}
    return [word for word in words if word.startswith("--") and word.split("=")[0] not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_and_option_of_a_page_is_there(page: Path) -> None:
    assert [said for said in SPOKEN.findall(page.read_text("utf-8")) if unknown(said)] == []


def test_the_readme_shows_what_a_refusal_prints(command) -> None:
    asked, _, shown = examples(README, "console")[0].partition("\n")
    _, *arguments = shlex.split(asked.removeprefix("$ "))
    assert command(*arguments).stdout == shown
