"""What the statements of one caller may contain.

In: the catalog of the agent role and the functions that the operator adds. Out: an `Allowlist`, looked up by the
rules. Whatever is not in it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agent_gateway.guard.lists import entries, reviewed
from agent_gateway.guard.rowset import SCALARS, SYSTEM_COLUMNS, VECTOR, Column, Rowset, array_of, rowset, value_of
from agent_gateway.guard.shadows import Shadows, shadows_of
from agent_gateway.guard.type_names import SPELLED, base_type
from agent_gateway.sql import placed
from agent_gateway.types import Catalog, Function, Relation, RelationColumn

__all__ = ["UNFOLDING", "Allowlist", "allowlist"]

_SYSTEM_SCHEMA = "pg_catalog"
_ROW_RESULT = re.compile(r"(\w+)(?: \((.*)\))?")

_EXACT = frozenset(
    {"smallint", "integer", "bigint", "uuid", "boolean", "date"}
    | {"timestamp without time zone", "timestamp with time zone"}
)
"""Types whose equal values look the same, and still do when they are cast to each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Allowlist:
    """What a statement may contain. Two of them are never equal, so that a verdict belongs to just one."""

    relations: dict[str, Rowset]
    """`schema.name` to its columns."""
    search_path: tuple[str, ...]
    functions: frozenset[str]
    """Functions of pg_catalog."""
    extension_functions: frozenset[str]
    """Functions of extensions, in whichever schema of the search_path they live."""
    shadows: Shadows
    """What would be run in place of what a name says."""
    own_functions: dict[tuple[str, str], Rowset | None]
    """Schema and name of what the operator added, to its columns in FROM; None where they are not known."""
    row_functions: dict[str, Rowset]
    """Functions whose result is a row with known fields."""
    types: frozenset[str]
    """Types of pg_catalog."""
    extension_types: frozenset[str]
    constant_types: dict[str, frozenset[str]]
    """Types of pg_catalog to the only constants that may be cast to them."""
    row_types: frozenset[str]
    """`schema.name` of the relations whose rows a value may be cast to: all of a row may be read and cast."""
    own_types: frozenset[tuple[str, str]]
    """Schema and name of the types of the catalog's columns; the schema is empty where the catalog names none."""
    operators: frozenset[str]
    extension_operators: frozenset[str]
    max_chars: int
    column_names: frozenset[str] = field(repr=False)
    """Every column that may be read, of any relation, for hints."""
    callable_names: tuple[str, ...] = field(repr=False)
    """Every function as a model may write it, for hints."""
    taken_types: frozenset[str] = field(repr=False)
    """Types of pg_catalog, which come before whatever the search_path finds."""
    taken_names: frozenset[str] = field(repr=False)
    """What `name(x)` and `x.name` may mean beside a function of the operator's: PostgreSQL's other functions, its types
    (a cast) and system columns."""
    plain_functions: frozenset[str] = field(repr=False)
    """Every function that may be called without a schema."""
    exact_columns: frozenset[tuple[str, str]] = field(repr=False)
    """`schema.name` of a relation and the name of a column, of a type whose equal values look the same."""
    database: str = ""
    """What may stand before a relation's schema; empty for nothing. PostgreSQL reads no other database's relations."""
    stable_plans: bool = False
    """Whether syntax is refused whose rows depend on where rows lie, or on estimates, however they are planned."""

    @property
    def type_names(self) -> list[str]:
        """Every type as a model may write it, for hints."""
        return sorted({*self.types, *self.extension_types, *SPELLED, *(name for _, name in self.own_types)})

    def relation(self, schema: str, name: str) -> str:
        """The `schema.name` that PostgreSQL finds for a relation, empty where there is none."""
        for place in (schema,) if schema else self.search_path:
            if f"{place}.{name}" in self.relations:
                return f"{place}.{name}"
        return ""

    def own_function(self, schema: str, name: str) -> bool:
        """Whether the operator added this function; without a schema it is looked up along the search_path."""
        if not self.own_functions:
            return False
        places = (schema,) if schema else self.search_path
        return any((place, name) in self.own_functions for place in places)

    def shadowed(self, named: frozenset[tuple[str, str]], schema: str, name: str) -> bool:
        """Whether a name may mean one of these; without a schema PostgreSQL takes whichever fits the arguments best."""
        places = (schema,) if schema else (_SYSTEM_SCHEMA, *self.search_path)
        return bool(named) and any((place, name) in named for place in places)

    def function(self, schema: str, name: str) -> bool:
        """Whether a function may be called by this name."""
        if self.shadowed(self.shadows.functions, schema, name):
            return False
        if schema in {"", "pg_catalog"} and name in self.functions:
            return True
        if (not schema or schema in self.search_path) and name in self.extension_functions:
            return True
        return self.own_function(schema, name) and (bool(schema) or name not in self.taken_names)

    def own_field(self, name: str) -> bool:
        """Whether `x.name` calls a function of the operator's, and can call no other."""
        if name in self.functions or name in self.extension_functions:
            return False
        coerced = self.shadowed(self.shadows.coercions, "", name)
        return self.own_function("", name) and self.function("", name) and not coerced

    def own_result(self, schema: str, name: str) -> Rowset | None:
        """What a function of the operator's has in FROM; None where that is not known, or overloads differ."""
        if not schema and (name in self.functions or name in self.extension_functions):
            return None  # PostgreSQL takes whichever fits the arguments better
        places = (schema,) if schema else self.search_path
        found = [self.own_functions[place, name] for place in places if (place, name) in self.own_functions]
        return found[0] if found and all(other == found[0] for other in found) else None

    def type(self, schema: str, name: str) -> bool:
        """Whether a value may be cast to this type."""
        if schema in {"", "pg_catalog"} and (name in self.types or (name[:1] == "_" and name[1:] in self.types)):
            return True  # `_int4` is what pg_catalog calls `int4[]`
        places = (schema,) if schema else self.search_path
        if any(self._other_type(place, name) for place in places):
            return False
        if (not schema or schema in self.search_path) and name in self.extension_types:
            return True
        if any((place, name) in self.own_types for place in places):
            return True
        untold = not schema or (schema in self.search_path and name not in self.taken_types)
        return (untold and ("", name) in self.own_types) or self.row_type(schema, name) is not None

    def _other_type(self, schema: str, name: str) -> bool:
        """Whether a type of the product has this name, and nothing that may be read is of it."""
        told = (schema, name) in self.shadows.types
        return told and (schema, name) not in self.own_types and f"{schema}.{name}" not in self.relations

    def row_type(self, schema: str, name: str) -> Rowset | None:
        """The fields of a value that is cast to a relation's row type; a name without a schema may mean another."""
        if not schema and (name in self.taken_types or name in self.extension_types or name.startswith("pg_")):
            return None
        found = self.relation(schema, name)
        return value_of(self.relations[found]) if found in self.row_types else None


def allowlist(
    catalog: Catalog, *, allow_functions: Sequence[str] = (), max_chars: int = 20_000, stable_plans: bool = False
) -> Allowlist:
    """Build the allowlist of a catalog.

    Args:
        catalog: what the agent role may read.
        allow_functions: the operator's own functions, as `schema.name`; one without a schema is looked up along the
            search_path.
        max_chars: the longest text that is judged, characters.
        stable_plans: whether no row may depend on other tenants' rows, through estimates or places on disk.
    """
    names, rows = _functions("catalog")
    extension_names, extension_rows = _functions("extension")
    types, constants = _types()
    own_names = placed(allow_functions, catalog.search_path)
    shadows = shadows_of(catalog.shadows, {f"{schema}.{name}" for schema, name in own_names})
    own = _own_functions(own_names, catalog.functions, types)
    never = frozenset(entries("allowed_types.txt")["never"])
    taken_types = types | constants.keys() | never
    taken_names = frozenset(reviewed()) | taken_types | SYSTEM_COLUMNS
    along_the_path = {name for schema, name in own if schema in catalog.search_path} - taken_names
    return Allowlist(
        relations={f"{r.schema}.{r.name}": _relation(r, types) for r in catalog.relations},
        search_path=catalog.search_path,
        functions=names,
        extension_functions=extension_names,
        shadows=shadows,
        own_functions=own,
        row_functions=rows | extension_rows,
        types=types,
        extension_types=frozenset(entries("allowed_types.txt")["extension"]),
        constant_types=constants,
        row_types=_row_types(catalog, types),
        own_types=_own_types(catalog),
        taken_types=taken_types,
        taken_names=taken_names,
        operators=frozenset(entries("allowed_operators.txt")["catalog"]),
        extension_operators=frozenset(entries("allowed_operators.txt")["extension"]),
        max_chars=max_chars,
        column_names=frozenset(c.name for relation in catalog.relations for c in relation.columns if c.readable),
        callable_names=tuple(sorted(names | extension_names | {name for _, name in own})),
        plain_functions=(names | extension_names | along_the_path) - {name for _, name in shadows.functions},
        exact_columns=_exact_columns(catalog),
        database=catalog.database,
        stable_plans=stable_plans,
    )


def _relation(relation: Relation, types: frozenset[str]) -> Rowset:
    """The columns of a relation; the order is the table's own, so that an alias with a column list fits."""
    columns = [Column(c.name, hidden=not c.readable, row=_fields(c, types)) for c in relation.columns]
    row = rowset(columns, relation=f"{relation.schema}.{relation.name}", typed=True)
    return row._replace(system=relation.kind != "view", fields=row)


UNFOLDING = "tsvector"
"""The type that is no array, and of which unnest makes rows."""


def _fields(column: RelationColumn, types: frozenset[str]) -> Rowset | None:
    """What a composite value is made of, each of it readable as the value is."""
    listed = column.type.endswith("[]")
    if column.fields:
        row = rowset([Column(name) for name in column.fields], typed=True)
        return array_of(row) if listed else row
    schema, name = base_type(column.type)
    if schema or name not in types:
        return None
    return SCALARS if name != UNFOLDING else None if listed else VECTOR


def _exact_columns(catalog: Catalog) -> frozenset[tuple[str, str]]:
    return frozenset((f"{r.schema}.{r.name}", c.name) for r in catalog.relations for c in r.columns if c.type in _EXACT)


def _functions(section: str) -> tuple[frozenset[str], dict[str, Rowset]]:
    """The names of a section, and the rows of those whose result is one."""
    rows: dict[str, Rowset] = {}
    names: set[str] = set()
    for entry in entries("allowed_functions.txt")[section]:
        if found := _ROW_RESULT.fullmatch(entry):
            names.add(found[1])
            if found[2]:
                rows[found[1]] = rowset([Column(name.strip()) for name in found[2].split(",")])
    return frozenset(names), rows


def _own_functions(
    names: Sequence[tuple[str, str]], told: Sequence[Function], types: frozenset[str]
) -> dict[tuple[str, str], Rowset | None]:
    """The operator's functions, and what each has in FROM where all of its overloads have the same."""
    found: dict[tuple[str, str], Rowset | None] = {}
    for schema, name in names:
        made = [_result(function, types) for function in told if (function.schema, function.name) == (schema, name)]
        found[schema, name] = made[0] if made and all(other == made[0] for other in made) else None
    return found


def _result(function: Function, types: frozenset[str]) -> Rowset | None:
    """What a function has in FROM."""
    columns = [Column(column.name, row=_fields(column, types)) for column in function.columns]
    if not columns:
        return None
    row = rowset(columns, typed=function.kind == "row")
    return row._replace(scalar=True, fields=columns[0].row) if function.kind == "value" else row


def _types() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The types of pg_catalog, and those of which only some constants may be cast."""
    names: set[str] = set()
    constants: dict[str, frozenset[str]] = {}
    for entry in entries("allowed_types.txt")["catalog"]:
        name, colon, values = entry.partition(":")
        if colon:
            constants[name] = frozenset(values.split())
        else:
            names.add(name)
    return frozenset(names), constants


def _row_types(catalog: Catalog, types: frozenset[str]) -> frozenset[str]:
    """Relations of which everything is readable, and every column is of a type that may be cast to in itself."""
    return frozenset(
        f"{relation.schema}.{relation.name}"
        for relation in catalog.relations
        if all(c.readable and base_type(c.type)[0] == "" and base_type(c.type)[1] in types for c in relation.columns)
    )


def _own_types(catalog: Catalog) -> frozenset[tuple[str, str]]:
    """Types of the catalog's columns; those of pg_catalog count only where they are on the list."""
    found = {base_type(column.type) for relation in catalog.relations for column in relation.columns}
    never = frozenset(entries("allowed_types.txt")["never"])
    return frozenset((schema, name) for schema, name in found if schema or name not in never)
