"""The argument types that hints name are those of the server.

After a new version of PostgreSQL: replace `agent_gateway/hints/signatures.txt`, below its comment, by the rows of
`SIGNATURES` for the functions that the guard allows.
"""

from __future__ import annotations

import asyncpg

from agent_gateway.guard import lists as guarded
from agent_gateway.hints.lists import entries

SIGNATURES = """
select p.proname as name,
  string_agg(distinct pg_catalog.pg_get_function_identity_arguments(p.oid), ' | '
    order by pg_catalog.pg_get_function_identity_arguments(p.oid)) as ways
from (
  select p.oid, p.proname, p.pronamespace from pg_catalog.pg_proc as p
  where p.pronamespace = 'pg_catalog'::regnamespace and p.proname = any ($1)
    -- what nobody calls by its name
    and not (p.proargtypes::oid[] && array['internal'::regtype, 'cstring'::regtype]::oid[])
) as p
group by p.proname
order by p.proname collate "C"
"""


def allowed() -> list[str]:
    return [entry.partition(" ")[0] for entry in guarded.entries("allowed_functions.txt")["catalog"]]


async def test_they_are_those_of_the_server(admin: asyncpg.Connection, postgres_version: int) -> None:
    """On 18, from which they were derived; older versions have fewer functions and ways."""
    real = {row["name"]: row["ways"] for row in await admin.fetch(SIGNATURES, allowed())}
    known = entries("signatures.txt")
    if postgres_version == 18:
        assert known == real
    else:
        assert [name for name in real if name not in known] == []
