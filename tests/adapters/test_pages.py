"""The first example of a page is whole, short, and runs as it stands there, against the demo."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from agent_gateway import demo
from agent_gateway.tool import TOOLS
from tests.adapters.listening import listening
from tests.adapters.scripted import ScriptedModel, asks, said
from tests.pages import DOCS, examples

LONGEST = 15
SURFACES = ["langchain.md", "openai.md"]


async def run(source: str, home: Path, **environment: str) -> str:
    """What a program prints that a user has copied from a page."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("AGENT_GATEWAY_", "OPENAI_"))}
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", source,
        env=clean | {"AGENT_GATEWAY_DATA_DIR": str(home), "AGENT_GATEWAY_AUDIT_FILE": "/dev/null"} | environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    printed, complained = await running.communicate()
    assert (running.returncode, complained.decode()) == (0, "")
    return printed.decode()


@pytest.mark.parametrize("page", SURFACES)
def test_a_page_starts_with_an_example_of_at_most_15_lines(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    first = examples(page)[0]
    assert text.split("\n", 2)[2].startswith("```python\n")
    assert len([line for line in first.splitlines() if line]) <= LONGEST


@pytest.mark.parametrize("page", SURFACES)
def test_every_python_example_is_python(page: str) -> None:
    for example in examples(page):
        compile(example, page, "exec")


async def test_the_langchain_example_answers_from_the_demo(world: demo.World, server_home: Path) -> None:
    assert world.tenants
    printed = await run(examples("langchain.md")[0], server_home)
    assert ("invoices -- " in printed, "\noverdue," in printed) == (True, True)


async def test_the_openai_example_answers_from_the_demo(world: demo.World, server_home: Path) -> None:
    assert world.tenants
    model = ScriptedModel(asks("select count(*) from invoices where status = 'overdue'"), _repeats)
    async with listening(model.app) as port:
        printed = await run(
            examples("openai.md")[0], server_home,
            OPENAI_BASE_URL=f"http://127.0.0.1:{port}/v1", OPENAI_API_KEY="scripted",
        )  # fmt: skip
    assert printed == "There are 270.\n"


def _repeats(messages: list[dict[str, str]]) -> dict[str, str]:
    """The figure of the last result, in a sentence."""
    return said(f"There are {messages[-1]['content'].splitlines()[3]}.")


def test_the_page_on_the_tools_names_each_with_its_arguments() -> None:
    rows = [line for line in (DOCS / "tools.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    told = {row.split("|")[1].strip(" `"): row for row in rows}
    assert set(told) == {tool.name for tool in TOOLS}
    assert all(f"`{argument.name}`" in told[tool.name] for tool in TOOLS for argument in tool.arguments)
