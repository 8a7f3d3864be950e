"""`agent-gateway ask` and `tool-spec`, as a user types them, with a scripted model.

A run takes seconds, so tests share it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from agent_gateway import demo, tool
from agent_gateway.types import Column, ResultSet
from tests.adapters.corridor import TOKEN, Corridor
from tests.adapters.listening import listening
from tests.adapters.scripted import ScriptedModel, asks, said

Command = Callable[..., CompletedProcess[str]]

STATEMENT = r"select count(*) as overdue, E'\x1b[2J' as wiped from invoices where status = 'overdue'"


async def ask(command: Command, home: Path, model: ScriptedModel, *options: str) -> CompletedProcess[str]:
    async with listening(model.app) as port:
        return await asyncio.to_thread(
            command, "ask", "How many are overdue?", *options,
            AGENT_GATEWAY_DATA_DIR=str(home), OPENAI_API_KEY="scripted",
            OPENAI_BASE_URL=f"http://127.0.0.1:{port}/v1",
        )  # fmt: skip


@pytest.fixture(scope="module")
async def shown(world: demo.World, server_home: Path, command: Command) -> CompletedProcess[str]:
    """What a person sees."""
    assert world.tenants
    model = ScriptedModel(asks("select stats from invoices"), asks(STATEMENT), said("There are 270.\x1b[2J"))
    return await ask(command, server_home, model)


@pytest.fixture(scope="module")
async def told(world: demo.World, server_home: Path, command: Command) -> CompletedProcess[str]:
    """What a machine is told, of another tenant."""
    assert world.tenants
    model = ScriptedModel(asks("select min(reference) from customers"), said("Found."))
    return await ask(command, server_home, model, "--tenant", "globex", "--format", "json", "--model", "mine")


def test_each_statement_is_shown_with_its_rows_and_the_answer(shown: CompletedProcess[str]) -> None:
    assert shown.returncode == 0
    assert all(part in shown.stdout for part in ("select stats", "270 ", "There are 270.", "3 turns, 300 tokens"))


def test_a_refusal_on_the_way_is_shown(shown: CompletedProcess[str]) -> None:
    assert "guard.column_unknown" in shown.stderr


def test_neither_model_nor_rows_can_steer_the_terminal(shown: CompletedProcess[str]) -> None:
    assert "\x1b[2J" not in shown.stdout


def test_machines_get_the_steps_as_json(told: CompletedProcess[str]) -> None:
    called, replied, answered = json.loads(told.stdout)["steps"]
    assert (called["called"], replied["row_count"], answered["answer"]) == ("query", 1, "Found.")


def test_the_tenant_may_be_chosen_on_the_demo(told: CompletedProcess[str]) -> None:
    assert "canary-globex-" in told.stdout


async def test_a_gateway_elsewhere_answers_as_well(command: Command, corridor: Corridor) -> None:
    """No database and no context key here: the statements run at the other end, as the token's tenant."""
    corridor.answer = ResultSet((Column("n", "integer"),), [[270]], (), 1.0, "r1")
    model = ScriptedModel(asks("select 270 as n"), said("There are 270."))
    async with listening(corridor.app()) as elsewhere, listening(model.app) as port:
        ended = await asyncio.to_thread(
            command, "ask", "How many?", "--url", f"http://127.0.0.1:{elsewhere}", "--token-env", "MINE", MINE=TOKEN,
            OPENAI_API_KEY="scripted", OPENAI_BASE_URL=f"http://127.0.0.1:{port}/v1",
        )  # fmt: skip
    assert (ended.returncode, "270 " in ended.stdout, "There are 270." in ended.stdout) == (0, True, True)
    assert [(claim.tenant, request.sql) for claim, request in corridor.asked] == [("t1", "select 270 as n")]


def test_a_gateway_elsewhere_wants_a_token(command: Command) -> None:
    ended = command("ask", "How many?", "--url", "http://127.0.0.1:9", OPENAI_API_KEY="scripted")
    assert (ended.returncode, "auth.missing" in ended.stderr) == (1, True)


@pytest.mark.usefixtures("world")
async def test_a_model_that_is_not_there_fails(server_home: Path, command: Command) -> None:
    ended = await ask(command, server_home, ScriptedModel(404))
    assert (ended.returncode, "model.failed" in ended.stderr) == (1, True)


def test_the_specification_is_printed(command: Command) -> None:
    assert json.loads(command("tool-spec", "--api", "responses").stdout) == tool.tool_spec("responses")
