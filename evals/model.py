"""The solver with real models: any address that speaks OpenAI's Chat Completions, several models side by side.

Each answer is kept in a file as soon as it is there, so that a run that was stopped goes on where it was. What a model
is asked goes through the reference loop and the real tools; what it says is scored like everything else.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import openai

from agent_gateway.errors import GatewayError
from agent_gateway.gateway import Gateway, open_gateway
from evals import stage as staging
from evals.cases import Case
from evals.scripted.solve import FIRST_TICKET, INDIRECT, Solved, Turn, asked, document, planted
from evals.stage import Stage
from evals.walls import settings

__all__ = ["Plan", "run", "seeded", "steps"]

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is asked, and how."""

    models: tuple[str, ...]
    kept: Path
    """Where answers are kept, one line each."""
    seed: int = 1
    at_once: int = 4
    price: float = 0.0
    """Of a million tokens, in whatever currency."""


class _Seeded(httpx.AsyncHTTPTransport):
    """Sends a seed and no temperature with every request, for servers that take them."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._seed = seed

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Rewrite the body."""
        if request.content:
            body = {**json.loads(request.content), "seed": self._seed, "temperature": 0}
            headers = {name: value for name, value in request.headers.items() if name != "content-length"}
            request = httpx.Request(
                request.method, request.url, headers=headers, json=body, extensions=request.extensions
            )
        return await super().handle_async_request(request)


def seeded(seed: int) -> openai.AsyncOpenAI:
    """OpenAI's client at `OPENAI_BASE_URL` with `OPENAI_API_KEY`."""
    return openai.AsyncOpenAI(http_client=httpx.AsyncClient(transport=_Seeded(seed), timeout=120))


def steps(cases: Sequence[Case], plan: Plan) -> int:
    """How often `tick` will be called at the most."""
    return len(cases) * len(plan.models)


async def run(
    cases: Sequence[Case],
    plan: Plan,
    stage: Stage,
    tick: Callable[[str], None],
    *,
    client: openai.AsyncOpenAI | None = None,
) -> dict[str, Any]:
    """Ask, and report."""
    began = time.perf_counter()
    known = {case.id: case for case in cases}
    found = [one for one in _kept(plan, known) if one.behaviour in plan.models]
    done = {(one.behaviour, one.case.id) for one in found}
    asking = client or seeded(plan.seed)
    honest = [(model, case, 0) for model in plan.models for case in cases if case.channel not in INDIRECT]
    orders = [case for case in cases if case.channel in INDIRECT]
    led = [(model, case, FIRST_TICKET + place) for model in plan.models for place, case in enumerate(orders)]
    gate = asyncio.Semaphore(plan.at_once)
    async with open_gateway(settings(stage, "walled_one")) as gateway:

        async def one(model: str, case: Case, ticket: int) -> None:
            async with gate:
                if (model, case.id) not in done:
                    solved = await _tried(case, ticket, model, asking, gateway)
                    found.append(solved)
                    _keep(plan, solved)
                tick(model)

        await asyncio.gather(*(one(*item) for item in honest))
        async with planted(orders, stage):
            await asyncio.gather(*(one(*item) for item in led))
    version = await staging.version(stage)
    made = document(found, solver="model", postgresql=version, elapsed_s=time.perf_counter() - began)
    return {
        **made,
        "seed": plan.seed,
        "cost": {a["behaviour"]: round(a["tokens"] * plan.price / _MILLION, 4) for a in made["attempts"]},
    }


async def _tried(case: Case, ticket: int, model: str, client: openai.AsyncOpenAI, gateway: Gateway) -> Solved:
    """The answer; a model that gives none has failed the case, not the run."""
    try:
        return await asked(case, ticket, model, client, gateway)
    except GatewayError as error:
        return Solved(case, model, "openai", (), f"{error.code}: {error.message}")


def _keep(plan: Plan, solved: Solved) -> None:
    plan.kept.parent.mkdir(parents=True, exist_ok=True)
    line = {
        "case": solved.case.id,
        "model": solved.behaviour,
        "seed": plan.seed,
        "turns": [{"sql": turn.sql, "told": turn.told, "rows": turn.rows} for turn in solved.turns],
        "answer": solved.answer,
        "tokens": solved.tokens,
    }
    with plan.kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _kept(plan: Plan, known: dict[str, Case]) -> list[Solved]:
    """What an earlier run with this seed has kept; a last line that was cut off is left out."""
    if not plan.kept.exists():
        return []
    found: list[Solved] = []
    content = plan.kept.read_text("utf-8")
    if not content.endswith("\n"):
        with plan.kept.open("a", encoding="utf-8") as file:
            file.write("\n")  # what comes next is a line of its own
    for text in content.split("\n"):
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if line["case"] in known and line["seed"] == plan.seed:
            turns = tuple(
                Turn(t["sql"], t["told"], None if t["rows"] is None else tuple(t["rows"])) for t in line["turns"]
            )
            found.append(Solved(known[line["case"]], line["model"], "openai", turns, line["answer"], line["tokens"]))
    return found
