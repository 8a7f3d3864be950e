"""What the plan gate costs: honest statements with and without a budget that lets all of them run.

Run: python -m evals.speed.gate [--rounds 40]

The same statements through the whole corridor, in turn, in one process; the ratio is of medians.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time

from rich.console import Console
from rich.table import Table

from agent_gateway import demo, embedded
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import Settings, load
from agent_gateway.types import Claim, QueryRequest
from evals.served import served

CLAIM = Claim("eval", demo.TENANTS["acme"], "viewer")
GENEROUS = 1e12
STATEMENTS = {
    "one row": "select name from customers where id = 7",
    "group": "select status, count(*), sum(total) from invoices group by status",
    "three joins": """select c.country, sum(l.amount) from customers c
        join invoices i on i.customer_id = c.id and i.tenant_id = c.tenant_id
        join invoice_lines l on l.invoice_id = i.id and l.tenant_id = i.tenant_id
        join products p on p.id = l.product_id and p.tenant_id = l.tenant_id group by c.country""",
}


async def spent_ms(gateway: Gateway, sql: str) -> float:
    began = time.perf_counter()
    await gateway.query(CLAIM, QueryRequest(sql))
    return (time.perf_counter() - began) * 1000


async def measure(world: demo.World, rounds: int) -> None:
    def settings(budget: float | None) -> Settings:
        return load(
            dsn=world.agent_dsn, context_key_id=world.key_id, context_secret=world.context_secret,
            audit_file="/dev/null", max_plan_cost=budget,
        )  # fmt: skip

    table = Table("statement", "without, p50 ms", "with, p50 ms", "more, ms", "with ÷ without")
    async with open_gateway(settings(None)) as without, open_gateway(settings(GENEROUS)) as gated:
        for name, sql in STATEMENTS.items():
            pairs = [(await spent_ms(without, sql), await spent_ms(gated, sql)) for _ in range(rounds)]
            plain, with_gate = (statistics.median(times) for times in zip(*pairs, strict=True))
            table.add_row(
                name, f"{plain:.2f}", f"{with_gate:.2f}", f"{with_gate - plain:.2f}", f"{with_gate / plain:.2f}"
            )
    Console().print(table)


async def main(server: embedded.Server, rounds: int) -> None:
    await measure(await demo.install(server), rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    with served() as running:
        asyncio.run(main(running, parser.parse_args().rounds))
