"""What the signed tenant context costs: a whole locked transaction beside the same with `where tenant_id = $1` by hand.

Run: python -m evals.speed.context [--rows 2000000] [--rounds 1000] [--in-a-row 100] [--version 18]

By hand: a login that passes every policy, in a transaction with the same limits, with the tenant in each statement. The
goal is less than 0.5 ms added at the median. They are asked in turns, so that what the machine does meanwhile meets
both, and many in a row, as a busy connection asks: one by one, each finds the processor's caches full of the other.
Then the same statements under other policies, good and bad, on the same rows: each is installed in place of the kit's,
measured next to the statement by hand, and taken away again.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from rich.console import Console
from rich.table import Table

from agent_gateway import embedded, policy, session
from agent_gateway.auth import mint_context_token
from agent_gateway.connection import Connection, connector
from agent_gateway.settings import load
from agent_gateway.types import Claim
from evals.served import served
from evals.speed.shapes import ACCESSORS, Shape, shapes

TENANTS = 1_000
TENANT = 500
SECRET = "a secret of the benchmark that has more than 32 bytes"  # noqa: S105  # it guards invented rows
DATABASE = "speed"
GOAL_MS = 0.5
PATIENCE_S = 5.0
"""How long a shape is measured, for each statement, before its rounds are cut short."""
LONGEST_S = 15
"""A statement that takes longer is stopped."""
WARM_UP = 20
BAD = 10
"""From this ratio on, decimals tell nothing."""

DECLARATION = policy.Declaration(
    schemas=("app",), tenant_tables=(policy.TenantTable("app", "orders"),), application=None, bypass=("by_hand",)
)
STATEMENTS = {
    "one row": "select amount from app.orders where id = {row}{and_mine}",
    "latest 50": "select id, amount from app.orders{where_mine} order by created_at desc limit 50",
    "sum of 2,000": "select count(*), sum(amount) from app.orders{where_mine}",
}
"""What is asked; the places are filled for the login that has to name its tenant."""


def schema(rows: int) -> str:
    """The rows of a tenant are spread over the whole table, as they are where many tenants write at once."""
    return f"""
        create schema app authorization app_owner;
        create function app.tenant(i bigint) returns uuid language sql immutable
          return md5('tenant ' || i)::uuid;
        create table app.orders (
          tenant_id uuid not null, id bigint not null, created_at timestamptz not null, amount numeric(12, 2) not null,
          note text not null
        );
        insert into app.orders
        select app.tenant(1 + i % {TENANTS}), i, timestamptz '2024-01-01 00:00+00' + i * interval '17 seconds',
          (i * 7919 % 100000) / 100.0, 'order ' || i || repeat(' note', 8)
        from generate_series(1::bigint, {rows}) as i;
        alter table app.orders add primary key (tenant_id, id);
        create index orders_recent on app.orders (tenant_id, created_at) include (amount);
        alter table app.orders owner to app_owner;
    """


async def build(server: embedded.Server, rows: int) -> str:
    """Make the database; returns the id of the tenant that asks."""
    control = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await control.execute(f"create database {DATABASE} template template0")
    await control.execute("create role by_hand login bypassrls")
    await control.close()
    admin = await asyncpg.connect(server.dsn("postgres", DATABASE))
    await admin.execute(policy.context(DECLARATION))
    await admin.execute(schema(rows))
    await admin.execute(policy.baseline(DECLARATION))
    await admin.execute(ACCESSORS.format(tenant=TENANT, tenants=TENANTS))
    await admin.execute("grant usage on schema app to by_hand; grant select on app.orders to by_hand")
    await admin.execute("select agent_gateway.install_key('bench', $1)", SECRET.encode())
    await admin.execute("vacuum analyze app.orders")
    tenant = str(await admin.fetchval("select app.tenant($1)", TENANT))
    await admin.close()
    return tenant


@dataclass(frozen=True, slots=True)
class Bench:
    """Two logins on one database, and how each asks a statement in a transaction of its own."""

    admin: asyncpg.Connection
    agent: Connection
    by_hand: Connection
    claim: Claim
    lock: session.Lock
    rows: int

    def statement(self, name: str, *, by_hand: bool) -> str:
        """What is sent; `row` is one of the tenant's."""
        row = TENANT - 1 + TENANTS * (self.rows // TENANTS // 2)
        mine = ("where", "and") if by_hand else ("", "")
        where, and_ = (f" {word} tenant_id = $1" if word else "" for word in mine)
        return STATEMENTS[name].format(row=row, where_mine=where, and_mine=and_)

    async def signed(self, name: str) -> None:
        """As the gateway does it."""
        await session.enter(self.agent, self.claim, self.lock)
        await self.agent.fetch(self.statement(name, by_hand=False))
        await self.agent.execute("rollback")

    async def plain(self, name: str) -> None:
        """The same limits, and a setting in place of the signed context."""
        await self.agent.execute(session.opening(self.agent, self.lock))
        await self.agent.execute(f"set local app.tenant_id = '{self.claim.tenant}'")
        await self.agent.fetch(self.statement(name, by_hand=False))
        await self.agent.execute("rollback")

    async def hand(self, name: str) -> None:
        """The same limits and no policy; the statement names the tenant."""
        await self.by_hand.execute(session.opening(self.by_hand, self.lock))
        await self.by_hand.fetch(self.statement(name, by_hand=True), self.claim.tenant)
        await self.by_hand.execute("rollback")


@dataclass(frozen=True, slots=True)
class Spent:
    """On one transaction, or at the median of many."""

    ms: float
    """On the clock."""
    processor_ms: float
    """Computed by client and backend: what a busy machine does not stretch."""


def middle(each: list[Spent]) -> Spent:
    return Spent(statistics.median(s.ms for s in each), statistics.median(s.processor_ms for s in each))


@asynccontextmanager
async def opened(server: embedded.Server, tenant: str, rows: int) -> AsyncGenerator[Bench]:
    """Both logins, with the gateway's own limits but for the time of a statement."""
    settings = load(
        dsn=server.dsn("agent_ro", DATABASE), context_key_id="bench", context_secret=SECRET, search_path=["app"],
        statement_timeout_ms=LONGEST_S * 1000, transaction_timeout_ms=LONGEST_S * 2000,
    )  # fmt: skip

    def mint(claim: Claim, database: str, pid: int | None) -> str:
        return mint_context_token(claim, key_id="bench", secret=SECRET, database=database, ttl_s=60, pid=pid)

    agent, by_hand = [
        await connector(server.dsn(login, DATABASE), timeout_ms=5_000)() for login in ("agent_ro", "by_hand")
    ]
    admin = await asyncpg.connect(server.dsn("postgres", DATABASE))
    lock = session.Lock(settings.limits, settings.search_path, mint)
    try:
        yield Bench(admin, agent, by_hand, Claim("bench", tenant, "viewer"), lock, rows)
    finally:
        for connection in (admin, agent, by_hand):
            await connection.close()


def processor_ms(connection: Connection) -> float:
    """What this process and the backend of the connection have computed so far (proc(5), schedstat)."""
    schedule = Path(f"/proc/{connection.get_server_pid()}/schedstat").read_text()
    return time.process_time() * 1000 + int(schedule.split()[0]) / 1e6


async def spent(ask: Callable[[str], Awaitable[None]], connection: Connection, name: str) -> Spent:
    """One transaction, from its first byte to its last; one that was stopped took the longest there is."""
    connection.meter.allow()
    computed, began = processor_ms(connection), time.perf_counter()
    try:
        await ask(name)
    except asyncpg.QueryCanceledError:
        await connection.execute("rollback")
        return Spent(LONGEST_S * 1000, LONGEST_S * 1000)
    return Spent((time.perf_counter() - began) * 1000, processor_ms(connection) - computed)


async def compared(bench: Bench, shape: Shape, rounds: int, in_a_row: int) -> dict[str, tuple[Spent, Spent]]:
    """For each statement what the shape takes and what the same by hand takes; asked in turns, so many in a row."""
    signed = any("agent_gateway" in text or "volatile_tenant" in text for text in shape.policies)
    ask = bench.signed if signed else bench.plain
    found = {}
    for name in STATEMENTS:
        mine, theirs = list[Spent](), list[Spent]()
        late = time.perf_counter() + PATIENCE_S
        for turn in range(-WARM_UP, rounds, in_a_row):
            hand, shaped = list[Spent](), list[Spent]()
            while len(shaped) < in_a_row and (not shaped or time.perf_counter() < late):
                shaped.append(await spent(ask, bench.agent, name))
            while len(hand) < len(shaped):
                hand.append(await spent(bench.hand, bench.by_hand, name))
            if turn >= 0 or time.perf_counter() > late:
                theirs += hand
                mine += shaped
            if time.perf_counter() > late:
                break
        found[name] = middle(mine), middle(theirs)
    return found


@asynccontextmanager
async def shaped(bench: Bench, shape: Shape) -> AsyncGenerator[None]:
    """The table with these policies only."""
    names = await bench.admin.fetch("select polname from pg_policy where polrelid = 'app.orders'::regclass")
    drop = [f"drop policy {name} on app.orders" for (name,) in names]
    await bench.admin.execute(";".join([*drop, *shape.policies]))
    await bench.admin.execute(shape.before)
    yield
    await bench.admin.execute(shape.after)


def cell(mine: Spent, theirs: Spent) -> str:
    if mine.ms >= LONGEST_S * 1000:
        return f"stopped at {LONGEST_S} s"
    ratio = mine.ms / theirs.ms
    return f"{mine.ms:.2f} ms, {ratio:.1f} x" if ratio < BAD else f"{mine.ms:,.0f} ms, {ratio:,.0f} x"


def told(found: dict[str, tuple[Spent, Spent]]) -> bool:
    """Print what the kit adds; whether it keeps the goal."""
    for name, (mine, theirs) in found.items():
        print(
            f"{name}: {mine.ms:.2f} ms / {theirs.ms:.2f} ms = {mine.ms / theirs.ms:.2f}, "
            f"added {mine.ms - theirs.ms:.2f} ms, computed {mine.processor_ms - theirs.processor_ms:.2f} ms"
        )
    return all(mine.ms - theirs.ms < GOAL_MS for mine, theirs in found.values())


async def main(rows: int, rounds: int, version: embedded.Version, chosen: tuple[Shape, ...], *, in_a_row: int) -> bool:
    """Print the table; whether the kit's own policies keep the goal."""
    table = Table("policy", *STATEMENTS)
    with served(version=version, settings={"shared_buffers": "512MB"}) as server:
        tenant = await build(server, rows)
        async with opened(server, tenant, rows) as bench:
            kept = True
            for shape in chosen:
                async with shaped(bench, shape):
                    found = await compared(bench, shape, rounds, in_a_row)
                if shape is chosen[0]:
                    hand = [f"{theirs.ms:.2f} ms" for _, theirs in found.values()]
                    table.add_row("`where tenant_id = $1` by hand, no policy", *hand)
                    kept = told(found)
                table.add_row(shape.name, *(cell(*figures) for figures in found.values()))
    Console(width=160).print(table)
    return kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--in-a-row", type=int, default=100, help="transactions of each kind in a turn")
    parser.add_argument("--version", type=int, default=18, choices=(16, 18))
    parser.add_argument("--shapes", type=int, default=len(shapes()), help="only the first so many")
    given = parser.parse_args()
    chosen = shapes()[: given.shapes]
    sys.exit(not asyncio.run(main(given.rows, given.rounds, given.version, chosen, in_a_row=given.in_a_row)))
