"""How `format_type` spells a type, and what the grammar's tree calls it.

In: a spelling. Out: schema and name. It looks nothing up.
"""

from __future__ import annotations

import re

__all__ = ["SPELLED", "base_type"]

_TYPE_NAME = re.compile(
    r'(?:("(?:[^"]|"")+"|[\w$]+)\.)?("(?:[^"]|"")+"|[\w$ ]+?)(?:\s*\(.*?\))?(?: with(?:out)? time zone)?'
)
SPELLED = {
    "bigint": "int8",
    "bit varying": "varbit",
    "boolean": "bool",
    "character": "bpchar",
    "character varying": "varchar",
    "double precision": "float8",
    "integer": "int4",
    "real": "float4",
    "smallint": "int2",
}
"""`format_type` spells some types as SQL does; the grammar's tree carries the catalog's names."""


def base_type(spelled: str) -> tuple[str, str]:
    """Schema and name of a type as `format_type` spells it, without length and dimensions."""
    text = spelled
    while text.endswith("[]"):
        text = text[:-2]
    found = _TYPE_NAME.fullmatch(text)
    if found is None:
        return "", text
    schema, name = (part.strip('"').replace('""', '"') if part else "" for part in (found[1], found[2]))
    return schema, SPELLED.get(name, name)
