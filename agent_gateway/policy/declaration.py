"""What the kit has to know of a product's schema, as frozen values. It never looks into a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agent_gateway.types import TenantRole, TenantType

__all__ = ["Declaration", "Relation", "RoleMatrix", "TenantTable", "Waiver", "hides", "is_audit"]


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """Which tenant roles may run which command on the rows of their tenant."""

    select: tuple[TenantRole, ...] = ("admin", "editor", "viewer")
    insert: tuple[TenantRole, ...] = ("admin", "editor")
    update: tuple[TenantRole, ...] = ("admin", "editor")
    delete: tuple[TenantRole, ...] = ("admin",)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of the linter that somebody has decided to live with, until a day."""

    code: str
    object: str
    """The object of the finding, as the linter prints it; `*` stands for anything."""
    reason: str
    expires: date
    """The last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table without tenants' rows, or a view."""

    schema: str
    name: str
    hidden: tuple[str, ...] = ()
    """Columns that the agent may not read."""


@dataclass(frozen=True, slots=True)
class TenantTable(Relation):
    """A table whose rows belong to tenants."""

    tenant_column: str = "tenant_id"
    """A column of the declaration's tenant type."""
    matrix: RoleMatrix = RoleMatrix()


@dataclass(frozen=True, slots=True)
class Declaration:
    """Everything that is opened for the agent; what is not declared stays closed to it."""

    schemas: tuple[str, ...]
    """The schemas of the product, in the order of the agent's search path."""
    tenant_tables: tuple[TenantTable, ...]
    shared_tables: tuple[Relation, ...] = ()
    """Tables that every tenant may read whole."""
    views: tuple[Relation, ...] = ()
    functions: tuple[tuple[str, str], ...] = ()
    """Functions of the product, schema and name, that the agent may call."""
    hidden_tables: tuple[Relation, ...] = ()
    """Relations that the agent may not read at all. One with tenants' rows stands among `tenant_tables` too, and is
    then walled for the application alone."""
    extension_schemas: tuple[str, ...] = ("public",)
    """Schemas, at the end of the search path, that the types and operators of extensions live in."""

    agent: str = "agent_ro"
    """The login of the gateway: it may read, and owns nothing."""
    application: str | None = "app_rw"
    """The login of the product, where it lives behind the same walls."""
    migrator: str | None = None
    """The login that migrates; it passes every policy."""
    owner: str = "app_owner"
    """Owns the tables of the product."""
    gateway_owner: str = "gw_owner"
    """Owns the schema agent_gateway."""
    trusted: tuple[str, ...] = ()
    """More roles that keep, in the strict tier, what PUBLIC may call and read."""
    connections: int = 60
    """Connections that the agent's login may have at a time."""

    tenant_column: str = "tenant_id"
    """How the tenant column is called where a table does not say otherwise."""
    tenant_type: TenantType = "uuid"
    """What `agent_gateway.tenant_id()` returns."""
    application_walled: bool = True
    """Whether the policies bind the application too. False is for the first step of a roll-out: the agent stands behind
    its wall, and the product goes on as it was."""
    analyst: str | None = None
    """The login for analytics over all tenants, apart from the agent's; it reads, and passes every policy."""
    recorder: str | None = None
    """The login that writes the audit table, and does nothing else."""
    bypass: tuple[str, ...] = ()
    """More logins that may pass every policy; the migrator and the analyst may anyhow."""
    audit_table: Relation | None = None
    """Rows are added to it and never changed."""
    waivers: tuple[Waiver, ...] = ()


def hides(declaration: Declaration, relation: Relation) -> bool:
    """Whether the agent may not read the relation at all."""
    return any((hidden.schema, hidden.name) == (relation.schema, relation.name) for hidden in declaration.hidden_tables)


def is_audit(declaration: Declaration, relation: Relation) -> bool:
    """Whether rows are only ever added to the relation."""
    audit = declaration.audit_table
    return audit is not None and (audit.schema, audit.name) == (relation.schema, relation.name)
