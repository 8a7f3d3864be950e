"""Names and values of a declaration as SQL text. Whatever is put into a template comes through here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent_gateway import sql
from agent_gateway.errors import PolicyInvalid

__all__ = ["identifier", "literal", "names", "qualified", "text_array"]

_MAX_BYTES = 63  # NAMEDATALEN - 1: PostgreSQL would cut a longer name and mean another object
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def identifier(name: str) -> str:
    """A name in double quotes.

    Raises:
        PolicyInvalid: it is empty, longer than 63 bytes, or holds a control character.
    """
    if not name or len(name.encode()) > _MAX_BYTES:
        raise PolicyInvalid(f"{name!r} cannot name anything in PostgreSQL.")
    if _CONTROL.search(name):  # it would end the comment of a template
        raise PolicyInvalid(f"{name!r} holds a control character.", hint="Rename it: the kit writes no such name.")
    return sql.identifier(name)


def qualified(schema: str, name: str) -> str:
    """`schema.name`, both quoted."""
    return f"{identifier(schema)}.{identifier(name)}"


def literal(value: str) -> str:
    """A string in single quotes; a backslash stays one whatever `standard_conforming_strings` says.

    Raises:
        PolicyInvalid: it holds a control character.
    """
    if _CONTROL.search(value):
        raise PolicyInvalid(f"{value!r} holds a control character.")
    escaped = value.replace("'", "''")
    return "E'" + escaped.replace("\\", "\\\\") + "'" if "\\" in value else f"'{escaped}'"


def names(roles: Iterable[str]) -> str:
    """Quoted names, separated by commas."""
    return ", ".join(identifier(role) for role in roles)


def text_array(values: Iterable[str]) -> str:
    """An array of strings."""
    return f"array[{', '.join(literal(value) for value in values)}]::text[]"
