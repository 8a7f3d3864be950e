"""How many rows a query may be proven to make, and how much may stand in them.

In: what was counted. Out: a finding where it is too much. Relations count as one row, so that constants alone prove
each of these, but as a thousand where rows are kept in memory, see `assumed`; what depends on the data is held by the
limits of the locked session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agent_gateway.guard.assumed import ROWS, Assumed
from agent_gateway.guard.constants import prove
from agent_gateway.guard.derived import Columns, Worth
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.gathered import paired
from agent_gateway.guard.kept import VALUE, elements, gathered_of, kept
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, dotted

__all__ = [
    "MAX_CHARS",
    "bounded",
    "combined",
    "expanded",
    "gathered",
    "hashed",
    "large",
    "made",
    "ordered",
    "parts",
    "spent",
]

MAX_CHARS = 10_000
"""Characters, bits or elements that one call may make out of nothing."""
_MAX_ROWS = 10_000_000
"""Rows of one FROM clause."""
_MAX_GATHERED = 10_000
"""Rows that become one value."""
_MAX_LOOSE = 2
"""Relations of which each row with each row becomes one value: pairs of a short list are honest."""
_MAX_EXPANSION = 2_000
"""Relations read, when each CTE is written out where it is named: a chain that doubles is planned for minutes."""
_PAIRS_ADDED = 10_000
"""For so many rows two unrelated relations stand, where each is combined with rows that constants prove."""
_EACH_WITH_EACH = 20_000
"""Rows for which two unrelated relations stand where what they are gathered to is compared with its like, and the
characters of a text that the rows of one become."""
_MAX_GATHERED_CHARS = 1_000
"""Characters that each row may be proven to add to one value: how many rows a relation has is not known."""
_MAX_KEPT = 100_000_000
"""Characters that are put in order or become values: PostgreSQL keeps them in memory, whatever work_mem says."""
_MAX_VALUE = 1_000_000
"""Characters of a column's value."""
_MAX_SPENT = 20_000_000
"""Characters that the expressions of one query make for one row, `a || b || c` of one each two and three."""
_MAX_MADE = 100_000_000
"""Characters of all rows that constants prove: what is hashed may stay in memory, whatever work_mem says."""
_MAX_HASHED = 1_000_000
"""Rows of EXCEPT, INTERSECT and IN (SELECT …): PostgreSQL hashes these in memory where it expects fewer."""


def large(
    what: str,
    node: Node,
    findings: Findings,
    hint: str = f"Make values of at most {MAX_CHARS} characters or elements.",
) -> None:
    """What a call makes, keeps or compares."""
    findings.add("value_too_large", f"{what} is far more than an answer can hold.", hint, at=node.get("location", 0))


def expanded(relations: float, findings: Findings) -> None:
    """Relations that a query reads, when each CTE is written out where it is named."""
    if relations > _MAX_EXPANSION:
        findings.add(
            "too_many_joins",
            "The CTEs refer to each other so often that they stand for thousands of relations.",
            "Refer to each CTE once or twice.",
            fragment="with",
        )


def combined(rows: float, findings: Findings) -> None:
    """Rows of one FROM clause."""
    if rows > _MAX_ROWS:
        findings.add(
            "too_many_rows",
            f"What is combined here makes more than {_MAX_ROWS} rows.",
            "Join with a condition, or use shorter series.",
            fragment="from",
        )


def hashed(rows: float, assumed: Assumed, columns: Columns, findings: Findings) -> None:
    """Rows that are compared as a set."""
    ordered(sum(worth.size for _, worth in columns), assumed, findings)
    if rows > _MAX_HASHED:
        findings.add(
            "too_many_rows",
            f"More than {_MAX_HASHED} rows are compared as a set.",
            "Compare fewer rows, or write `exists (select …)`.",
            fragment="select",
        )


def ordered(length: float, assumed: Assumed, findings: Findings) -> None:
    """Values that are compared with each other, so many characters of each row.

    Of short ones few enough stay in memory: a sort counts the rows that it keeps, but not all that they point at.
    """
    if length > _MAX_GATHERED_CHARS and assumed.fewest * length > _MAX_KEPT:
        findings.add(
            "value_too_large",
            f"What is put in order here has {length:.0f} characters in each row.",
            "Compare shorter values, or fewer rows.",
            fragment="select",
        )


def made(columns: Columns, rows: float, findings: Findings) -> None:
    """The values of a query's columns, of however many parts they are made, and all its rows together."""
    for name, worth in columns:
        if worth.size > _MAX_VALUE:
            findings.add(
                "value_too_large",
                f"A value of `{name}` has more than {_MAX_VALUE} characters or elements.",
                "Make shorter values.",
                fragment=name,
            )
    if 1 < rows <= _MAX_ROWS and rows * sum(worth.size for _, worth in columns) > _MAX_MADE:
        findings.add(
            "value_too_large",
            f"The {rows:.0f} rows have more than {_MAX_MADE} characters together.",
            "Make shorter values, or fewer rows.",
            fragment="select",
        )


def parts(loose: int, name: str = "") -> float:
    """Parts of a value to which the rows of so many unrelated relations are gathered, by the function of this name."""
    return _EACH_WITH_EACH if loose > 1 or name == "string_agg" else ROWS


def spent(characters: float, findings: Findings) -> None:
    """What the expressions of a query make on the way: PostgreSQL gives nothing back before the row is done."""
    if characters > _MAX_SPENT:
        findings.add(
            "value_too_large",
            f"The expressions make {characters:.0f} characters on the way to one row.",
            "Join fewer and shorter values.",
            fragment="select",
        )


def bounded(rows: float, assumed: Assumed, length: float, findings: Findings) -> None:
    """Rows that become one value, as those of `ARRAY(SELECT …)` do, of so many characters each."""
    if rows > _MAX_GATHERED or assumed.fewest * max(VALUE, length) > _MAX_KEPT:
        _too_many(max(rows, assumed.added), findings)


def gathered(  # noqa: PLR0913  # what is gathered, of which rows, and where to say so
    gathers: Sequence[tuple[str, Node]],
    rows: float,
    loose: int,
    *,
    assumed: Assumed,
    whole: Mapping[str, float],
    findings: Findings,
) -> None:
    """Aggregates that put rows into one value, here or in a window; what is proven of each is noted on it.

    Args:
        gathers: the aggregates.
        rows: the rows that constants prove.
        loose: relations that are combined each with each.
        assumed: the rows, if each relation has a thousand.
        whole: names that stand for a row, and how many columns it has.
        findings: what is found is added to them.
    """
    longest, together, held = 0.0, 0.0, 0.0
    if loose > 1 and rows > 1:
        rows *= _PAIRS_ADDED
    for kind, node in gathers:
        values = gathered_of(kind, node)
        length = max([1.0, *map(size, values)])
        together += length
        longest = longest + length if loose > 1 else max(longest, length)
        held += kept(kind, node, whole)
        name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
        alike = rows * max([1.0, *map(paired, values)])
        added = assumed.multiplied * max(map(elements, values), default=1.0)
        made_of = max(parts(loose, name), ROWS * length if name == "string_agg" else 1.0, alike)
        most = max(made_of, parts(loose, name) * added)
        prove(node, Worth(None, rows * length, paired=most, added=most / made_of))
    if rows > _MAX_GATHERED or (assumed.added > 1 and assumed.fewest * held > _MAX_KEPT):
        _too_many(max(rows, assumed.added), findings)
    elif longest > _MAX_GATHERED_CHARS or assumed.rows * together > _MAX_KEPT:
        findings.add(
            "value_too_large",
            f"Each row adds {together:.0f} characters to what is gathered.",
            f"Aggregate values of at most {_MAX_GATHERED_CHARS} characters, and fewer where series add rows.",
            fragment="aggregate",
        )
    if loose > _MAX_LOOSE:  # how many rows a relation has is not known; of three, each with each is too many
        findings.add(
            "value_too_large",
            f"All rows of {loose} relations, each with each, become one value.",
            "Join the relations with a condition, such as `on a.id = b.a_id`.",
            fragment="aggregate",
        )


def _too_many(rows: float, findings: Findings) -> None:
    findings.add(
        "value_too_large",
        f"{rows:.0f} rows become one value.",
        "Aggregate fewer rows, or return them as rows.",
        fragment="aggregate",
    )
