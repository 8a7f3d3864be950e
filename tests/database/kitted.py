"""Schemas that the kit was not made for, taken through it as a stranger would: look, propose, build, build again."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import asyncpg
import jwt

from agent_gateway import demo, policy
from agent_gateway.guard import lists
from agent_gateway.policy import kit, proposal, tenancy
from agent_gateway.policy.written import written
from tests.database.connecting import connected

__all__ = ["ENVIRONMENT", "TODAY", "Corpus", "Kitted", "corpora", "installed", "tenancy_of"]

FOLDER = Path(__file__).parents[1] / "corpus" / "kit"
TODAY = date(2026, 12, 1)
ENVIRONMENT = {("DB001", "server *"): "The wheel has no newer minor version."}
"""What no kit and no test can mend here, by code and object: the one waiver that is not a decision about a schema."""

_PHYSICAL = """
select sum(('x' || md5(t::text))::bit(32)::bigint) from (
  select 'class', oid, xmin::text, relacl::text, relowner::text, relrowsecurity::text from pg_class
  union all select 'policy', oid, xmin::text, polname::text, '', '' from pg_policy
  union all select 'function', oid, xmin::text, proacl::text, proowner::text, '' from pg_proc
  union all select 'schema', oid, xmin::text, nspacl::text, nspowner::text, '' from pg_namespace
  union all select 'column', attrelid, xmin::text, attnum::text, attacl::text, attnotnull::text from pg_attribute
  union all select 'constraint', oid, xmin::text, '', '', '' from pg_constraint
  union all select 'trigger', oid, xmin::text, '', '', '' from pg_trigger
  union all select 'default', oid, xmin::text, '', '', '' from pg_default_acl
  union all select 'role', oid, xmin::text, '', '', '' from pg_authid where rolname like $1
  union all select 'setting', setrole, xmin::text, '', '', '' from pg_db_role_setting
    where setrole in (select oid from pg_authid where rolname like $1)
  union all select 'database', oid, xmin::text, datacl::text, '', '' from pg_database where datname = current_database()
) as t"""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One schema, and what a test has to know of it."""

    name: str
    tenants: tuple[str, ...]
    """Three tenants, as a token spells them."""
    table: str
    """A table with rows of each."""
    tenant_column: str
    row: str
    """A new row of the table, but for the tenant: its columns."""
    values: str
    """Its values; what is unique is not."""
    change: str
    """What an update sets."""
    decided: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What its owner lives with, by code and object, and why: a decision that no kit can make."""
    owner: str | None = None
    """The login that loads it; the superuser where there is none."""


corpora = (
    Corpus(
        "bigint", ("1", "2", "3"), "public.order_lines", "account_id", "order_id, product, price",
        "(select min(id) from public.orders), 'new', 1", "price = price",
        {("TEN004", "public.accounts"): "A subdomain stands in a tenant's public address."}, owner="kit_bigint_shop",
    ),
    Corpus(
        "text", ("acme", "o'neill | sons", "größe"), "ops.api_clients", "workspace", "client, client_secret",
        "'new', 'new'", "client = client",
        {("TEN004", "docs.revisions"): "It is named by the uuid of its document; programs upsert by that."},
    ),
    Corpus(
        "everything", tuple(f"aaaaaaaa-0000-4000-8000-00000000000{n}" for n in (1, 2, 3)), '"Vertrieb"."Bestellungen"',
        '"Mandant"', '"Kunden.Nr", betrag, bestellt_am', "1, 1, '2026-05-05'", "betrag = betrag",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kitted:
    """A database that the kit has been run on."""

    corpus: Corpus
    database: str
    dsn: str
    """As who builds the walls."""
    agent_dsn: str
    application_dsn: str
    declaration: policy.Declaration
    order: kit.Order
    first: kit.Outcome
    second: kit.Outcome
    physical: tuple[int, int]
    """The catalogs before and after the second run, to the transaction that wrote each row."""
    key_id: str = field(default="gateway")
    secret: str = field(default="", repr=False)

    def token(self, tenant: str, role: str) -> str:
        claims = {"tid": tenant, "role": role, "sub": "test", "aud": "agent-db", "db": self.database}
        return jwt.encode(
            claims | {"exp": int(time.time()) + 60}, self.secret, algorithm="HS256", headers={"kid": self.key_id}
        )

    @asynccontextmanager
    async def entered(self, dsn: str, tenant: str, role: str = "viewer") -> AsyncIterator[asyncpg.Connection]:
        """A transaction in a tenant's context, rolled back."""
        async with connected(dsn) as connection:
            await connection.execute("begin read write")
            await connection.fetchval("select agent_gateway.enter($1)", self.token(tenant, role))
            yield connection
            await connection.execute("rollback")


async def tenancy_of(dsn: str, name: str, corpus: Corpus) -> str:
    """What `init` proposes, with roles of its own: those of the demo have settings that other tests rely on."""
    text = written(proposal.propose(await kit.survey(dsn)))
    for role in ("agent_ro", "app_rw", "app_owner", "gw_owner"):
        text = text.replace(f'"{role}"', f'"kit_{name}_{role.partition("_")[2]}_{role.partition("_")[0]}"')
    waivers = [
        f'[[lint.waivers]]\ncode = "{code}"\nobject = "{object_}"\nreason = "{reason}"\nexpires = 2100-01-01\n'
        for (code, object_), reason in (ENVIRONMENT | dict(corpus.decided)).items()
    ]
    return "\n".join([text, *waivers])


async def installed(  # noqa: PLR0913  # every one is named where it is called
    world: demo.World,
    corpus: Corpus,
    tier: policy.Tier,
    *,
    installer: str = "postgres",
    database_owner: str = "postgres",
    application_walled: bool = True,
) -> Kitted:
    """Load a schema, look at it, propose, build the walls, mend what is proposed, and build again."""
    name = f"kit_{corpus.name}_{tier}"
    dsn = world.server.dsn(installer, name)
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {name} template template0 owner {database_owner}")
    async with connected(dsn) as connection:
        await load(connection, corpus)
    declaration = replace(
        tenancy.parse(await tenancy_of(dsn, f"{corpus.name}_{tier}", corpus)), application_walled=application_walled
    )
    order = kit.Order(declaration, tier, lists.functions())
    first = await kit.apply(dsn, order, kit.KINDS)
    async with connected(world.server.dsn("postgres", name)) as admin:
        if installer == "postgres":  # what the operator of a server does (DB006)
            await admin.execute(f"alter role {declaration.agent} set log_statement = 'ddl'")
        await admin.execute("select agent_gateway.install_key($1, $2)", "gateway", world.context_secret.encode())
        before = await admin.fetchval(_PHYSICAL, f"kit_{corpus.name}_%")
        second = await kit.apply(dsn, order, kit.KINDS)
        after = await admin.fetchval(_PHYSICAL, f"kit_{corpus.name}_%")
    logins = [world.server.dsn(login or "", name) for login in (declaration.agent, declaration.application)]
    return Kitted(
        corpus, name, dsn, *logins, declaration, order, first, second, (before, after), secret=world.context_secret
    )


async def load(connection: asyncpg.Connection, corpus: Corpus) -> None:
    if corpus.owner:
        await connection.execute(
            f"create role {corpus.owner} login;grant create on schema public to {corpus.owner}; set role {corpus.owner}"
        )
    await connection.execute((FOLDER / f"{corpus.name}.sql").read_text("utf-8"))
