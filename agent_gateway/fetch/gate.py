"""The plan gate: what the planner expects of a text that is about to run, and whether the operator allows that much.

In: a locked session and the text. Out: nothing, or a refusal that says no number. The estimate is made of statistics
over all tenants, so the decision tells something of other tenants' sizes to whoever asks often enough; the gate is off
unless the operator sets a budget.
"""

from __future__ import annotations

import re

from agent_gateway.connection import Connection
from agent_gateway.errors import TooExpensive

__all__ = ["affordable"]

_COST = re.compile(r"cost=[\d.]+\.\.([\d.]+)")


async def affordable(connection: Connection, text: str, budget: float | None) -> None:
    """Return where the text may run.

    Only the first line of the plan travels: further lines hold constants of the statement, which can be of any size.

    Args:
        connection: of a locked session; the agent role explains, so nothing is explained that it may not run.
        text: the very text that will run, which the server has already found to be one query.
        budget: the planner's units; None lets everything run, and asks nothing.

    Raises:
        TooExpensive: the plan costs more.
        asyncpg.PostgresError: as planning the text itself would.
    """
    if budget is None:
        return
    first = await connection.fetchrow(f"explain (format text)\n{text}")
    found = _COST.search(str(first[0])) if first else None
    if found is None or float(found[1]) > budget:
        raise TooExpensive(internal=f"{found[0] if found else 'no cost'}, budget {budget:g}")
