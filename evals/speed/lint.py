"""How long the linter takes on a large schema: below 3 s on 500 tables.

Run: python -m evals.speed.lint [tables]

The schema is made with the kit: every table walled, with the role matrix, two indexes and a foreign key; every tenth is
partitioned, and there is a view for every fifth.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from statistics import median

import asyncpg

from agent_gateway import demo, embedded, policy
from agent_gateway.policy import linter
from evals.served import served

TABLES = 500
ROUNDS = 5
DATABASE = "many_tables"


def declared(tables: int) -> policy.Declaration:
    return policy.Declaration(
        schemas=("app",),
        tenant_tables=(
            policy.TenantTable("app", "tenants", tenant_column="id"),
            *(policy.TenantTable("app", f"table_{i}") for i in range(tables)),
        ),
        views=tuple(policy.Relation("app", f"view_{i}") for i in range(0, tables, 5)),
        bypass=("postgres",),
    )


def schema(tables: int) -> str:
    parts = [
        "create schema app authorization app_owner; set local role app_owner",
        "create table app.tenants (id uuid primary key, name text not null)",
    ]
    for i in range(tables):
        partitioned = " partition by hash (tenant_id)" if i % 10 == 0 else ""
        columns = ", ".join(f"column_{n} text" for n in range(12))
        parts.append(
            f"create table app.table_{i} (tenant_id uuid not null references app.tenants (id), id bigint not null, "
            f"at timestamptz not null, {columns}, primary key (tenant_id, id)){partitioned}"
        )
        parts.append(f"create index on app.table_{i} (tenant_id, at)")
        if partitioned:
            parts += [
                f"create table app.table_{i}_{n} partition of app.table_{i} for values with (modulus 2, remainder {n})"
                for n in range(2)
            ]
        if i % 5 == 0:
            parts.append(
                f"create view app.view_{i} with (security_invoker = true) as select tenant_id, at from app.table_{i}"
            )
    return "; ".join(["begin", *parts, "commit"])


async def measured(server: embedded.Server, tables: int) -> tuple[float, linter.Report, list[float]]:
    """Seconds of each round, the report, and the first one apart, when no catalog page is in memory yet."""
    control: asyncpg.Connection = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await control.execute(f"create database {DATABASE} template template0")
    await control.close()
    declaration = declared(tables)
    admin: asyncpg.Connection = await asyncpg.connect(server.dsn("postgres", DATABASE))
    await admin.execute(policy.context(declaration))
    await admin.execute(policy.database(declaration))
    await admin.execute(schema(tables))
    await admin.execute(policy.baseline(declaration))
    await admin.execute(policy.strict(declaration, demo.allowed_functions()))
    await admin.close()
    seconds: list[float] = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        report = await linter.run(
            server.dsn("app_rw", DATABASE), declaration, linter.chosen(), datetime.now(UTC).date()
        )
        seconds.append(time.perf_counter() - began)
    return seconds[0], report, seconds[1:]


def main() -> None:
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    with served(settings={"max_locks_per_transaction": "1024"}) as server:
        first, report, rest = asyncio.run(measured(server, tables))
    found = ", ".join(sorted({finding.lint.code for finding in report.findings}))
    print(f"{tables} tables, {len(report.lints)} lints, PostgreSQL {report.server}: found {found or 'nothing'}")
    print(f"first {first:.2f} s, median of {ROUNDS} more {median(rest):.2f} s, worst {max(rest):.2f} s")


if __name__ == "__main__":
    main()
