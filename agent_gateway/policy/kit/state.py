"""What stands in the database before and after: rows of the catalogs in, changes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from agent_gateway import sql
from agent_gateway.policy.declaration import Declaration
from agent_gateway.policy.kit.connecting import Connection

__all__ = ["Change", "State", "changes", "look"]

State = Mapping[tuple[str, str], str]
"""Object and aspect to value."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the declaration wants otherwise than it is."""

    object: str
    aspect: str
    before: str | None
    """None where there is none."""
    after: str | None


async def look(connection: Connection, declaration: Declaration) -> State:
    """Everything that the kit touches, as it is for this transaction."""
    rows = await connection.fetch(sql.text("kit_state"), declaration.schemas, _roles(declaration))
    return {(row["object"], row["aspect"]): row["value"] for row in rows}


def changes(before: State, after: State) -> tuple[Change, ...]:
    """What is not the same in both, sorted."""
    places = sorted({*before, *after})
    return tuple(
        Change(*place, before.get(place), after.get(place)) for place in places if before.get(place) != after.get(place)
    )


def _roles(declaration: Declaration) -> list[str]:
    single = (
        *(declaration.agent, declaration.application, declaration.migrator, declaration.owner),
        *(declaration.gateway_owner, declaration.analyst, declaration.recorder),
    )
    return [*(name for name in single if name), *declaration.trusted]
