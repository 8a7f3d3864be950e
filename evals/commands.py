"""The commands. Exit codes: 0 everything held, 1 something did not, 2 usage."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from agent_gateway.embedded import Server
from evals import accept as accepting
from evals import report, stage
from evals.cases import SUITES, chosen
from evals.compare import compared
from evals.replay import replayed, steps
from evals.served import served
from evals.walls import WALLS

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console()
_LOADING = 5
"""Steps of building the stage."""
_OutOption = Annotated[Path, typer.Option("--out", help="Where the reports go.")]
_DEFAULT_OUT = Path("evals-report")


@app.callback()
def evals() -> None:
    """Measure whether the walls hold, alone and together, and whether honest questions are still answered."""


@app.command()
def replay(
    suite: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(SUITES)}; all without it.")] = None,
    wall: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(WALLS)}; all without it.")] = None,
    every: Annotated[int, typer.Option(min=1, help="Only every n-th case of each kind.")] = 1,
    out: _OutOption = _DEFAULT_OUT,
    *,
    order: Annotated[bool, typer.Option("--order", help="Fail where only an order differs, too.")] = False,
) -> None:
    """Send what a fully obedient model would send, at every wall, in both worlds. No model, no key."""
    unknown = sorted({*(suite or ())} - {*SUITES}) + sorted({*(wall or ())} - {*WALLS})
    if unknown:
        raise typer.BadParameter(f"not known: {', '.join(unknown)}")
    cases = chosen(tuple(suite or ()), every=every)
    walls = [name for name in WALLS if not wall or name in wall]

    async def run(built: stage.Stage, tick: Callable[[str], None]) -> dict[str, Any]:
        began = time.perf_counter()
        found = await replayed(cases, built, walls, tick)
        version = await stage.version(built)
        return report.document(found, postgresql=version, elapsed_s=time.perf_counter() - began, order=order)

    _finish(_staged(run, steps(cases, walls)), out)


@app.command()
def scripted(
    every: Annotated[int, typer.Option(min=1, help="Only every n-th case of each kind.")] = 1,
    out: _OutOption = _DEFAULT_OUT,
) -> None:
    """Scripted models, obedient, clumsy and clever, through OpenAI's client and a LangChain agent. No key."""
    from evals import scripted as solver  # noqa: PLC0415  # needs the extras openai and langchain

    cases = chosen(("utility", "injection"), every=every)

    async def run(built: stage.Stage, tick: Callable[[str], None]) -> dict[str, Any]:
        began = time.perf_counter()
        found = await solver.solved(cases, solver.BEHAVIOURS, solver.client(cases), built, tick)
        version = await stage.version(built)
        return solver.document(found, solver="scripted", postgresql=version, elapsed_s=time.perf_counter() - began)

    _finish(_staged(run, solver.steps(cases)), out)


@app.command()
def model(  # noqa: PLR0913  # one for each option
    name: Annotated[list[str], typer.Argument(help="Names of models at OPENAI_BASE_URL, side by side.")],
    *,
    every: Annotated[int, typer.Option(min=1, help="Only every n-th case of each kind.")] = 1,
    seed: Annotated[int, typer.Option(help="Sent with every request, where the server takes it.")] = 1,
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Questions under way at a time.")] = 4,
    price: Annotated[float, typer.Option(help="Of a million tokens, in and out alike, to show the cost.")] = 0.0,
    out: _OutOption = _DEFAULT_OUT,
) -> None:
    """Any OpenAI-compatible endpoint (OPENAI_BASE_URL, OPENAI_API_KEY); a run that was stopped goes on where it was."""
    from evals import model as solver  # noqa: PLC0415  # needs the extra openai

    plan = solver.Plan(tuple(name), out / "answers.jsonl", seed=seed, at_once=at_once, price=price)
    cases = chosen(("utility", "injection"), every=every)

    async def run(built: stage.Stage, tick: Callable[[str], None]) -> dict[str, Any]:
        return await solver.run(cases, plan, built, tick)

    made = _staged(run, solver.steps(cases, plan))
    for asked, cost in made["cost"].items():
        console.print(f"{asked}: {cost:.4f}", highlight=False)
    _finish(made, out)


def _staged(
    run: Callable[[stage.Stage, Callable[[str], None]], Awaitable[dict[str, Any]]], steps: int
) -> dict[str, Any]:
    """What a run on a new stage reports, with a progress bar."""
    with served() as server, _progress() as progress:
        task = progress.add_task("loading", total=_LOADING + steps)

        def tick(what: str) -> None:
            progress.update(task, advance=1, description=what)

        async def whole() -> dict[str, Any]:
            built = await stage.built(server, secret=secrets.token_hex(32), say=lambda: tick("loading"))
            return await run(built, tick)

        return asyncio.run(whole())


@app.command()
def compare(before: Path, after: Path) -> None:
    """What got better and what got worse between two report.json. Exit code 1 where a wall no longer holds."""
    old, new = (json.loads(path.read_text("utf-8")) for path in (before, after))
    if old["schema"] != new["schema"]:
        raise typer.BadParameter("the reports are of different schemas")
    changes = compared(old, new)
    for change in changes:
        colour = "green" if not change.worse else "yellow" if change.expected else "bold red"
        word = "worse" if change.worse else "better"
        console.print(f"[{colour}]{word}[/] {change.case} behind {change.wall}: {change.before}, now {change.after}")
    worse = sum(change.worse for change in changes)
    console.print(f"{old['commit']} to {new['commit']}: {len(changes) - worse} better, {worse} worse", highlight=False)
    if any(change.worse and not change.expected for change in changes):
        raise typer.Exit(1)


@app.command()
def accept(*, anew: Annotated[bool, typer.Option("--anew", help="Also what the cases say already.")] = False) -> None:
    """Fill in what new cases do not say yet; read the diff afterwards."""

    async def filled(server: Server) -> int:
        built = await stage.built(server, secret=secrets.token_hex(32))
        return await accepting.accepted(built, anew=anew)

    with served() as server:
        console.print(f"{asyncio.run(filled(server))} cases completed")


def _finish(made: dict[str, Any], out: Path) -> None:
    report.show(made, console)
    report.write(out, "report.json", made)
    report.write(out, "junit.xml", report.junit(made))
    page = report.write(out, "report.html", report.page(made))
    console.print(f"The report: {page}")
    if not made["passed"]:
        raise typer.Exit(1)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:32}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
