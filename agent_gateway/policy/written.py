"""A proposed declaration as a file that a person reads and changes: a proposal in, commented TOML out. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable

from agent_gateway.policy.declaration import Declaration, Relation, TenantTable
from agent_gateway.policy.proposal import Proposal

__all__ = ["written"]

_HEAD = """\
# What the database holds, and what the agent may see of it: read every line before you apply it.
# Nothing that is not named here is open to the agent.
"""
_TABLES = """
# Tables with tenants' rows. `hidden` columns are never shown to the agent; `tenant_column` stands where it is another
# than below; `matrix` where other tenant roles may write than below."""
_SHARED = """
# Tables that every tenant may read whole: countries, plans. Move them here from `hidden`, one by one."""
_VIEWS = """
# Views that the agent may read; they get security_invoker, so that they read with the rights of whoever asks."""
_UNSEEN = """
# What the agent may not read at all."""
_FUNCTIONS = """
# Functions of the product that the agent may call; whoever names one vouches for what it shows."""
_TENANT = """
[tenant]"""
_ROLES = """
[roles]
# Roles that are missing are made, without a password."""
_MATRIX = """
# Which tenant roles may run what on the rows of their tenant, by way of the application.
[matrix]"""
_ROLLOUT = """
# false for the first step of a roll-out: the agent stands behind its wall, and the product goes on as it was.
[rollout]"""


def written(proposal: Proposal) -> str:
    """The text of a tenancy file that says the same as the proposal's declaration."""
    declaration = proposal.declaration
    parts = [_HEAD, *_tenantless(declaration), f"schemas = {_strings(declaration.schemas)}"]
    if declaration.extension_schemas != ("public",):
        parts.append(f"extension_schemas = {_strings(declaration.extension_schemas)}")
    parts += [_TABLES, *_listed("tables", declaration.tenant_tables, proposal)]
    parts += [
        f"# {_line(_spelled(Relation(*child), declaration))}: goes with the table that it belongs to"
        for child in proposal.children
    ]
    parts += [_SHARED, *_listed("shared", declaration.shared_tables, proposal)]
    parts += [_VIEWS, *_listed("views", declaration.views, proposal)]
    parts += [_UNSEEN, *_listed("hidden", declaration.hidden_tables, proposal)]
    parts += [_FUNCTIONS, "functions = []", *(f"# {_line(note)}" for note in proposal.notes)]
    standing = f"  # {_line(proposal.standing)}" if proposal.standing else ""
    parts += [
        _TENANT,
        f"column = {_string(declaration.tenant_column)}{standing}",
        f"type = {_string(declaration.tenant_type)}",
    ]
    return "\n".join([*parts, *_roles(declaration), *_matrix(), _ROLLOUT, "application_walled = true", ""])


def _tenantless(declaration: Declaration) -> list[str]:
    """Schemas that are perhaps another program's: an extension of the platform, a scheduler."""
    without = [
        name for name in declaration.schemas if name not in {table.schema for table in declaration.tenant_tables}
    ]
    if not without:
        return []
    named = _line(", ".join(without))
    return [
        f"# {named}: no tenants' rows. Take out what another program migrates: tables of these go to the owner below."
    ]


def _listed(key: str, relations: Iterable[Relation], proposal: Proposal) -> list[str]:
    lines = [_entry(relation, proposal) for relation in relations]
    return [f"{key} = [", *lines, "]"] if lines else [f"{key} = []"]


def _entry(relation: Relation, proposal: Proposal) -> str:
    name = _string(_spelled(relation, proposal.declaration))
    more = list[str]()
    if isinstance(relation, TenantTable) and relation.tenant_column != proposal.declaration.tenant_column:
        more.append(f"tenant_column = {_string(relation.tenant_column)}")
    if relation.hidden:
        more.append(f"hidden = {_strings(relation.hidden)}")
    entry = f"{{ {', '.join([f'name = {name}', *more])} }}" if more else name
    reason = proposal.reasons.get((relation.schema, relation.name))
    return f"  {entry},{f'  # {_line(reason)}' if reason else ''}"


def _roles(declaration: Declaration) -> list[str]:
    return [
        _ROLES,
        f"agent = {_string(declaration.agent)}  # the gateway's login: reads, owns nothing",
        f"application = {_string(declaration.application or '')}  # the product's login: writes, behind the same walls",
        f"owner = {_string(declaration.owner)}  # owns the tables; nobody logs in as it",
        f"gateway_owner = {_string(declaration.gateway_owner)}  # owns the schema agent_gateway; nobody logs in as it",
        '# migrator = "app_migrator"  # the login of migrations: passes every policy (to make it needs BYPASSRLS)',
        '# analyst = "analyst"  # the login of analytics over all tenants: reads, passes every policy (the same)',
        '# recorder = "recorder"  # the login that adds to `audit_table`, and does nothing else',
        f"trusted = {_strings(declaration.trusted)}  # more logins that keep what PUBLIC could do in these schemas",
        f"bypass = {_strings(declaration.bypass)}  # logins that may pass every policy: take out whom you do not know",
    ]


def _matrix() -> list[str]:
    return [
        _MATRIX,
        'select = ["admin", "editor", "viewer"]',
        'insert = ["admin", "editor"]',
        'update = ["admin", "editor"]',
        'delete = ["admin"]',
    ]


def _spelled(relation: Relation, declaration: Declaration) -> str:
    """As `tenancy.named` reads it."""
    parts = [relation.schema, relation.name]
    if relation.schema == declaration.schemas[0]:
        parts = parts[1:]
    return ".".join(_part(part) for part in parts)


def _part(name: str) -> str:
    quoted = name.replace('"', '""')
    return f'"{quoted}"' if "." in name or '"' in name else name


def _string(value: str) -> str:
    """A basic string; JSON's escapes are TOML's, but for half a surrogate pair, which no name has."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _strings(values: Iterable[str]) -> str:
    return f"[{', '.join(_string(value) for value in values)}]"


def _line(text: str) -> str:
    """Of a comment: what would end it is written as a blank."""
    return "".join(char if char.isprintable() else " " for char in text)
