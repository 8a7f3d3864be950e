"""Reads the declaration from a file: TOML text in, `Declaration` out. It never looks into a database.

A key that is not known is fatal: a misspelt `hidden` would otherwise hide nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from agent_gateway.errors import TenancyInvalid
from agent_gateway.policy.declaration import Declaration, Relation, RoleMatrix, TenantTable, Waiver
from agent_gateway.types import TenantRole, TenantType

__all__ = ["named", "parse", "read"]

_NAME = re.compile(r'(?:"((?:[^"]|"")+)"|([^".]+))(?:\.(?:"((?:[^"]|"")+)"|([^".]+)))?')


_MATRIX = RoleMatrix()
_DEFAULTS = Declaration(schemas=(), tenant_tables=())


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Matrix(_Strict):
    """Tenant roles by command; what is left out keeps the kit's default."""

    select: tuple[TenantRole, ...] = _MATRIX.select
    insert: tuple[TenantRole, ...] = _MATRIX.insert
    update: tuple[TenantRole, ...] = _MATRIX.update
    delete: tuple[TenantRole, ...] = _MATRIX.delete


class _Tenant(_Strict):
    column: Annotated[str, Field(min_length=1)] = _DEFAULTS.tenant_column
    type: TenantType = "uuid"


def _lone_name(entry: object) -> object:
    """A relation without anything special may be its name alone."""
    return {"name": entry} if isinstance(entry, str) else entry


class _Relation(_Strict):
    name: str = Field(min_length=1)
    hidden: tuple[str, ...] = ()


class _Table(_Relation):
    tenant_column: str | None = None
    matrix: _Matrix | None = None


class _Roles(_Strict):
    agent: str = _DEFAULTS.agent
    application: str = _DEFAULTS.application or ""
    migrator: str = ""
    owner: str = _DEFAULTS.owner
    gateway_owner: str = _DEFAULTS.gateway_owner
    analyst: str = ""
    recorder: str = ""
    trusted: tuple[str, ...] = ()
    bypass: tuple[str, ...] = ()
    connections: Annotated[int, Field(ge=1)] = _DEFAULTS.connections


class _Waiver(_Strict):
    code: str = Field(pattern=r"^[A-Z]{2,5}\d{3}$")
    object: str = Field(min_length=1)
    reason: str = Field(pattern=r"\S")
    expires: date


class _Rollout(_Strict):
    application_walled: bool = _DEFAULTS.application_walled


class _Lint(_Strict):
    waivers: tuple[_Waiver, ...] = ()


class _File(_Strict):
    schemas: tuple[str, ...] = Field(min_length=1)
    extension_schemas: tuple[str, ...] = ("public",)
    tenant: _Tenant = _Tenant()
    roles: _Roles = _Roles()
    matrix: _Matrix = _Matrix()
    tables: tuple[Annotated[_Table, BeforeValidator(_lone_name)], ...] = ()
    shared: tuple[Annotated[_Relation, BeforeValidator(_lone_name)], ...] = ()
    views: tuple[Annotated[_Relation, BeforeValidator(_lone_name)], ...] = ()
    hidden: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    audit_table: str | None = None
    rollout: _Rollout = _Rollout()
    lint: _Lint = _Lint()


_KEYS = sorted(
    {
        name
        for model in (_File, _Tenant, _Roles, _Matrix, _Table, _Rollout, _Lint, _Waiver)
        for name in model.model_fields
    }
)


def read(path: Path) -> Declaration:
    """The declaration in a file.

    Raises:
        TenancyInvalid: the file cannot be read, or is not a declaration.
    """
    try:
        return parse(path.read_text("utf-8"), source=str(path))
    except (OSError, UnicodeDecodeError) as error:
        hint = "Name the file with --tenancy, or have one proposed: `agent-gateway policy init --output tenancy.toml`."
        raise TenancyInvalid(f"{path} cannot be read: {error}", hint=hint) from None


def parse(text: str, *, source: str = "the tenancy file") -> Declaration:
    """The declaration in a text; `source` is what errors call it.

    Raises:
        TenancyInvalid: the text is no TOML, a key is not known, or a value is wrong.
    """
    try:
        file = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise TenancyInvalid(
            f"{source} is not TOML: {error}", hint="See https://toml.io for how it is written."
        ) from None
    except ValidationError as error:
        raise _explained(error, source) from None
    declaration = _declaration(file)
    names = [(r.schema, r.name) for r in (*declaration.tenant_tables, *declaration.shared_tables, *declaration.views)]
    twice = sorted({f"{schema}.{name}" for schema, name in names if names.count((schema, name)) > 1})
    if twice:
        raise TenancyInvalid(
            f"{source}: declared twice: {', '.join(twice)}",
            hint="A relation is either a tenants' table, or shared, or a view.",
        )
    if doubled := _doubled(declaration):
        raise TenancyInvalid(
            f"{source}: one role in two places: {', '.join(doubled)}",
            hint="Agent and owners are roles of their own, and neither these nor a walled product pass the walls.",
        )
    return declaration


def _doubled(declaration: Declaration) -> list[str]:
    """Roles that stand where another wall counts on their being somebody else."""
    agent, application, owner, keys = (
        declaration.agent, declaration.application, declaration.owner, declaration.gateway_owner,
    )  # fmt: skip
    beyond = {declaration.migrator, declaration.analyst, *declaration.bypass}
    doubled = {agent} & {application, owner, keys, declaration.recorder, *beyond, *declaration.trusted}
    doubled |= {keys} & {application, owner, declaration.recorder, *beyond, *declaration.trusted}
    if declaration.application_walled:
        doubled |= {application} & {owner, *beyond} | {owner} & beyond
    return sorted(name for name in doubled if name)


def _declaration(file: _File) -> Declaration:
    roles = file.roles
    return Declaration(
        schemas=file.schemas,
        tenant_tables=tuple(_tenant_table(table, file) for table in file.tables),
        shared_tables=_relations(file.shared, file),
        views=_relations(file.views, file),
        hidden_tables=tuple(Relation(*named(name, file.schemas[0])) for name in file.hidden),
        functions=tuple(named(name, file.schemas[0]) for name in file.functions),
        extension_schemas=file.extension_schemas,
        agent=roles.agent,
        application=roles.application or None,
        migrator=roles.migrator or None,
        owner=roles.owner,
        gateway_owner=roles.gateway_owner,
        trusted=roles.trusted,
        connections=roles.connections,
        tenant_column=file.tenant.column,
        tenant_type=file.tenant.type,
        application_walled=file.rollout.application_walled,
        analyst=roles.analyst or None,
        recorder=roles.recorder or None,
        bypass=roles.bypass,
        audit_table=Relation(*named(file.audit_table, file.schemas[0])) if file.audit_table else None,
        waivers=tuple(Waiver(w.code, w.object, w.reason, w.expires) for w in file.lint.waivers),
    )


def _tenant_table(table: _Table, file: _File) -> TenantTable:
    matrix = table.matrix or file.matrix
    schema, name = named(table.name, file.schemas[0])
    return TenantTable(
        schema,
        name,
        table.hidden,
        table.tenant_column or file.tenant.column,
        RoleMatrix(matrix.select, matrix.insert, matrix.update, matrix.delete),
    )


def _relations(relations: Iterable[_Relation], file: _File) -> tuple[Relation, ...]:
    return tuple(Relation(*named(relation.name, file.schemas[0]), relation.hidden) for relation in relations)


def named(name: str, schema: str) -> tuple[str, str]:
    """Schema and name of `schema.name`, or of a name alone; a part that holds a dot stands in double quotes, as in SQL.

    Args:
        name: what was written.
        schema: where a name alone is looked for.

    Raises:
        TenancyInvalid: it names nothing.
    """
    found = _NAME.fullmatch(name)
    if found is None:
        raise TenancyInvalid(
            f"{name!r} names nothing.",
            hint='Write schema.name; put a part that holds a dot or a quote in "double quotes".',
        )
    first, second = (
        (quoted or "").replace('""', '"') or plain for quoted, plain in (found.group(1, 2), found.group(3, 4))
    )
    return (first, second) if second else (schema, first)


def _explained(error: ValidationError, source: str) -> TenancyInvalid:
    """Every fault at once, and for a key that is not known the one that was perhaps meant."""
    faults, hints = list[str](), list[str]()
    for fault in error.errors():
        where = ".".join(str(step) for step in fault["loc"])
        if fault["type"] == "extra_forbidden":
            faults.append(f"{where}: this key is not known")
            hints += [f"perhaps {near[0]}" for near in [get_close_matches(str(fault["loc"][-1]), _KEYS, 1)] if near]
        else:
            faults.append(f"{where}: {fault['msg']}")
    known = f"The keys are {', '.join(_KEYS)}."
    return TenancyInvalid(f"{source}: {'; '.join(faults)}", hint="; ".join([*hints, known]))
