"""Whether unsorted rows of one tenant come in the same order whatever other tenants have, and what that costs.

Run: python -m evals.order

The demo's world three times: as it is, with a fiftieth of the others' rows, and with sixteen times the rows of one
other tenant. The acting tenant's rows are the same in all. Each statement runs past the guard in a locked session; it
differs where the answers of two worlds differ in anything.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace

import asyncpg
from rich.console import Console
from rich.table import Table

from agent_gateway import demo, embedded, fetch, policy, sql
from agent_gateway.errors import StatementTimeout
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import load
from agent_gateway.types import Approved, Claim
from evals.order.statements import HONEST, probes
from evals.served import served

ME, OTHER = demo.TENANTS["acme"], demo.TENANTS["globex"]
SHRUNK = ("users", "customers", "products", "invoices", "tickets", "events", "document_chunks")
GROWN = ("invoices", "events", "tickets", "customers")
ROUNDS = 3
NO_HASH = ("hashagg", "hashjoin", "incremental_sort", "nestloop")
INDEX = ("indexscan", "indexonlyscan")


def off(*names: str) -> str:
    """What the planner may not use."""
    return "".join(f"set local enable_{name} = off;" for name in names)


def free() -> str:
    """Nothing costs anything."""
    costs = ("seq_page_cost", "random_page_cost", "cpu_tuple_cost", "cpu_index_tuple_cost", "cpu_operator_cost")
    return "".join(f"set local {name} = 0;" for name in costs)


VARIANTS: dict[str, tuple[str, str]] = {
    "as they are": ("", ""),
    "enable_hashagg = off": ("", off("hashagg")),
    "no statistics of tenant_id": ("attname = 'tenant_id'", ""),
    "no statistics of any column": ("true", ""),
    "merge joins and sequential scans only": ("", off(*NO_HASH, *INDEX, "bitmapscan")),
    "merge joins and bitmap scans only": ("", off(*NO_HASH, *INDEX, "seqscan")),
    "nothing costs anything; merge joins, index scans": ("", free() + off(*NO_HASH, "seqscan", "bitmapscan")),
    "stable plans": ("", sql.text("stable_plans")),
}
"""Name to the columns that lose their statistics, and the settings; what a variant forgot is gathered anew."""


async def copied(world: demo.World, name: str) -> tuple[demo.World, asyncpg.Connection]:
    """A copy of the world and its administrator."""
    async with asyncio.timeout(60):
        control = await asyncpg.connect(world.server.dsn("postgres", "postgres"))
        await control.execute(f"create database {name} template {world.database}")
        await control.close()
    copy = replace(world, database=name)
    admin = await asyncpg.connect(copy.admin_dsn)
    await admin.execute(policy.database(demo.DECLARATION))
    await admin.execute("set session_replication_role = replica")
    return copy, admin


async def shrink(admin: asyncpg.Connection) -> None:
    for table in SHRUNK:
        await admin.execute(f"delete from app.{table} where tenant_id <> '{ME}' and id % 50 <> 0")
    await admin.execute(f"delete from app.invoice_lines where tenant_id <> '{ME}' and invoice_id % 50 <> 0")


async def grow(admin: asyncpg.Connection) -> None:
    find = """select attname from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and not attisdropped"""
    anew = {"id": "id + k * 1000000", "number": "number || '-' || k"}
    for table in GROWN:
        columns = [row["attname"] for row in await admin.fetch(find, f"app.{table}")]
        values = ", ".join(anew.get(column, column) for column in columns)
        await admin.execute(
            f"insert into app.{table} ({', '.join(columns)}) select {values}"
            f" from app.{table}, generate_series(1, 15) as k where tenant_id = '{OTHER}'"
        )


async def forget(admin: asyncpg.Connection, columns: str) -> None:
    """The statistics of some columns are as if they had never been gathered."""
    await admin.execute(
        f"""delete from pg_statistic where (starelid, staattnum) in (
            select attrelid, attnum from pg_attribute
            where {columns} and attrelid in (select oid from pg_class where relnamespace = 'app'::regnamespace))"""
    )


async def observed(gateway: Gateway, statement: str, setup: str) -> tuple[object, float]:
    """The answer, and the milliseconds of the fastest round, after those that the settings of a variant take."""
    answer: object = None
    fastest = float("inf")
    for _ in range(ROUNDS):
        async with gateway.locked(Claim("eval", ME, "viewer")) as lease:
            await lease.connection.execute(f"set local jit = off; {setup}")
            began = time.perf_counter()
            approved = Approved(statement, statement)
            try:
                result = await fetch.bounded(lease, approved, gateway.lock.limits, gateway.types, request_id="eval")
                answer = (result.rows, result.truncated)
            except StatementTimeout:
                answer = "out of time"
            fastest = min(fastest, (time.perf_counter() - began) * 1000)
    return answer, fastest


async def seen(world: demo.World, statements: Mapping[str, str], setup: str) -> dict[str, tuple[object, float]]:
    settings = load(
        dsn=world.agent_dsn, context_key_id=world.key_id, context_secret=world.context_secret, audit_file="/dev/null"
    )
    async with open_gateway(settings) as gateway:
        return {name: await observed(gateway, statement, setup) for name, statement in statements.items()}


async def compare(worlds: list[demo.World], admins: list[asyncpg.Connection]) -> None:
    curious = probes(OTHER)
    counts = f"of {len(HONEST)} honest", f"of {len(curious)} curious"
    table = Table("plans", *counts, "honest, ms", "÷ as they are", "÷, of more rows", "slowest")
    base, base_grown = 0.0, 0.0
    for name, (columns, setup) in VARIANTS.items():
        for admin in admins if columns else ():
            await forget(admin, columns)
        answers = [await seen(world, HONEST | curious, setup) for world in worlds]
        for admin in admins if columns else ():
            await admin.execute("analyze")
        differ = {key for key in answers[0] if any(answer[key][0] != answers[0][key][0] for answer in answers)}
        spent = {key: answers[0][key][1] for key in HONEST}
        total, grown = sum(spent.values()), sum(answers[2][key][1] for key in HONEST)
        base, base_grown = base or total, base_grown or grown
        slowest = max(spent, key=lambda key: spent[key])
        table.add_row(
            name, str(len(differ & HONEST.keys())), str(len(differ & curious.keys())), f"{total:.0f}",
            f"{total / base:.2f}", f"{grown / base_grown:.2f}", f"{slowest}, {spent[slowest]:.0f} ms",
        )  # fmt: skip
    Console().print(table)


async def measure(server: embedded.Server) -> None:
    world = await demo.install(server)
    copies = [await copied(world, name) for name in ("plain", "shrunk", "grown")]
    worlds, admins = [copy for copy, _ in copies], [admin for _, admin in copies]
    await shrink(admins[1])
    await grow(admins[2])
    for admin in admins:
        await admin.execute("vacuum analyze")
    await compare(worlds, admins)
    for admin in admins:
        await admin.close()


if __name__ == "__main__":
    with served() as running:
        asyncio.run(measure(running))
