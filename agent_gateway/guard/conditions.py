"""What a condition says about the rows of two relations.

In: the condition of a WHERE clause or of a join; it may be empty. Out: yes or no, or
the columns that it says to be equal. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from agent_gateway.guard.constants import PROVEN
from agent_gateway.guard.derived import Worth
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["compares", "constant", "equalities", "links", "relates", "tied"]


_TELLING = frozenset({"date", "int2", "int4", "int8", "numeric", "text", "timestamp", "timestamptz", "uuid", "varchar"})
"""Types as which a value still tells rows apart."""
_PERIODS = frozenset({"day", "hour", "minute", "month", "quarter", "week"})


def relates(condition: Node) -> bool:
    """Whether a condition compares what holds a column with what holds another, or asks a subquery."""
    return any(
        kind in {"SubLink", "FuncCall"}
        or (kind == "A_Expr" and _named(part.get("lexpr")) and _named(part.get("rexpr")))
        for kind, part in below(condition)
    )


def _named(side: Node | None) -> bool:
    return side is not None and any(kind == "ColumnRef" for kind, _ in below(side))


def compares(condition: Node) -> bool:
    """Whether a condition says that two columns are equal."""
    return any(True for _ in equalities(condition, plain=True))


def links(equal: Iterable[tuple[Node, Node]]) -> list[tuple[str, str]]:
    """Columns that are equal, each by the name of what has it, or by its own where it stands bare.

    What has the same number in each row is left out, and what is compared with itself.
    """
    return [
        (one[0], other[0])
        for left, right in equal
        if not (constant(left.get(PROVEN)) or constant(right.get(PROVEN)))
        and not _same(one := _names(left["fields"]), other := _names(right["fields"]))
    ]


def tied(names: Container[str], found: Sequence[tuple[str, str]]) -> bool:
    """Whether one of such pairs ties what has these names to something else."""
    return any((one in names) != (other in names) for one, other in found)


def equalities(condition: Node, *, plain: bool = False) -> Iterator[tuple[Node, Node]]:
    """The columns that a condition says to be equal.

    Args:
        condition: the condition.
        plain: whether only as they are: seconds of a day are many, and the same as a date.
    """
    pending = list(condition.items())
    while pending:
        kind, part = pending.pop()
        if kind == "A_Expr" and dotted(part.get("name", []))[1] == "=":
            left, right = part.get("lexpr", {}), part.get("rexpr", {})
            columns = _column(left, plain=plain), _column(right, plain=plain)
            if columns[0] is not None and columns[1] is not None:
                yield columns[0], columns[1]
        if kind == "BoolExpr" and part.get("boolop") == "AND_EXPR":
            pending += parts(kind, part)


def _column(side: Node, *, plain: bool = False) -> Node | None:
    """The column that a side of `=` is, also as another type, in another zone, or of a time the day or the month."""
    for kind, part in side.items():
        if kind == "ColumnRef":
            return part
        if plain:
            return None
        if kind == "TypeCast" and dotted(part["typeName"]["names"])[1] in _TELLING and "arg" in part:
            return _column(part["arg"])
        if kind == "FuncCall" and (arguments := part.get("args", [])):
            name = dotted(part["funcname"])[1]
            first = arguments[0].get("A_Const", {}).get("sval", {}).get("sval", "")
            if name in {"timezone", "date"} or (name == "date_trunc" and first in _PERIODS):
                return _column(arguments[min(1, len(arguments) - 1)])
    return None


def constant(worth: Worth | None) -> bool:
    """Whether it is proven that each row has the same number in a column."""
    return worth is not None and worth.number is not None and worth.reach <= max(1.0, abs(worth.number))


def _names(fields: Sequence[Node]) -> tuple[str, str]:
    relation, name = dotted(fields)
    return relation.rpartition(".")[2] or name, name


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names mean one thing: `g.g` and `g`, or `g.n` and `n`, which could not stand alone if two had it."""
    bare = one[0] == one[1] or other[0] == other[1]
    return one[0] == other[0] or (bare and one[1] == other[1])
