"""Statements about a row that two are made one of: by USING, by COALESCE and its like, by UNION.

In: dice. Out: joins, and statements that ask for a field that only one of the two has.
"""

from __future__ import annotations

from evals.fuzz.expressions import Expressions, Scope
from evals.fuzz.tables import HIDDEN, INHERITING

__all__ = ["NATURAL", "USING", "Merged"]

USING = ("join", "left join", "right join", "full join")
NATURAL = tuple(f"natural {kind}" for kind in USING)


class Merged(Expressions):
    """Writes them."""

    def one_of_two(self) -> str:
        """A statement."""
        name, scope = self.name(), Scope()
        source = self.one(
            lambda: self._joined(scope, name), lambda: self._joined(scope, name), lambda: self._made(name)
        )
        row = self.one(lambda: name, lambda: f"{self.whole(scope)}.{name}" if scope.items else f"s.{name}")
        if self.often(0.6):
            return f"select ({row}).{self.name()}::text from {source}"
        table, hidden = self._dice.choice(sorted(HIDDEN))
        asked = self.one(lambda: hidden, self.name)
        return f"select (select {asked}::text from (select ({row}).* from {source}) as s limit 1) from {table}"

    def _joined(self, scope: Scope, name: str) -> str:
        """A join, or all of its columns."""
        source = self.merging(scope, name)
        if self.often(0.8):
            return source
        alias = self.alias(scope)
        scope.items[:] = [(alias, (name,))]
        return f"(select {self.one(lambda: '*', lambda: name)} from {source}) as {alias}"

    def merging(self, scope: Scope, name: str) -> str:
        """Two things with a row of one name, and a join that merges them."""
        start = len(scope.items)
        left, right = self._side(scope, name), self._side(scope, name)
        if self.often(0.3):
            text = f"{left} {self._dice.choice(NATURAL)} {right}"
        else:
            text = f"{left} {self._dice.choice(USING)} {right} using ({name})"
            if self.often(0.2):
                alias = self.alias(scope)
                scope.items.append((alias, (name,)))
                text += f" as {alias}"
        if self.often(0.2):
            alias = self.alias(scope)
            scope.items[start:] = [(alias, (name,))]
            return f"({text}) as {alias}"
        return text

    def _side(self, scope: Scope, name: str) -> str:
        """A record, the row of a table, or again two of them."""
        if self.often(0.2):
            text = self.merging(scope, name)
            return text if text.startswith("(") and self.often(0.5) else f"({text})" if " join " in text else text
        alias = self.alias(scope)
        scope.items.append((alias, (name,)))
        if self.often(0.3):
            table = self._table_of_two()
            return f"(select t as {name} from {table} as t) as {alias}"
        fields = ", ".join(f"'x'::text as {self.name()}" for _ in range(1 + self.often(0.2)))
        return f"(select q as {name} from (select {fields}) as q) as {alias}"

    def _made(self, name: str) -> str:
        """A row of a table, or of one that inherits from it."""
        one, other = self._table_of_two(), self._table_of_two()
        some = self._dice.choice(("x", "y", "null", "x, y", "y, x", "null, x", "x, null, y", "y, null"))
        last = some.rpartition(", ")[2]
        row = self._dice.choice((
            *(f"coalesce({some})", f"greatest({some})", f"(array[{some}])[1]", f"nullif({some.partition(',')[0]}, y)"),
            *(f"lag(x, 1, {last}) over ()", f"lead({last}, 1, y) over ()", f"nth_value({last}, 1) over ()"),
            *(f"case when true then {some.partition(',')[0]} else {last} end", f"(array_append(array[x], {last}))[1]"),
            *(f"(array_prepend({last}, array[y]))[1]", f"(array_replace(array[x], {last}, y))[1]"),
            f"(array_cat(array[x], array[{last}]))[1]",
        ))  # fmt: skip
        both = f"{one} as x, {other} as y"
        listed = ", ".join(f"({value})" for value in some.split(", "))
        return self.one(
            lambda: f"(select {row} as {name} from {both}) as s",
            lambda: f"(select x as {name} from {one} as x union all select {last} from {other} as y, {one} as x) as s",
            lambda: f"{both}, lateral (values {listed}) as s({name})",
            lambda: f"(select {name} from {both}, unnest(array[{some}]) as {name}) as s",
        )

    def _table_of_two(self) -> str:
        return self._dice.choice((*INHERITING, *INHERITING.values()))
