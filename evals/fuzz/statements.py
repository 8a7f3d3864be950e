"""Statements that nobody wrote, about names that can mean several things.

In: dice. Out: a SELECT in which almost every name is shadowed, shifted or looked up further out.
"""

from __future__ import annotations

import random

from evals.fuzz.called import DESCRIBED, SOURCES
from evals.fuzz.expressions import DEEPEST, Scope
from evals.fuzz.merged import NATURAL, USING, Merged
from evals.fuzz.tables import HIDDEN, NAMES, TABLES

__all__ = ["statement"]

_HALF = 0.5
_FIFTH = 0.2
_MOST_ITEMS = 3
"""Things in one FROM clause, before a join is added."""


def statement(dice: random.Random) -> str:
    """A statement; every other one is small, and asks from inside for what the table around it hides.

    Every fifth asks for a field of what two rows are made one of.
    """
    writer = _Statements(dice)
    if dice.random() < _FIFTH:
        return writer.one_of_two()
    return writer.query(Scope())[0] if dice.random() < _HALF else writer.tempted()


class _Statements(Merged):
    """Writes queries and what stands in FROM, which puts what can be named of it into the scope."""

    def tempted(self) -> str:
        """`select (select … from …) from t`, where the inner query names what `t` hides."""
        table, hidden = self._dice.choice(sorted(HIDDEN))
        alias = self.alias(Scope()) if self.often(0.3) else table
        scope = Scope([(alias, TABLES[table])]).within().within()
        source = self.one(lambda: self._function(scope, hidden), lambda: self._from(scope))
        if self.often(0.3):
            source += self.one(lambda: f", {self._from(scope)}", lambda: f" natural join {self._from(scope)}")
        asked = self.one(
            lambda: hidden,
            lambda: f"({hidden})",
            lambda: f"{self.whole(scope)}.{hidden}",
            lambda: f"({self.row(scope)}).{hidden}",
            lambda: self.text(scope),
        )
        inner = self.one(
            lambda: f"select {asked}::text from {source}",
            lambda: f"select 'x' from {source} where {asked}::text = 'x'",
            lambda: f"select 'x' from {source} order by {asked}",
            lambda: f"select distinct on ({asked}) 'x' from {source}",
            lambda: f"select 'x' from {source} group by {asked}",
            lambda: f"select count(*) over (partition by {asked})::text from {source}",
        )
        return f"select ({inner} limit 1)::text from {table} as {alias}"

    def query(self, scope: Scope) -> tuple[str, tuple[str, ...]]:
        """A query, and the names of its columns."""
        inner = scope.within()
        if not self.often(0.15):
            return self._body(inner)
        name, head = self._with(inner)
        outer = name in scope.read
        scope.read.discard(name)
        text, names = self._body(inner)
        if name not in scope.read:
            text, names = f"select * from {name}", inner.ctes[name]
        if not outer:
            scope.read.discard(name)
        return head + text, names

    def _body(self, scope: Scope) -> tuple[str, tuple[str, ...]]:
        if self.often(0.04):
            table = self._dice.choice(list(TABLES))
            return f"table {table}", TABLES[table]
        if self.often(0.04):
            second = self.one(lambda: self.text(scope), lambda: f"({self.row(scope)}).*", lambda: self.row(scope))
            return f"values ({self.text(scope)}, {second})", ("column1", "column2")
        if self.often(0.08) and scope.depth < DEEPEST:
            width = self._dice.choice((1, 2))
            (left, names), (right, _) = (self.select(scope.within(), width) for _ in "12")
            sign = self._dice.choice(("union", "union all", "intersect", "except"))
            order = f" order by {self._dice.choice((*names, '1', self.name()))}" if self.often(0.3) else ""
            return f"({left}) {sign} ({right}){order}", names
        return self.select(scope, 0)

    def _with(self, scope: Scope) -> tuple[str, str]:
        """The name of a CTE, and its text."""
        name = self.name()
        if self.often(0.2):
            return name, self._walked(scope, name)
        text, names = self.query(scope)
        columns, names = self._renamed(names, 0.3)
        scope.ctes[name] = names
        kept = self._dice.choice(("", "", "materialized ", "not materialized "))
        return name, f"with {name}{columns} as {kept}({text}) "

    def _walked(self, scope: Scope, name: str) -> str:
        """A recursive CTE, with columns of SEARCH and CYCLE that not every star shows."""
        column, added, mark, path = (self.name() for _ in range(4))
        clause, more = self._dice.choice((
            (f"search depth first by {column} set {added}", (added,)),
            (f"search breadth first by {column} set {added}", (added,)),
            (f"cycle {column} set {mark} using {path}", (mark, path)),
        ))  # fmt: skip
        scope.ctes[name] = (column, *more)
        steps = f"select 'x'::text union all select {column} || 'x' from {name} where length({column}) < 3"
        return f"with recursive {name}({column}) as ({steps}) {clause} "

    def select(self, scope: Scope, width: int) -> tuple[str, tuple[str, ...]]:
        source = "" if self.often(0.07) else " from " + ", ".join(self._from(scope) for _ in range(self._count()))
        where = f" where {self.condition(scope)}" if self.often(0.3) else ""
        told = [self._target(scope, star=not width and bool(source)) for _ in range(width or self._count())]
        names = tuple(name for _, found in told for name in found)
        group = ""
        if self.often(0.08):
            group = " group by " + self.one(lambda: "1", self.name, lambda: self.column(scope))
            group += f" having {self.condition(scope)}" if self.often(0.3) else ""
        distinct = self._dice.choice(("distinct ", f"distinct on ({self._sorted(scope, names)}) "))
        order = f" order by {self._sorted(scope, names)}" if self.often(0.25) else ""
        window = f" window w as (order by {self.text(scope)})" if self.often(0.04) else ""
        targets = ", ".join(text for text, _ in told)
        return f"select {distinct if self.often(0.1) else ''}{targets}{source}{where}{group}{window}{order}", names

    def _count(self) -> int:
        return self._dice.choice((1, 1, 1, 1, 2, 2, 3))

    def _sorted(self, scope: Scope, names: tuple[str, ...]) -> str:
        return self.one(
            self.name,
            lambda: self._dice.choice(names or ("1",)),
            lambda: self.text(scope),
            lambda: self.column(scope),
            lambda: f"({self.column(scope)})",
        )

    def _target(self, scope: Scope, *, star: bool) -> tuple[str, tuple[str, ...]]:
        """An item of a target list, and the names that it gives."""
        if self.often(0.1):
            name = self.name()
            return f"{self.row(scope)} as {name}", (name,)
        if star and self.often(0.25):
            if self.often(0.4) or not scope.items:
                return "*", tuple(name for _, columns in scope.items for name in columns)
            relation, columns = self._dice.choice(scope.items)
            return self._dice.choice((f"{relation}.*", f"({relation}).*", f"({relation}.*).*")), columns
        if self.often(0.3):
            column = self.column(scope)
            return column, (column.rpartition(".")[2].strip("()"),)
        name = self.name()
        return f"{self.text(scope)} as {name}", (name,)

    def _from(self, scope: Scope) -> str:
        if self.often(0.05) and len(scope.items) < _MOST_ITEMS:
            return self.merging(scope, self.name())
        if self.often(0.25) and len(scope.items) < _MOST_ITEMS:
            return self._join(scope)
        if self.often(0.25) and scope.depth < DEEPEST:
            return self._derived(scope)
        return self._function(scope) if self.often(0.3) else self._table(scope)

    def _table(self, scope: Scope) -> str:
        taken = {name for name, _ in scope.items}
        table = self._dice.choice([*TABLES, "b", *scope.ctes, *scope.ctes])
        schema = "app." if table in TABLES and self.often(0.15) else ""
        derived = not schema and table in scope.ctes
        scope.read |= {table} if derived else set()
        columns = scope.ctes[table] if derived else TABLES[table]
        if table not in taken and self.often(0.5):
            scope.items.append((table, columns))
            return f"{'only ' if schema and self.often(0.3) else ''}{schema}{table}"
        alias = self.alias(scope)
        written, columns = self._renamed(columns, 0.3)
        scope.items.append((alias, columns))
        return f"{schema}{table} as {alias}{written}"

    def _renamed(self, columns: tuple[str, ...], share: float) -> tuple[str, tuple[str, ...]]:
        """A list of new names for the first columns, or none."""
        if not columns or not self.often(share):
            return "", columns
        names = tuple(self.name() for _ in range(self._dice.randint(1, len(columns))))
        return f"({', '.join(names)})", (*names, *columns[len(names) :])

    def _derived(self, scope: Scope) -> str:
        lateral = self.often(0.4)
        text, names = self.query(
            scope if lateral else Scope(scope.items[:0], scope.outer, scope.ctes, scope.depth, scope.read)
        )
        alias = self.alias(scope)
        written, names = self._renamed(names, 0.3)
        scope.items.append((alias, names))
        return f"{'lateral ' if lateral else ''}({text}) as {alias}{written}"

    @staticmethod
    def _nested_columns(names: tuple[str, str]) -> str:
        """JSON_TABLE puts the columns of NESTED paths last."""
        outer, inner = (f"{name} text path '$'" for name in names)
        return f"json_table('[1]'::jsonb, '$' columns (nested path '$' columns ({inner}), {outer}))"

    def _function(self, scope: Scope, alias: str = "") -> str:
        one, other = self._argument(scope), self._argument(scope)
        alias = alias or self.alias(scope)
        own = self.often(0.3)
        text, columns = self._own(scope, one, alias) if own else self._dice.choice((
            (f"unnest(array[{one}])", (alias,)),
            (f"unnest(array[{one}], array[{other}])", ("unnest", "unnest")),
            (f"string_to_table({one}, ',')", (alias,)),
            (f"rows from (unnest(array[{one}]), string_to_table({other}, ','))", ("unnest", "string_to_table")),
            (f"jsonb_each_text(to_jsonb({one}))", ("key", "value")),
            (f"json_table(to_jsonb({one}), '$' columns ({alias} text path '$'))", (alias,)),
            (self._nested_columns(nested := (self.name(), self.name())), nested),
            (f"upper({one})", (alias,)),
            (f"unnest(to_tsvector('simple', {one}))", ("lexeme", "positions", "weights")),
            (f"unnest(array[{self.row(scope)}])", (alias,)),
            (f"unnest(array(select {self.row(scope)}))", (alias,)),
            (f"array_remove(array[{self.row(scope)}], null)", (alias,)),
            (f"array_append(array[{self.row(scope)}], {self.row(scope)})", (alias,)),
            (f"unnest(trim_array(array[{self.row(scope)}] || array[{self.row(scope)}], 0::int4))", (alias,)),
            (f"jsonb_array_elements_text(to_jsonb({one}))", ("value",)),
            (f"jsonb_object_keys(to_jsonb({one}))", (alias,)),
            (f"jsonb_path_query(to_jsonb({one}), '$')", (alias,)),
            (f"regexp_matches({one}, 'x')", (alias,)),
            (f"coalesce({self.row(scope)})", (alias,)),
            ("unnest(e.pairs)", ("a", "b")),
            ("unnest(pairs)", ("a", "b")),
            ("generate_series(1, 2)", (alias,)),
            ("now()", (alias,)),
        ))  # fmt: skip
        if self.often(0.1):
            described = self.name()
            scope.items.append((alias, (described,)))
            record = DESCRIBED.format(one) if own else f"jsonb_to_recordset(to_jsonb({one}))"
            return f"{record} as {alias}({described} text)"
        numbered = self.often(0.15) and not text.startswith("json_table")
        columns = (*columns, "ordinality") if numbered else columns
        written, columns = self._renamed(columns, 0.4)
        scope.items.append((alias, columns))
        return f"{text}{' with ordinality' if numbered else ''} as {alias}{written}"

    def _own(self, scope: Scope, argument: str, alias: str) -> tuple[str, tuple[str, ...]]:
        """A function of the operator's."""
        text, columns = self._dice.choice(SOURCES)
        return text.format(argument, self.row(scope)), tuple(name or alias for name in columns)

    def _argument(self, scope: Scope) -> str:
        """Of a function in FROM: mostly a constant, sometimes what stands before it or further out."""
        return self.one(lambda: "'x'::text", lambda: "'x'::text", lambda: f"{self.column(scope)}::text")

    def _join(self, scope: Scope) -> str:
        start = len(scope.items)
        left, right = self._from(scope), self._from(scope)
        kind = self._dice.choice(("cross join", *USING, *NATURAL))
        text = f"{left} {kind} {right}"
        if kind in USING:
            joined = f" using ({self.name()}{', ' + self.name() if self.often(0.2) else ''})"
            text += joined if self.often(0.5) else f" on {self.condition(scope)}"
            if text.endswith(joined) and self.often(0.2):
                alias = self.alias(scope)
                scope.items.append((alias, NAMES[:2]))
                return f"{text} as {alias}"
        if self.often(0.25):
            columns = tuple(name for _, names in scope.items[start:] for name in names)
            alias = self.alias(scope)
            written, columns = self._renamed(columns, 0.5)
            scope.items[start:] = [(alias, columns)]
            return f"({text}) as {alias}{written}"
        return f"({text})" if self.often(0.2) else text
