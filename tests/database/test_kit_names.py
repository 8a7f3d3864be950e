"""The names that the kit makes up, from long names too: whole, apart, and the same the second time."""

from __future__ import annotations

import re

import pytest

from agent_gateway.policy import kit
from tests.database.connecting import connected

NAME = "kit_names"
LIMIT = 63
"""Bytes of a name (PostgreSQL manual, 4.1.1); what is longer is cut without an error."""

_STEMS = ("a" * 62, "ß" * 31, "😀" * 15 + "__")
WORDS = [f"{stem}{end}" for stem in _STEMS for end in "12"]
"""Names of tables that differ in their last byte only."""
MADE = re.compile(r'(?:index (?:concurrently )?if not exists|add constraint) ("[^"]+"|\w+)')

TENANTS = "create table tenants (id uuid primary key); create table members (tenant_id uuid references tenants);"
BROKEN = """
update pg_index set indisvalid = false
where indexrelid = any (select oid from pg_class where relname = any ($1))
"""


def table(word: str) -> str:
    """A table that lacks everything, with two keys and two indexes of long names."""
    other = lambda end: f"{word[:-2]}{word[-1]}{end}"  # noqa: E731  # used four times below
    return f"""
        create table "{word}" (id bigserial primary key, tenant_id uuid, a text, b text, c bigint, d bigint);
        alter table "{word}" add constraint "{other(3)}" foreign key (c) references "{WORDS[0]}";
        alter table "{word}" add constraint "{other(4)}" foreign key (d) references "{WORDS[0]}";
        create index "{other(5)}" on "{word}" (a);
        create index "{other(6)}" on "{word}" (b);
    """


SCHEMA = TENANTS + "".join(map(table, WORDS))


@pytest.fixture(scope="module")
async def outcomes(dsn, order) -> tuple[kit.Plan, kit.Outcome, kit.Outcome]:
    """The plan, what was done, and what a second run did."""
    return await kit.compare(dsn, order), await kit.apply(dsn, order, kit.KINDS), await kit.apply(dsn, order, kit.KINDS)


def made(mends) -> list[str]:
    """The names in the statements, in their order."""
    found = [MADE.search(statement) for mend in mends for statement in mend.statements]
    return [name[1].strip('"') for name in found if name and "agent_gateway_tenant_known" not in name[0]]


def test_every_name_is_whole_and_stands_once(outcomes):
    names = made([done.mend for done in outcomes[1].mended])
    assert len(names) == len(set(names)) == len(WORDS) * 7 + 1
    assert [name for name in names if len(name.encode()) > LIMIT] == []


async def test_every_name_is_in_the_database_as_it_was_planned(dsn, outcomes):
    async with connected(dsn) as admin:
        rows = await admin.fetch("select relname from pg_class union all select conname from pg_constraint")
    assert set(made(outcomes[0].mends)) <= {row[0] for row in rows}


def test_everything_took_and_nothing_is_left(outcomes):
    _, first, second = outcomes
    assert ([done.error for done in first.mended if done.error], first.left) == ([], ())
    assert (second.committed, second.mended, second.left) == (False, (), ())


async def test_an_index_whose_building_broke_off_is_built_again(dsn, order, outcomes):
    """As after a cancelled CREATE INDEX CONCURRENTLY: the name is taken, the index is good for nothing."""
    names = made([mend for mend in outcomes[0].mends if "does not begin with the tenant" in mend.why])
    async with connected(dsn) as admin:
        await admin.execute(BROKEN, names)
        outcome = await kit.apply(dsn, order, ["indexes"])
        left = await admin.fetchval("select count(*) from pg_index where not indisvalid")
    assert ([done.error for done in outcome.mended if done.error], outcome.left, left) == ([], (), 0)
