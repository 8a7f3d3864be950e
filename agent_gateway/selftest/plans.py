"""What a plan trusts: the JSON of EXPLAIN in, the settings and functions out that no signed context walls in. Pure.

EXPLAIN shows the policies of a relation as conditions of its scans, also to a login that may not read the catalogs. A
scan is walled where one of its ANDed conditions compares with the signed context: what stands beside it can take rows
away, never add them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Trust", "trusted"]

Node = Mapping[str, Any]

_SETTING = re.compile(r"current_setting\('((?:[^']|'')+)'")
_FUNCTION = re.compile(r'((?:"(?:[^"]|"")+"|[a-z_][\w$]*)\.(?:"(?:[^"]|"")+"|[a-z_][\w$]*))\(\)')
_WALL = re.compile(r"agent_gateway\.tenant_(?:id|if)\(")
_INITPLAN = re.compile(r"InitPlan (\d+)(?: \(returns ([^)]*)\))?")
_REFERENCE = re.compile(r"\$\d+|InitPlan \d+")
_OWN = "agent_gateway."


@dataclass(frozen=True, slots=True)
class Trust:
    """What scans ask that have no wall."""

    settings: frozenset[str] = field(default_factory=frozenset[str])
    functions: frozenset[str] = field(default_factory=frozenset[str])
    """Names of functions that are called without arguments, as SQL text."""


def trusted(explained: str) -> Trust:
    """What the plan trusts; `explained` is the output of EXPLAIN (VERBOSE, FORMAT JSON)."""
    (top,) = json.loads(explained)
    plan: Node = top["Plan"]
    text = " ".join(_unwalled(plan, "", dict(_initplans(plan))))
    return Trust(
        frozenset(name.replace("''", "'") for name in _SETTING.findall(text)),
        frozenset(name for name in _FUNCTION.findall(text) if not name.startswith((_OWN, "pg_catalog."))),
    )


def _unwalled(node: Node, above: str, initplans: Mapping[str, str]) -> Iterator[str]:
    own = list(_conditions(node))
    if "Relation Name" in node and any(_is_wall(part, initplans) for text in own for part in conjuncts(text)):
        return
    here = " ".join([above, *(_resolved(text, initplans) for text in own)])
    children: list[Node] = node.get("Plans", [])
    inner = [child for child in children if child.get("Parent Relationship") not in ("InitPlan", "SubPlan")]
    if "Relation Name" in node:
        yield here
        yield from (json.dumps(child) for child in children if child not in inner)
    for child in inner:
        yield from _unwalled(child, here, initplans)
    if not inner and "Relation Name" not in node:
        yield here  # a policy without a column leaves a Result that scans nothing


def _conditions(node: Node) -> Iterator[str]:
    for name, value in node.items():
        if name.endswith(("Filter", "Cond")):
            yield str(value)


def _is_wall(condition: str, initplans: Mapping[str, str]) -> bool:
    return " OR " not in condition and " = " in condition and bool(_WALL.search(_resolved(condition, initplans)))


def _resolved(condition: str, initplans: Mapping[str, str]) -> str:
    """The condition, and the subqueries that it refers to."""
    return " ".join([condition, *(initplans.get(name, "") for name in _REFERENCE.findall(condition))])


def _initplans(node: Node) -> Iterator[tuple[str, str]]:
    """By the names that conditions refer to them by: `$0` before PostgreSQL 17, `InitPlan 1` since."""
    named = _INITPLAN.match(node.get("Subplan Name", ""))
    if named:
        text = json.dumps(node)
        yield f"InitPlan {named[1]}", text
        yield from ((name, text) for name in (named[2] or "").split(",") if name)
    for child in node.get("Plans", []):
        yield from _initplans(child)


def conjuncts(condition: str) -> list[str]:
    """The parts that AND holds together, as EXPLAIN writes them: every operand in parentheses."""
    text = _peeled(condition)
    parts, start = list[str](), 0
    for place, depth in _unquoted(text):
        if depth == 0 and text.startswith(" AND ", place):
            parts.append(text[start:place])
            start = place + len(" AND ")
    parts.append(text[start:])
    return [condition] if len(parts) == 1 else [inner for part in parts for inner in conjuncts(part)]


def _peeled(condition: str) -> str:
    """Without the parentheses around the whole."""
    if not condition.startswith("(") or not condition.endswith(")"):
        return condition
    closed = any(depth == 0 for place, depth in _unquoted(condition) if place < len(condition) - 1)
    return condition if closed else condition[1:-1]


def _unquoted(text: str) -> Iterator[tuple[int, int]]:
    """Each place outside quotes, and how many parentheses are open behind it."""
    depth, quoted = 0, ""
    for place, char in enumerate(text):
        if quoted:
            quoted = "" if char == quoted else quoted
        elif char in "'\"":
            quoted = char
        else:
            depth += (char == "(") - (char == ")")
            yield place, depth
