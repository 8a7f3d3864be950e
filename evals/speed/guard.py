"""What a verdict costs beside the parser alone.

Run: python -m evals.speed.guard [--rounds 20]

Each honest query of the corpus is parsed by sqlglot, judged anew, and judged again from the cache, side by side in one
process; the ratios are of medians over all queries.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import sqlglot
from rich.console import Console
from rich.table import Table

from agent_gateway import guard
from agent_gateway.guard.check import _judge
from tests.corpus import benign, catalog

P99 = 0.99


def spent_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def parse(sql: str) -> object:
    try:
        return sqlglot.parse(sql, dialect="postgres")
    except (sqlglot.errors.SqlglotError, TypeError):  # some honest queries are beyond it; the time counts all the same
        return None


def main(rounds: int) -> None:
    allowlist = guard.allowlist(catalog())
    parsed: list[float] = []
    judged: list[float] = []
    cached: list[float] = []
    for _ in range(rounds):
        for case in benign():
            parsed.append(spent_ms(lambda sql=case.sql: parse(sql)))
            judged.append(spent_ms(lambda sql=case.sql: _judge(sql, allowlist)))
            guard.check(case.sql, allowlist)
            cached.append(spent_ms(lambda sql=case.sql: guard.check(sql, allowlist)))
    table = Table("what", "p50, ms", "p99, ms", "p50 ÷ sqlglot.parse")
    base = statistics.median(parsed)
    for name, times in (("sqlglot.parse", parsed), ("check, judged anew", judged), ("check, from the cache", cached)):
        p50, p99 = statistics.median(times), sorted(times)[int(len(times) * P99)]
        table.add_row(name, f"{p50:.3f}", f"{p99:.3f}", f"{p50 / base:.3f}")
    Console().print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    main(parser.parse_args().rounds)
