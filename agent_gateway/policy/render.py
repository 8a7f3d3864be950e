"""Renders the templates: a declaration in, SQL text out. Pure; whoever runs the text does so in one transaction.

Each script may be run again and then changes nothing; it carries its own `begin` and `commit`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Literal

from agent_gateway.errors import PolicyInvalid
from agent_gateway.policy import places
from agent_gateway.policy.declaration import Declaration, Relation, TenantTable, hides
from agent_gateway.policy.matrix import policies, writing
from agent_gateway.policy.quoting import literal, text_array

__all__ = ["Tier", "baseline", "body", "context", "database", "script", "sources", "strict"]

Tier = Literal["baseline", "strict"]
"""`baseline` needs no superuser; `strict` is that and what only a superuser can close."""

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_DOLLAR_TAG = re.compile(r"\$\w*\$")
_FUNCTION = re.compile(r"create or replace function agent_gateway\.(\w+)\(.*?\$function\$(.*?)\$function\$", re.DOTALL)
_LOCK_TIMEOUT_MS = 5_000


def script(declaration: Declaration, tier: Tier, functions: Iterable[str]) -> str:
    """All of a tier as one script to review and run.

    Args:
        declaration: what the walls are for.
        tier: how much is closed.
        functions: as for `strict`; the baseline does not look at them.
    """
    return _script([body(declaration, tier, functions)])


def body(
    declaration: Declaration, tier: Tier, functions: Iterable[str], *, lock_timeout_ms: int = _LOCK_TIMEOUT_MS
) -> str:
    """The same without `begin` and `commit`, for whoever opens the transaction."""
    parts = [_opening(lock_timeout_ms), *_context(declaration), *_database(declaration), *_baseline(declaration)]
    if tier == "strict":
        parts += _strict(declaration, functions)
    return "\n".join(parts)


def context(declaration: Declaration) -> str:
    """The roles, and the schema agent_gateway with keys, `enter`, the accessors and the catalog functions."""
    return _script([_opening(), *_context(declaration)])


def sources(declaration: Declaration) -> dict[str, str]:
    """The text of each function of the schema agent_gateway, by its name, as `pg_proc.prosrc` has it."""
    whole = "\n".join(_context(replace(declaration, audit_table=declaration.audit_table or Relation("", ""))))
    return dict(_FUNCTION.findall(whole))


def database(declaration: Declaration) -> str:
    """What is granted on the database itself; a copy made from a template database needs this again."""
    return _script([_opening(), *_database(declaration)])


def baseline(declaration: Declaration) -> str:
    """The walls that the owner of the tables can build: policies, grants, and the limits of the agent's login."""
    return _script([_opening(), *_baseline(declaration)])


def strict(declaration: Declaration, functions: Iterable[str]) -> str:
    """The walls that need a superuser: the server itself allows the agent `functions` and nothing else.

    Args:
        declaration: what the walls are for.
        functions: names of core and extension functions that statements may call. Functions behind operators and
            casts are found in the database.
    """
    return _script([_opening(), *_strict(declaration, functions)])


def _context(declaration: Declaration) -> list[str]:
    logins = ("application", "migrator", "analyst", "recorder")
    parts = ["roles", *(name for name in logins if getattr(declaration, name))]
    parts += ["keys", "context", "enter", "catalog", "functions", "shadows", "sealed"]
    parts += ["append_only"] if declaration.audit_table else []
    return [_fill(part, places.roles(declaration)) for part in parts]


def _database(declaration: Declaration) -> list[str]:
    return [_fill("database", places.roles(declaration))]


def _baseline(declaration: Declaration) -> list[str]:
    roles = places.roles(declaration)
    parts = [_fill("login", roles)]
    for name in declaration.schemas:
        parts += _schema(declaration, roles | places.schema(name))
    for table in declaration.tenant_tables:
        parts += _walled(declaration, table, roles)
    children = "children" if declaration.application_walled else "children_agent"
    parts.append(_fill(children, roles | places.declared(declaration.tenant_tables)))
    for table in declaration.tenant_tables:
        parts += _granted(declaration, table, roles)
    columns = text_array(sorted({declaration.tenant_column, *(t.tenant_column for t in declaration.tenant_tables)}))
    for relation in declaration.shared_tables:
        parts.append(_fill("alone", roles | places.relation(relation) | {"tenant_columns": columns}))
        parts += _readable(declaration, relation, roles)
    for view in declaration.views:
        parts += [_fill("view", roles | places.relation(view)), *_readable(declaration, view, roles)]
    parts += [_fill("hidden", roles | places.relation(relation)) for relation in declaration.hidden_tables]
    parts += _recorded(declaration, roles)
    for schema, function in declaration.functions:
        parts.append(_fill("function", {**roles, **places.schema(schema), "function_literal": literal(function)}))
    return parts


def _schema(declaration: Declaration, values: places.Places) -> list[str]:
    parts = ["owner"] if declaration.application_walled else []
    parts += ["schema"]
    parts += ["sequences"] if declaration.application and declaration.application_walled else []
    return [_fill(part, values) for part in parts]


def _walled(declaration: Declaration, table: TenantTable, roles: places.Places) -> list[str]:
    """Policies first, for every table: what one is granted comes after what its children lose."""
    made = policies(declaration, table)
    values = roles | places.relation(table) | places.column(table)
    alone = not declaration.application_walled
    own = [policy.name for policy in made] + (["tenant_open"] if alone else [])
    values |= {"policies": f"{text_array(own)}::name[]"}
    if alone and not declaration.application:
        raise PolicyInvalid(
            "The roll-out leaves the application unwalled, but no application is declared.",
            hint="Name the product's login under roles.application.",
        )
    parts = [_fill("column", values)] if declaration.tenant_type == "text" else []
    parts += [_fill("enforced_agent" if alone else "enforced", values)]
    return [*parts, *(_fill("policy", values | policy.places()) for policy in made)]


def _granted(declaration: Declaration, table: TenantTable, roles: places.Places) -> list[str]:
    values = roles | places.relation(table)
    parts = list[str]()
    if table.matrix.select and not hides(declaration, table):
        parts += ["read", *(["analysis"] if declaration.analyst else [])]
    else:
        parts += ["hidden"]
    commands = writing(declaration, table)
    if declaration.application and declaration.application_walled:
        values["commands"] = ", ".join(commands)
        parts += ["write"] if commands else []
    return [_fill(part, values) for part in parts]


def _readable(declaration: Declaration, relation: Relation, roles: places.Places) -> list[str]:
    if hides(declaration, relation):
        return []
    parts = ["read", *(["analysis"] if declaration.analyst else []), *(["shared"] if declaration.application else [])]
    return [_fill(part, roles | places.relation(relation)) for part in parts]


def _recorded(declaration: Declaration, roles: places.Places) -> list[str]:
    audit = declaration.audit_table
    if audit is None or not roles["recording"]:
        return []
    return [_fill("record", roles | places.relation(audit))]


def _strict(declaration: Declaration, functions: Iterable[str]) -> list[str]:
    values = places.roles(declaration)
    values["functions"] = text_array(sorted({*functions, *_gateway_functions()}))
    oids = ", ".join(f"{places.schema(name)['schema_oid']}::oid" for name in declaration.schemas)
    values["schema_oids"] = f"array[{oids}]::oid[]"
    return [_fill("strict_closed", values), _fill("strict_functions", values)]


def _opening(lock_timeout_ms: int = _LOCK_TIMEOUT_MS) -> str:
    return _fill("opening", {"lock_timeout": str(int(lock_timeout_ms))})


def _script(parts: Iterable[str]) -> str:
    return "\n".join(["begin;", *parts, "commit;\n"])


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
