"""Expressions that nobody wrote: in dice and what can be named, out a text."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from evals.fuzz.called import READ, ROWS
from evals.fuzz.tables import HIDDEN, NAMES, TABLES

__all__ = ["DEEPEST", "Expressions", "Scope"]

DEEPEST = 3
"""Levels of queries."""


@dataclass(slots=True)
class Scope:
    """What can be named: relations with their columns, from the innermost query outwards."""

    items: list[tuple[str, tuple[str, ...]]] = field(default_factory=list[tuple[str, tuple[str, ...]]])
    outer: Scope | None = None
    ctes: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    depth: int = 0
    read: set[str] = field(default_factory=set[str])
    """The CTEs that stand in a FROM clause: PostgreSQL asks for no right to what nobody reads."""

    def within(self) -> Scope:
        """The scope of a query inside this one."""
        return Scope(outer=self, ctes=dict(self.ctes), depth=self.depth + 1, read=self.read)

    def visible(self) -> list[tuple[str, tuple[str, ...]]]:
        """Everything that can be named here."""
        return [*self.items, *(self.outer.visible() if self.outer else ())]


class Expressions(ABC):
    """Writes them; which, the dice say."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def often(self, share: float) -> bool:
        """True in this share of all cases."""
        return self._dice.random() < share

    def name(self) -> str:
        """One of the few names."""
        return self._dice.choice(NAMES)

    def alias(self, scope: Scope) -> str:
        """A name that nothing in this FROM clause has yet; almost always."""
        taken = {name for name, _ in scope.items}
        free = [name for name in NAMES if name not in taken]
        return self._dice.choice(free if free and self.often(0.97) else NAMES)

    def one(self, *choices: Callable[[], str]) -> str:
        """What one of the choices writes."""
        return self._dice.choice(choices)()

    @abstractmethod
    def select(self, scope: Scope, width: int) -> tuple[str, tuple[str, ...]]:
        """A SELECT of so many columns, or of any number for 0, and their names."""

    def column(self, scope: Scope) -> str:
        """A reference to a column, which is not always there."""
        visible = scope.visible()
        if not visible or self.often(0.04):
            return self.one(self.name, lambda: f"{self.name()}.{self.name()}")
        relation, columns = self._dice.choice(scope.items if scope.items and self.often(0.7) else visible)
        if self.often(0.85):  # mostly one that may be read, as far as that can be told by its relation's name
            columns = tuple(name for name in columns if (relation, name) not in HIDDEN)
        name = self._dice.choice(columns) if columns and self.often(0.95) else self.name()
        if relation in TABLES and self.often(0.03):
            return f"app.{relation}.{name}"
        return name if self.often(0.5) else f"{relation}.{name}"

    def whole(self, scope: Scope) -> str:
        """The name of a relation that can be seen."""
        visible = scope.visible()
        return self._dice.choice(visible)[0] if visible else self.name()

    def row(self, scope: Scope) -> str:
        """An expression whose value is the row of a relation that can be seen, or of nothing that has columns."""
        if self.often(0.4):
            return self.whole(scope)
        if self.often(0.15):
            return self._dice.choice(ROWS).format("'x'::text", self.whole(scope))
        row = self.column(scope) if self.often(0.2) else self.row(scope)
        return self.one(
            lambda: f"coalesce({row})",
            lambda: f"nullif({row}, null)",
            lambda: f"case when {self.condition(scope)} then {row} end",
            lambda: f"(array[{row}])[1]",
            lambda: f"(array_append(array[{row}], {row}))[1]",
            lambda: f"(array_agg({row}))[1]",
            lambda: f"any_value({row})",
            lambda: f"max({row})",
            lambda: f"lag({row}) over ()",
            lambda: f"(row({row})).f1",
            lambda: f"(select {row})",
            lambda: "e.pair",
            lambda: "pair",
            lambda: "(pairs)[1]",
            lambda: "(e.pairs)[1]",
            lambda: f"({row})::app.two",
            lambda: f"(values ({row}))",
            lambda: f"{row}::app.{self._dice.choice(list(TABLES))}",
        )

    def text(self, scope: Scope) -> str:
        """An expression whose value is a text."""
        if self.often(0.45):
            return f"{self.column(scope)}::text"
        if self.often(0.2):
            return "'x'::text"
        if self.often(0.55) and scope.depth < DEEPEST:
            return self._of_a_query(scope)
        return self.one(
            lambda: f"lower({self.text(scope)})",
            lambda: f"coalesce({self.text(scope)}, {self.text(scope)})",
            lambda: f"case when {self.condition(scope)} then {self.text(scope)} end",
            lambda: f"({self.whole(scope)})::text",
            lambda: f"({self.whole(scope)}.*)::text",
            lambda: f"({self.row(scope)}).{self.name()}::text",
            lambda: f"({self.row(scope)}).{self.name()}::text",
            lambda: f"({self.row(scope)}).{self._dice.choice(READ)}::text",
            lambda: f"({self.whole(scope)}.*).{self.name()}::text",
            lambda: f"(row({self.whole(scope)}.*))::text",
            lambda: f"to_jsonb({self.whole(scope)})::text",
            lambda: f"({self.row(scope)})::text",
            lambda: f"max({self.text(scope)})",
            lambda: f"count({self.whole(scope)})::text",
            lambda: f"max({self.text(scope)}) filter (where {self.condition(scope)})",
            lambda: f"first_value({self.text(scope)}) over (partition by {self.column(scope)})",
            lambda: f"string_agg({self.text(scope)}, ',' order by {self.column(scope)})",
            lambda: f"json_object('k': {self.text(scope)})::text",
        )

    def _of_a_query(self, scope: Scope) -> str:
        inner = scope.within()
        text, _ = self.select(inner, 1)
        return self.one(
            lambda: f"({text} limit 1)::text",
            lambda: f"array({text})::text",
            lambda: f"exists ({text})::text",
            lambda: f"('x' in ({text}))::text",
            lambda: f"(select {self.row(scope)}).{self.name()}::text",
        )

    def condition(self, scope: Scope) -> str:
        """An expression that is true or false."""
        return self.one(
            lambda: f"{self.text(scope)} = {self.text(scope)}",
            lambda: f"{self.column(scope)} is not null",
            lambda: f"{self.whole(scope)} is null",
            lambda: f"{self.whole(scope)} = {self.whole(scope)}",
            lambda: f"({self.column(scope)}, 'x') = ('x', {self.column(scope)})",
            lambda: f"{self.text(scope)} = any (array[{self.text(scope)}])",
        )
