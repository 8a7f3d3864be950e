"""What PostgreSQL calls the types of a result, remembered for the life of the gateway."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agent_gateway import sql
from agent_gateway.connection import Connection
from agent_gateway.fetch.values import Reader, reader

__all__ = ["ColumnType", "TypeNames"]


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A type, as far as reading its cells needs it."""

    name: str
    base: str
    """The type below a domain; otherwise the name."""
    read: Reader


class TypeNames:
    """Names and readers by oid; an unknown oid is asked for once, in the session that met it."""

    def __init__(self) -> None:
        self._known: dict[int, ColumnType] = {}

    async def of(self, oids: Iterable[int], connection: Connection) -> list[ColumnType]:
        """The types behind `oids`, in that order."""
        wanted = list(oids)
        unknown = sorted(set(wanted) - self._known.keys())
        if unknown:
            for row in await connection.fetch(sql.text("result_types"), unknown):
                name: str = row["name"]
                base: str = row["base_name"]
                self._known[row["oid"]] = ColumnType(name, base, reader(base, row["element_name"]))
        return [self._known[oid] for oid in wanted]
