"""The policies of a tenants' table: which, for whom, with which expressions. A declaration in, values out. Pure.

Beside each expression stands how PostgreSQL shows it again, so that a policy that is right already is left alone: to
drop and create one locks its table.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_gateway.policy import places
from agent_gateway.policy.declaration import Declaration, TenantTable, hides, is_audit
from agent_gateway.policy.quoting import identifier, literal, names, text_array
from agent_gateway.types import TenantRole

__all__ = ["EVERYBODY", "Policy", "policies", "writing"]

EVERYBODY: tuple[str, ...] = ()
"""PUBLIC: also roles that are made tomorrow."""

_LETTERS = {"all": "*", "select": "r", "insert": "a", "update": "w", "delete": "d"}
_ANYBODY: tuple[TenantRole, ...] = ("admin", "editor", "viewer")


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition as it is written, and as SQL that gives PostgreSQL's own spelling of it."""

    written: str
    shown: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy of a table."""

    name: str
    command: str
    to: tuple[str, ...]
    why: str
    using: Expression | None = None
    check: Expression | None = None
    permissive: bool = True

    def places(self) -> places.Places:
        """What stands in `policy.sql`."""
        written = [(word, made) for word, made in (("using", self.using), ("with check", self.check)) if made]
        return {
            "policy": self.name,
            "policy_literal": literal(self.name),
            "why": self.why,
            "permissive": str(self.permissive).lower(),
            "kind": "permissive" if self.permissive else "restrictive",
            "command": self.command,
            "letter": literal(_LETTERS[self.command]),
            "grantees": names(self.to) if self.to else "public",
            "polroles": _oids(self.to),
            "expressions": "".join(f"\n      {word} ({made.written})" for word, made in written),
            "shown_using": self.using.shown if self.using else "''",
            "shown_check": self.check.shown if self.check else "''",
        }


def policies(declaration: Declaration, table: TenantTable) -> tuple[Policy, ...]:
    """The policies of the table, the wall first. A command that no tenant role may run has none: nobody may."""
    wall = _wall(table)
    if not declaration.application_walled:
        return _agent_alone(declaration, table, wall)
    readers = tuple(places.readers(declaration)[hides(declaration, table) :])
    made = [
        Policy("tenant_wall", "all", EVERYBODY, "the tenant wall", using=wall, check=wall, permissive=False),
        *(_if_any(table.matrix.select, "tenant_read", "select", readers) if readers else []),
    ]
    if declaration.application:
        for command in ("insert", "update", "delete"):
            if command == "insert" or not is_audit(declaration, table):
                allowed: tuple[TenantRole, ...] = getattr(table.matrix, command)
                made += _if_any(allowed, f"tenant_{command}", command, (declaration.application,))
    if declaration.recorder and is_audit(declaration, table):
        made += _if_any(_ANYBODY, "tenant_record", "insert", (declaration.recorder,))
    return tuple(made)


def writing(declaration: Declaration, table: TenantTable) -> list[str]:
    """The commands that the application is granted: those that some tenant role may run."""
    commands = ("select", "insert") if is_audit(declaration, table) else ("select", "insert", "update", "delete")
    return [command for command in commands if getattr(table.matrix, command)]


def _agent_alone(declaration: Declaration, table: TenantTable, wall: Expression) -> tuple[Policy, ...]:
    """The first step of a roll-out: the wall of the agent, and nothing for anybody else."""
    agent = (declaration.agent,)
    role = _has_role(table.matrix.select)
    both = Expression(f"{wall.written} and {role.written}", f"format('(%s AND %s)', {wall.shown}, {role.shown})")
    made = [Policy("tenant_wall", "all", agent, "the agent's wall", using=wall, check=wall, permissive=False)]
    if table.matrix.select and not hides(declaration, table):
        made.append(Policy("tenant_read", "select", agent, "who reads", using=both))
    return tuple(made)


def _if_any(allowed: tuple[TenantRole, ...], name: str, command: str, to: tuple[str, ...]) -> list[Policy]:
    """The policy for one command. The role stands in USING where there is one: DELETE looks at nothing else."""
    if not allowed:
        return []
    role = _has_role(allowed)
    why = f"who may {command}: {', '.join(allowed)}"
    using = None if command == "insert" else role
    check = role if command in ("insert", "update") else None
    return [Policy(name, command, to, why, using=using, check=check)]


def _wall(table: TenantTable) -> Expression:
    shown = f"format('(%I = ( SELECT agent_gateway.tenant_id() AS tenant_id))', {literal(table.tenant_column)})"
    return Expression(f"{identifier(table.tenant_column)} = (select agent_gateway.tenant_id())", shown)


def _has_role(allowed: tuple[TenantRole, ...]) -> Expression:
    written = ", ".join(literal(role) for role in allowed)
    shown = ", ".join(f"{literal(role)}::text" for role in allowed)
    return Expression(
        f"(select agent_gateway.has_role({written}))",
        literal(f"( SELECT agent_gateway.has_role(VARIADIC ARRAY[{shown}]) AS has_role)"),
    )


def _oids(roles: tuple[str, ...]) -> str:
    if not roles:
        return "array[0::oid]"
    listed = text_array(roles)
    return f"array(select oid from pg_catalog.pg_roles where rolname = any ({listed}::name[]) order by oid)"  # noqa: S608  # quoted
