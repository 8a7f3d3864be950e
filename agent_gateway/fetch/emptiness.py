"""Which relations have no row that this caller may see.

In: a locked session after its statement, and relations of the catalog. Out: those without a row. It asks nothing that
the caller could not ask itself, under limits of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from agent_gateway import sql, sqlstate
from agent_gateway.connection import Connection
from agent_gateway.errors import GatewayError
from agent_gateway.pool import Lease
from agent_gateway.types import Limits, Relation

__all__ = ["without_rows"]

_MOST = 5
"""Relations that are asked for; a statement that reads more gets no such hint."""
_PATIENCE_MS = 200
"""What an index on the tenant answers within one; without it, better no hint than a slow answer."""


async def without_rows(lease: Lease, relations: Sequence[Relation], limits: Limits) -> tuple[str, ...]:
    """The names of the relations that are empty for this caller; none where that cannot be known soon.

    Args:
        lease: a locked session; its transaction is of no use afterwards where the time is over.
        relations: what the statement read.
        limits: how long the caller may be kept beyond the time of the server.
    """
    if not 0 < len(relations) <= _MOST:
        return ()
    with suppress(GatewayError), sqlstate.spoken():
        return await lease.within(_PATIENCE_MS + limits.grace_ms, _asked(lease.connection, relations, limits))
    return ()


async def _asked(connection: Connection, relations: Sequence[Relation], limits: Limits) -> tuple[str, ...]:
    # by the index on the tenant: the planner would scan for a first row that it thinks is near, through others' rows
    patience = f"set local statement_timeout = {min(_PATIENCE_MS, limits.statement_ms)}"
    await connection.execute(f"{patience}; set local enable_seqscan = off; set local enable_indexscan = on")
    asked = ", ".join(f"exists (select from {sql.identifier(each.schema, each.name)})" for each in relations)
    found = await connection.fetchrow(f"select {asked}")  # names of the catalog
    return tuple(each.name for each, there in zip(relations, found or (), strict=False) if not there)
