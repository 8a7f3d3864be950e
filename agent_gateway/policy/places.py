"""What a declaration puts into the places of the templates: names and values in, SQL text out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from agent_gateway.errors import PolicyInvalid
from agent_gateway.policy.declaration import Declaration, Relation, TenantTable
from agent_gateway.policy.quoting import identifier, literal, names, qualified, text_array
from agent_gateway.types import TenantType

__all__ = ["Places", "column", "declared", "readers", "relation", "roles", "schema"]

Places = dict[str, str]
"""Name of a place to SQL text, quoted already."""


def roles(declaration: Declaration) -> Places:
    """Every role, alone and in the lists that rights are given to, and what is set for the agent's login."""
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
    values |= {f"{key}_oid": _oid(name) for key, name in single.items() if name}
    lists = {key: names(listed) for key, listed in _lists(declaration).items()}
    values |= lists | {f"{key}_literal": literal(text) for key, text in lists.items()}
    values["trusted_oids"] = f"array[{', '.join(map(_oid, _lists(declaration)['trusted']))}]::oid[]"
    values["login_names"] = text_array(name for name in (declaration.agent, declaration.application) if name)
    values["search_path"] = names(
        dict.fromkeys((*declaration.schemas, *declaration.extension_schemas, "pg_temp")),
    )
    values["tenant_type"] = _tenant_type(declaration)
    values["connections"] = str(int(declaration.connections))
    return values


def _lists(declaration: Declaration) -> dict[str, list[str]]:
    migrator, analyst, recorder = (
        [name] if name else [] for name in (declaration.migrator, declaration.analyst, declaration.recorder)
    )
    application = readers(declaration)[1:]
    trusted = [declaration.owner, *application, *migrator, *declaration.trusted]
    lists = {
        "readers": readers(declaration),
        "entering": [*readers(declaration), *recorder],
        "recording": [*application, *recorder],
        "trusted": trusted,
        "drafting": [name for name in trusted if not (declaration.application_walled and name in application)],
        "unconfined": [*trusted, *analyst, *recorder],
        "entitled": [declaration.agent, *trusted, *analyst, *recorder],
        "logins": [*readers(declaration), *migrator, *analyst, *recorder, *declaration.trusted],
    }
    return {key: list(dict.fromkeys(listed)) for key, listed in lists.items()}


def _oid(role: str) -> str:
    return f"{literal(identifier(role))}::regrole"


def readers(declaration: Declaration) -> list[str]:
    """The logins that live behind the walls: the agent first."""
    return [declaration.agent, *([declaration.application] if declaration.application else [])]


def _tenant_type(declaration: Declaration) -> str:
    if declaration.tenant_type not in get_args(TenantType):
        raise PolicyInvalid(f"{declaration.tenant_type!r} is no type of tenants.")
    return declaration.tenant_type


def schema(name: str) -> Places:
    """A schema."""
    return {"schema": identifier(name), "schema_oid": f"{literal(identifier(name))}::regnamespace"}


def relation(of: Relation) -> Places:
    """A table or view, and what of it is hidden."""
    table = qualified(of.schema, of.name)
    return {"table": table, "table_literal": literal(table), "hidden": text_array(of.hidden)}


def column(table: TenantTable) -> Places:
    """The tenant column of a table."""
    return {
        "tenant_column": identifier(table.tenant_column),
        "tenant_column_literal": literal(table.tenant_column),
    }


def declared(tables: Iterable[TenantTable]) -> Places:
    """The oids of every table with tenants' rows: once in a script, which would else grow with their square."""
    oids = ",\n      ".join(f"{literal(qualified(table.schema, table.name))}::regclass::oid" for table in tables)
    return {"declared_oids": f"array[{oids}]::oid[]"}
