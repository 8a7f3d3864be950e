"""What a verdict costs beside the parser alone.

Run: python -m evals.speed.guard [--rounds 20]

Each honest query of the corpus is parsed by sqlglot, read by both parsers without a judge, judged anew, and judged
again from the cache, side by side. sqlglot parses twice: as it is installed here, which is compiled, and in a process
beside it as `pip install sqlglot` brings it, in Python. Times are those of the thread, so that a busy machine does not
count; the ratios are of medians over all queries.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence

import sqlglot
from rich.console import Console
from rich.table import Table

from agent_gateway import guard
from agent_gateway.guard import dialect, tree
from agent_gateway.guard.check import _judge
from agent_gateway.types import Catalog
from evals.speed.plain import parsed_in_python

P99 = 0.99


def spent_ms(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def parse(sql: str) -> object:
    try:
        return sqlglot.parse(sql, dialect="postgres")
    except (sqlglot.errors.SqlglotError, TypeError):  # some honest queries are beyond it; the time counts all the same
        return None


def read_twice(sql: str) -> object:
    return tree.parse(sql.encode()), dialect.parse(sql)


def main(rounds: int, statements: Sequence[str], catalog: Catalog) -> None:
    allowlist = guard.allowlist(catalog)
    in_python: list[float] = []
    parsed: list[float] = []
    read: list[float] = []
    judged: list[float] = []
    cached: list[float] = []
    for _ in range(rounds):
        in_python += parsed_in_python(statements)
        for sql in statements:
            parsed.append(spent_ms(lambda sql=sql: parse(sql)))
            read.append(spent_ms(lambda sql=sql: read_twice(sql)))
            judged.append(spent_ms(lambda sql=sql: _judge(sql, allowlist)))
            guard.check(sql, allowlist)
            cached.append(spent_ms(lambda sql=sql: guard.check(sql, allowlist)))
    table = Table("what", "p50, ms", "p99, ms", "p50 ÷ sqlglot.parse", "÷ sqlglot.parse, compiled")
    python, compiled = statistics.median(in_python), statistics.median(parsed)
    measured = {
        "sqlglot.parse, in Python": in_python,
        "sqlglot.parse, compiled": parsed,
        "both parsers": read,
        "check, judged anew": judged,
        "check, from the cache": cached,
    }
    for name, times in measured.items():
        p50, p99 = statistics.median(times), sorted(times)[int(len(times) * P99)]
        table.add_row(name, f"{p50:.3f}", f"{p99:.3f}", f"{p50 / python:.3f}", f"{p50 / compiled:.3f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    from tests import corpus

    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    main(parser.parse_args().rounds, [case.sql for case in corpus.benign()], corpus.catalog())
