"""What a query gives to the one around it: rows, and what constants prove of its columns.

In: what was counted of its parts. Out: the yield of the whole.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from agent_gateway.guard import derived
from agent_gateway.guard.assumed import NONE, Assumed
from agent_gateway.guard.constants import largest
from agent_gateway.guard.derived import Columns
from agent_gateway.guard.kept import COLUMNS
from agent_gateway.guard.pace import paced
from agent_gateway.guard.series import upper
from agent_gateway.guard.tree import Node, below

__all__ = ["Yield", "of_constants", "recurred"]

_MANY_STEPS = 200
"""Of fewer steps a recursion is a small one, however many it may be put together with."""


@dataclass(slots=True)
class Yield:
    """Rows of a query, the relations that it reads when every CTE is written out, and what is proven of its columns."""

    rows: float = 1.0
    expansion: float = 1.0
    columns: Columns = ()
    loose: int = 0
    """Relations that are combined each with each, by no condition."""
    assumed: Assumed = NONE
    """The rows, if each relation has a thousand."""
    width: float = COLUMNS
    """Its columns."""


def of_constants(rows: float) -> Yield:
    """Rows that no relation has."""
    return Yield(rows, assumed=Assumed(rows))


def recurred(found: Yield, cte: Node, ctes: Container[str]) -> None:
    """A recursion counts up to what it is compared with; where it reads relations, they tell how far."""
    term: Node = cte["ctequery"]["SelectStmt"]["rarg"]
    condition: Node = term.get("whereClause", {})
    found.columns = derived.reaching(found.columns, largest(condition))
    steps = paced(cte, term, upper(condition))
    relations = [node["relname"] for kind, node in below({"SelectStmt": term}) if kind == "RangeVar"]
    if steps > _MANY_STEPS and cte["ctename"] in relations and all(name in ctes for name in relations):
        found.rows, found.assumed = max(found.rows, steps), found.assumed.at_least(steps)
