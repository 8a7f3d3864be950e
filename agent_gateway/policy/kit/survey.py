"""What a live database is like: an address in, `Facts` out. It reads catalogs only."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from agent_gateway import sql
from agent_gateway.policy.kit.connecting import connected

__all__ = ["Column", "Facts", "Key", "Login", "Table", "survey"]


class _Fact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Fact):
    """A column, with its type as PostgreSQL spells it; in place of a domain, what that stands for."""

    name: str
    type: str
    not_null: bool
    category: str = "S"
    """As in `pg_type.typcategory`: S for texts, N for numbers, E for enums."""
    exact: bool = True
    """Its collation, where it has one, takes no two texts for the same."""
    made_from: tuple[str, ...] = ()
    """The columns that a generated one is made from."""


class Table(_Fact):
    """A table, view, materialized view or foreign table."""

    schema_: str
    name: str
    kind: Literal["r", "p", "v", "m", "f"]
    """As in `pg_class.relkind`."""
    owner: str
    nobody_owns: bool
    """Its owner is a role that nobody logs in as, and that passes no policy."""
    public: bool = False
    """PUBLIC was granted something on it."""
    parents: tuple[tuple[str, str], ...]
    """What it is a partition or heir of; several where it inherits from several."""
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    policies: tuple[str, ...]
    reads: tuple[tuple[str, str, str], ...]
    """Schema, name and column of what a view reads; the column is empty where all of it is meant."""
    calls: tuple[str, ...]

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"))


class Key(_Fact):
    """A foreign key."""

    schema_: str
    name: str
    columns: tuple[str, ...]
    to_schema: str
    to_name: str
    to_columns: tuple[str, ...]

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"))


class Login(_Fact):
    """A login, and how many tables it, or a role that it can become, writes and reads."""

    name: str
    writes: int
    reads: int
    enters: bool = False
    """Whether it may enter a tenant context: the walls stand already."""
    passes_as: tuple[str, ...] = ()
    """Roles that it can become by SET ROLE, and that pass every policy."""


class Facts(_Fact):
    """Everything that a declaration is proposed from."""

    me: str
    """Who asked: the login that builds the walls."""
    gateway_owner: str | None = None
    """Who owns the schema agent_gateway, where the walls stand already."""
    extension_schemas: tuple[str, ...]
    relations: tuple[Table, ...]
    keys: tuple[Key, ...]
    definers: tuple[str, ...]
    bypass: tuple[str, ...]
    logins: tuple[Login, ...]


async def survey(dsn: str) -> Facts:
    """What is there, seen from this login.

    Raises:
        DatabaseDown, PolicyRefused: see `errors`.
    """
    async with connected(dsn) as (connection, _), connection.transaction(isolation="repeatable_read", readonly=True):
        await connection.execute(sql.text("kit_looking"))
        return Facts.model_validate_json(str(await connection.fetchval(sql.text("kit_look"))))
