"""The demo's world and the walls that the kit put around it."""

from __future__ import annotations

import asyncpg
import pytest

from agent_gateway import demo, policy
from agent_gateway.demo import DECLARATION, TENANTS, World
from tests.database.conftest import Mint
from tests.database.connecting import connected, refusal

TABLES = [(table.name, table.tenant_column) for table in DECLARATION.tenant_tables]
VIEWS = [view.name for view in DECLARATION.views]
ACME, GLOBEX = TENANTS["acme"], TENANTS["globex"]


async def enter(connection: asyncpg.Connection, token: str) -> None:
    await connection.execute("select agent_gateway.enter($1)", token)


# what is in it


async def test_the_world_is_large(admin: asyncpg.Connection) -> None:
    counts = [await admin.fetchval(f"select count(*) from app.{table}") for table, _ in TABLES]
    assert sum(counts) >= 200_000


async def test_one_tenant_holds_half_of_the_rows(admin: asyncpg.Connection) -> None:
    share = await admin.fetchval("select avg((tenant_id = $1)::int) from app.invoices", GLOBEX)
    assert share == pytest.approx(0.5, abs=0.02)


async def test_the_tenants_are_those_of_the_list(admin: asyncpg.Connection) -> None:
    rows = await admin.fetch("select slug, id::text from app.tenants")
    assert {row["slug"]: row["id"] for row in rows} == dict(TENANTS)
    assert len(rows) >= 8


@pytest.mark.parametrize(("table", "column"), TABLES)
async def test_every_row_carries_the_canary_of_its_tenant_and_no_other(
    admin: asyncpg.Connection, table: str, column: str
) -> None:
    found = await admin.fetch(
        f"""
        select r.{column}::text as tenant, array_agg(distinct coalesce(c.found[1], 'none')) as canaries
        from app.{table} as r
        left join lateral regexp_matches(r::text, 'canary-[a-z]+[^a-z]', 'g') as c (found) on true
        group by r.{column}
        """
    )
    by_domain = {"customers", "users"}  # their addresses end in canary-<slug>.example
    expected = {id_: [f"canary-{slug}-"] + [f"canary-{slug}."] * (table in by_domain) for slug, id_ in TENANTS.items()}
    assert {row["tenant"]: row["canaries"] for row in found} == expected


async def test_the_total_of_an_invoice_is_the_sum_of_its_lines(admin: asyncpg.Connection) -> None:
    wrong = await admin.fetchval(
        """
        select count(*)
        from app.invoices as i
        left join (
          select tenant_id, invoice_id, sum(amount) as total from app.invoice_lines group by tenant_id, invoice_id
        ) as l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
        where l.total is distinct from i.total
        """
    )
    assert wrong == 0


async def test_every_key_and_index_leads_with_the_tenant(admin: asyncpg.Connection) -> None:
    indexes = await admin.fetch(
        """
        select i.indrelid::regclass::text as relation, a.attname::text as leading, i.indnatts as width
        from pg_index as i
        join pg_class as c on c.oid = i.indrelid and c.relnamespace = 'app'::regnamespace
        join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        """
    )
    stray = [row["relation"] for row in indexes if row["leading"] != "tenant_id"]
    assert sorted(stray) == ["app.currencies", "app.tenants", "app.tenants"]
    assert len(indexes) > 20


# who sees what


@pytest.mark.parametrize(("table", "column"), TABLES)
async def test_a_tenant_sees_all_its_rows_and_no_others(
    agent: asyncpg.Connection, admin: asyncpg.Connection, mint: Mint, table: str, column: str
) -> None:
    there = await admin.fetchval(f"select count(*) from app.{table} where {column} = $1", ACME)
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
        seen = await agent.fetch(f"select {column}::text as tenant, count(*) as rows from app.{table} group by 1")
    assert there > 0
    assert [tuple(row) for row in seen] == [(ACME, there)]


@pytest.mark.parametrize("view", VIEWS)
async def test_a_view_shows_the_rows_of_whoever_asks(
    agent: asyncpg.Connection, admin: asyncpg.Connection, mint: Mint, view: str
) -> None:
    there = await admin.fetchval(f"select count(*) from app.{view} where tenant_id = $1", ACME)
    assert await admin.fetchval(f"select count(distinct tenant_id) from app.{view}") > 1
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
        seen = await agent.fetch(f"select tenant_id::text, count(*) from app.{view} group by 1")
    assert there > 0
    assert [tuple(row) for row in seen] == [(ACME, there)]


@pytest.mark.parametrize("relation", [table for table, _ in TABLES] + VIEWS)
async def test_without_a_context_there_are_no_rows(agent: asyncpg.Connection, relation: str) -> None:
    assert await agent.fetchval(f"select count(*) from app.{relation}") == 0


async def test_the_shared_table_is_the_same_for_everybody(agent: asyncpg.Connection) -> None:
    assert await agent.fetchval("select count(*) from app.currencies") == 6


@pytest.mark.parametrize(
    "sql",
    [
        "select password_hash from app.users",
        "select * from app.users",
        "select u from app.users as u",
        "select to_jsonb(u) from app.users as u",
        "table app.users",
        "select 1 from app.users order by password_hash",
        "select 1 from app.users where password_hash like 'a%'",
        "select api_key from app.tenants",
        "select * from app.tenants",
    ],
)
async def test_hidden_columns_cannot_be_read(agent: asyncpg.Connection, mint: Mint, sql: str) -> None:
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
        assert await refusal(agent, sql) == "42501"
        assert await refusal(agent, "select email from app.users") is None


async def test_a_partition_cannot_be_read_directly(agent: asyncpg.Connection, mint: Mint) -> None:
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
        assert await refusal(agent, "select 1 from app.events_2026_03") == "42501"
        march = "select count(*) from app.events where occurred_at between '2026-03-01' and '2026-04-01'"
        assert await agent.fetchval(march) > 0


async def test_a_granted_partition_still_shows_nothing(clone: World, mint: Mint) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("grant select on app.events_2026_03 to agent_ro")
        async with agent.transaction(readonly=True):
            await enter(agent, mint(ACME, db=clone.database))
            assert await agent.fetchval("select count(*) from app.events_2026_03") == 0


async def test_the_kit_takes_rights_on_partitions_away(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("grant select on app.events_2026_03 to agent_ro, app_rw, public")
        await admin.execute(policy.baseline(DECLARATION))
        rights = "select has_table_privilege($1, 'app.events_2026_03', 'select')"
        assert not await admin.fetchval(rights, "agent_ro")
        assert not await admin.fetchval(rights, "app_rw")


async def test_a_careless_policy_does_not_open_the_wall(clone: World, mint: Mint) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("create policy careless on app.customers for select to public using (true)")
        async with agent.transaction(readonly=True):
            await enter(agent, mint(ACME, db=clone.database))
            assert await agent.fetchval("select count(*) from app.customers") == 560


async def test_the_owner_of_the_tables_stands_behind_the_wall_too(admin: asyncpg.Connection) -> None:
    async with admin.transaction():
        await admin.execute("set local role app_owner")
        assert await admin.fetchval("select count(*) from app.customers") == 0


# who writes


@pytest.mark.parametrize(
    "sql",
    [
        "insert into app.currencies values ('XXX', 'x', 2, 1)",
        "update app.customers set name = 'x'",
        "delete from app.tickets",
        "truncate app.tickets",
        "create table app.mine (id int)",
        "create table public.mine (id int)",
        "create temporary table mine (id int)",
        "create function app.mine() returns int return 1",
        "create schema mine",
        "select 1 from app.customers for update",
        "set role app_rw",
        "set session authorization postgres",
    ],
)
async def test_the_agent_changes_nothing_even_outside_a_read_only_transaction(
    agent: asyncpg.Connection, mint: Mint, sql: str
) -> None:
    async with agent.transaction():
        await agent.execute("set transaction read write")
        await enter(agent, mint(ACME, "admin"))
        assert await refusal(agent, sql) == "42501"


async def test_the_agent_owns_nothing_and_is_a_member_of_nothing(admin: asyncpg.Connection) -> None:
    role = await admin.fetchrow("select * from pg_roles where rolname = 'agent_ro'")
    assert role is not None
    flags = ("rolsuper", "rolinherit", "rolcreaterole", "rolcreatedb", "rolreplication", "rolbypassrls")
    assert not any(role[flag] for flag in flags)
    assert not await admin.fetchval("select count(*) from pg_auth_members where member = $1", role["oid"])
    assert not await admin.fetchval("select count(*) from pg_class where relowner = $1", role["oid"])


INSERT = "insert into app.products values ($1::text::uuid, 999, 'SKU-999', 'x', 'software', 1, null, 'x') returning id"
UPDATE = "update app.products set name = 'x' where tenant_id = $1::text::uuid returning id"
DELETE = "delete from app.document_chunks where tenant_id = $1::text::uuid returning id"


@pytest.mark.parametrize(
    ("role", "sql", "changes"),
    [
        ("viewer", UPDATE, False),
        ("viewer", DELETE, False),
        ("editor", INSERT, True),
        ("editor", UPDATE, True),
        ("editor", DELETE, False),
        ("admin", INSERT, True),
        ("admin", UPDATE, True),
        ("admin", DELETE, True),
    ],
)
async def test_the_role_of_the_token_decides_who_writes(
    world: World, mint: Mint, role: str, sql: str, *, changes: bool
) -> None:
    async with connected(world.application_dsn) as application:
        transaction = application.transaction()
        await transaction.start()
        await enter(application, mint(ACME, role))
        assert bool(await application.fetch(sql, ACME)) is changes
        await transaction.rollback()


@pytest.mark.parametrize(("role", "tenant"), [("viewer", ACME), ("admin", GLOBEX)])
async def test_a_row_that_may_not_be_inserted_is_an_error(world: World, mint: Mint, role: str, tenant: str) -> None:
    async with connected(world.application_dsn) as application, application.transaction():
        await enter(application, mint(ACME, role))
        assert await refusal(application, INSERT, tenant) == "42501"


async def test_rows_of_others_are_not_there_to_be_changed(world: World, mint: Mint) -> None:
    async with connected(world.application_dsn) as application, application.transaction():
        await enter(application, mint(ACME, "admin"))
        assert await application.fetch(DELETE, GLOBEX) == []


async def test_a_row_cannot_be_given_to_another_tenant(world: World, mint: Mint) -> None:
    async with connected(world.application_dsn) as application, application.transaction():
        await enter(application, mint(ACME, "admin"))
        assert await refusal(application, "update app.document_chunks set tenant_id = $1", GLOBEX) == "42501"


# the kit


STATE = """
select 'policy' as kind, tablename || '.' || policyname as name,
  concat_ws(' ', permissive, roles, cmd, qual, with_check) as value
from pg_policies
union all
select 'relation', oid::regclass::text,
  concat_ws(' ', relrowsecurity, relforcerowsecurity, reloptions, pg_temp.sorted(relacl))
from pg_class where relkind in ('r', 'p', 'v')
union all
select 'column', attrelid::regclass || '.' || attname, pg_temp.sorted(attacl) from pg_attribute where attacl is not null
union all
select 'function', oid::regprocedure::text,
  concat_ws(' ', md5(prosrc), prosecdef, proconfig, pg_temp.sorted(proacl))
from pg_proc where pronamespace <> pg_my_temp_schema()
union all
select 'schema', nspname, pg_temp.sorted(nspacl) from pg_namespace
union all
select 'database', datname, pg_temp.sorted(datacl) from pg_database where datname = current_database()
union all
select 'language', lanname, pg_temp.sorted(lanacl) from pg_language
union all
select 'role', rolname, concat_ws(' ', rolsuper, rolinherit, rolcanlogin, rolbypassrls, rolconnlimit, rolconfig)
from pg_roles
union all
select 'default', defaclrole::regrole::text, pg_temp.sorted(defaclacl) from pg_default_acl
order by 1, 2, 3
"""
SORTED = """
create function pg_temp.sorted(acl aclitem[]) returns text language sql
return (select string_agg(a::text, ' ' order by a::text) from unnest(acl) as a)
"""


async def test_running_the_kit_twice_changes_nothing(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(SORTED)
        before = await admin.fetch(STATE)
        for script in (
            policy.context(DECLARATION),
            policy.database(DECLARATION),
            policy.baseline(DECLARATION),
            policy.strict(DECLARATION, demo.allowed_functions()),
        ):
            await admin.execute(script)
        after = await admin.fetch(STATE)
    assert len(before) > 1_000
    assert set(before) ^ set(after) == set()


async def test_a_shorter_allowlist_takes_functions_away(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        async with agent.transaction():
            assert await refusal(agent, "select initcap('x')") is None
        await admin.execute(policy.strict(DECLARATION, ["upper"]))
        async with agent.transaction():
            assert await refusal(agent, "select initcap('x')") == "42501"
            assert await refusal(agent, "select upper('x')") is None


async def test_an_overload_that_runs_sql_is_not_granted_with_its_siblings(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent, agent.transaction():
        await admin.execute(policy.strict(DECLARATION, ["ts_rewrite"]))
        assert await refusal(agent, "select ts_rewrite('a'::tsquery, 'a'::tsquery, 'b'::tsquery)") is None
        assert await refusal(agent, "select ts_rewrite('a'::tsquery, 'select 1, 2')") == "42501"
