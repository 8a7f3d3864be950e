"""Peak memory of the gateway while statements try to make it hold more than the limits allow.

Run: python -m evals.speed.memory [--at-once 50]

The statements go past the guard, because the bounds must hold without it. The figures are resident memory of this
process, which is the gateway: PostgreSQL runs beside it. An honest tenant keeps asking meanwhile, through the whole
corridor.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from agent_gateway import demo, fetch
from agent_gateway.adapters.http.wire import render_result
from agent_gateway.errors import GatewayError
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import load
from agent_gateway.types import Approved, Claim, QueryRequest
from evals.served import served

HOSTILE, HONEST = (Claim("bench", demo.TENANTS[slug], "viewer") for slug in ("globex", "acme"))
HONEST_SQL = "select status, count(*), sum(total) from invoices group by status order by status"
BOMBS = {
    "a cell of 1 GB": "select repeat('x', 1000000000)",
    "10 M rows": "select n, md5(n::text) from generate_series(1, 10000000) as n",
    "1,600 columns": f"select {', '.join(f'n + {i} as c{i}' for i in range(1600))} from generate_series(1, 1000) as n",
    "100 wide cells a row": f"select {', '.join(['repeat(chr(128512), 20000)'] * 100)} from generate_series(1, 100)",
}
MIB = 1024
WARM_UP = 40


def resident(which: str) -> int:
    """`VmRSS` now or `VmHWM` since the last reset, KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which))


def reset_peak() -> None:
    """Makes VmHWM start again at VmRSS (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5")


async def past_the_guard(gateway: Gateway, statement: str) -> str:
    """The code of the error, or `answered`."""
    approved = Approved(statement, statement)
    try:
        async with gateway.locked(HOSTILE) as lease:
            result = await fetch.bounded(lease, approved, gateway.lock.limits, gateway.types, request_id="bench")
    except GatewayError as error:
        return error.code
    render_result(result)
    return "answered"


async def honest(gateway: Gateway, times: list[float]) -> None:
    """Ask again and again; an error ends the benchmark."""
    while True:
        began = time.perf_counter()
        await gateway.query(HONEST, QueryRequest(HONEST_SQL))
        times.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.02)


@asynccontextmanager
async def opened() -> AsyncIterator[Gateway]:
    """A gateway on the demo's world, in which every hostile statement waits until it may run."""
    with served() as server:
        world = await demo.install(server)
        settings = load(
            dsn=world.agent_dsn, context_key_id=world.key_id, context_secret=world.context_secret,
            audit_file="/dev/null", pool_wait_ms=600_000, statement_timeout_ms=60_000,
            transaction_timeout_ms=90_000, stuck_per_tenant=1_000,
        )  # fmt: skip
        async with open_gateway(settings) as gateway:
            yield gateway


async def main(at_once: int) -> None:
    table = Table(
        "statement", "at once", "peak over idle, MiB", "outcomes", "honest p50, ms", "honest max, ms", "honest"
    )
    async with opened() as gateway:
        for _ in range(WARM_UP):
            await gateway.query(HONEST, QueryRequest(HONEST_SQL))
            await past_the_guard(gateway, "select 1")
        for name, statement in BOMBS.items():
            idle = resident("VmRSS")
            reset_peak()
            times: list[float] = []
            asking = asyncio.create_task(honest(gateway, times))
            outcomes = Counter(await asyncio.gather(*(past_the_guard(gateway, statement) for _ in range(at_once))))
            peak = resident("VmHWM")
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            told = ", ".join(f"{code} {count}" for code, count in outcomes.items())
            figures = f"{(peak - idle) / MIB:.1f}", told, f"{statistics.median(times):.1f}", f"{max(times):.0f}"
            table.add_row(name, str(at_once), *figures, str(len(times)))
    Console(width=140).print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--at-once", type=int, default=50)
    asyncio.run(main(parser.parse_args().at_once))
