"""Fuzzes the guard with mutations of the corpus, and with syntax that stands inside of itself.

Run: python -m evals.fuzz.guard --minutes 5 [--seed 1]

It looks for four faults: a crash of the process, an exception, a check that takes longer than a second, and a verdict
that flips when the text is rewritten without changing its meaning: blanks, comments and the case of keywords in any
text, quotes around names and brackets where PostgreSQL's grammar makes the same of it. Exit code 1 where one was found;
each is printed as a Python literal, ready to become a line of the corpus. Time is that of the thread, so that a busy
machine makes no check slow.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection

from agent_gateway import guard
from agent_gateway.types import Approved, Catalog, Refused, Verdict
from evals.fuzz.command import options
from evals.fuzz.nested import nested
from evals.fuzz.texts import bracketed, mutated, requoted, rewritten

LONGEST_S = 1.0
LONGEST_SEED = 4_000
"""Characters."""
_NESTED = 0.05
"""Of all texts, how many are forms that stand inside of each other."""
CAPS = frozenset({"guard.text_too_long", "guard.too_deep", "guard.too_many_comments"})


def alike(verdict: Verdict, other: Verdict) -> bool:
    """Whether two verdicts are the same; the caps count what a rewriting adds."""
    if isinstance(verdict, Refused) or isinstance(other, Approved):
        return type(verdict) is type(other)
    return all(violation.code in CAPS for violation in other.violations)


def short(texts: Iterable[str]) -> list[str]:
    """Those that are mutated: a long one takes the time of many."""
    return [text for text in texts if len(text) <= LONGEST_SEED]


def work(pipe: Connection, seed: int, texts: list[str], catalog: Catalog) -> None:
    """One process: judges, and says what it is about to judge, so that a crash names its text."""
    dice = random.Random(seed)  # noqa: S311  # repeatable
    allowlist = guard.allowlist(catalog)
    while True:
        text = nested(dice) if dice.random() < _NESTED else mutated(texts, dice)
        pipe.send(("text", text))
        for told in judged(text, dice, allowlist):
            pipe.send(told)


def judged(text: str, dice: random.Random, allowlist: guard.Allowlist) -> Iterator[tuple[str, str]]:
    """What is wrong with the verdict on a text, each with its kind; at the end `done` and the first code."""
    began = time.thread_time()
    try:
        verdict = guard.check(text, allowlist)
    except Exception as error:  # noqa: BLE001  # any exception is what is looked for
        yield "exception", f"{error!r}"
        return
    spent = time.thread_time() - began
    if spent > LONGEST_S:
        yield "slow", f"{spent:.2f} s"
    for again in (rewritten(text, dice), requoted(text, dice), bracketed(text, dice)):
        if again is not None and not alike(verdict, guard.check(again, allowlist)):
            yield "flip", f"no longer {type(verdict).__name__}: {again!r}"
    yield "done", "approved" if isinstance(verdict, Approved) else verdict.violations[0].code


def main(minutes: float, seed: int, texts: list[str], catalog: Catalog) -> int:
    """The exit code.

    Args:
        minutes: how long to look.
        seed: of the first process; each that follows a crash has the next.
        texts: what is mutated.
        catalog: what the guard knows.
    """
    until = time.monotonic() + minutes * 60
    codes: Counter[str] = Counter()
    faults = 0
    while time.monotonic() < until:
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(target=work, args=(theirs, seed, texts, catalog), daemon=True)
        process.start()
        theirs.close()
        text = ""
        try:
            while time.monotonic() < until:
                kind, value = ours.recv()
                if kind == "text":
                    text = value
                elif kind == "done":
                    codes[value] += 1
                else:
                    faults += 1
                    print(f"{kind}: {value}\n  {text!r}", flush=True)
        except EOFError:
            faults += 1
            print(f"crash: exit code {process.exitcode}\n  {text!r}", flush=True)
        process.terminate()
        process.join()
        seed += 1
    print(f"{sum(codes.values())} texts in {minutes:g} minutes, {faults} faults; {dict(codes.most_common(12))}")
    return 1 if faults else 0


if __name__ == "__main__":
    from tests import corpus

    given = options().parse_args()
    known = short(case.sql for case in (*corpus.attacks(), *corpus.benign()))
    sys.exit(main(given.minutes, given.seed, known, corpus.catalog()))
