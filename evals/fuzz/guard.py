"""Fuzzes the guard with mutations of the corpus.

Run: python -m evals.fuzz.guard --minutes 5 [--seed 1]

It looks for four faults: a crash of the process, an exception, a check that takes longer than a second, and a verdict
that flips when the text is rewritten without changing its meaning: blanks, comments and the case of keywords in any
text, quotes around names and brackets where PostgreSQL's grammar makes the same of it. Exit code 1 where one was found;
each is printed as a Python literal, ready to become a line of the corpus. Time is that of the thread, so that a busy
machine makes no check slow.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection

import postgast

from agent_gateway import guard
from agent_gateway.guard import tree
from agent_gateway.types import Approved, Catalog, Refused, Verdict

LONGEST_S = 1.0
LONGEST_SEED = 4_000
SCRAPS = (
    *(
        "'",
        '"',
        "''",
        '""',
        "$$",
        "$a$",
        "U&'",
        'U&"',
        "E'",
        "\\",
        "--",
        "/*",
        "*/",
        ";",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        ":",
    ),
    *(
        "::",
        "*",
        "@",
        "#",
        "&",
        "|",
        "~",
        "!",
        "<",
        ">",
        "=",
        "%",
        "?",
        "$1",
        "\n",
        "\t",
        "\r",
        "\x00",
        "\x1f",
        "\u200b",
    ),
    *("\u202e", "\ud800", "\xa0", "\ufeff", "é", "\U0001f600", " ", "0", "9" * 40, "1e999", "null", "select", "from"),
    *(
        "where",
        "with",
        "recursive",
        "as",
        "materialized",
        "values",
        "table",
        "only",
        "lateral",
        "union",
        "all",
        "limit",
    ),
    *(
        "for update",
        "into",
        "returning",
        "delete",
        "set_config",
        "pg_sleep",
        "pg_class",
        "current_setting",
        "customers",
    ),
    *(
        "app.customers",
        "operator(pg_catalog.+)",
        "tablesample",
        "over",
        "filter",
        "within group",
        "collate",
        "variadic",
    ),
)
WRAPPERS = (
    "select ({})",
    "({})",
    "select * from ({}) as x",
    "with x as ({}) select * from x",
    "{} union all {}",
    "{};{}",
)


def mutated(seeds: list[str], dice: random.Random) -> str:
    """A text that is one to six steps away from a seed."""
    text = dice.choice(seeds)
    for _ in range(dice.randint(1, 6)):
        text = dice.choice(STEPS)(text, seeds, dice)
    return text


def _insert(text: str, _: list[str], dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice(SCRAPS) + text[at:]


def _delete(text: str, _: list[str], dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + text[at + dice.randint(1, 8) :]


def _repeat(text: str, _: list[str], dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    end = at + dice.randint(1, 20)
    return text[:at] + text[at:end] * dice.choice((2, 3, 50, 400)) + text[end:]


def _splice(text: str, seeds: list[str], dice: random.Random) -> str:
    other = dice.choice(seeds)
    return text[: dice.randint(0, len(text))] + " " + other[dice.randint(0, len(other)) :]


def _swap(text: str, seeds: list[str], dice: random.Random) -> str:
    words, others = text.split(" "), dice.choice(seeds).split(" ")
    words[dice.randrange(len(words))] = dice.choice(others)
    return " ".join(words)


def _wrap(text: str, _: list[str], dice: random.Random) -> str:
    return dice.choice(WRAPPERS).replace("{}", text)


STEPS: tuple[Callable[[str, list[str], random.Random], str], ...] = (_insert, _delete, _repeat, _splice, _swap, _wrap)


def rewritten(text: str, dice: random.Random) -> str | None:
    """The same statement with other blanks, comments and case; None where PostgreSQL cannot read its tokens."""
    try:
        encoded = text.encode()
        tokens = postgast.scan(text).tokens
    except (postgast.PgQueryError, UnicodeEncodeError, ValueError):
        return None
    parts: list[bytes] = []
    end, filled, before = 0, FILLED / (len(tokens) + 1), 0
    for token in tokens:
        gap, word = encoded[end : token.start], encoded[token.start : token.end]
        if before == token.token == STRING:  # a line break between two strings makes them one
            return None
        parts.append(gap + dice.choice(FILLERS) if gap.isspace() and dice.random() < filled else gap)
        parts.append(word.swapcase() if token.keyword_kind == RESERVED and dice.random() < HALF else word)
        end, before = token.end, token.token
    return b"".join([*parts, encoded[end:]]).decode()


def requoted(text: str, dice: random.Random) -> str | None:
    """The same statement with quotes around some names; None where that makes another tree."""
    return _same(text, dice, lambda token, word: token.token == NAME and word.islower(), b'"%s"')


def bracketed(text: str, dice: random.Random) -> str | None:
    """The same statement with brackets around some constants and columns; None where that makes another tree."""
    return _same(text, dice, lambda token, _: token.token in {NAME, STRING, NUMBER}, b"(%s)")


def _same(
    text: str, dice: random.Random, fits: Callable[[postgast.pg_query_pb2.ScanToken, bytes], bool], form: bytes
) -> str | None:
    """One to three tokens rewritten, if libpg_query still finds the same statement."""
    try:
        encoded = text.encode()
        tokens = [token for token in postgast.scan(text).tokens if fits(token, encoded[token.start : token.end])]
        kept = tree.fingerprint(encoded)
    except (postgast.PgQueryError, UnicodeEncodeError, ValueError):
        return None
    if not kept or not tokens:
        return None
    chosen = dice.sample(tokens, min(len(tokens), dice.randint(1, 3)))
    for token in sorted(chosen, key=lambda token: -token.start):
        encoded = encoded[: token.start] + form % encoded[token.start : token.end] + encoded[token.end :]
    return encoded.decode() if tree.fingerprint(encoded) == kept else None


def alike(verdict: Verdict, other: Verdict) -> bool:
    """Whether two verdicts are the same; the caps count what a rewriting adds."""
    if isinstance(verdict, Refused) or isinstance(other, Approved):
        return type(verdict) is type(other)
    return all(violation.code in CAPS for violation in other.violations)


CAPS = frozenset({"guard.text_too_long", "guard.too_deep", "guard.too_many_comments"})
FILLERS = (b" ", b"\n", b"\t", b"/* x */", b"-- x\n")
FILLED = 12
"""Blanks that are added to a text, about: many more would run into the caps, which is another verdict."""
RESERVED = 4
STRING = postgast.pg_query_pb2.Token.SCONST
NAME = postgast.pg_query_pb2.Token.IDENT
NUMBER = postgast.pg_query_pb2.Token.ICONST
HALF = 0.5


def short(texts: Iterable[str]) -> list[str]:
    """Those that are mutated: a long one takes the time of many."""
    return [text for text in texts if len(text) <= LONGEST_SEED]


def work(pipe: Connection, seed: int, texts: list[str], catalog: Catalog) -> None:
    """One process: judges, and says what it is about to judge, so that a crash names its text."""
    dice = random.Random(seed)  # noqa: S311  # repeatable
    allowlist = guard.allowlist(catalog)
    while True:
        text = mutated(texts, dice)
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

    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    known = short(case.sql for case in (*corpus.attacks(), *corpus.benign()))
    sys.exit(main(given.minutes, given.seed, known, corpus.catalog()))
