"""A question in, its steps on the screen out. It needs the extra `[openai]`."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from agent_gateway import audit, tool
from agent_gateway.adapters.cli.caller import claimed, token_named
from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import STDERR, Format, complain, console, print_json, print_rows, shown
from agent_gateway.adapters.openai import Answered, Budget, Called, Step, steps
from agent_gateway.client import AsyncClient
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import load

__all__ = ["Asked", "Budget", "ask"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which model is asked, for whom, and how much of it."""

    model: str
    budget: Budget
    token_env: str
    tenant: str | None
    url: str | None
    """A gateway elsewhere; without it, the settings name a database here."""


async def ask(question: str, asked: Asked, output: Format) -> None:
    """Print each step as it happens; for machines, all of them at the end.

    Raises:
        GatewayError: as from `steps`.
    """
    told: list[dict[str, Any]] = []
    async with _source(asked) as source:
        async for step in steps(question, source, model=asked.model, budget=asked.budget):
            _print(step) if output is Format.TEXT else told.append(_plain(step))
    if output is Format.JSON:
        print_json({"question": question, "steps": told})


@asynccontextmanager
async def _source(asked: Asked) -> AsyncGenerator[tool.Source]:
    if asked.url is not None:
        async with AsyncClient(asked.url, token_named(asked.token_env)) as client:
            yield client
        return
    async with complete(load()) as settings:
        claim = await claimed(settings, asked.token_env, asked.tenant)
        async with open_gateway(settings, log=audit.Log(settings.audit_file, descriptor=STDERR)) as gateway:
            yield tool.BoundGateway(gateway, claim)


def _print(step: Step) -> None:
    if isinstance(step, Called):
        console.print(Text.assemble((f"{shown(step.tool)} ", "bold"), shown(_statement(step.arguments))))
    elif isinstance(step, Answered):
        console.print(Text(f"\n{shown(step.text)}"))
        console.print(Text(f"{step.turns} turns, {step.tokens} tokens", style="dim"))
    elif step.answer.error is not None:
        complain(step.answer.error)
    elif step.answer.result is not None:
        print_rows(step.answer.result)
    else:
        console.print(Text(f"{len(step.answer.text)} characters", style="dim"))


def _statement(arguments: str) -> str:
    """The statement in the arguments; otherwise the arguments as they are."""
    try:
        sql = json.loads(arguments)["sql"]
    except (ValueError, KeyError, TypeError):
        return arguments
    return str(sql)


def _plain(step: Step) -> dict[str, Any]:
    if isinstance(step, Called):
        return {"called": step.tool, "arguments": step.arguments}
    if isinstance(step, Answered):
        return {"answer": step.text, "turns": step.turns, "tokens": step.tokens}
    return {"replied": step.tool, "error": step.answer.error is not None, **step.answer.structured}
