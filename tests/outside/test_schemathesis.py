"""schemathesis reads our OpenAPI description and looks for answers that do not keep to it: every check, no 5xx."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from agent_gateway import demo
from tests.adapters.serving import serving, settings_for, token_for

CONFIG = Path(__file__).with_name("schemathesis.toml")
PROGRAM = "from schemathesis.cli import schemathesis; schemathesis()"
EXAMPLES = 30
PATIENCE_S = 180


@pytest.mark.parametrize("with_token", [True, False], ids=["token", "no-token"])
async def test_every_answer_is_as_described(world: demo.World, tmp_path: Path, *, with_token: bool) -> None:
    settings = settings_for(world, tmp_path)
    token = ("-H", f"Authorization: Bearer {token_for(settings, world, 'acme')}") if with_token else ()
    async with serving(settings) as port:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", PROGRAM, "--config-file", str(CONFIG), "--no-color",
            "run", f"http://127.0.0.1:{port}/openapi.json", "--checks", "all",
            "--max-examples", str(EXAMPLES), "--generation-deterministic", *token,
            cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        told, _ = await asyncio.wait_for(process.communicate(), PATIENCE_S)
    assert process.returncode == 0, told.decode()
