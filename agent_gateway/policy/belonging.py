"""Whose rows a table without a tenant column holds: keys and columns in, the way to a table with one out. Pure.

Where a product has no foreign keys, the name of a column says what it refers to: `chatflowid` is of `chat_flow`.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping

from agent_gateway.policy.kit.survey import Key, Table

__all__ = ["Belonging", "Way"]

Name = tuple[str, str]
Way = tuple[Name, ...]
"""The tables from the one that is referred to directly, to the one that has a tenant column."""

_REFERRING = re.compile(r"(?:[ _-]|(?<=[a-z0-9]))(?:id|uuid)$", re.IGNORECASE)
_BETWEEN = re.compile(r"[ _-]")


class Belonging:
    """What every table refers to."""

    def __init__(self, tables: Iterable[Table], keys: Collection[Key]) -> None:
        self._tables = {(t.schema_, t.name): t for t in tables}
        self._keys = defaultdict[Name, dict[Name, None]](dict)
        self._referring = defaultdict[Name, set[str]](set)
        for key in keys:
            self._keys[key.schema_, key.name][key.to_schema, key.to_name] = None
            self._referring[key.schema_, key.name].update(key.columns)
        self._alone = defaultdict[Name, list[tuple[str, Name]]](list)
        for key in keys:
            if len(key.columns) == 1:
                self._alone[key.schema_, key.name].append((key.columns[0], (key.to_schema, key.to_name)))
        self._called = _called(self._tables)

    def way(self, table: Table, owned: Collection[Name]) -> Way:
        """The shortest way to one of the owned tables; empty where there is none."""
        start = (table.schema_, table.name)
        waiting: deque[Way] = deque([(start,)])
        seen = {start}
        while waiting:
            way = waiting.popleft()
            for to in self._from(way[-1]):
                if to in owned:
                    return (*way[1:], to)
                if to not in seen:
                    seen.add(to)
                    waiting.append((*way, to))
        return ()

    def guessed(self, table: Table, to: Name) -> str:
        """The column that a reference was read from, where it is its name and no key that says so."""
        name = (table.schema_, table.name)
        return "" if to in self._keys[name] else next((c for c, other in self._by_name(name) if other == to), "")

    def columns(self, of: Name) -> Iterable[tuple[str, Name]]:
        """The columns that refer to a table by themselves, by a key or by their name, and to which."""
        return [*self._alone[of], *self._by_name(of)]

    def _from(self, name: Name) -> list[Name]:
        return [*self._keys[name], *(to for _, to in self._by_name(name))]

    def _by_name(self, name: Name) -> Iterable[tuple[str, Name]]:
        """Columns without a key that are called after a table, and which."""
        if (table := self._tables.get(name)) is None:
            return
        for column in table.columns:
            called, referring = _REFERRING.subn("", column.name)
            if referring and column.name not in self._referring[name]:
                found = self._called.get((name[0], _plain(called)))
                if found and found != name:
                    yield column.name, found


def _called(tables: Iterable[Name]) -> Mapping[tuple[str, str], Name]:
    """By schema, what tables may be called in a column; the table's own name wins over the plural of another."""
    names = sorted(tables)
    plurals = {(s, one): (s, name) for s, name in names for one in _singulars(_plain(name))}
    return plurals | {(s, _plain(name)): (s, name) for s, name in names}


def _singulars(name: str) -> Iterable[str]:
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    return [name.removesuffix(many) + one for many, one in endings if name.endswith(many) and len(name) > len(many)]


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name).lower()
