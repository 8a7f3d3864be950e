"""Why a table that says nothing of tenants itself stays hidden: what it belongs to, or is about. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from agent_gateway.policy.belonging import Belonging, Way
from agent_gateway.policy.kit.survey import Table
from agent_gateway.policy.words import is_secrets, personal
from agent_gateway.wording import listed

__all__ = ["SECRETS", "polymorphic", "unowned"]

Name = tuple[str, str]

SECRETS = "its name promises a secret in each row"
_SAYS_WHAT = re.compile(r"(?:[ _-]|(?<=[a-z0-9]))(?:type|model)(?:[ _-]?id)?$|^model$", re.IGNORECASE)
"""What a row belongs to, by the name of a class: `owner_type`, `res_model`, and Django's `content_type_id`."""
_SAYS_WHICH = ("id", "uuid", "pk")


def unowned(
    table: Table, belonging: Belonging, *, walled: Collection[Name], people: Collection[Name], above: Collection[Name]
) -> str:
    """The reason, and what a person may do.

    Args:
        table: one without a column of tenants.
        belonging: what refers to what.
        walled: tables with one.
        people: tables that have a row for each person, of whatever tenant.
        above: tables whose rows tenants belong to: organizations, where teams are the tenants.
    """
    if is_secrets(table):
        return f"{SECRETS}: leave it here"
    return (
        _above(table, belonging, walled, above)
        or _belonging(table, belonging.way(table, walled), belonging)
        or _about(table, belonging, people)
        or "no tenant column: shared, if every tenant may read all of it"
    )


def _above(table: Table, belonging: Belonging, walled: Collection[Name], above: Collection[Name]) -> str:
    """Whether it is above tenants, or nearer to what is than to their rows."""
    if (table.schema_, table.name) in above:
        return "no tenant column, and tenants belong to its rows: leave it here"
    way, higher = belonging.way(table, walled), belonging.way(table, above)
    if not higher or 0 < len(way) <= len(higher):
        return ""
    return f"no tenant column, and its rows belong to {higher[-1][1]}, which is above tenants: leave it here"


def _belonging(table: Table, way: Way, belonging: Belonging) -> str:
    if not way:
        return ""
    *steps, owner = [name for _, name in way]
    by_way = f" by way of {', '.join(steps)}" if steps else ""
    guessed = belonging.guessed(table, way[0])
    by_name = f" ({guessed} says so by its name alone)" if guessed else ""
    return f"no tenant column, but its rows belong to {owner}{by_way}{by_name}: add the column to show it"


def _about(table: Table, belonging: Belonging, people: Collection[Name]) -> str:
    """Of one that leads to no tenant: what else its columns and policies say."""
    if found := personal(table):
        return f"no tenant column, and {listed(found)} of everybody in it: leave it here"
    if to_people := belonging.way(table, people):
        return f"no tenant column, and its rows are about those of {to_people[-1][1]}: leave it here"
    if found := polymorphic(table):
        return f"no tenant column, and what a row belongs to is in {listed(found)}: leave it here"
    if table.policies:
        return f"no tenant column, but policies: shared, only if {listed(table.policies)} shows all of it to everybody"
    return ""


def polymorphic(table: Table) -> list[str]:
    """The columns that say in which table the row is that another column names: `owner_type` beside `owner_id`."""
    columns = {_plain(column.name) for column in table.columns}
    found = list[str]()
    for column in table.columns:
        stem, says = _SAYS_WHAT.subn("", column.name)
        stems = (stem,) if stem.lower() not in ("", "content") else ("object", "res")
        if says and any(_plain(one) + which in columns for one in stems for which in _SAYS_WHICH):
            found.append(column.name)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[ _-]", "", name).lower()
