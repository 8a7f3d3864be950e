"""The schema of the attack corpus, flawed on purpose, in two databases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent_gateway import demo, policy
from tests.database.connecting import connected

__all__ = ["FOLDER", "TENANT", "WALLS", "CorpusWorld", "load"]

FOLDER = Path(__file__).parents[1] / "corpus"

TENANT = "aaaaaaaa-0000-4000-8000-00000000000a"
"""The tenant that the corpus attacks from; rows of all others carry CNRY or SECRET."""

WALLS = policy.Declaration(
    schemas=("app",),
    tenant_tables=(
        policy.TenantTable("app", "tenants", hidden=("api_key",), tenant_column="id"),
        policy.TenantTable("app", "users", hidden=("password_hash",)),
        *(
            policy.TenantTable("app", name)
            for name in (
                *("customers", "products", "invoices", "invoice_lines", "tickets", "events"),
                *("document_chunks", "audit_log"),
            )
        ),
    ),
    shared_tables=(policy.Relation("app", "currencies"),),
    views=tuple(
        policy.Relation("app", name)
        for name in ("v_my_invoices", "v_invoice_totals", "v_open_tickets", "v_revenue_rollup")
    ),
    functions=(("app", "risk_score"),),
    agent="agent_hard",
    application=None,
    migrator="app_migrator",
)


@dataclass(frozen=True, slots=True)
class CorpusWorld:
    """The flawed schema of the corpus, three times."""

    plain_dsn: str
    """As it is: policies believe `app.tenant_id`, which SQL can set, and some objects pass them by."""
    signed_dsn: str
    """The same with the kit put over it, but the strict tier: signed context and walls."""
    walled_dsn: str
    """The same with all of the kit put over it: signed context, walls, strict tier."""
    walled_database: str
    key_id: str
    context_secret: str


async def load(world: demo.World) -> CorpusWorld:
    """Load the variants into the server of the demo's world."""
    server = world.server
    plain, signed, walled = "corpus_plain", "corpus_signed", "corpus_walled"
    async with connected(server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {plain} template template0")
        await control.execute(
            f"revoke connect on database {plain} from public; grant connect on database {plain} to agent_ro"
        )
        async with connected(server.dsn("postgres", plain)) as admin:
            await admin.execute("set setup.world = '1'")
            await admin.execute((FOLDER / "world.sql").read_text("utf-8"))
            await admin.execute("reset session_replication_role")
            await admin.execute("analyze")
        for database in (signed, walled):
            await control.execute(f"create database {database} template {plain}")
    for database in (signed, walled):
        async with connected(server.dsn("postgres", database)) as admin:
            await admin.execute((FOLDER / "drop_policies.sql").read_text("utf-8"))
            for script in (policy.context(WALLS), policy.database(WALLS), policy.baseline(WALLS)):
                await admin.execute(script)
            if database == walled:
                await admin.execute(policy.strict(WALLS, demo.allowed_functions()))
            await admin.execute("select agent_gateway.install_key($1, $2)", world.key_id, world.context_secret.encode())
    return CorpusWorld(
        server.dsn("agent_ro", plain),
        server.dsn(WALLS.agent, signed),
        server.dsn(WALLS.agent, walled),
        walled,
        world.key_id,
        world.context_secret,
    )
