"""A product whose tables are not alike: domains, other names of the tenant column, heirs, rows of nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest

from agent_gateway.errors import PolicyRefused
from agent_gateway.policy import Relation, kit, linter, render
from tests.database.connecting import connected
from tests.database.kitted import TODAY

NAME = "kit_shapes"
AGENT, APPLICATION = f"{NAME}_agent", f"{NAME}_application"
SCHEMA = f"""
    create domain known as bigint;
    create domain org_ref as known;
    create table orgs (id bigint primary key, name text not null);
    create table orders (
      org_id org_ref not null references orgs, id bigint generated always as identity primary key, pin_token text,
      shown text generated always as (pin_token || '!') stored
    );
    create table templates (org_id bigint, body text not null);
    create table transfers (org_id bigint not null references orgs, to_org bigint references orgs);
    create table deals (account_id bigint not null references orgs, title text);
    create table events (company_id bigint not null references orgs, at date not null) partition by range (at);
    create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
    create table users (id bigint primary key, last_org bigint references orgs);
    create table tagged (tags text);
    create table photos (org_id bigint not null) inherits (tagged);
    create table base (org_id bigint not null);
    create table notes () inherits (tagged, base);
    create foreign data wrapper {NAME};
    create server {NAME} foreign data wrapper {NAME};
    create foreign table far () inherits (base) server {NAME};
    create procedure tidy() language sql security definer as 'delete from transfers';
    create view names as select name from orgs;
    create role {APPLICATION} login; grant select on far to {APPLICATION};
    insert into orgs values (1, 'one'), (2, 'two');
    insert into templates values (null, 'everybody''s'), (1, 'own');
"""

PARTITION_ELSEWHERE = f"""
    create schema elsewhere;
    create table elsewhere.events_2027 partition of events for values from ('2027-01-01') to ('2028-01-01');
    grant usage on schema elsewhere to {AGENT}; grant select on elsewhere.events_2027 to {AGENT};
"""
"""In a schema that the declaration does not name."""


@pytest.fixture
async def admin(dsn) -> AsyncIterator[asyncpg.Connection]:
    async with connected(dsn) as connection:
        yield connection


def test_it_is_proposed_with_its_tenants(proposed):
    declared = {t.name: (t.tenant_column, t.hidden) for t in proposed.declaration.tenant_tables}
    assert declared == {
        "orgs": ("id", ()),
        "orders": ("org_id", ("pin_token", "shown")),
        "templates": ("org_id", ()),
        "transfers": ("org_id", ()),
        "deals": ("account_id", ()),
        "events": ("company_id", ()),
        "photos": ("org_id", ()),
        "base": ("org_id", ()),
    }


def test_what_shows_rows_of_heirs_or_only_mentions_a_tenant_is_hidden(proposed):
    assert [table.name for table in proposed.declaration.hidden_tables] == ["tagged", "users", "far"]


def test_what_belongs_to_a_walled_table_is_not_declared_by_itself(proposed):
    assert proposed.children == (("public", "events_2026"), ("public", "notes"))


async def test_no_table_is_shared_that_shows_the_rows_of_heirs(dsn, order):
    shared = replace(order.declaration, shared_tables=(Relation("public", "tagged"),), hidden_tables=())
    with pytest.raises(PolicyRefused) as refused:
        await kit.compare(dsn, replace(order, declaration=shared))
    assert "DCL004" in refused.value.hint


async def test_a_shared_view_that_shows_what_its_owner_sees_is_found(dsn, order):
    shared = replace(order.declaration, shared_tables=(Relation("public", "names"),), views=())
    report = await linter.run(dsn, shared, linter.chosen(["DCL004"]), TODAY)
    assert [finding.object for finding in report.findings] == ["public.names"]


def test_only_rows_of_nobody_are_in_the_way_of_a_mend(built):
    assert [(done.mend.object, done.mend.kind) for done in built.mended if done.error] == [
        ("public.templates", "not-null")
    ]


async def test_a_mend_that_failed_leaves_the_product_as_it_was(admin, built):
    assert built.committed
    assert await admin.execute("update templates set body = 'changed' where org_id is null") == "UPDATE 1"


async def test_a_key_that_failed_leaves_the_product_as_it_was(dsn, admin, built, order):
    assert built.committed
    await admin.execute("alter table templates drop constraint if exists templates_of_tenant_" + await _ending(admin))
    await admin.execute("insert into templates values (77, 'of nobody')")
    outcome = await kit.apply(dsn, order, ["foreign-keys"])
    assert [done.mend.object for done in outcome.mended if done.error] == ["public.templates"]
    assert await admin.execute("insert into templates values (78, 'of nobody, too')") == "INSERT 0 1"


async def _ending(admin: asyncpg.Connection) -> str:
    return await admin.fetchval("select left(md5('public.templates'), 8)")


async def test_a_row_that_names_another_tenant_is_found_and_not_mended(dsn, built, order):
    report = await linter.run(dsn, order.declaration, linter.chosen(["TEN003"]), TODAY)
    assert [finding.object for finding in report.findings] == ["public.transfers"]
    assert "public.transfers" not in {mend.object for mend in built.left}


def test_the_index_of_a_partition_is_built_without_a_lock(built):
    """The tenant column of its table is called otherwise."""
    made = [done.mend.statements[0] for done in built.mended if done.mend.object == "public.events_2026"]
    assert [statement.startswith("create index concurrently") for statement in made] == [True]


async def test_policies_that_are_right_are_left_alone(admin, built, order):
    """To make one anew locks its table; a domain is shown with a cast."""
    assert built.committed
    oids = "select array_agg(oid order by oid) from pg_policy"
    before = await admin.fetchval(oids)
    await admin.execute(f"begin; {render.body(order.declaration, 'baseline', ())}")
    after = await admin.fetchval(oids)
    await admin.execute("rollback")
    assert before == after


async def test_nobody_reads_a_foreign_heir_by_its_own_name(admin, built):
    assert built.committed
    assert not await admin.fetchval("select has_table_privilege($1, 'far', 'select')", APPLICATION)


@pytest.mark.parametrize(
    ("opening", "object_"),
    [
        (f"grant select (ipad), update on agent_gateway.keys to {AGENT}", "agent_gateway.keys"),
        (
            f"grant execute on function agent_gateway.install_key(text, bytea) to {AGENT} with grant option",
            "agent_gateway.install_key(kid text, secret bytea)",
        ),
        (f"alter role {AGENT} in database {NAME} set statement_timeout = 0", f"role {AGENT}"),
        (f"grant create on schema public to {AGENT}", "schema public"),
        (f"grant create on database {NAME} to {AGENT}", "database"),
        (PARTITION_ELSEWHERE, "elsewhere.events_2027"),
    ],
    ids=["keys", "a function that signs", "a setting of this database", "a schema", "the database", "a partition"],
)
@pytest.mark.usefixtures("built")
async def test_what_somebody_opened_is_shown_and_taken_back(dsn, order, opening, object_):
    async with connected(dsn) as admin:
        await admin.execute(opening)
    shown = {change.object for change in (await kit.compare(dsn, order)).changes}
    await kit.apply(dsn, order)
    assert (shown, (await kit.compare(dsn, order)).changes) == ({object_}, ())
