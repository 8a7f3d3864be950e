"""The switch: which walls stand, on which database, and under which limits. Only values; `asking.py` opens them.

Only here is a wall ever missing; the product has no such switch. Each wall that stands alone runs with nothing else of
ours in front of it but a patience, so that one endless statement does not end the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent_gateway import demo
from agent_gateway.settings import Settings, load
from agent_gateway.types import Claim, Limits
from evals.cases import ACTING
from evals.stage import KEY_ID, MASTER, PLAIN_SETTING, Database, Stage

__all__ = ["LIMITS", "OPENING", "PATIENCE_MS", "SIGNED_SETTING", "WALLS", "WHOLE", "Wall", "claim", "settings"]

SIGNED_SETTING = "agent_gateway.ctx"
PATIENCE_MS = 1_000
"""How long a statement may run, where a limit stands."""


@dataclass(frozen=True, slots=True)
class Wall:
    """Which walls stand."""

    name: str
    title: str
    database: Database
    other: Database = "walled_two"
    """Where the second world is, of a wall that is tried in both."""
    again: tuple[Database, ...] = ("walled_one", "again_one")
    """The first world once more: what differs there is noise. Gathering statistics anew is none to stable plans."""
    setting: str = SIGNED_SETTING
    guard: bool = False
    bounds: bool = False
    opening: str = ""
    """Where the gateway does not lock the session: what begins the transaction instead; empty for none."""
    stable_plans: bool = False
    """Whether the operator has asked that no statistics choose plans."""
    user: str = "agent_ro"
    holds: tuple[str, ...] = field(default=())
    """The aims of which nothing may succeed, for the run to pass."""


OPENING = (
    f"begin %s; set local statement_timeout = {PATIENCE_MS}; set local lock_timeout = 300;"
    "set local search_path = app, public, pg_temp; set local timezone = 'UTC'"
)
"""Begins a transaction without the gateway; `%s` is its mode."""
_TENANT = ("rows", "secret")
_ALL = ("rows", "secret", "metadata", "inference", "change", "resource")
WALLS: Mapping[str, Wall] = {
    wall.name: wall
    for wall in (
        Wall("all", "all walls", "walled_one", guard=True, bounds=True, holds=_ALL),
        Wall(
            "stable", "all walls, stable plans", "clustered_one", "clustered_two", ("clustered_one",),
            guard=True, bounds=True, stable_plans=True, holds=_ALL,
        ),
        Wall("no_guard", "guard removed", "walled_one", bounds=True, holds=(*_TENANT, "change", "resource")),
        Wall("no_envelope", "guard and bounds removed", "walled_one", opening="locked", holds=(*_TENANT, "change")),
        Wall("signed", "signed context alone", "signed", opening=OPENING % "read write", holds=_TENANT),
        Wall("session", "locked session alone", "open", opening="locked", holds=("change",)),
        Wall("guard", "guard alone", "bare", guard=True, user=MASTER, holds=("change",)),
        Wall("none", "no wall", "bare", opening=OPENING % "read write", user=MASTER),
        Wall("plain", "plain setting, no guard", "plain", setting=PLAIN_SETTING, opening=OPENING % "read only"),
    )
}  # fmt: skip
"""By name, the order of the report."""
WHOLE = ("all", "stable")
"""The product as it is, by default and with its strictest setting: here honest questions must be answered."""


def claim(tenant: str = demo.TENANTS[ACTING]) -> Claim:
    """Who asks."""
    return Claim("evals", tenant, "viewer")


def settings(stage: Stage, database: Database, *, stable_plans: bool = False) -> Settings:
    """A gateway of one connection, so that what a statement leaves behind is there for the next."""
    return load(
        dsn=stage.dsn(database), context_key_id=KEY_ID, context_secret=stage.secret, audit_file="/dev/null",
        pool_size=1, pool_wait_ms=60_000, stuck_per_tenant=1_000, statement_timeout_ms=PATIENCE_MS,
        lock_timeout_ms=300, transaction_timeout_ms=3 * PATIENCE_MS, shared_tables=("app.currencies",),
        stable_plans=stable_plans,
    )  # fmt: skip


LIMITS: Limits = load(dsn=None).limits
"""The product's defaults: what no answer may exceed."""
