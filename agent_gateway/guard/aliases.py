"""What the SELECT list calls things, where a statement names it by another name, or where it cannot be seen.

In: where a column reference hangs. Out: a hint, or nothing. It is asked after a refusal only.
"""

from __future__ import annotations

import re
from typing import Protocol

from agent_gateway.guard.naming import OF_ONE_COLUMN, figure
from agent_gateway.guard.tree import Node, below, dotted
from agent_gateway.sql import spelled
from agent_gateway.types import Violation
from agent_gateway.wording import listed

__all__ = ["hint"]

_SEEN_BY = {
    "whereClause": "WHERE",
    "havingClause": "HAVING",
    "fromClause": "FROM",
    "targetList": "the SELECT list itself",
    "groupClause": "an expression in GROUP BY",
    "sortClause": "an expression in ORDER BY",
    "windowClause": "WINDOW",
    "distinctClause": "DISTINCT ON",
}
_BEFORE_GROUPS = frozenset({"whereClause", "fromClause"})
_BEFORE_WINDOWS = _BEFORE_GROUPS | {"havingClause"}
"""Clauses that are done before aggregates, and before windows and functions that return rows."""
_ROWS = OF_ONE_COLUMN | {"unnest", "jsonb_array_elements", "jsonb_array_elements_text", "json_array_elements"}
_AGGREGATES = frozenset({"count", "sum", "avg", "min", "max", "array_agg", "string_agg", "jsonb_agg", "json_agg"})
_BY_NAME = {"sortClause": "ORDER BY", "groupClause": "GROUP BY"}
"""Clauses whose keys may be names that the SELECT list gives."""
_SHOWN = 60
"""Characters of an expression that a hint repeats."""


class Hanging(Protocol):
    """Where a node hangs."""

    @property
    def above(self) -> Hanging | None:
        """The place of the node above."""
        ...

    @property
    def key(self) -> str:
        """The field of the node above."""
        ...

    @property
    def node(self) -> Node:
        """The node."""
        ...


def hint(place: Hanging, name: str, violation: Violation, text: bytes) -> str:
    """The hint about a bare name that the SELECT list gives, or that it gives another name."""
    return _given(place, name, violation) or _alias(place, name, text)


def _given(place: Hanging, name: str, violation: Violation) -> str:
    """What the SELECT list calls it, where a key of ORDER BY or GROUP BY names a column that is not there."""
    above: Hanging | None = place
    while above is not None and above.key in {"ColumnRef", "node", "SortBy"}:
        above = above.above
    if above is None or above.key not in _BY_NAME:
        return ""
    targets: list[Node] = [target.get("ResTarget", {}) for target in above.node.get("targetList", [])]
    meant = [target["name"] for target in targets if "name" in target and figure(target.get("val", {})) == name]
    if meant:
        return f"The SELECT list calls it {listed(map(spelled, meant))}: write that name."
    if violation.hint.startswith("Perhaps"):
        return ""
    aliases = [target["name"] for target in targets if "name" in target]
    more = f"{_BY_NAME[above.key]} also takes a name of the SELECT list: {listed(map(spelled, aliases))}."
    return f"{more} {violation.hint}" if aliases else ""


def _alias(place: Hanging, name: str, text: bytes) -> str:
    """A name that the SELECT list gives, where it cannot be seen."""
    above: Hanging | None = place
    while above is not None:
        targets: list[Node] = above.node.get("targetList", []) if above.key in _SEEN_BY else []
        for target in targets:
            if target.get("ResTarget", {}).get("name") == name:
                written = _expression(target["ResTarget"], name, text)
                if later := _later(above.key, target["ResTarget"].get("val", {}), written):
                    return f"`{name}` is an alias of the SELECT list: {_SEEN_BY[above.key]} cannot see it. {later}"
                return (
                    f"`{name}` is an alias of the SELECT list: {_SEEN_BY[above.key]} cannot see it. Repeat"
                    f" {written}, or put the query in a WITH and use the name outside it."
                )
        above = above.above
    return ""


def _later(clause: str, value: Node, written: str) -> str:
    """What to write where a clause is done before the expression that it names: there it cannot be repeated."""
    calls = [node for kind, node in below(value) if kind == "FuncCall"]
    if clause in _BEFORE_WINDOWS and any("over" in node or dotted(node["funcname"])[1] in _ROWS for node in calls):
        return "Put the query in a WITH, and filter outside it: `with a as (select …) select * from a where …`."
    if clause in _BEFORE_GROUPS and any(
        "agg_star" in node or dotted(node["funcname"])[1] in _AGGREGATES for node in calls
    ):
        return f"Filter groups with HAVING, behind GROUP BY, on {written}."
    return ""


def _expression(target: Node, name: str, text: bytes) -> str:
    """The expression that has an alias, as it is written, where it is short."""
    start = target.get("location", 0)
    written = text[start : start + 4 * _SHOWN].decode("utf-8", "ignore")
    found = re.match(
        rf'(.{{1,{_SHOWN}}}?)\s+(?:as\s+)?"?{re.escape(name)}"?(?=[\s,)]|\Z)', written, re.IGNORECASE | re.DOTALL
    )
    if found is None or found[1].count("(") != found[1].count(")"):
        return "its expression"
    return f"`{' '.join(found[1].split())}`"
