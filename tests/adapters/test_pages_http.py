"""The pages on HTTP and MCP: the first example is whole, short, and runs as it stands there."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent_gateway import demo
from tests.adapters.serving import piped, serving, settings_for, token_for
from tests.pages import DOCS, examples

LONGEST = 15
PATIENCE_S = 180


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


async def run(*command: str, **environment: str) -> str:
    scripts = Path(sys.executable).parent
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AGENT_GATEWAY_")}
    running = await asyncio.create_subprocess_exec(
        *command,
        env=clean | {"PATH": f"{scripts}:{os.environ['PATH']}"} | environment,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await asyncio.wait_for(running.communicate(), PATIENCE_S)
    assert running.returncode == 0
    return printed.decode()


def environment(world: demo.World, folder: Path) -> dict[str, str]:
    """The demo's database by its address, so that no second one is made for an example."""
    settings = settings_for(world, folder)
    given = piped(settings, token_for(settings, world, "acme")).env or {}
    return {name: value for name, value in given.items() if name.startswith("AGENT_GATEWAY_")} | {
        "AGENT_TOKEN": given["MY_TOKEN"],
        "PYTHONPATH": given["PYTHONPATH"],
    }


@pytest.mark.parametrize(("page", "language"), [("http.md", "sh"), ("mcp.md", "python")])
def test_a_page_starts_with_an_example_of_at_most_15_lines(page: str, language: str) -> None:
    assert (DOCS / page).read_text("utf-8").split("\n", 2)[2].startswith(f"```{language}\n")
    assert len([line for line in examples(page, language)[0].splitlines() if line]) <= LONGEST


async def test_the_example_of_plain_http_runs(world: demo.World, tmp_path: Path) -> None:
    port = str(free_port())
    script = examples("http.md", "sh")[0].replace("8080", port)
    printed = await run("bash", "-c", script, **environment(world, tmp_path), AGENT_GATEWAY_PORT=port)
    assert '"rows":[["paid",1837]' in printed


async def test_the_example_of_mcp_runs(world: demo.World, tmp_path: Path) -> None:
    printed = await run(sys.executable, "-W", "error", "-c", examples("mcp.md")[0], **environment(world, tmp_path))
    assert ("['query', 'describe']" in printed, "paid,1837" in printed) == (True, True)


async def test_the_example_of_the_client_runs(world: demo.World, tmp_path: Path) -> None:
    settings = settings_for(world, tmp_path)
    async with serving(settings) as port:
        source = examples("http.md")[0].replace("8080", str(port))
        given = environment(world, tmp_path) | {"TOKEN": token_for(settings, world, "acme")}
        printed = await run(sys.executable, "-W", "error", "-c", source, **given)
    assert "guard.write" in printed


@pytest.mark.parametrize("block", examples("mcp.md", "json"))
def test_a_configuration_for_a_client_is_json(block: str) -> None:
    assert json.loads(block)


@pytest.fixture
def workflow() -> dict[str, Any]:
    return json.loads((DOCS / "n8n-workflow.json").read_text("utf-8"))


def test_the_workflow_connects_nodes_that_are_there(workflow: dict[str, Any]) -> None:
    names = [node["name"] for node in workflow["nodes"]]
    linked = {to["node"] for out in workflow["connections"].values() for branch in out["main"] for to in branch}
    assert len(set(names)) == len(names)
    assert set(workflow["connections"]) | linked == set(names)


async def test_the_question_of_the_workflow_is_answered(
    world: demo.World, tmp_path: Path, workflow: dict[str, Any]
) -> None:
    asking = next(node["parameters"] for node in workflow["nodes"] if node["name"] == "Ask the gateway")
    settings = settings_for(world, tmp_path)
    async with serving(settings) as port, httpx.AsyncClient() as caller:
        answer = await caller.request(
            asking["method"],
            asking["url"].replace("https://gateway.example", f"http://127.0.0.1:{port}"),
            content=asking["jsonBody"],
            headers={
                "Authorization": f"Bearer {token_for(settings, world, 'acme')}",
                "Content-Type": "application/json",
            },
        )
    assert (answer.status_code, answer.json()["row_count"]) == (200, 100)
