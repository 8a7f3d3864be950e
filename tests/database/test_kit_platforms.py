"""What platforms bring along, taken through the kit: roles that a login becomes, and what tables have in version 18."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agent_gateway import policy
from agent_gateway.policy import kit, linter, proposal
from tests.database.connecting import connected, database
from tests.database.kitted import TODAY

NAME = "kit_platforms"
ROLES = ("kit_rest", "kit_auth", "kit_elsewhere", "kit_signed_in", "kit_service")
LOGINS = """
    create role kit_signed_in nologin;
    create role kit_service nologin bypassrls;
    create role kit_rest login noinherit in role kit_signed_in, kit_service;
    create role kit_auth login;
    create role kit_elsewhere login;
    create schema auth authorization kit_auth;
    create table auth.users (id uuid primary key, email text);
    alter table auth.users owner to kit_auth;
    create table organizations (id uuid primary key, name text);
    create table projects (id uuid primary key, organization_id uuid not null references organizations);
    create table prices (id text primary key);
    grant select, insert on organizations, projects to kit_signed_in;
    grant select on prices to public;
"""
TABLES = """
    create table tenants (id uuid primary key, name text not null);
    create table leases (
      tenant_id uuid not null references tenants, room int4range not null, during daterange not null,
      primary key (room, during without overlaps)
    );
    create table lease_items (
      id bigint generated always as identity primary key, tenant_id uuid not null references tenants,
      room int4range not null, during daterange not null,
      foreign key (room, period during) references leases (room, period during)
    );
    create table orders (
      id bigint generated always as identity primary key, tenant_id uuid not null references tenants
    );
    create table notes (
      id bigint generated always as identity primary key, tenant_id uuid not null references tenants,
      order_id bigint, foreign key (order_id) references orders (id) not enforced
    );
    create table old_notes (id bigint generated always as identity primary key, tenant_id uuid references tenants);
    insert into old_notes default values;
    alter table old_notes add constraint has_a_tenant not null tenant_id not valid;
    create table amounts (
      tenant_id uuid not null references tenants, amount numeric,
      net numeric generated always as (amount / 1.2) virtual, day date generated always as (date '2026-05-05') virtual
    );
"""


@pytest.fixture(scope="module")
async def proposed(world) -> AsyncIterator[proposal.Proposal]:
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        try:
            async with database(world.server, f"{NAME}_roles", LOGINS) as dsn:
                yield proposal.propose(await kit.survey(dsn))
        finally:
            for role in ROLES:
                await control.execute(f"drop role if exists {role}")


def test_the_product_is_the_login_that_can_become_who_was_granted_most(proposed):
    assert (proposed.declaration.application, proposed.declaration.trusted) == ("kit_rest", ("kit_auth",))


def test_who_may_pass_the_policies_by_becoming_another_is_told(proposed):
    assert any("kit_rest can become kit_service" in note for note in proposed.notes)


def test_what_everybody_may_makes_nobody_trusted(proposed):
    assert "kit_elsewhere" not in proposed.declaration.trusted
    assert any("`public.prices`" in note for note in proposed.notes)


@pytest.fixture(scope="module")
def temporal() -> None:
    """What only PostgreSQL 18 has."""


@pytest.fixture(scope="module")
async def dsn(world, temporal: None) -> AsyncIterator[str]:  # noqa: ARG001  # chosen by the version
    async with database(world.server, NAME, TABLES) as dsn:
        yield dsn


@pytest.fixture(scope="module")
async def declaration(dsn) -> policy.Declaration:
    found = proposal.propose(await kit.survey(dsn)).declaration
    return replace(found, **{role: f"{NAME}_{role}" for role in ("agent", "application", "owner", "gateway_owner")})


@pytest.fixture(scope="module")
async def built(dsn, declaration) -> kit.Outcome:
    return await kit.apply(dsn, kit.Order(declaration), kit.KINDS)


async def found(dsn, declaration, code) -> list[str]:
    return [f.object for f in (await linter.run(dsn, declaration, linter.chosen([code]), TODAY)).findings]


async def test_a_temporal_key_is_found_and_no_plain_one_is_proposed_for_it(dsn, declaration, built):
    assert await found(dsn, declaration, "TEN003") == ["public.lease_items"]
    assert [m.object for m in built.left if m.kind == "foreign-keys"] == []


async def test_a_key_that_is_not_enforced_stays_so(dsn, built):
    assert built.committed
    async with connected(dsn) as admin:
        assert await admin.fetchval("select not conenforced from pg_constraint where conname = 'notes_order_id_fkey'")


async def test_a_tenant_that_is_required_of_new_rows_only_is_found_until_old_ones_have_one(dsn, declaration, built):
    assert built.committed
    assert await found(dsn, declaration, "TEN001") == ["public.old_notes"]
    async with connected(dsn) as admin:
        await admin.execute("set session_replication_role = replica; delete from old_notes")
    await kit.apply(dsn, kit.Order(declaration), kit.KINDS)
    assert await found(dsn, declaration, "TEN001") == []


async def test_no_index_is_proposed_with_a_column_that_is_virtual(dsn, built):
    assert [m for m in built.left if m.object == "public.amounts"] == []
    async with connected(dsn) as admin:
        made = await admin.fetchval(
            "select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'amounts'::regclass"
        )
    assert made.endswith("(tenant_id) INCLUDE (amount)")


async def test_a_second_run_changes_nothing(dsn, declaration, built):
    assert built.committed
    assert (await kit.compare(dsn, kit.Order(declaration))).changes == ()
