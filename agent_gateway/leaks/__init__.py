"""The leak matrix: what each of some tenants sees of every relation that the agent may read.

In: a plan, the gateway's own locked session, and the address of a login that sees all tenants. Out: a `Matrix`. It
reads, one statement at a time, within limits; no row leaves the database, and none is printed.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from agent_gateway.leaks.look import Look, looking
from agent_gateway.leaks.probe import Probe, Seen
from agent_gateway.leaks.types import Canary, Cell, Locked, Matrix, Plan, Relation, Status, Table

__all__ = ["Cell", "Locked", "Matrix", "Plan", "Relation", "Status", "Table", "run"]


async def run(dsn: str, locked: Locked, plan: Plan) -> Matrix:
    """Look now.

    Args:
        dsn: a login that sees all tenants.
        locked: opens the gateway's locked session for a claim.
        plan: what is looked at.

    Raises:
        TenantsTooFew: two tenants are needed, and are not seen.
        LeaksUnfinished: the operator's login may not look, or gets no answer in time.
        DatabaseDown: the database cannot be reached, or refuses the login.
    """
    began = time.perf_counter()
    async with looking(dsn, plan) as look:
        relations = await look.relations()
        tenants = await look.tenants()
        canaries = await look.canaries(tenants)
        probes = {tenant: Probe(locked, tenant, plan) for tenant in tenants}
        cells: list[Cell] = []
        for relation in relations:
            cells += await _row(relation, look, probes, canaries)
    return Matrix(tenants, relations, tuple(cells), len(canaries), (time.perf_counter() - began) * 1000)


async def _row(relation: Relation, look: Look, probes: Mapping[str, Probe], canaries: Sequence[Canary]) -> list[Cell]:
    """One relation, as every tenant."""
    if relation.tenant_column is not None and not relation.shared:
        return [await _by_column(relation, tenant, look, probe) for tenant, probe in probes.items()]
    seen: list[Seen] = []
    cells: list[Cell] = []
    for tenant, probe in probes.items():
        others = [canary for canary in canaries if canary.tenant != tenant]
        found = await probe.by_canaries(relation, others)
        seen.append(found)
        cells.append(await _by_canaries(relation, tenant, others, found, look))
    return cells if relation.shared else [_alike(cell, seen) for cell in cells]


async def _by_column(relation: Relation, tenant: str, look: Look, probe: Probe) -> Cell:
    seen = await probe.by_column(relation)
    if seen.said:
        return Cell(tenant, relation.label, "undecided", 0, said=seen.said)
    if seen.rows:
        return Cell(tenant, relation.label, "leak", seen.rows, "tenant column")
    if not seen.own and await look.has_rows(relation, tenant):
        return Cell(tenant, relation.label, "blind", 0, "tenant column")
    return Cell(tenant, relation.label, "zero", 0, "tenant column")


async def _by_canaries(relation: Relation, tenant: str, others: Sequence[Canary], seen: Seen, look: Look) -> Cell:
    if seen.said:
        return Cell(tenant, relation.label, "undecided", 0, said=seen.said)
    if seen.canary is not None and not await look.own(others[seen.canary], tenant):
        return Cell(tenant, relation.label, "leak", seen.rows, "canaries")
    return Cell(tenant, relation.label, "zero", 0, "canaries")


def _alike(cell: Cell, seen: Sequence[Seen]) -> Cell:
    """What shows every tenant the same rows, and is not declared as shared, is nobody's own."""
    digests = {found.digest for found in seen if not found.said}
    rows = int(next(iter(digests)).split()[0]) if len(digests) == 1 else 0
    alike = rows > 0 and len(seen) > 1
    if cell.status == "zero" and alike:
        return replace(cell, status="leak", foreign=rows, evidence="same for all")
    return cell
