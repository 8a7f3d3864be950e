"""How large the values of a recursion become: `select n * 2, k + 1 from t where k < 30` makes a thousand million.

In: the columns of a recursive CTE as its queries make them, and its recursive term. Out: the columns, with the numbers
that the steps may make of them, and what each step adds to a text, where a counter tells how many there are. For
numbers the steps are gone through one by one, on what is known of the values, see `reach`; what goes by way of a
subquery or a function in FROM counts as doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10

from agent_gateway.guard.constants import HUGE, largest, number
from agent_gateway.guard.derived import Columns, Worth, known, note_below
from agent_gateway.guard.own_columns import Own
from agent_gateway.guard.pace import counted
from agent_gateway.guard.reach import reach
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["stepped", "trodden"]

_FAR = 1e9
"""More than anything may be told to make."""
_MOST_STEPS = 60
"""Steps that are gone through; what doubles has left every bound by then."""
_EVEN = 1 + 1e-6
"""What adds the same in each step adds no more than so many times what it added before."""
_DOUBLED = log10(2)
"""Digits that a sum has more than what it is made of, at the most."""
_ROUNDING = frozenset({"ceil", "ceiling", "floor", "round", "trunc"})
_SHORT = frozenset({"bool", "date", "float4", "float8", "int2", "int4", "int8", "time", "timestamp", "timestamptz"})
"""Types of which every value is short."""


def stepped(columns: Columns, cte: Node, term: Node, *, counts: bool) -> Columns:
    """The columns of a CTE behind the steps of its recursive term; a term that is a UNION is taken apart.

    Args:
        columns: as the queries of the CTE make them.
        cte: the CTE.
        term: what stands behind its UNION.
        counts: whether a number says anywhere how much is made: only then are the steps gone through.
    """
    for side in ("larg", "rarg"):
        if side in term:
            columns = stepped(columns, cte, term[side], counts=counts)
    targets = [target["ResTarget"].get("val", {}) for target in term.get("targetList", [])]
    if len(targets) != len(columns):
        return columns
    own = Own(cte, term)
    condition: Node = term.get("whereClause", {})
    bounds = dict(_bounds(condition))
    taken = min(counted(cte, term), default=None)
    columns = _lengthened(columns, targets, own, _told(columns, targets, bounds) if taken is None else taken)
    return _counted(columns, targets, own, condition) if counts else columns


def trodden(cte: Node, steps: float) -> Columns:
    """The columns that SEARCH DEPTH FIRST and CYCLE add: an array with a row for each step on the way."""
    search, cycle = cte.get("search_clause", {}), cte.get("cycle_clause", {})
    found: Columns = ()
    if search and "search_breadth_first" not in search:
        found += ((search["search_seq_column"], Worth(size=steps * (1 + len(search["search_col_list"])))),)
    if cycle:
        found += ((cycle["cycle_path_column"], Worth(size=steps * (1 + len(cycle["cycle_col_list"])))),)
    return found


def _counted(columns: Columns, targets: Sequence[Node], own: Own, condition: Node) -> Columns:
    """The columns with what the steps make of their numbers."""
    bounds = dict(_bounds(condition))
    roundabout = [_roundabout(own, target) for target in targets]
    steps = largest(condition) or _MOST_STEPS
    seen = [columns]
    for _ in range(int(min(_MOST_STEPS, steps))):
        within = tuple(
            (name, worth._replace(reach=min(worth.reach, bounds.get(name, HUGE)))) for name, worth in columns
        )
        _note(targets, own.aliases, within)
        most = max(worth.reach for _, worth in within)
        made = [
            max(reach(target), 2 * most if around else 1.0) for target, around in zip(targets, roundabout, strict=True)
        ]
        # what it is at the least is no longer what it is
        stepped_on = tuple(
            (name, worth if far <= worth.reach else worth._replace(number=None, reach=far))
            for (name, worth), far in zip(columns, made, strict=True)
        )
        if stepped_on == columns or most > _FAR:
            return columns
        columns = stepped_on
        seen = [*seen[-2:], columns]
    return _onward(seen, bounds, steps - _MOST_STEPS)


def _onward(seen: Sequence[Columns], bounds: dict[str, float], steps: float) -> Columns:
    """The columns behind the steps that were not gone through: what grows by a hundredth in each of them goes on so.

    Args:
        seen: the columns behind the last three steps.
        bounds: the columns that a condition holds below a number.
        steps: how many more there are.
    """
    columns = seen[-1]
    if steps <= 0 or len(seen) < 3:  # noqa: PLR2004  # two differences
        return columns
    found: list[tuple[str, Worth]] = []
    for (_, first), (_, second), (name, worth) in zip(*seen, strict=True):
        before, last = second.reach - first.reach, worth.reach - second.reach
        if name not in bounds and before > 0 and last > before * _EVEN:
            far = 10.0 ** min(300.0, log10(worth.reach) + steps * log10(last / before))
            worth = worth._replace(number=None, reach=far)  # noqa: PLW2901
        found.append((name, worth))
    return tuple(found)


def _told(columns: Columns, targets: Sequence[Node], bounds: dict[str, float]) -> float:
    """The steps that a counter is told, where it is not known what it begins with; 0 where there is none."""
    pairs = zip(columns, targets, strict=True)
    told = [bounds[name] / by for (name, _), node in pairs if name in bounds and (by := _counts(name, node))]
    return min(told, default=0.0)


def _lengthened(columns: Columns, targets: Sequence[Node], own: Own, steps: float) -> Columns:
    """The columns with what each step adds to them: a path of names stays short, ten characters 30,000 times do not."""
    found = list(columns)
    for place, target in enumerate(targets) if steps > 1 else ():
        name, worth = columns[place]
        added = _added(target)
        if added > 0 and own.columns(target):
            found[place] = name, worth._replace(size=worth.size + steps * added)
    return tuple(found)


def _added(target: Node) -> float:
    """The characters that a step adds to a value: a number that is counted up, or rounded, has as many as before."""
    growth: float | None = None
    for kind, node in target.items():
        match kind:
            case "TypeCast" if _short(node["typeName"]):
                growth = 0.0
            case "FuncCall" if dotted(node["funcname"])[1] in _ROUNDING and all(map(_is_number, node["args"][1:])):
                growth = _growth(node["args"][0])
            case "A_Expr" if "lexpr" in node and dotted(node.get("name", []))[1] in {"+", "-", "%"}:
                counted_up = [node[side] for side in ("lexpr", "rexpr") if not _is_number(node.get(side, {}))]
                growth = _added(counted_up[0]) if len(counted_up) == 1 else None
            case _:
                pass
    return size(target) - 1 if growth is None else growth


def _short(name: Node) -> bool:
    """Whether the values of a type are of one length, or no longer than the type says."""
    called = dotted(name.get("names", ()))[1]
    return called in _SHORT or (called == "numeric" and "typmods" in name)


def _is_number(node: Node) -> bool:
    return "A_Const" in node and number(node) is not None


def _growth(value: Node) -> float | None:
    """The digits that arithmetic with constants adds before the point, at the most; None where it may add more."""
    found = 0.0
    pending = [*value.items()]
    while pending:
        kind, node = pending.pop()
        if kind == "ColumnRef" or number({kind: node}) is not None:
            continue
        sign = dotted(node.get("name", []))[1] if kind == "A_Expr" and "lexpr" in node else ""
        sides = [node.get("lexpr", {}), node.get("rexpr", {})]
        known = [abs(side) for side in map(number, sides) if side]
        if sign in {"+", "-"}:
            found += 0.0 if known else _DOUBLED
        elif sign in {"*", "/"} and known:
            found += abs(log10(known[0]))
        else:
            return None
        pending += [item for side in sides for item in side.items()]
    return found


def _counts(name: str, target: Node) -> float:
    """What is added to a counter in each step; 0 where a column is none."""
    sum_of = target.get("A_Expr", {})
    sides = [sum_of.get("lexpr", {}), sum_of.get("rexpr", {})]
    if dotted(sum_of.get("name", []))[1] != "+" or not any(
        dotted(side["ColumnRef"]["fields"])[1] == name for side in sides if "ColumnRef" in side
    ):
        return 0.0
    by = number(sides[1]) or number(sides[0]) or 0.0
    return max(0.0, by)


def _note(targets: Sequence[Node], aliases: frozenset[str], columns: Columns) -> None:
    """Note on each reference to the CTE what its numbers are by now."""
    numbers = tuple((name, worth._replace(number=None, size=0.0)) for name, worth in columns)
    for alias in aliases:
        noted = known(alias, numbers)
        for target in targets:
            note_below(target, noted)


def _roundabout(own: Own, target: Node) -> bool:
    """Whether a column of the CTE comes by way of a subquery, or of something else in FROM."""
    return any(
        (kind == "SubLink" and own.columns({kind: node}))
        or (kind == "ColumnRef" and own.meant(node) and not own.direct(node))
        for kind, node in below(target)
    )


def _bounds(condition: Node) -> Iterator[tuple[str, float]]:
    """The columns that a condition holds below a number."""
    pending = list(condition.items())
    while pending:
        kind, node = pending.pop()
        if kind == "BoolExpr" and node.get("boolop") == "AND_EXPR":
            pending += parts(kind, node)
        if kind == "A_Expr" and dotted(node.get("name", []))[1] in {"<", "<="} and "ColumnRef" in node.get("lexpr", {}):
            most = number(node.get("rexpr", {}))
            if most is not None:
                yield dotted(node["lexpr"]["ColumnRef"]["fields"])[1], max(1.0, most)
