"""Renders the templates: a declaration in, SQL text out. Pure; whoever runs the text does so in one transaction.

Each script may be run again and then changes nothing; it carries its own `begin` and `commit`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from agent_gateway.errors import PolicyInvalid
from agent_gateway.policy.declaration import Declaration, Relation, TenantTable, TenantType
from agent_gateway.policy.quoting import identifier, literal, names, qualified, text_array

__all__ = ["baseline", "context", "database", "strict"]

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_DOLLAR_TAG = re.compile(r"\$\w*\$")
_OPENING = """\
begin;
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = warning;
set local lock_timeout = '5s';
"""


def context(declaration: Declaration) -> str:
    """The roles, and the schema agent_gateway with keys, `enter`, the accessors and the catalog functions."""
    parts = ["roles"]
    parts += ["application"] if declaration.application else []
    parts += ["migrator"] if declaration.migrator else []
    parts += ["analyst"] if declaration.analyst else []
    parts += ["recorder"] if declaration.recorder else []
    parts += ["keys", "context", "enter", "catalog"]
    return _script(_fill(part, _roles(declaration)) for part in parts)


def database(declaration: Declaration) -> str:
    """What is granted on the database itself; a copy made from a template database needs this again."""
    return _script([_fill("database", _roles(declaration))])


def baseline(declaration: Declaration) -> str:
    """The walls that the owner of the tables can build: policies, grants, and the limits of the agent's login."""
    roles = _roles(declaration)
    parts = [_fill("login", roles)]
    parts += [_fill("schema", {**roles, **_schema(schema)}) for schema in declaration.schemas]
    for table in declaration.tenant_tables:
        parts += _tenant_table(declaration, roles | _relation(table) | _tenant_column(table))
    for relation in declaration.shared_tables:
        parts += _readable(declaration, roles | _relation(relation))
    for view in declaration.views:
        values = roles | _relation(view)
        parts += [_fill("view", values), *_readable(declaration, values)]
    for schema, function in declaration.functions:
        parts.append(_fill("function", {**roles, **_schema(schema), "function_literal": literal(function)}))
    return _script(parts)


def strict(declaration: Declaration, functions: Iterable[str]) -> str:
    """The walls that need a superuser: the server itself allows the agent `functions` and nothing else.

    Args:
        declaration: what the walls are for.
        functions: names of core and extension functions that statements may call. Functions behind operators and
            casts are found in the database.
    """
    values = _roles(declaration)
    values["functions"] = text_array(sorted({*functions, *_gateway_functions()}))
    values["schema_oids"] = (
        f"array[{', '.join(_schema(s)['schema_oid'] + '::oid' for s in declaration.schemas)}]::oid[]"
    )
    return _script([_fill("strict_closed", values), _fill("strict_functions", values)])


def _tenant_table(declaration: Declaration, values: dict[str, str]) -> list[str]:
    parts = ["wall", "children", "read"]
    parts += ["write"] if declaration.application else []
    return [_fill(part, values) for part in parts]


def _readable(declaration: Declaration, values: dict[str, str]) -> list[str]:
    parts = ["read"]
    parts += ["shared"] if declaration.application else []
    return [_fill(part, values) for part in parts]


def _roles(declaration: Declaration) -> dict[str, str]:
    application = [declaration.application] if declaration.application else []
    migrator = [declaration.migrator] if declaration.migrator else []
    readers = [declaration.agent, *application]
    trusted = [declaration.owner, *application, *migrator, *declaration.trusted]
    logins = [*readers, *migrator, *declaration.trusted]
    single = {
        "agent": declaration.agent,
        "owner": declaration.owner,
        "gateway_owner": declaration.gateway_owner,
        "application": declaration.application or "",
        "migrator": declaration.migrator or "",
        "analyst": declaration.analyst or "",
        "recorder": declaration.recorder or "",
    }
    values = {key: identifier(name) for key, name in single.items() if name}
    values |= {f"{key}_literal": literal(name) for key, name in single.items() if name}
    values |= {f"{key}_oid": f"{literal(identifier(name))}::regrole" for key, name in single.items() if name}
    entering = [*readers, *([declaration.recorder] if declaration.recorder else [])]
    lists = {"readers": names(readers), "entering": names(entering), "trusted": names(trusted), "logins": names(logins)}
    values |= lists | {f"{key}_literal": literal(text) for key, text in lists.items()}
    values["search_path"] = names([*declaration.schemas, *declaration.extension_schemas, "pg_temp"])
    values["tenant_type"] = _tenant_type(declaration)
    values["connections"] = str(int(declaration.connections))
    return values


def _tenant_type(declaration: Declaration) -> str:
    if declaration.tenant_type not in get_args(TenantType):
        raise PolicyInvalid(f"{declaration.tenant_type!r} is no type of tenants.")
    return declaration.tenant_type


def _schema(schema: str) -> dict[str, str]:
    return {"schema": identifier(schema), "schema_oid": f"{literal(identifier(schema))}::regnamespace"}


def _relation(relation: Relation) -> dict[str, str]:
    table = qualified(relation.schema, relation.name)
    return {"table": table, "table_literal": literal(table), "hidden": text_array(relation.hidden)}


def _tenant_column(table: TenantTable) -> dict[str, str]:
    return {"tenant_column": identifier(table.tenant_column)}


def _script(parts: Iterable[str]) -> str:
    return "\n".join([_OPENING, *parts, "commit;\n"])


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Put the values in their places. A value that could end a dollar-quoted body is refused."""
    text = _template(template)
    tags = set(_DOLLAR_TAG.findall(text))

    def value(place: re.Match[str]) -> str:
        filled = values[place[1]]
        if any(tag in filled for tag in tags):
            raise PolicyInvalid(f"{filled} holds a dollar quote of the template {template}.")
        return filled

    return _PLACE.sub(value, text)


@cache
def _template(name: str) -> str:
    return (files(__package__ or "agent_gateway.policy") / "templates" / f"{name}.sql").read_text("utf-8")


@cache
def _gateway_functions() -> frozenset[str]:
    lines = (files(__package__ or "agent_gateway.policy") / "gateway_functions.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if (name := line.partition("#")[0].strip()))
