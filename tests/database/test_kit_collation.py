"""Tenants that a column takes for the same: the leak, and that the kit builds no wall on such a column."""

from __future__ import annotations

import time
from dataclasses import replace
from secrets import token_hex

import jwt
import pytest

from agent_gateway.errors import PolicyRefused
from agent_gateway.policy import kit, linter, render
from tests.database.connecting import connected
from tests.database.kitted import TODAY
from tests.postgres import HAS_ICU

NAME = "kit_collation"
SECRET = token_hex(32)
COLUMN = "agent_gateway: % of % has a nondeterministic collation"
LOOSE = (
    "create collation loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false)"
    if HAS_ICU
    else 'create collation loose from "C"; update pg_collation set collisdeterministic = false '
    "where collname = 'loose'"
)
"""Without ICU, one that is marked so and compares like any other."""
SCHEMA = f"""
    {LOOSE};
    create table docs (workspace text collate loose not null, title text not null);
    create table notes (workspace text not null, body text not null);
    insert into docs values ('acme', 'canary-acme'), ('ACME', 'canary-ACME'), ('Acmé', 'canary-Acmé');
"""


@pytest.fixture(scope="module")
def order(order) -> kit.Order:
    """As somebody would have it who takes the table out of `hidden`."""
    (notes,) = order.declaration.tenant_tables
    tables = (notes, replace(notes, name="docs"))
    return kit.Order(replace(order.declaration, tenant_tables=tables, hidden_tables=()))


async def titles(order: kit.Order, world) -> list[str]:
    """What the agent sees of the table as `acme`."""
    claims = {"tid": "acme", "role": "viewer", "aud": "agent-db", "db": NAME, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, SECRET, headers={"kid": "collation"})
    async with connected(world.server.dsn(order.declaration.agent, NAME)) as agent, agent.transaction():
        await agent.execute("select agent_gateway.enter($1)", token)
        return [row[0] for row in await agent.fetch("select title from public.docs order by 1")]


async def found(dsn: str, order: kit.Order) -> list[str]:
    report = await linter.run(dsn, order.declaration, linter.chosen(["TEN009"]), TODAY)
    return [finding.object for finding in report.findings]


def test_it_is_proposed_as_hidden(proposed):
    declared = proposed.declaration
    assert [table.name for table in declared.tenant_tables] == ["notes"]
    assert ([table.name for table in declared.hidden_tables], list(proposed.reasons)) == (
        ["docs"],
        [("public", "docs")],
    )


async def test_the_linter_names_it(dsn, order):
    assert await found(dsn, order) == ["public.docs"]


async def test_the_kit_builds_no_wall_on_it(dsn, order):
    with pytest.raises(PolicyRefused) as refused:
        await kit.apply(dsn, order)
    assert "TEN009" in refused.value.hint
    async with connected(dsn) as admin:
        assert await admin.fetchval("select count(*) from pg_policy") == 0


@pytest.mark.usefixtures("icu")
async def test_a_wall_on_it_leaks_until_the_column_tells_tenants_apart(dsn, order, world):
    """The control: the same script without the refusal, then with the column mended."""
    script = render.script(order.declaration, order.tier, ())
    assert COLUMN in script
    async with connected(dsn) as admin:
        await admin.execute(script.replace("not c.collisdeterministic", "false"))
        await admin.execute("select agent_gateway.install_key('collation', $1)", SECRET.encode())
        assert (len(await titles(order, world)), await found(dsn, order)) == (3, ["public.docs"])
        await admin.execute('drop policy tenant_wall on docs; alter table docs alter workspace type text collate "C"')
    await kit.apply(dsn, order)
    assert (await titles(order, world), await found(dsn, order)) == (["canary-acme"], [])
