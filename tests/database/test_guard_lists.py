"""The guard's lists against the catalogs of a real server."""

from __future__ import annotations

from importlib.resources import files

import asyncpg

from agent_gateway.guard.lists import entries
from agent_gateway.guard.naming import OF_ONE_COLUMN
from agent_gateway.guard.rowset import UNFOLDED

_FUNCTIONS = """
select distinct p.proname::text
from pg_catalog.pg_proc p
where p.pronamespace = 'pg_catalog'::regnamespace
   or exists (
     select from pg_catalog.pg_depend d
     join pg_catalog.pg_extension e on e.oid = d.refobjid
     where d.objid = p.oid and d.classid = 'pg_catalog.pg_proc'::regclass and d.deptype = 'e' and e.extname = 'vector')
"""
_ROW_FUNCTIONS = """
select p.proname::text as name, array_agg(distinct o.columns) as columns
from pg_catalog.pg_proc p
cross join lateral (
  select string_agg(a.name, ', ' order by a.place) as columns
  from unnest(p.proargnames, p.proargmodes) with ordinality as a(name, mode, place)
  where a.mode in ('o', 't')) o
where p.pronamespace = 'pg_catalog'::regnamespace and o.columns is not null
group by 1
"""
_ROW_OR_POLYMORPHIC = """
select p.proname::text
from pg_catalog.pg_proc p
join pg_catalog.pg_type t on t.oid = p.prorettype
where p.proname = any ($1) and (p.proallargtypes is not null or (t.typtype = 'p' and t.typname <> 'void'))
"""


def _reviewed() -> set[str]:
    lines = files("agent_gateway.guard").joinpath("reviewed_functions.txt").read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("# ")}


def _allowed() -> dict[str, str]:
    """Every allowed function and the columns of its rows."""
    found = [entry for section in entries("allowed_functions.txt").values() for entry in section]
    return {entry.partition(" ")[0]: entry.partition(" ")[2].strip("()") for entry in found}


async def test_every_function_of_the_server_was_looked_at(admin: asyncpg.Connection) -> None:
    names = {row["proname"] for row in await admin.fetch(_FUNCTIONS)}
    assert names - _allowed().keys() - _reviewed() == set()


async def test_no_function_is_both_allowed_and_denied() -> None:
    assert _allowed().keys() & _reviewed() == set()


async def test_the_rows_of_functions_have_the_columns_on_the_list(admin: asyncpg.Connection) -> None:
    real = {row["name"]: set(row["columns"]) for row in await admin.fetch(_ROW_FUNCTIONS)}
    allowed = _allowed() | {"unnest": ", ".join(UNFOLDED.names)}  # of a text-search vector
    assert {name: {allowed[name]} for name in allowed if name in real} == {n: real[n] for n in allowed if n in real}


async def test_every_allowed_type_exists(admin: asyncpg.Connection) -> None:
    names = {entry.partition(":")[0] for entry in entries("allowed_types.txt")["catalog"]}
    found = await admin.fetch(
        "select typname::text from pg_catalog.pg_type where typnamespace = 'pg_catalog'::regnamespace"
    )
    assert names - {row["typname"] for row in found} == set()


async def test_no_type_that_looks_up_names_is_missing_from_the_list(admin: asyncpg.Connection) -> None:
    found = await admin.fetch(r"select typname::text from pg_catalog.pg_type where typname ~ '^reg' and typtype = 'b'")
    assert {row["typname"] for row in found} <= set(entries("allowed_types.txt")["never"])


async def test_every_allowed_operator_exists(admin: asyncpg.Connection) -> None:
    found = await admin.fetch("select distinct oprname::text from pg_catalog.pg_operator")
    real = {row["oprname"] for row in found} | {"!="}
    assert set(entries("allowed_operators.txt")["catalog"]) - real == set()


async def test_what_has_one_column_under_its_alias_gives_no_row_for_any_argument(admin: asyncpg.Connection) -> None:
    assert await admin.fetch(_ROW_OR_POLYMORPHIC, sorted(OF_ONE_COLUMN)) == []
    assert [row["proname"] for row in await admin.fetch(_ROW_OR_POLYMORPHIC, ["unnest"])] != []
