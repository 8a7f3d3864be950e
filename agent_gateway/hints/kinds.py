"""Types as PostgreSQL and the catalog spell them: of an expression, of a family, and what the list says of them.

In: an expression, or the types that met. Out: a type, or what to write. It judges nothing.
"""

from __future__ import annotations

import re

from agent_gateway.hints.lists import entries
from agent_gateway.hints.rereading import Node, Place, strings
from agent_gateway.hints.scopes import Names

__all__ = ["NUMBERS", "SPELLED", "TEXTS", "family", "kind_of", "told"]

SPELLED = {
    "bool": "boolean",
    "float4": "real",
    "float8": "double precision",
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "timestamptz": "timestamp",
    "timetz": "time",
}
"""The grammar's tree carries the catalog's names of types."""
_LENGTH = re.compile(r"\(\d+(?:,-?\d+)?\)")
NUMBERS = frozenset({"smallint", "integer", "bigint", "numeric", "real", "double precision"})
TEXTS = frozenset({"text", "character varying", "character", "unknown"})


def told(name: str, *types: str) -> str:
    """What to write for an operator or a function with these types; empty where the list has nothing."""
    known = entries("operands.txt")
    both = (" ".join(types), " ".join(reversed(types)))
    families = [found for kind in types if (found := family(kind))]
    return next((known[key] for part in (*both, *types, *families) if (key := f"{name} {part}") in known), "")


def family(kind: str) -> str:
    """What the list calls all arrays, all numbers, all that has a date."""
    base = _LENGTH.sub("", kind)
    if base.endswith("[]"):
        return "[]"
    return "number" if base in NUMBERS else "moment" if base == "date" or base.startswith("timestamp") else ""


def kind_of(wrapped: Node, above: Place, names: Names) -> str:
    """The type of a column or a cast; empty for anything else."""
    if "ColumnRef" in wrapped:
        return names.type_of(Place("ColumnRef", wrapped["ColumnRef"], above))
    operation = wrapped.get("A_Expr", {})
    if strings(operation.get("name", [])) == ["-"] and {"lexpr", "rexpr"} <= operation.keys():
        sides = {kind_of(operation[side], above, names) for side in ("lexpr", "rexpr")}
        return "integer" if sides == {"date"} else ""
    if strings(operation.get("name", [])) in (["->"], ["#>"]):
        return "jsonb"
    cast = (strings(wrapped.get("TypeCast", {}).get("typeName", {}).get("names", [])) or [""])[-1]
    return SPELLED.get(cast, cast)
