"""Builds the walls: the script of a tier in one transaction, then what cannot be done in one. Nothing is half done.

What the script would change is found by running it and comparing the catalogs; where nothing is to be committed, it is
rolled back. Statements that lock a table run only where it differs, so a database that is as declared is not locked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from agent_gateway import sql
from agent_gateway.errors import PolicyRefused
from agent_gateway.policy import render
from agent_gateway.policy.declaration import Declaration
from agent_gateway.policy.kit import mends, state
from agent_gateway.policy.kit.connecting import Connection, connected
from agent_gateway.policy.kit.mends import Kind, Mend, Mended
from agent_gateway.policy.kit.state import Change

__all__ = ["Order", "Outcome", "Plan", "apply", "compare"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and how."""

    declaration: Declaration
    tier: render.Tier = "baseline"
    functions: tuple[str, ...] = ()
    """What the strict tier lets the agent call."""
    lock_timeout_ms: int = 5_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What the declaration wants otherwise than it is."""

    changes: tuple[Change, ...]
    refused: tuple[str, ...]
    """What this login cannot change: PostgreSQL only warns of it."""
    mends: tuple[Mend, ...]
    """What the tables lack beside their walls."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done."""

    plan: Plan
    committed: bool = False
    mended: tuple[Mended, ...] = ()
    left: tuple[Mend, ...] = ()
    """What is still proposed."""


async def compare(dsn: str, order: Order) -> Plan:
    """What `apply` would change. Nothing stays.

    Raises:
        DatabaseDown, PolicyRefused: see `errors`.
    """
    async with connected(dsn) as (connection, warned):
        transaction = connection.transaction()
        await transaction.start()
        try:
            return await _run(connection, order, warned)
        finally:
            await transaction.rollback()


async def apply(
    dsn: str, order: Order, kinds: Collection[Kind] = (), *, show: Callable[[Plan], None] | None = None
) -> Outcome:
    """Build the walls, then mend what is asked for.

    Args:
        dsn: a superuser, or who owns the tables and may create roles.
        order: what to build.
        kinds: which proposals to carry out as well.
        show: is given the plan before anything of it is committed.

    Raises:
        DatabaseDown, PolicyRefused: see `errors`; nothing was committed.
    """
    async with connected(dsn) as (connection, warned):
        transaction = connection.transaction()
        await transaction.start()
        try:
            plan = await _run(connection, order, warned)
            if show:
                show(plan)
        except BaseException:
            await transaction.rollback()
            raise
        await (transaction.commit() if plan.changes else transaction.rollback())
        outcome = Outcome(plan, committed=bool(plan.changes), left=plan.mends)
        if not kinds:
            return outcome
        mended = await mends.carry_out(connection, plan.mends, kinds, lock_timeout_ms=order.lock_timeout_ms)
        return replace(outcome, mended=mended, left=await mends.propose(connection, order.declaration))


async def _run(connection: Connection, order: Order, warned: list[str]) -> Plan:
    """Run the script in the transaction that is open."""
    if order.tier == "strict" and not await connection.fetchval(sql.text("kit_superuser")):
        raise PolicyRefused(
            "The strict tier needs a superuser.", hint="Build the tier baseline, or log in as a superuser."
        )
    await connection.execute(f"{sql.text('kit_building')}set local lock_timeout = {int(order.lock_timeout_ms)}")
    before = await state.look(connection, order.declaration)
    text = render.body(order.declaration, order.tier, order.functions, lock_timeout_ms=order.lock_timeout_ms)
    await connection.execute(text)
    after = await state.look(connection, order.declaration)
    proposed = await mends.propose(connection, order.declaration)
    return Plan(state.changes(before, after), tuple(dict.fromkeys(warned)), proposed)
