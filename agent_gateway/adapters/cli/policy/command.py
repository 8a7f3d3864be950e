"""The commands: options in, a printed plan and an exit code out. No address and no secret is ever an argument."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from agent_gateway.adapters.cli.address import ADMIN_DSN, TENANCY, DsnOption, address
from agent_gateway.adapters.cli.output import FAILED, Format, FormatOption, notice, print_json
from agent_gateway.adapters.cli.policy import shown
from agent_gateway.errors import SettingsInvalid
from agent_gateway.guard import lists
from agent_gateway.policy import Tier, kit, linter, proposal, script, tenancy
from agent_gateway.policy.kit import Kind
from agent_gateway.policy.written import written

__all__ = ["app"]

app = typer.Typer(help="The walls inside PostgreSQL: propose, render, build, compare.", no_args_is_help=True)

TenancyOption = Annotated[Path, typer.Option("--tenancy", help="The declaration.")]
TierOption = Annotated[Tier, typer.Option(help="baseline needs no superuser; strict closes the server itself.")]
LockOption = Annotated[int, typer.Option("--lock-timeout", min=1, help="Milliseconds to wait for a table.")]
_LOCK_TIMEOUT_MS = 5_000


@app.command("init")
def init(
    *,
    dsn_env: DsnOption = ADMIN_DSN,
    output: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
    tenant_column: Annotated[str | None, typer.Option(help="Where it is not found, or another is meant.")] = None,
    schema: Annotated[list[str] | None, typer.Option(help="A schema of the product; all without it.")] = None,
) -> None:
    """Read a live database and propose a declaration. Read it before you apply it."""
    if output and output.exists():
        raise SettingsInvalid(f"{output} is there already.", hint="Name another file with --output.")
    facts = asyncio.run(kit.survey(address(dsn_env)))
    proposed = proposal.propose(facts, tenant_column=tenant_column, schemas=schema or ())
    text = written(proposed)
    if proposed.doubtful:
        notice(
            f"Few tables have the tenant column {proposed.declaration.tenant_column}: {proposed.standing}. "
            "If another is the tenant's, name it with --tenant-column."
        )
    if output:
        output.write_text(text, "utf-8")
        notice(f"Wrote {output}. Read it: what stands under `hidden` is for you to decide.")
    else:
        typer.echo(text, nl=False)


@app.command("render")
def render_script(tenancy_file: TenancyOption = TENANCY, tier: TierOption = "baseline") -> None:
    """Print the SQL of a tier: one transaction, which changes nothing when it is run again."""
    typer.echo(script(tenancy.read(tenancy_file), tier, lists.functions()), nl=False)


@app.command("apply")
def apply(  # noqa: PLR0913  # one for each option
    *,
    dsn_env: DsnOption = ADMIN_DSN,
    tenancy_file: TenancyOption = TENANCY,
    tier: TierOption = "baseline",
    mend: Annotated[
        list[str] | None,
        typer.Option(help=f"Carry out proposals too: {', '.join(kit.KINDS)}, all. Indexes are built concurrently."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the plan, and change nothing.")] = False,
    lock_timeout: LockOption = _LOCK_TIMEOUT_MS,
    output: FormatOption = Format.TEXT,
) -> None:
    """Build the walls. Exit code 1 where something did not take."""
    order = _order(tenancy_file, tier, lock_timeout)
    kinds = _kinds(mend or [])
    if dry_run:
        plan = asyncio.run(kit.compare(address(dsn_env), order))
        print_json(shown.plan(plan)) if output is Format.JSON else shown.print_plan(plan)
        return
    show = shown.print_plan if output is Format.TEXT else None
    outcome, report = asyncio.run(_apply(address(dsn_env), order, kinds, show))
    if output is Format.JSON:
        print_json(shown.outcome(outcome, report))
    else:
        shown.print_outcome(outcome, report)
    if outcome.plan.refused or any(done.error for done in outcome.mended):
        raise typer.Exit(FAILED)


@app.command("diff")
def diff(
    *,
    dsn_env: DsnOption = ADMIN_DSN,
    tenancy_file: TenancyOption = TENANCY,
    tier: TierOption = "baseline",
    lock_timeout: LockOption = _LOCK_TIMEOUT_MS,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show where the database is not as declared. Exit code 1 where it is not."""
    plan = asyncio.run(kit.compare(address(dsn_env), _order(tenancy_file, tier, lock_timeout)))
    print_json(shown.plan(plan)) if output is Format.JSON else shown.print_plan(plan)
    if plan.changes:
        raise typer.Exit(FAILED)


async def _apply(
    dsn: str, order: kit.Order, kinds: tuple[Kind, ...], show: Callable[[kit.Plan], None] | None
) -> tuple[kit.Outcome, linter.Report]:
    """What was done, and what stands open all the same: a REVOKE that did not take is no error to PostgreSQL."""
    outcome = await kit.apply(dsn, order, kinds, show=show)
    return outcome, await linter.run(dsn, order.declaration, linter.chosen(), datetime.now(UTC).date())


def _order(tenancy_file: Path, tier: Tier, lock_timeout: int) -> kit.Order:
    return kit.Order(tenancy.read(tenancy_file), tier, lists.functions(), lock_timeout)


def _kinds(given: list[str]) -> tuple[Kind, ...]:
    asked = [kind for kinds in given for kind in kinds.split(",")]
    unknown = [kind for kind in asked if kind not in (*kit.KINDS, "all")]
    if unknown:
        raise SettingsInvalid(
            f"There is nothing to mend that is called {', '.join(unknown)}.",
            hint=f"Choose from {', '.join(kit.KINDS)}, or all.",
        )
    return kit.KINDS if "all" in asked else cast("tuple[Kind, ...]", tuple(asked))
