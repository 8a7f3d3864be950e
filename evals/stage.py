"""Builds the databases that the walls are tried in: an embedded server in, their addresses out.

The demo's product is loaded three times. In `one` and `two` the acting tenant's rows are the same, to the byte, and
those of every other tenant differ in values, counts and distribution; `alone` holds the acting tenant and nobody else,
so that it tells what is true. Other tenants' rows lie before and behind the acting tenant's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import asyncpg

from agent_gateway import demo, policy
from agent_gateway.demo.product import Tenant, sql, tenants
from agent_gateway.embedded import Server
from evals.cases import ACTING

__all__ = ["KEY_ID", "MASTER", "PLAIN_SETTING", "Database", "Stage", "built", "connected", "fingerprint", "version"]

MASTER = "eval_master"
"""Passes every policy, writes every table, reads every column; a login of the throw-away databases only."""
PLAIN_SETTING = "app.tenant_id"
KEY_ID = "evals"

Database = Literal[
    "walled_one",
    "walled_two",
    "again_one",
    "clustered_one",
    "clustered_two",
    "signed",
    "plain",
    "open",
    "bare",
    "alone",
]
"""`walled`: the whole kit. `again_one`: the first once more, with statistics gathered anew. `clustered`: the same, with
every table in the order of its key. `signed`: without the strict tier. `plain`: policies trust a setting. `open`: no
policies, but the agent's rights. `bare`: no kit. `alone`: no kit, and no other tenant."""

_TABLES = (
    *("tenants", "users", "customers", "products", "invoices", "invoice_lines", "tickets"),
    *("events", "document_chunks"),
)
_HOLDS: Mapping[str, Database] = {"alone": "alone", "one": "bare", "two": "walled_two"}
"""The database that a world is loaded into; the others are its clones."""
_CLONED: tuple[Database, ...] = ("signed", "plain", "open", "walled_one")
_WALLED: tuple[Database, ...] = (*_CLONED, "walled_two")
_COPIED: Mapping[Database, Database] = {
    "again_one": "walled_one", "clustered_one": "walled_one", "clustered_two": "walled_two",
}  # fmt: skip
_MASTER = f"""\
do $$ begin
  if not exists (select from pg_roles where rolname = '{MASTER}') then
    create role {MASTER} login bypassrls;
  end if;
end $$;
grant app_owner to {MASTER};
alter role {MASTER} set search_path = app, public;
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """The databases, and the key of their tenant contexts."""

    server: Server
    secret: str
    tenants: Mapping[str, str]

    def dsn(self, database: Database, user: str = "agent_ro") -> str:
        """Where a login finds a database."""
        return self.server.dsn(user, self.name(database))

    def admin(self, database: Database) -> str:
        """Where the superuser finds it."""
        return self.dsn(database, "postgres")

    def name(self, database: Database) -> str:
        """What it is called on the server."""
        return f"eval_{database}"


async def built(server: Server, *, secret: str, say: Callable[[], None] | None = None) -> Stage:
    """Load, wall and clone the databases; it takes half a minute.

    Args:
        server: an embedded server that nobody else uses.
        secret: signs the tokens of these databases.
        say: is called after every step.
    """
    stage = Stage(server, secret, demo.TENANTS)
    done = say or (lambda: None)
    control = await asyncpg.connect(server.dsn("postgres", "postgres"))
    try:
        for world in ("alone", "one", "two"):
            await _loaded(control, stage, world)
            done()
        for name in _CLONED:
            await _clone(control, stage, name, "bare")
        for name in _WALLED:  # one after another: roles belong to the whole server
            await _walled(stage, name)
        done()
        for name, origin in _COPIED.items():
            await _clone(control, stage, name, origin)
            clustering = [] if name == "again_one" else await _clustering(stage, name)
            await _execute(stage.admin(name), policy.database(demo.DECLARATION), *clustering, "analyze")
        done()
    finally:
        await control.close()
    return stage


def _peopled(world: str) -> list[tuple[object, ...]]:
    """The tenants of a world, in the order in which their rows are laid down.

    The place of a tenant decides its values (demo/loading.sql); the acting tenant keeps the demo's.
    """
    acting, others = tenants()[0], tenants()[1:]
    if acting.slug != ACTING:
        raise LookupError("the demo's first tenant is not the acting one")
    if world == "alone":
        return [_row(1, acting, acting.customers)]
    rows = [_row(1, acting, acting.customers)]
    for number, tenant in enumerate(others):
        if world == "two" and number == len(others) - 1:
            continue  # whether a tenant exists is nobody's business either
        before = number % 3 == 0 if world == "one" else number % 2 == 1
        place = (-40 if before else 20) + number + (100 if world == "two" and not before else 0)
        rows.append(_row(place - (100 if world == "two" and before else 0), tenant, _size(world, number, tenant)))
    return rows


def _size(world: str, number: int, tenant: Tenant) -> int:
    """Customers of another tenant: in the second world the large ones are small, and one is many times as large."""
    if world == "one":
        return tenant.customers
    return (310, 20, 1900, 35, 90, 700, 15, 1200, 60, 240, 25)[number]


def _row(place: int, tenant: Tenant, customers: int) -> tuple[object, ...]:
    return place, tenant.id, tenant.slug, tenant.name, tenant.plan, tenant.country, customers


async def _loaded(control: asyncpg.Connection, stage: Stage, world: str) -> None:
    database = _HOLDS[world]
    await control.execute(f"drop database if exists {stage.name(database)} with (force)")
    await control.execute(f"create database {stage.name(database)} template template0")
    first, second = [await asyncpg.connect(stage.server.dsn("postgres", f"{stage.name(database)}")) for _ in "12"]
    try:
        await first.execute(policy.context(demo.DECLARATION))
        await first.execute(_MASTER)
        await first.execute(sql("schema"))
        await first.execute(sql("loading"))
        await first.copy_records_to_table("tenant", schema_name="loading", records=_peopled(world))
        await asyncio.gather(
            _run(first, (sql("people"), sql("billing"), sql("support"), sql("indexes"))),
            _run(second, (sql("events"), sql("event_indexes"))),
        )
        await _run(first, (sql("references"), sql("comments")))
        await first.execute(f"grant usage on schema agent_gateway to {MASTER}")
        await first.execute(f"grant execute on function agent_gateway.result_types(oid[]) to {MASTER}")
        await first.execute("select agent_gateway.install_key($1, $2)", KEY_ID, stage.secret.encode())
    finally:
        await first.close()
        await second.close()


async def _run(connection: asyncpg.Connection, scripts: Iterable[str]) -> None:
    for script in scripts:
        await connection.execute(script)


async def _clone(control: asyncpg.Connection, stage: Stage, database: Database, origin: Database) -> None:
    await control.execute(f"drop database if exists {stage.name(database)} with (force)")
    await control.execute(f"create database {stage.name(database)} template {stage.name(origin)}")


async def _walled(stage: Stage, database: Database) -> None:
    scripts = [policy.database(demo.DECLARATION), policy.baseline(demo.DECLARATION)]
    if database in ("walled_one", "walled_two", "open"):
        scripts.append(policy.strict(demo.DECLARATION, demo.allowed_functions()))
    if database == "open":
        scripts += [f"alter table app.{table} disable row level security" for table in _TABLES]
    if database == "plain":
        scripts += [_plain(table) for table in _TABLES]
    await _execute(stage.admin(database), *scripts)


def _plain(table: str) -> str:
    """What the usual blueprints recommend."""
    column = "id" if table == "tenants" else "tenant_id"
    return (
        f"drop policy tenant_wall on app.{table}; drop policy tenant_read on app.{table};"
        f"create policy tenant_isolation on app.{table} for select to public"
        f" using ({column} = nullif(current_setting('{PLAIN_SETTING}', true), '')::uuid)"
    )


async def _clustering(stage: Stage, database: Database) -> list[str]:
    """Puts the rows of every table in the order of its key, and so one tenant's beside each other."""
    admin = await connected(stage.admin(database))
    try:
        return [row["command"] for row in await admin.fetch(_CLUSTERING)]
    finally:
        await admin.close()


async def _execute(dsn: str, *scripts: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await _run(connection, scripts)
    finally:
        await connection.close()


async def connected(dsn: str) -> asyncpg.Connection:
    """A plain connection; whoever asks closes it."""
    return await asyncpg.connect(dsn, statement_cache_size=0)


async def version(stage: Stage) -> str:
    """The server's."""
    admin = await connected(stage.admin("bare"))
    try:
        return str(await admin.fetchval("show server_version"))
    finally:
        await admin.close()


async def fingerprint(stage: Stage, database: Database) -> Mapping[str, tuple[int, str]]:
    """Every table's count and hash, as the superuser sees them, and what else there is: relations, functions, roles."""
    admin = await connected(stage.admin(database))
    try:
        found: dict[str, tuple[int, str]] = {}
        for (name,) in await admin.fetch(_RELATIONS):
            row = await admin.fetchrow(
                f"select count(*), md5(coalesce(sum(hashtextextended(t::text, 0)), 0)::text) from {name} as t"
            )
            found[name] = (row[0], row[1])
        row = await admin.fetchrow(_BESIDE)
        found["catalogs"] = (row[0], row[1])
    finally:
        await admin.close()
    return MappingProxyType(found)


_RELATIONS = """\
select oid::regclass::text from pg_class
where relkind = 'r' and relnamespace in ('app'::regnamespace, 'public'::regnamespace, 'agent_gateway'::regnamespace)
order by 1"""
_CLUSTERING = """\
select format('cluster %s using %I', i.indrelid::regclass, k.relname) as command
from pg_index as i join pg_class as k on k.oid = i.indexrelid join pg_class as t on t.oid = i.indrelid
where i.indisprimary and t.relkind = 'r' and t.relnamespace = 'app'::regnamespace
order by 1"""
_BESIDE = """\
select count(*), md5(string_agg(what, E'\\n' order by what))
from (
  select format('%s %s %s %s', c.relkind, c.oid::regclass, c.relacl, c.relrowsecurity) as what
  from pg_class as c where c.relnamespace not in ('pg_toast'::regnamespace) and c.relkind <> 'i'
  union all select format('f %s %s %s', p.oid::regprocedure, p.proacl, md5(p.prosrc)) from pg_proc as p
  union all select format('p %s %s %s', p.polrelid::regclass, p.polname, pg_get_expr(p.polqual, p.polrelid))
  from pg_policy as p
  union all select format('r %s %s %s %s', r.rolname, r.rolsuper, r.rolbypassrls, r.rolconfig) from pg_roles as r
  union all select format('l %s', m.oid) from pg_largeobject_metadata as m
  union all select format('s %s', n.nspname) from pg_namespace as n where n.nspname !~ '^pg_(toast_)?temp'
) as everything"""
