"""What no planner setting makes stable: syntax whose rows tell of other tenants, however it is planned.

In: the shape of one statement, where the operator asks for stable plans. Out: findings.
"""

from __future__ import annotations

from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Shape

__all__ = ["judge"]

_CODE = "unstable_rows"


def judge(shape: Shape, findings: Findings) -> None:
    """Samples, and INTERSECT.

    A sample takes whole blocks, or hashes of places: https://www.postgresql.org/docs/current/tablesample-method.html.
    Even without REPEATABLE the few seeds can be tried out, and then the places of the caller's rows are known, and so
    the gaps between them. INTERSECT shows the values of the side that is estimated to have fewer (`dLeftGroups` in
    PostgreSQL's prepunion.c); 1.0 and 1.00 are equal, and look different.
    """
    for node in shape.nodes.get("RangeTableSample", ()):
        findings.add(
            _CODE,
            "TABLESAMPLE is not allowed here: what it takes depends on where rows lie.",
            "Filter with `where random() < 0.1` in place of TABLESAMPLE.",
            at=node.get("location", 0),
            fragment="TABLESAMPLE",
        )
    if any(node.get("op") == "SETOP_INTERSECT" for node in shape.nodes.get("SelectStmt", ())):
        findings.add(
            _CODE,
            "INTERSECT is not allowed here: which of two equal values it shows is a matter of estimates.",
            "Write `select distinct … where … in (select …)` in place of INTERSECT.",
            fragment="INTERSECT",
        )
