"""What products in the field look like, taken through the kit: each shape here was met in one, made small."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest

from agent_gateway.policy import kit, linter, proposal
from tests.database.connecting import connected
from tests.database.kitted import TODAY

NAME = "kit_products"
SCHEMA = """
    create table "Tenant" (id uuid primary key, name text not null);
    create table "Workflow" (id uuid primary key, "tenantId" uuid not null references "Tenant", name text not null);
    create table "WorkflowVersion" (id uuid primary key, "workflowId" uuid not null references "Workflow");
    create table v1_task (id bigint generated always as identity, at date not null, tenant_id uuid not null,
      prompt_tokens integer not null default 0, primary key (id, at)) partition by range (at);
    create table v1_task_1 (like v1_task including indexes);
    alter table v1_task attach partition v1_task_1 for values from ('2026-05-01') to ('2026-05-02');
    create table events (tenant_id uuid not null, name text, at date, primary key (name, at)) partition by range (at);
    create table events_1 partition of events for values from ('2026-05-01') to ('2026-05-02');
    create table v1_item (
      id bigint primary key, tenant_id uuid not null, external_id varchar(80) not null, at timestamptz
    );
    create index v1_item_external on v1_item (external_id);
    create index v1_item_external_again on v1_item (external_id);
    create index v1_item_external_like on v1_item (external_id varchar_pattern_ops);
    create index v1_item_at on v1_item (at desc nulls last, id);
    create table v1_queue (tenant_id uuid not null, name text not null, primary key (tenant_id, name));
    create table api_keys (id bigint primary key, tenant_id uuid not null, value varchar not null, revoked boolean);
    create table "scheduleRecord" (id bigint generated always as identity primary key, "tenantId" varchar not null);
    create view tasks as select t.tenant_id, t.id from v1_task as t;
    create view keys as select k.tenant_id, k.value from api_keys as k;
"""


@pytest.fixture
async def admin(dsn) -> AsyncIterator[asyncpg.Connection]:
    async with connected(dsn) as connection:
        yield connection


def test_older_tables_in_another_spelling_are_walled_with_the_newer(proposed):
    assert {t.name: t.tenant_column for t in proposed.declaration.tenant_tables} == {
        "Tenant": "id", "Workflow": "tenantId", "api_keys": "tenant_id", "events": "tenant_id", "v1_item": "tenant_id",
        "v1_queue": "tenant_id", "v1_task": "tenant_id",
    }  # fmt: skip


def test_a_table_of_secrets_and_the_view_of_it_are_hidden(proposed):
    assert {"api_keys", "keys"} < {relation.name for relation in proposed.declaration.hidden_tables}
    assert [view.name for view in proposed.declaration.views] == ["tasks"]


def test_a_number_of_tokens_is_no_secret(proposed):
    assert {t.name: t.hidden for t in proposed.declaration.tenant_tables}["v1_task"] == ()


async def test_the_agent_reads_no_secret_and_the_linter_says_the_same(admin, dsn, built, order):
    assert built.committed
    assert not await admin.fetchval("select has_table_privilege($1, 'api_keys', 'select')", order.declaration.agent)
    report = await linter.run(dsn, order.declaration, linter.chosen(["OBJ009"]), TODAY)
    assert report.findings == ()


async def test_indexes_lead_with_the_tenant_and_stay_what_they_were(admin, built):
    assert "public.v1_item" not in {mend.object for mend in built.left}
    made = await admin.fetch(
        "select pg_get_indexdef(indexrelid) as text from pg_index"
        " where indrelid = 'v1_item'::regclass and indkey[0] = 2 and not indisunique"
    )
    assert sorted(row["text"].partition(" btree ")[2] for row in made) == [
        "(tenant_id, at DESC NULLS LAST, id)",
        "(tenant_id, at)",
        "(tenant_id, external_id varchar_pattern_ops)",
        "(tenant_id, external_id)",
    ]


async def test_each_partition_of_each_day_is_no_finding_of_its_own(dsn, built, order):
    """Its constraint is that of its table, and numbers that the server makes are nobody's natural values."""
    assert built.committed
    report = await linter.run(dsn, order.declaration, linter.chosen(["TEN004"]), TODAY)
    assert sorted(finding.object for finding in report.findings) == [
        "public.api_keys",
        "public.events",
        "public.v1_item",
    ]


@pytest.fixture(scope="module")
def drifted(order) -> kit.Order:
    """The newest table, whose author took another type."""
    return replace(order, declaration=replace(order.declaration, tenant_column="tenantId"))


async def found(dsn, order, *codes) -> dict[str, str]:
    report = await linter.run(dsn, order.declaration, linter.chosen(codes), TODAY)
    return {finding.lint.code: finding.fix for finding in report.findings if "scheduleRecord" in finding.object}


async def test_a_hidden_table_that_nobody_reaches_is_no_hole(admin, dsn, built, drifted):
    assert built.committed
    assert "RLS001" not in await found(dsn, drifted, "RLS001")
    await admin.execute(f'grant select on "scheduleRecord" to {drifted.declaration.application}')
    assert "RLS001" in await found(dsn, drifted, "RLS001")
    await admin.execute(f'revoke select on "scheduleRecord" from {drifted.declaration.application}')


async def test_the_fix_of_a_drifted_type_works_as_it_stands(admin, dsn, built, drifted):
    assert built.committed
    fixes = await found(dsn, drifted, "TEN006")
    await admin.execute(fixes["TEN006"])
    assert await found(dsn, drifted, "TEN006") == {}


async def test_a_proposal_for_a_walled_database_knows_its_logins(dsn, built, order):
    """After a migration, `init` is run again; the agent of before is no login to be trusted."""
    assert built.committed
    again, before = proposal.propose(await kit.survey(dsn)).declaration, order.declaration
    assert (again.agent, again.application, again.owner, again.gateway_owner) == (
        before.agent,
        before.application,
        before.owner,
        before.gateway_owner,
    )
    assert before.agent not in again.trusted
