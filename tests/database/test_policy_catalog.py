"""What the database tells of itself where its catalogs are closed."""

from __future__ import annotations

import json

import asyncpg
import pytest

from agent_gateway import policy
from agent_gateway.demo import DECLARATION, World
from agent_gateway.policy import Declaration, TenantTable
from tests.database.conftest import Mint
from tests.database.connecting import connected


async def catalog(connection: asyncpg.Connection) -> dict[str, asyncpg.Record]:
    rows = await connection.fetch("select * from agent_gateway.catalog()")
    return {f"{row['schema']}.{row['name']}": row for row in rows}


async def test_the_catalog_lists_what_is_declared_in_order(agent: asyncpg.Connection) -> None:
    declared = [*DECLARATION.tenant_tables, *DECLARATION.shared_tables, *DECLARATION.views]
    found = await catalog(agent)
    assert list(found) == sorted(f"{relation.schema}.{relation.name}" for relation in declared)


@pytest.mark.parametrize(
    ("relation", "kind"),
    [("app.customers", "table"), ("app.events", "partitioned table"), ("app.monthly_revenue", "view")],
)
async def test_the_catalog_tells_the_kind(agent: asyncpg.Connection, relation: str, kind: str) -> None:
    assert (await catalog(agent))[relation]["kind"] == kind


async def test_the_catalog_tells_keys(agent: asyncpg.Connection) -> None:
    invoices = (await catalog(agent))["app.invoices"]
    assert invoices["primary_key"] == ["tenant_id", "id"]
    assert {
        "columns": ["tenant_id", "customer_id"],
        "relation": "app.customers",
        "references": ["tenant_id", "id"],
    } in (json.loads(invoices["foreign_keys"]))


async def test_a_key_to_a_closed_table_is_not_told(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("revoke all on app.customers from agent_ro")
        keys = json.loads((await catalog(agent))["app.invoices"]["foreign_keys"])
    assert {key["relation"] for key in keys} == {"app.tenants", "app.currencies"}


async def test_the_catalog_marks_hidden_columns(agent: asyncpg.Connection) -> None:
    columns = json.loads((await catalog(agent))["app.users"]["columns"])
    assert [column["name"] for column in columns if not column["readable"]] == ["password_hash"]
    email = next(column for column in columns if column["name"] == "email")
    assert email == {"name": "email", "type": "text", "nullable": False, "comment": None, "readable": True}


async def test_the_catalog_spells_types_as_postgresql_does(agent: asyncpg.Connection) -> None:
    found = await catalog(agent)
    columns = [*json.loads(found["app.document_chunks"]["columns"]), *json.loads(found["app.customers"]["columns"])]
    types = {column["name"]: column["type"] for column in columns}
    assert types["embedding"] == "public.vector(8)"
    assert types["credit_limit"] == "numeric(12,2)"
    assert types["tags"] == "text[]"


async def test_the_catalog_tells_values_of_enums_and_fields_of_composites(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute(
            """
            create type app.mood as enum ('good', 'bad');
            alter type app.mood add value 'fair' before 'bad';
            create domain app.known_mood as app.mood not null;
            create type app.place as (city text, moods app.known_mood[]);
            create domain app.places as app.place[];
            create table app.visits (
                id int, moods app.known_mood[], place app.place, places app.places, product app.products,
                hidden app.mood
            );
            grant select (id, moods, place, places, product) on app.visits to agent_ro;
            """
        )
        columns = json.loads((await catalog(agent))["app.visits"]["columns"])
        products = json.loads((await catalog(agent))["app.products"]["columns"])
    moods, place = ["good", "fair", "bad"], ["city", "moods"]
    told = {column["name"]: (column.get("labels"), column.get("fields")) for column in columns}
    assert told == {
        "moods": (moods, None),
        "place": (None, place),
        "places": (None, None),
        "hidden": (None, None),
        "product": (None, [column["name"] for column in products]),
        "id": (None, None),
    }


async def test_what_extensions_bring_is_not_in_the_catalog(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("create view public.statements as select 1; grant select on public.statements to agent_ro")
        assert "public.statements" in await catalog(agent)
        await admin.execute("alter extension vector add view public.statements")
        assert "public.statements" not in await catalog(agent)


RESULT_TYPES = "select * from agent_gateway.result_types($1) order by oid"


async def test_result_types_are_named(agent: asyncpg.Connection) -> None:
    rows = await agent.fetch(RESULT_TYPES, [1009, 23, 1700])
    assert [tuple(row) for row in rows] == [
        (23, "integer", "integer", None),
        (1009, "text[]", "text[]", "text"),
        (1700, "numeric", "numeric", None),
    ]


async def test_the_result_type_of_a_domain_is_told_with_its_base(clone: World) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("create domain app.codes as text[]; create domain app.short as app.codes")
        oid = await admin.fetchval("select 'app.short'::regtype::oid")
        rows = await agent.fetch(RESULT_TYPES, [oid])
    assert [tuple(row) for row in rows] == [(oid, "app.short", "text[]", "text")]


async def test_a_type_that_does_not_exist_is_not_told(agent: asyncpg.Connection) -> None:
    assert await agent.fetch(RESULT_TYPES, [4_000_000_000]) == []


async def test_the_kit_fits_names_that_need_quotes(clone: World, mint: Mint) -> None:
    schema, table, column, hidden = 'We\'ird "schema" %s', "Ta.ble $$ %", 'ten"ant', "sec'ret \\"
    declaration = Declaration(
        schemas=("app", schema),
        tenant_tables=(TenantTable(schema, table, hidden=(hidden,), tenant_column=column),),
        agent='agent\'s "other" %',
    )
    name = policy.identifier(schema) + "." + policy.identifier(table)
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(f"create schema {policy.identifier(schema)}")
        await admin.execute(
            f"create table {name} ({policy.identifier(column)} uuid, shown int, {policy.identifier(hidden)} text)"
        )
        await admin.execute(f"insert into {name} select id, 1, 'x' from app.tenants")
        for script in (
            policy.context(declaration),
            policy.database(declaration),
            policy.baseline(declaration),
            policy.strict(declaration, ["count"]),
        ):
            await admin.execute(script)
    async with (
        connected(clone.server.dsn(declaration.agent, clone.database)) as agent,
        agent.transaction(readonly=True),
    ):
        await agent.execute("select agent_gateway.enter($1)", mint(db=clone.database))
        assert await agent.fetchval(f"select count(shown) from {name}") == 1
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await agent.fetch(f"select {policy.identifier(hidden)} from {name}")
