"""The demo's show: the same question as two tenants, then attacks with the guard on and with the guard off.

In: an open gateway on the demo's world. Out: a `Report`. Only here, on invented data, does a statement ever pass the
guard by; the product has no such switch.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast

import asyncpg

from agent_gateway import fetch
from agent_gateway.demo.product import TENANTS, canaries
from agent_gateway.errors import GatewayError, StatementRefused
from agent_gateway.gateway import Gateway
from agent_gateway.types import Approved, Claim, QueryRequest, ResultSet

__all__ = [
    "ASKING",
    "OTHER",
    "PATIENCE_MS",
    "QUESTION",
    "Attack",
    "Finding",
    "Report",
    "answers",
    "attacks",
    "findings",
]

QUESTION = "Who are our best customers by paid invoices?"
_STATEMENT = """\
select c.name as customer, count(*) as invoices, sum(i.total) as paid
from invoices as i join customers as c on c.id = i.customer_id
where i.status = 'paid' and i.currency = 'USD'
group by c.id, c.name
order by paid desc
limit 3"""
ASKING, OTHER = "acme", "globex"
PATIENCE_MS = 2_000
"""How long a statement of the show may run, milliseconds."""
_CASE = re.compile(
    r"-- name: (?P<name>[^\n]+)\n-- kind: (?P<kind>read|bound)\n(?P<sql>[^;].*?);?\n(?=\n-- name|\Z)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Attack:
    """One case of attacks.sql."""

    name: str
    kind: Literal["read", "bound"]
    sql: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of an attack."""

    attack: Attack
    guard: str
    """The code of the refusal; empty where the guard let it through."""
    database: str
    """What happened with the guard switched off."""
    leaked: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole show."""

    answers: Mapping[str, ResultSet]
    """Slug of a tenant to the answer it got to the question."""
    findings: tuple[Finding, ...]

    @property
    def leaked(self) -> bool:
        """Whether any wall gave way."""
        return any(finding.leaked for finding in self.findings)


def attacks() -> tuple[Attack, ...]:
    """The cases of attacks.sql, aimed at the other tenant."""
    text = files("agent_gateway.demo").joinpath("attacks.sql").read_text("utf-8").replace(":other", TENANTS[OTHER])
    return tuple(
        Attack(case["name"], cast("Literal['read', 'bound']", case["kind"]), case["sql"])
        for case in _CASE.finditer(text)
    )


async def answers(gateway: Gateway) -> Mapping[str, ResultSet]:
    """The same question as two tenants."""
    return {slug: await gateway.query(_claim(slug), QueryRequest(_STATEMENT)) for slug in (ASKING, OTHER)}


async def findings(gateway: Gateway) -> tuple[Finding, ...]:
    """Every attack, with the guard and without it."""
    return tuple([await _tried(gateway, attack) for attack in attacks()])


async def _tried(gateway: Gateway, attack: Attack) -> Finding:
    guard, seen = "", ""
    try:
        seen = json.dumps((await gateway.query(_claim(ASKING), QueryRequest(attack.sql))).rows)
    except StatementRefused as refusal:
        guard = refusal.code
    except GatewayError as error:
        seen = f"{error.message} {error.hint}"
    said, without = await (_bounded if attack.kind == "bound" else _raw)(gateway, attack.sql)
    return Finding(attack, guard, said, _foreign(seen) or _foreign(without))


async def _raw(gateway: Gateway, statement: str) -> tuple[str, str]:
    """What the database alone says: no guard, no envelope, the statement as it is."""
    claim = _claim(ASKING)
    try:
        async with gateway.locked(claim) as lease:
            rows = await lease.within(PATIENCE_MS, lease.connection.fetch(statement))
    except asyncpg.PostgresError as error:
        return f"{error.sqlstate} {_condition(error)}", str(error)
    except GatewayError as error:
        return error.code, error.message
    text = repr([tuple(row) for row in rows])
    return f"{len(rows)} rows{' OF ANOTHER TENANT' if _foreign(text) else ''}", text


def _condition(error: asyncpg.PostgresError) -> str:
    """PostgreSQL's name of the condition (manual, appendix A), such as `insufficient privilege`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()


async def _bounded(gateway: Gateway, statement: str) -> tuple[str, str]:
    """What the database says within the limits, with the guard switched off."""
    approved = Approved(statement, statement)
    limits = gateway.lock.limits
    try:
        async with gateway.locked(_claim(ASKING)) as lease:
            result = await fetch.bounded(lease, approved, limits, gateway.types, request_id="demo")
    except GatewayError as error:
        return error.code, error.message
    cuts = ", ".join(f"cut at {cut.limit:,} {cut.unit}" for cut in result.truncated)
    return cuts or f"{len(result.rows)} rows", json.dumps(result.rows)


def _foreign(text: str) -> bool:
    return any(mark in text for slug, mark in canaries().items() if slug != ASKING)


def _claim(slug: str) -> Claim:
    return Claim("demo", TENANTS[slug], "viewer")
