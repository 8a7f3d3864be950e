"""What constants prove of the columns of subqueries, CTEs and VALUES.

In: the target list of a query, the columns that its FROM clause gives. Out: the worth of each column of its result. It
notes the worth of a column on every reference to it, where `constants` finds it: a number that is written in a
subquery is no smaller outside. Names are matched loosely; where two could be meant, the larger counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from agent_gateway.guard.constants import PROVEN, number, prove
from agent_gateway.guard.gathered import paired
from agent_gateway.guard.naming import MOST_COLUMNS, figure
from agent_gateway.guard.reach import reach
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = [
    "ANY",
    "NOTHING",
    "Columns",
    "Known",
    "Sources",
    "Worth",
    "either",
    "known",
    "larger",
    "made",
    "named",
    "note",
    "note_below",
    "reaching",
    "renamed",
    "spent",
    "values",
]

ANY = "*"
"""Stands for every column of which the name is not known."""
WHOLE = ".*"
"""Stands for the row."""
_NOTED_SIZE = 1
"""Of an empty value nothing is known."""


class Worth(NamedTuple):
    """What is proven of a value."""

    number: float | None = None
    """The number that it is, or one that it is not less than."""
    size: float = 0.0
    """Characters or elements that it has at the least."""
    spent: float = 0.0
    """Characters of all that is made on the way to it: PostgreSQL keeps these until the row is done."""
    reach: float = 1.0
    """The number that constants may make of it, see `reach`."""
    paired: float = 1.0
    """Parts of it that nothing proves, where rows became one value: of their texts, all characters."""
    added: float = 1.0
    """How often constants multiplied them."""


NOTHING = Worth()
Columns = tuple[tuple[str, Worth], ...]
"""The columns of a query; those that come by the `*` of a relation are left out."""
Known = dict[tuple[str, str], Worth]
"""What is proven, under relation and column, and under the column alone; a relation alone stands for its row."""


def larger(one: Worth, other: Worth) -> Worth:
    """What is proven of a value that may be either."""
    numbers = [value for value in (one.number, other.number) if value is not None]
    known = max(numbers, default=None)
    return Worth(
        known,
        max(one.size, other.size),
        max(one.spent, other.spent),
        max(one.reach, other.reach),
        max(one.paired, other.paired),
        max(one.added, other.added),
    )


def either(one: Columns, other: Columns) -> Columns:
    """The columns of a set operation, named by its left side."""
    if any(name == ANY for name, _ in (*one, *other)):
        most = NOTHING
        for _, worth in other:
            most = larger(most, worth)
        return tuple((name, larger(worth, most)) for name, worth in (*one, (ANY, NOTHING)))
    if len(one) != len(other):
        return (*one, *other)
    return tuple((name, larger(worth, new)) for (name, worth), (_, new) in zip(one, other, strict=True))


def reaching(columns: Columns, most: float) -> Columns:
    """The columns of a recursion: they leave the numbers that they begin with, up to what they are compared with."""
    found = [(name, worth, max(worth.reach, most)) for name, worth in columns]
    return tuple(
        (name, worth._replace(reach=far, number=worth.number if far <= abs(worth.number or 0.0) else None))
        for name, worth, far in found
    )


def renamed(columns: Columns, alias: Node) -> Columns:
    """The columns under the names of an alias; any of them may be one that is named anew."""
    names = [part["String"].get("sval", "") for part in alias.get("colnames", [])]
    names += [part["ColumnDef"]["colname"] for part in alias.get("coldeflist", [])]
    if not names:
        return columns
    if len(names) == len(columns) and all(name != ANY for name, _ in columns):
        return tuple(zip(names, (worth for _, worth in columns), strict=True))
    most = NOTHING
    for _, worth in columns:
        most = larger(most, worth)
    return (*((name, most) for name in names), *((name, worth) for name, worth in columns if name not in names))


def known(relation: str, columns: Columns) -> Known:
    """What one thing in FROM makes known."""
    found: Known = {}
    whole = 0.0
    for name, worth in columns:
        if worth.number is None and worth.size < _NOTED_SIZE and worth.reach <= 1:
            continue
        whole += worth.size
        for key in (("", name), (relation, name)):
            found[key] = larger(found[key], worth) if key in found else worth
    if whole:
        found[relation, WHOLE] = Worth(None, whole)
        found.setdefault(("", relation), Worth(None, whole))
    return found


@dataclass(slots=True)
class Sources:
    """What stands in a FROM clause, from left to right."""

    columns: list[tuple[str, Columns]] = field(default_factory=list[tuple[str, Columns]])
    known: Known = field(default_factory=Known)
    equal: list[tuple[Node, Node]] = field(default_factory=list[tuple[Node, Node]])
    """Columns that the condition of the query says to be equal."""

    def add(self, alias: Node, name: str, columns: Columns) -> None:
        """Add one thing under its alias, or its own name."""
        called = alias.get("aliasname", name)
        found = renamed(columns, alias)
        self.columns.append((called, found))
        for key, worth in known(called, found).items():
            self.known[key] = larger(self.known[key], worth) if key in self.known else worth

    def names(self, start: int, end: int | None = None) -> set[str]:
        """What stands from a place to another: its names, and those of its columns."""
        return {
            name for called, columns in self.columns[start:end] for name in (called, *(name for name, _ in columns))
        }

    def join(self, alias: Node, start: int) -> None:
        """Put what stands from a place on under the alias of a join, which hides its names."""
        joined = [column for _, columns in self.columns[start:] for column in columns]
        del self.columns[start:]
        self.add(alias, "", tuple(joined[:MOST_COLUMNS]))


def note(reference: Node, columns: Known) -> None:
    """Note on a reference to a column what is proven of it."""
    fields = reference["fields"]
    if "A_Star" in fields[-1]:  # the whole row, in a call
        relation = dotted(fields[:-1])[1] if len(fields) > 1 else ""
        prove(reference, columns.get((relation, WHOLE), NOTHING))
        return
    relation, name = dotted(fields)
    relation = relation.rpartition(".")[2]
    worth = columns.get((relation, name)) or columns.get((relation, ANY))
    if worth is not None:
        prove(reference, worth)


def note_below(expression: Node, columns: Known) -> None:
    """Note it on every reference in an expression."""
    if columns:
        for kind, node in below(expression):
            if kind == "ColumnRef":
                note(node, columns)


def made(targets: Iterable[Node], sources: Sequence[tuple[str, Columns]], *, gathers: bool) -> tuple[Columns, float]:
    """The columns that a target list makes of what stands in FROM, by name; and what it spends on them, see `spent`.

    Args:
        targets: the target list.
        sources: what stands in FROM, by name.
        gathers: whether `paired` is noted anywhere.
    """
    found: list[tuple[str, Worth]] = []
    total = 0.0
    for wrapped in targets:
        target = wrapped["ResTarget"]
        value: Node = target.get("val", {})
        fields = value.get("ColumnRef", {}).get("fields", [{}])
        if "A_Star" in fields[-1]:
            relation = fields[-2]["String"].get("sval", "") if len(fields) > 1 else ""
            found += [column for name, columns in sources if not relation or name == relation for column in columns]
            found.append((ANY, NOTHING))  # a relation's own columns may stand between them
        else:
            worth = Worth(number(value), size(value), spent(value), reach(value))
            if gathers:
                alike, once = paired(value), paired(value, whole=True)
                worth = worth._replace(paired=alike, added=max(1.0, alike / once))
                total += once
            total += worth.spent
            found.append((target.get("name") or figure(value), worth))
        if len(found) > MOST_COLUMNS:
            break
    return tuple(found[:MOST_COLUMNS]), total


def named(targets: Iterable[Node]) -> Columns:
    """The columns of a target list by name, and which of them are a number."""
    found: list[tuple[str, Worth]] = []
    for wrapped in targets:
        value: Node = wrapped["ResTarget"].get("val", {})
        told = number(value)
        worth = NOTHING if told is None else Worth(told, reach=max(1.0, abs(told)))
        found.append((wrapped["ResTarget"].get("name") or figure(value), worth))
    return tuple(found[:MOST_COLUMNS])


def spent(expression: Node) -> float:
    """Characters of all values that an expression makes on the way; the subquery of a column is written out in it."""
    total = 0.0
    pending = [*expression.items()]
    while pending:
        kind, node = pending.pop()
        if kind == "ColumnRef":
            total += node[PROVEN].spent if PROVEN in node else 0.0
            continue
        if kind == "SubLink":
            continue
        if kind == "A_Expr" and dotted(node.get("name", []))[1] == "||":
            joined = _joined(node)
            lengths = accumulate(map(size, joined))
            next(lengths)
            total += sum(lengths)
            pending += [item for operand in joined for item in operand.items()]
            continue
        if kind in {"FuncCall", "TypeCast"}:
            total += size({kind: node})
        pending += parts(kind, node)
    return total


def _joined(node: Node) -> list[Node]:
    """The operands of a chain of `||`, in their order."""
    found: list[Node] = [node.get("rexpr", {})]
    left: Node = node.get("lexpr", {})
    while "A_Expr" in left and dotted(left["A_Expr"].get("name", []))[1] == "||":
        found.append(left["A_Expr"].get("rexpr", {}))
        left = left["A_Expr"].get("lexpr", {})
    return [left, *reversed(found)]


def values(rows: Iterable[Node]) -> Columns:
    """The columns of VALUES."""
    found: list[Worth] = []
    for row in rows:
        worths = [
            Worth(number(item), size(item), spent(item), reach(item), paired(item))
            for item in row["List"].get("items", [])
        ]
        found = [larger(old, new) for old, new in zip(found, worths, strict=False)] if found else worths
    return tuple((f"column{place + 1}", worth) for place, worth in enumerate(found))
