"""What the cases are tried on: captured contexts, flawed tokens, settings, relations, roles, the other session."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

import asyncpg

from agent_gateway.connection import Connection
from agent_gateway.errors import ContextRefused, SelfTestUnfinished
from agent_gateway.selftest import contexts, tokens
from agent_gateway.selftest.cases import settings
from agent_gateway.selftest.probe import SUBJECT, Probe
from agent_gateway.selftest.types import Aim, Means, Target
from agent_gateway.sql import identifier
from agent_gateway.types import Claim

__all__ = ["Scene", "changed", "literal", "planted", "setting", "staged", "watched"]

_ROLES = (
    "select quote_ident(rolname) as name from pg_catalog.pg_roles where rolname <> session_user order by 1 limit 2000"
)
_ROLES_UNLISTED = """\
select name
from (select number, number::oid::regrole::text as name from generate_series({}, {}) as number) as listed
where name <> number::text and name <> quote_ident(session_user)
order by 1"""
"""Where the catalogs are closed: nothing needs a right to write a regrole. Asked for a range of numbers at a time, as
all of them may take longer than one attempt has on a busy server."""
_NUMBERS, _AT_ONCE = 50_000, 1_000
_RELATIONS = """\
select n.nspname::text as schema, c.relname::text as name
from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and n.nspname !~ '^pg_(toast_)?temp_'
  and (
    has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger')
    or has_any_column_privilege(c.oid, 'select, insert, update, references')
  )
order by 1, 2"""
_SOURCES = """\
select prosrc from pg_catalog.pg_proc
where pronamespace <> 'pg_catalog'::regnamespace and prosrc like '%current_setting%' order by oid limit 1000"""
_SETTING_CALL = re.compile(r"current_setting\(\s*'([^']+)'")
_SETTING = re.compile(r"[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)+")
_CONTEXT = "agent_gateway.ctx"


@dataclass(frozen=True, slots=True)
class Scene:
    """The tenants are invented: `tenant` is entered, `other` must never show up."""

    tenant: str
    other: str
    targets: Mapping[Aim, tuple[Target, ...]]


async def staged(probe: Probe, other: Connection, means: Means) -> Scene:
    """Capture and collect; the other session stays open.

    Raises:
        ContextRefused: the database does not take a good token.
        SelfTestUnfinished: its context is not of the known form.
    """
    mine, theirs = await _tenants(probe)
    await means.enter(other, Claim(SUBJECT, theirs, "admin"))
    live = await _context(other) or contexts.invented(theirs, means.key_id)
    async with probe.session("admin", theirs):
        ended = await _context(probe.connection) or contexts.invented(theirs, means.key_id)
    captured = {"captured in an earlier transaction": ended, "captured on another backend": live}
    async with probe.session("open", mine):
        targets = await _targets(probe, means)
    targets |= {
        "once": (Target("", {}),),
        "context": _values(captured),
        "token": _values(_flawed(means, probe.connection.database, theirs, other.get_server_pid())),
        "second": _values({"a good token of another": _good(means, probe.connection, theirs)}),
        "setting": tuple(
            Target(name, {"setting": setting(name), "value": literal(planted(name, theirs))})
            for name in (target.label for target in targets["setting"])
        ),
        "session": (),
    }
    return Scene(mine, theirs, targets)


async def watched(other: Connection, scene: Scene, means: Means) -> Scene:
    """The scene with the other session as the gateway leaves it when an agent's statement begins: just entered."""
    await other.execute("rollback")
    token = await means.enter(other, Claim(SUBJECT, scene.other, "admin"))
    shown = literal(f"%{token.rpartition('.')[2]}%")  # its signature, which stands nowhere else
    return replace(scene, targets={**scene.targets, "session": (Target("", {"token": shown}),)})


async def changed(probe: Probe, scene: Scene, means: Means) -> Scene:
    """The scene with the context of this very session, changed: one of another transaction would be refused anyhow.

    Raises:
        SelfTestUnfinished: the context is not of the known form.
    """
    await probe.run("")
    own = await _context(probe.connection) or contexts.invented(scene.tenant, means.key_id)
    try:
        fields = contexts.tampered(own, scene.tenant, scene.other)
    except (LookupError, ValueError) as error:
        raise SelfTestUnfinished("The tenant context is not of the form of this kit.", internal=str(error)) from error
    planted = _values({"another tenant": scene.other, "another tenant, spliced": fields["tenant"]})
    targets = {**scene.targets, "context": (*planted, *scene.targets["context"]), "field": _values(fields)}
    return replace(scene, targets=targets)


async def _tenants(probe: Probe) -> tuple[str, str]:
    """Two tenants that nobody has, in the form that this database takes; whole numbers where uuids are refused."""
    refused: asyncpg.PostgresError | None = None
    for mine, theirs in ((str(uuid4()), str(uuid4())), (_far(), _far())):
        try:
            async with probe.session("locked", mine):
                return mine, theirs
        except asyncpg.PostgresError as error:
            refused = error
    raise ContextRefused(internal=str(refused)) from refused


def _far() -> str:
    """A bigint beyond what any sequence has reached."""
    return str(2**62 + uuid4().int % 2**61)


async def _context(connection: Connection) -> str:
    await connection.execute("savepoint context")
    try:
        return str(await connection.fetchval(f"show {_CONTEXT}"))
    except asyncpg.UndefinedObjectError:
        await connection.execute("rollback to savepoint context")
        return ""


async def _targets(probe: Probe, means: Means) -> dict[Aim, tuple[Target, ...]]:
    """What the database shows to the agent; where its catalogs are closed, what the gateway knows."""
    readable = [(relation.schema, relation.name) for relation in means.relations]
    listed = [(row["schema"], row["name"]) for row in (await probe.fetch(_RELATIONS)).rows]
    every = sorted({*readable, *listed, ("agent_gateway", "keys")})
    walled = [name for name in every if name[0] != "agent_gateway" and ".".join(name) not in means.shared]
    schemas = sorted({*means.schemas, "public", *(schema for schema, _ in every)})
    roles = await _roles(probe)
    sources = " ".join(row["prosrc"] for row in (await probe.fetch(_SOURCES)).rows)
    learned = {name for name in _SETTING_CALL.findall(sources) if _SETTING.fullmatch(name) and name != _CONTEXT}
    return {
        "relation": tuple(_relation(*name) for name in walled if name in {*readable, *listed}),
        "object": tuple(_relation(*name) for name in every),
        "schema": tuple(Target(name, {"schema": identifier(name)}) for name in schemas),
        "role": tuple(Target(name, {"role": name}) for name in roles),
        "setting": tuple(Target(name, {}) for name in sorted({*settings(), *learned})),
    }


async def _roles(probe: Probe) -> list[str]:
    """The roles that somebody could become, quoted."""
    said = [await probe.fetch(_ROLES)]
    if not said[0].ran:
        starts = range(1, _NUMBERS, _AT_ONCE)
        said = [await probe.fetch(_ROLES_UNLISTED.format(start, start + _AT_ONCE - 1)) for start in starts]
    missing = next((answer.sqlstate for answer in said if not answer.ran), "")
    roles = [str(row["name"]) for answer in said for row in answer.rows]
    if missing or not roles:
        raise SelfTestUnfinished(internal=f"no roles are found: {missing}")
    return roles


def _relation(schema: str, name: str) -> Target:
    return Target(f"{schema}.{name}", {"relation": identifier(schema, name)})


def _values(values: Mapping[str, str]) -> tuple[Target, ...]:
    return tuple(Target(label, {"value": literal(value)}) for label, value in values.items())


def _claims(database: str, tenant: str) -> tokens.Claims:
    return {"tid": tenant, "role": "admin", "sub": SUBJECT, "aud": "agent-db", "db": database}


def _good(means: Means, connection: Connection, tenant: str) -> str:
    claims = {**_claims(connection.database, tenant), "exp": int(time.time()) + 60}
    return tokens.signed(claims, key_id=means.key_id, secret=means.secret)


def _flawed(means: Means, database: str, tenant: str, pid: int) -> Mapping[str, str]:
    return tokens.flawed(
        _claims(database, tenant), key_id=means.key_id, secret=means.secret, now=int(time.time()), foreign_pid=pid
    )


def planted(name: str, tenant: str) -> str:
    """What a policy that trusts the setting would take for the tenant."""
    names = ("tenant_id", "tid", "tenant", "org_id", "sub")
    return json.dumps(dict.fromkeys(names, tenant)) if name.endswith("claims") else tenant


def setting(name: str) -> str:
    """The name of a setting as SQL text, whatever words it is made of."""
    return ".".join(identifier(part) for part in name.split("."))


def literal(value: str) -> str:
    """A string in single quotes, as `standard_conforming_strings` reads them."""
    return "'" + value.replace("'", "''") + "'"
