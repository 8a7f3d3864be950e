"""What a name may mean: columns, the rows they make up, and the scopes in which they are found.

These values follow PostgreSQL's own rules of visibility (the manual: 7.2 Table Expressions, 7.8 WITH Queries, 4.2.1
Column References). They decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = [
    "REFUSED",
    "SCALARS",
    "SYSTEM_COLUMNS",
    "UNFOLDED",
    "UNTYPED",
    "VECTOR",
    "Column",
    "Cte",
    "Item",
    "Rowset",
    "Scope",
    "array_of",
    "element_of",
    "followed",
    "one_of",
    "placing",
    "rowset",
    "value_of",
]


class Column(NamedTuple):
    """A column of something in FROM, or of a query's result."""

    name: str
    hidden: bool = False
    """It exists, and the agent role may not read it."""
    row: Rowset | None = None
    """Its fields, where a value of it is a row or an array of rows."""
    sure: bool = True
    """The server finds a column of this name here. Not so where a function may give the fields of a row instead."""
    starred: bool = True
    """A `*` shows it."""
    alone: bool = True
    """It is one column. Not so where a function may give the fields of a row, which all follow here."""


class Rowset(NamedTuple):
    """The columns of something in FROM, or the fields of a row."""

    columns: tuple[Column, ...]
    names: dict[str, Column]
    hidden: bool = False
    """At least one column is hidden."""
    relation: str = ""
    """`schema.name` of a relation of the catalog."""
    refused: bool = False
    """It was refused already, so that whatever is named in it is no finding of its own."""
    typed: bool = False
    """A row of it has a type with a name, and is no RECORD."""
    fields: Rowset | None = None
    """The fields of that type, where the columns may have other names."""
    system: bool = False
    """It has system columns: a table in FROM, and no view, nor a row that has been a value."""
    array: bool = False
    """What has these fields are the elements of an array, so that the array itself has none."""
    scalar: bool = False
    """A row of it is no row but the value of a function in FROM; what is known of that stands in `fields`."""

    def whole(self) -> Rowset | None:
        """The fields of a row of it, where it is named as a whole."""
        return self.fields if self.scalar else self

    def value(self) -> Rowset | None:
        """What the parts of a row are called once it has been a value, in a call, an array, a CASE.

        Only the names of its type are left then: those of an alias are not, and a RECORD has none. What PostgreSQL
        finds no field for, it takes for a call of a function, or for a column of a query further out.
        """
        return self.fields or (self if self.typed or self.refused else None)

    def renamed(self, names: Sequence[str]) -> Rowset:
        """The same columns under the names of an alias, as far as the list goes.

        Where it is not sure how many columns there are, each name may be that of a hidden one, and what seems to be
        renamed may still have its own name.
        """
        placed = placing(self.columns)
        unsure = self.hidden and placed is not self.columns
        columns = [
            Column(name, unsure or old.hidden, old.row, starred=old.starred, alone=old.sure and old.alone)
            for name, old in zip(names, placed, strict=False)
        ]
        columns += placed[len(columns) :]
        columns += [Column(name, unsure) for name in names[len(columns) :]]
        still: list[Column] = []
        if names and placed is not self.columns:
            first = next(place for place, column in enumerate(self.columns) if not (column.sure and column.alone))
            certain = {column.name for column in self.columns[: first + 1]}
            still = [
                column._replace(row=None, sure=False) for name, column in self.names.items() if name not in certain
            ]
        found = rowset([*columns, *still], relation=self.relation)
        return found._replace(
            columns=tuple(columns),
            refused=self.refused,
            typed=self.typed,
            fields=self.value(),
            system=self.system,
            scalar=self.scalar,
        )

    def readable(self) -> list[str]:
        """The names that may be read, in order."""
        return [column.name for column in self.columns if not column.hidden]


def rowset(columns: Sequence[Column], *, relation: str = "", typed: bool = False) -> Rowset:
    """A row set of these columns; where two share a name, the hidden one is found."""
    names: dict[str, Column] = {}
    for column in columns:
        if column.name not in names or column.hidden:
            names[column.name] = column
    hidden = any(column.hidden for column in columns)
    return Rowset(tuple(columns), names, hidden, relation, typed=typed)


def placing(columns: Sequence[Column]) -> Sequence[Column]:
    """The same columns, as far as their places tell what they are.

    Behind one that stands for the fields of a row, all others stand further back.
    """
    if all(column.sure and column.alone for column in columns):
        return columns
    placed = True
    found: list[Column] = []
    for column in columns:
        placed = placed and column.sure and column.alone
        found.append(column if placed else column._replace(row=None))
    return found


def value_of(row: Rowset | None) -> Rowset | None:
    """The fields of a value that was a row."""
    return row and row.value()


def one_of(rows: Sequence[Rowset | None]) -> Rowset | None:
    """The fields of a value that is one of several, where all of them are known to have the same.

    PostgreSQL finds one type for them: of a table's row and a row of a table that inherits from it, that of the parent,
    which has fewer fields (select_common_type in parse_coerce.c). A constant takes the type of the others.
    """
    values = [value_of(row) for row in rows if row is not UNTYPED]
    for certain in (REFUSED, SCALARS):  # what stands beside a scalar is one, or the server refuses it
        if any(value is certain for value in values):
            return certain
    return values[0] if values and all(value == values[0] for value in values) else None


def followed(first: Rowset | None, other: Rowset | None) -> Rowset | None:
    """The fields of a column that two make together: where it is a RECORD, PostgreSQL follows it to the first."""
    record = first is not None and first is not UNTYPED and first.value() is None
    return first if record else one_of((first, other))


REFUSED = Rowset((), {}, refused=True)
"""The columns of what may not be read anyway."""


SCALARS = Rowset((), {}, typed=True)
"""Of a value that is no row, and holds none where it is an array."""


SYSTEM_COLUMNS = frozenset({"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"})
"""Of every table."""


UNTYPED = Rowset((), {})
"""Of a constant, which takes the type of what it stands beside."""


UNFOLDED = rowset([Column("lexeme"), Column("positions"), Column("weights")])
"""What unnest makes of a text-search vector."""


VECTOR = UNFOLDED._replace(array=True, typed=True)
"""A text-search vector: unnest treats it as an array of rows."""


def array_of(row: Rowset | None) -> Rowset | None:
    """What is known of an array of such values."""
    if row is UNTYPED:
        return None
    if row is None or row is SCALARS or row.refused:
        return row
    if row.array:
        return None if row is VECTOR else row
    return row._replace(array=True)


def element_of(row: Rowset | None) -> Rowset | None:
    """What is known of the elements of such an array."""
    if row is VECTOR:
        return UNFOLDED
    return row._replace(array=False) if row is not None and row.array else row


class Item(NamedTuple):
    """One thing in FROM that can be named."""

    name: str
    schema: str
    """The schema of a relation without an alias; empty otherwise."""
    rows: Rowset
    bare: bool = True
    """Its columns are found without its name."""
    joined: bool = False
    """It stands in a join, which has the columns of its sides, and not their system columns."""


@dataclass(slots=True)
class Cte:
    """A query of a WITH clause."""

    node: dict[str, Any]
    scope: Scope
    rows: Rowset | None = None
    open: bool = False
    """It is being read: a reference to it is a recursive one."""
    added: bool = False
    """It has columns of SEARCH or CYCLE."""


@dataclass(slots=True)
class Scope:
    """What one level of a query sees."""

    items: list[Item] = field(default_factory=list[Item])
    star: list[Column] = field(default_factory=list[Column])
    """What `*` stands for."""
    parent: Scope | None = None
    ctes: dict[str, Cte] = field(default_factory=dict[str, Cte])

    def levels(self) -> Iterator[Scope]:
        """This level, then the queries around it."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def item(self, name: str, schema: str = "") -> Item | None:
        """What an alias or a relation's name means, nearest level first."""
        level: Scope | None = self
        while level is not None:
            for item in level.items:
                if item.name == name and (not schema or item.schema == schema):
                    return item
            level = level.parent
        return None
