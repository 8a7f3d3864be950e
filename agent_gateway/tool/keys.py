"""A catalog in, what of its relations may be told out: the columns and the keys that whoever looks may read."""

from __future__ import annotations

from collections.abc import Mapping

from agent_gateway.types import Catalog, ForeignKey, Relation

__all__ = ["Readable", "readable_columns", "readable_keys"]

Readable = Mapping[str, frozenset[str]]
"""`schema.name` to the columns that may be read."""


def readable_columns(catalog: Catalog) -> Readable:
    """The columns of each relation that may be read."""
    return {
        f"{relation.schema}.{relation.name}": frozenset(column.name for column in relation.columns if column.readable)
        for relation in catalog.relations
    }


def readable_keys(relation: Relation, readable: Readable) -> list[ForeignKey]:
    """The foreign keys of which both ends may be read whole: half a key would be a wrong key, and tell hidden names."""
    own = readable[f"{relation.schema}.{relation.name}"]
    return [
        key
        for key in relation.foreign_keys
        if own.issuperset(key.columns) and readable.get(key.relation, frozenset()).issuperset(key.references)
    ]
