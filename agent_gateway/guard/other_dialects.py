"""Better hints for what was refused because it is not PostgreSQL's way.

In: the findings about a text and its trees. Out: the same findings, some with a hint that names PostgreSQL's way: for a
function, a type or an operator of another dialect, for an alias where it cannot be seen, for a text in double quotes.
Nothing is refused or allowed here, and a statement without findings never comes here. It names nothing that is not in
the text, in `other_dialects.txt` or among the columns that may be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from agent_gateway.guard import aliases, unaliased
from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.lists import entries
from agent_gateway.guard.tree import Node, below, dotted
from agent_gateway.sql import spelled
from agent_gateway.types import Violation
from agent_gateway.wording import listed

__all__ = ["mend"]

_SECTIONS = {
    "guard.function_denied": "functions",
    "guard.type_denied": "types",
    "guard.operator_denied": "operators",
    "guard.column_unknown": "columns",
    "guard.relation_unknown": "relations",
}
_VARIABLE = re.compile(rb"(?:[\s(,]|\A)@\Z")
_NOT_FILLED = "Write the value itself: placeholders and variables are not filled in."
_KEY = re.compile(r"(?:->>?|#>>?)\s*\Z")
_LISTING = frozenset({"tables", "databases", "schemas"})
"""What SHOW lists in other dialects."""
_LIMITED = "The columns of one are shown by `select * from … limit 1`."
_BENT = re.compile("[\u2018\u2019\u201c\u201d\u00b4]")
"""Quotes as a word processor writes them: PostgreSQL takes them for letters."""
_QUOTED = re.compile(r'(?:[uU]&)?"')
_BOUNDS = frozenset({"lower", "upper"})
"""What a range has, and what other languages take for fields."""
_COUNTED = frozenset({"count", "len", "length", "size"})
"""What other languages ask arrays and texts for."""
_ELEMENTS = {"first": "1", "last": "cardinality({})"}
_LATERAL = (
    "A subquery in FROM sees what stands beside it only with LATERAL: `cross join lateral (select …) as x`, or"
    " `left join lateral (select …) as x on true`."
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node hangs: the field of the node above it."""

    above: _Place | None
    key: str
    node: Node


def mend(statements: list[Node], allowed: Allowlist, findings: Findings) -> None:
    """Give findings a better hint, where there is one."""
    columns = _columns(statements) if findings.holds("guard.column_unknown", "guard.relation_not_in_from") else {}

    def better(at: int, violation: Violation) -> str:
        if violation.code in {"guard.not_a_query", "guard.system_relation"}:
            return _of_catalogs(violation, statements, allowed)
        if at in columns and (found := _of_column(columns[at], at, violation, allowed, findings)):
            return found
        if violation.code == "guard.relation_unknown" and (found := _of_with(violation.fragment, statements)):
            return found
        name = violation.fragment.strip('"').rpartition(".")[2].strip('"').lower()
        if violation.code == "guard.function_denied" and allowed.own_function("", name):
            return ""  # it is the operator's own that is meant
        return _known(_SECTIONS.get(violation.code, "")).get(name, "")

    findings.rehint(better)


def _of_catalogs(violation: Violation, statements: list[Node], allowed: Allowlist) -> str:
    """What tells of tables and columns, where the database's own catalogs do not."""
    if violation.code == "guard.system_relation":
        return f"{violation.hint} {_LIMITED}"
    shown = [statement.get("stmt", {}).get("VariableShowStmt", {}).get("name", "") for statement in statements]
    return f"Use the tables: {_tables(allowed.relations)}. {_LIMITED}" if not _LISTING.isdisjoint(shown) else ""


def _of_with(name: str, statements: list[Node]) -> str:
    """What tells of a query in WITH that has the name, and cannot be seen."""
    nodes = [node for statement in statements for node in below(statement.get("stmt", {}))]
    for kind, node in nodes:
        if kind == "CommonTableExpr" and node.get("ctename") == name:
            inside = any(part.get("relname") == name for sort, part in below(node["ctequery"]) if sort == "RangeVar")
            if inside:
                return f"A query in WITH that reads itself is recursive: `with recursive {name} as (…)`."
            return f"`{name}` is seen by what stands behind it in WITH, and by the query below: move it to the front."
    return ""


def _tables(relations: Iterable[str]) -> str:
    """Relations as a statement writes them."""
    return listed(spelled(*relation.split(".", 1)) for relation in sorted(relations))


@cache
def _known(section: str) -> dict[str, str]:
    """Name to hint."""
    parted = (line.partition(": ") for line in entries("other_dialects.txt").get(section, ()))
    return {name: hint for name, _, hint in parted}


def _columns(statements: list[Node]) -> dict[int, _Place]:
    """Where every column reference hangs, by its place in the text."""
    found: dict[int, _Place] = {}
    pending: list[tuple[object, _Place | None]] = [(statements, None)]
    while pending:
        value, above = pending.pop()
        if isinstance(value, list):
            pending += [(item, above) for item in cast("list[object]", value)]
        elif isinstance(value, dict):
            node = cast("Node", value)
            for key, child in node.items():
                place = _Place(above, key, node)
                if key == "ColumnRef":
                    found[child.get("location", 0)] = place
                else:
                    pending.append((child, place))
    return found


def _of_column(place: _Place, at: int, violation: Violation, allowed: Allowlist, findings: Findings) -> str:
    """The hint about a column that is not there."""
    schema, name = dotted(place.node["ColumnRef"]["fields"])
    if schema:
        return _lateral(place, schema, violation) or _qualified(place, schema, name, violation, allowed)
    if _VARIABLE.search(findings.text[:at]):
        return _NOT_FILLED
    if _BENT.search(name):
        return f"Text stands in straight single quotes: '{_BENT.sub('', violation.fragment)}'."
    better = aliases.hint(place, name, violation, findings.text) or _text(place, name, at, violation, findings.text)
    return better or _computed(place, "", name, violation) or _elsewhere(name, violation, allowed)


def _computed(place: _Place, schema: str, name: str, violation: Violation) -> str:
    """The hint about what a query in FROM computes without an alias; a unit in a call is none."""
    unit = name in _known("columns") and place.above is not None and place.above.key == "args"
    if unit or violation.hint.startswith("Perhaps"):
        return ""
    found = unaliased.hint(place, schema, name)
    return found and f"{violation.hint} {found}"


def _qualified(place: _Place, schema: str, name: str, violation: Violation, allowed: Allowlist) -> str:
    """The hint about `relation.column`."""
    if violation.code != "guard.relation_not_in_from":
        return _computed(place, schema, name, violation) or _elsewhere(name, violation, allowed)
    column, _, path = schema.partition(".")
    if path and column in allowed.column_names and not allowed.relation("", column):
        return f"`{column}` is a column: of jsonb write `{column} #>> '{{{path.replace('.', ',')},{name}}}'`."
    if schema in allowed.column_names or path in allowed.column_names:
        return f"`{schema}` is a column: of jsonb write `{schema} ->> '{name}'`{_of_a_value(schema, name, allowed)}."
    if not allowed.relation("", schema) or violation.hint.startswith("Perhaps"):
        return ""
    return f"`{schema}` is a table: join it in FROM; where it has an alias there, write the alias. {violation.hint}"


def _of_a_value(column: str, name: str, allowed: Allowlist) -> str:
    """What a field of a column may be in other languages, where the column holds no jsonb."""
    if name in _BOUNDS:
        return f", of a range `{name}({column})`"
    if name.lower() in _COUNTED:
        return f", of an array `cardinality({column})`, of a text `length({column})`"
    if name.lower() in _ELEMENTS:
        return f", of an array `{column}[{_ELEMENTS[name.lower()].format(column)}]`"
    bare = column.rpartition(".")[2]
    rows = [found.row for relation in allowed.relations.values() if (found := relation.names.get(bare)) is not None]
    fields = [field for row in rows if row is not None and not row.array for field in row.readable()]
    return f", of a row `({column}).{name}`" if name in fields else ""


def _lateral(place: _Place, schema: str, violation: Violation) -> str:
    """The hint about a subquery in FROM that names what stands beside it."""
    above: _Place | None = place if violation.code == "guard.relation_not_in_from" else None
    inside = False
    while above is not None:
        if inside and above.key == "fromClause" and schema in _sources(above.node["fromClause"]):
            return _LATERAL
        inside = inside or (above.key == "RangeSubselect" and not above.node[above.key].get("lateral"))
        above = above.above
    return ""


def _sources(clause: list[Node]) -> set[str]:
    """The names that stand in a FROM clause."""
    found: set[str] = set()
    pending = list(clause)
    while pending:
        for kind, node in pending.pop().items():
            found.add(node.get("alias", {}).get("aliasname", node.get("relname", "")))
            pending += [node[side] for side in ("larg", "rarg") if kind == "JoinExpr"]
    return found


def _elsewhere(name: str, violation: Violation, allowed: Allowlist) -> str:
    """The relations that have a readable column of the name that is missing here."""
    owners = [relation for relation, rows in allowed.relations.items() if name in rows.readable()]
    if not owners or name in _known("columns"):
        return ""
    return f"{violation.hint} `{name}` is a column of {_tables(owners)}: join it, where that is meant."


def _text(place: _Place, name: str, at: int, violation: Violation, text: bytes) -> str:
    """A name that is meant as text."""
    if _KEY.search(text[max(0, at - 8) : at].decode("utf-8", "ignore")):
        return f"A key of JSON stands in single quotes: `'{name}'`."
    if _QUOTED.match(violation.fragment) and f"`{name.lower()}`" not in violation.hint:
        return f"Text stands in single quotes: '{name}'. Double quotes make it a name. {violation.hint}"
    if _compared(place) and name not in _known("columns"):
        return f"{violation.hint} If it is text, it stands in single quotes: '{name}'."
    return ""


def _compared(place: _Place) -> bool:
    """Whether something is compared with it: it stands on the right of an operator, or in the list of IN."""
    above = place.above
    for _ in range(3):
        if above is None or above.key == "rexpr":
            break
        above = above.above
    return above is not None and above.key == "rexpr"
