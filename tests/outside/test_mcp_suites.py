"""Programs of others on our MCP door: the official conformance suite and the Inspector, from npm.

`TEST_NODE_TOOLS` names the folder that they were installed into with npm; without it these tests skip.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from agent_gateway import demo
from agent_gateway.settings import Settings
from tests.adapters.corridor import TOKEN, Corridor
from tests.adapters.listening import listening
from tests.adapters.serving import piped, serving, settings_for, token_for

NOT_APPLICABLE = Path(__file__).with_name("not_applicable.yml")
PATIENCE_S = 120


@pytest.fixture(scope="module")
def node_tools() -> Path:
    folder = os.environ.get("TEST_NODE_TOOLS")
    if not folder:
        pytest.skip("TEST_NODE_TOOLS is not set")
    return Path(folder) / "node_modules" / ".bin"


async def run(folder: Path, program: str, *arguments: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        folder / "node",
        folder / program,
        *arguments,
        env={"PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(folder)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        told, _ = await asyncio.wait_for(process.communicate(), PATIENCE_S)
    finally:
        if process.returncode is None:
            process.kill()
    return process.returncode, told.decode()


class WithToken:
    """The suite knows no way to send a token."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["headers"] = [*scope["headers"], (b"authorization", f"Bearer {TOKEN}".encode())]
        await self._app(scope, receive, send)


async def test_the_conformance_suite_passes_but_for_what_does_not_apply(node_tools: Path, tmp_path: Path) -> None:
    app = Corridor().app_with_mcp()
    app.add_middleware(WithToken)
    async with listening(app) as port:
        url = f"http://localhost:{port}/mcp"
        code, told = await run(
            node_tools, "conformance", "server", "--url", url, "--suite", "all",
            "--expected-failures", str(NOT_APPLICABLE), "-o", str(tmp_path),
        )  # fmt: skip
    assert code == 0, told


@pytest.fixture
def settings(world: demo.World, tmp_path: Path) -> Settings:
    return settings_for(world, tmp_path)


@pytest.fixture(params=["http", "stdio"])
async def inspected(
    request: pytest.FixtureRequest, world: demo.World, settings: Settings, tmp_path: Path
) -> AsyncGenerator[Path]:
    """A configuration file as clients have it, for a server that answers as acme."""
    token = token_for(settings, world, "acme")
    file = tmp_path / "mcp.json"
    async with serving(settings) as port:
        url = f"http://localhost:{port}"
        server: dict[str, Any] = {
            "type": "http", "url": f"{url}/mcp", "headers": {"Authorization": f"Bearer {token}"}
        }  # fmt: skip
        if request.param == "stdio":
            server = piped(settings, token, "--url", url).model_dump(exclude_none=True)
        file.write_text(json.dumps({"mcpServers": {"gateway": server}}))
        yield file


async def inspect(node_tools: Path, file: Path, *arguments: str) -> dict[str, Any]:
    code, told = await run(
        node_tools, "mcp-inspector", "--cli", "--config", str(file), "--server", "gateway", *arguments
    )
    assert code == 0, told
    return json.loads(told[told.index("{\n") : told.rindex("}") + 1])


async def test_the_inspector_lists_and_calls_the_tools(node_tools: Path, inspected: Path) -> None:
    listed = await inspect(node_tools, inspected, "--method", "tools/list", "--strict")
    assert [tool["name"] for tool in listed["tools"]] == ["query", "describe"]
    sql = "select slug from tenants"
    called = await inspect(
        node_tools, inspected, "--method", "tools/call", "--tool-name", "query", "--tool-arg", f"sql={sql}"
    )
    assert called["structuredContent"]["rows"] == [["acme"]]
