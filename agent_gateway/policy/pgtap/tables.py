"""Assertions about tenants' tables: a declaration in, lines of SQL out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from agent_gateway.policy.declaration import Declaration, TenantTable, hides
from agent_gateway.policy.matrix import Policy, policies, writing
from agent_gateway.policy.quoting import identifier, literal, names, qualified
from agent_gateway.types import TenantRole

__all__ = ["asserted", "tables"]

_ROLES: tuple[TenantRole, ...] = get_args(TenantRole)


def asserted(have: str, want: str, what: str) -> str:
    """One assertion; `have` is SQL text, the others are not."""
    return f"select is({have}, {literal(want)}, {literal(what)});"


def tables(declaration: Declaration) -> Iterator[str]:
    """What has to hold for each table, then what has to hold for whoever forges."""
    for number, table in enumerate(declaration.tenant_tables, 1):
        yield from _table(declaration, table, f"pg_temp.twin_{number}")
    for view in declaration.views:
        name, shown = literal(qualified(view.schema, view.name)), f"{view.schema}.{view.name}"
        yield asserted(
            f"pg_temp.view_asks_as({name})", "whoever reads it", f"{shown}: the view asks as whoever reads it"
        )
    read = [t for t in declaration.tenant_tables if t.matrix.select and not hides(declaration, t)]
    if read:
        yield from _forgeries(declaration, read[0])


def _table(declaration: Declaration, table: TenantTable, twin: str) -> Iterator[str]:
    name = qualified(table.schema, table.name)
    relation, column, owner = literal(name), literal(table.tenant_column), literal(declaration.owner)
    shown = f"{table.schema}.{table.name}"
    yield f"\n-- {shown}"
    if declaration.application_walled:
        yield asserted(f"pg_temp.unforced({relation})", "", f"{shown}: row-level security is enabled and forced")
    yield from _policies(policies(declaration, table), name, twin, shown, whole=declaration.application_walled)
    yield f"select pg_temp.choose({relation}, {column}, {owner});"
    yield asserted(f"(pg_temp.other({relation}) is not null)::text", "true", f"{shown}: there are rows of two tenants")
    reads = () if hides(declaration, table) else table.matrix.select
    yield from _isolated(declaration.agent, table, reads, ())
    if declaration.application and declaration.application_walled:
        yield from _isolated(declaration.application, table, table.matrix.select, writing(declaration, table))


def _policies(made: Sequence[Policy], name: str, twin: str, shown: str, *, whole: bool) -> Iterator[str]:
    """The policies are made anew on an empty table of the same columns, and PostgreSQL's spelling of both compared."""
    yield f"create temporary table {twin.removeprefix('pg_temp.')} (like {name});"
    for policy in made:
        kind = "permissive" if policy.permissive else "restrictive"
        to = names(policy.to) if policy.to else "public"
        using = f"\n  using ({policy.using.written})" if policy.using else ""
        check = f"\n  with check ({policy.check.written})" if policy.check else ""
        yield f"create policy {identifier(policy.name)} on {twin} as {kind} for {policy.command} to {to}{using}{check};"
    if whole:
        listed = f"pg_temp.policies({literal(name)})"
        yield asserted(listed, ", ".join(sorted(p.name for p in made)), f"{shown}: no policy but the declared ones")
    for policy in made:
        have, want = (f"pg_temp.policy({literal(on)}, {literal(policy.name)})" for on in (name, twin))
        yield f"select is({have}, {want}, {literal(f'{shown}: policy {policy.name}')});"


def _isolated(login: str, table: TenantTable, reads: Sequence[TenantRole], writes: Sequence[str]) -> Iterator[str]:
    """What a login sees and does in each tenant role, and with none."""
    name = literal(qualified(table.schema, table.name))
    who, column, shown = literal(login), literal(table.tenant_column), f"{table.schema}.{table.name}"
    seen, doings = f"pg_temp.seen({who}, {name}", f"pg_temp.doings({who}, {name}, {column}"
    unseen = "0" if reads else "error 42501"
    yield asserted(f"{seen}, null)", unseen, f"{shown}: {login} without a tenant sees no row")
    yield asserted(f"{doings}, null)", "", f"{shown}: {login} without a tenant does nothing")
    for role in _ROLES:
        if role in reads:
            what = f"{shown}: {login} as {role} sees the rows of its tenant, and no other"
            yield f"select is({seen}, {literal(role)}), pg_temp.held({name}), {literal(what)});"
        else:
            yield asserted(f"{seen}, {literal(role)})", unseen, f"{shown}: {login} as {role} sees no row")
        may = ", ".join(f"{command} own" for command in _may(table, role, reads, writes))
        what = f"{shown}: {login} as {role} does this and no more: {may or 'nothing'}"
        yield asserted(f"{doings}, {literal(role)})", may, what)
    yield asserted(f"pg_temp.forgeries({who}, {name}, {column})", "", f"{shown}: {login} forges no tenant by a setting")


def _may(table: TenantTable, role: TenantRole, reads: Sequence[TenantRole], writes: Sequence[str]) -> Iterator[str]:
    """UPDATE and DELETE with a condition read the rows that they change (PostgreSQL manual, CREATE POLICY, table 1)."""
    if role in reads:
        yield "select"
    for command in ("insert", "update", "delete"):
        allowed: Sequence[TenantRole] = getattr(table.matrix, command)
        if command in writes and role in allowed and (command == "insert" or role in reads):
            yield command


def _forgeries(declaration: Declaration, table: TenantTable) -> Iterator[str]:
    """The signed context itself, tried as the agent on one table's tenants; each refusal beside what is accepted."""
    who, name = literal(declaration.agent), literal(qualified(table.schema, table.name))
    mine, other = f"pg_temp.mine({name})", f"pg_temp.other({name})"
    token, accessor = "pg_temp.token({}, 'admin')", "array['select agent_gateway.tenant_id()']"
    again = f"array[format('select agent_gateway.enter(%L)', {token.format(other)})]"
    yield "\n-- the signed context"
    good = f"pg_temp.told({who}, {token.format(mine)}, {accessor})"
    yield f"select is({good}, {mine}, 'a good token opens its tenant');"
    kept = f"pg_temp.planted({who}, pg_temp.captured({token.format(mine)}))"
    yield f"select is({kept}, {mine}, 'a context that nobody touched is believed');"
    yield asserted(f"pg_temp.tampered({who}, {name})", "", "a context that was changed in one place is not believed")
    yield asserted(f"pg_temp.tokens_believed({who}, {name})", "", "a token with a flaw opens nothing")
    twice = f"pg_temp.told({who}, {token.format(mine)}, {again})"
    yield asserted(twice, "error 28000", "a transaction that has a tenant takes no other")
    for what, statement in (
        ("the keys are not read", "select count(*) from agent_gateway.keys"),
        ("no key is installed", "select agent_gateway.install_key('own', decode(repeat('00', 32), 'hex'))"),
    ):
        yield asserted(f"pg_temp.told({who}, null, array[{literal(statement)}])", "error 42501", what)
