"""Deep and huge texts, in a process and on a stack of their own: nothing crashes, nothing stalls."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from textwrap import dedent

import pytest
from postgast import scan

from agent_gateway import guard
from agent_gateway.guard import nesting
from agent_gateway.types import Refused
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog())

_CHILD = dedent(
    """
    import json, sys, threading, time
    from agent_gateway import guard
    from tests import corpus
    allowed = guard.allowlist(corpus.catalog(), max_chars=1_000_000)
    slow = []
    def run():
        for before, middle, after in json.loads(sys.argv[1]):
            for count in json.loads(sys.argv[3]):
                text = "select " + before * count + middle + after * count
                started = time.thread_time()  # not the clock: another process may hold the core
                guard.check(text, allowed)
                if time.thread_time() - started > 1:
                    slow.append(f"{count} times {before} {after}")
    threading.stack_size(int(sys.argv[2]) * 1024)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    sys.exit("; ".join(slow) or 0)
    """
)
_SHAPES = [
    ("(", "1", ")"),
    ("abs(", "1", ")"),
    ("case when true then ", "1", " end"),
    ("case 1 when ", "1", " then 1 end"),
    ("array[", "1", "]"),
    ("cast(", "1", " as int)"),
    ("", "1", "::int"),
    ("not ", "true", ""),
    ("- ", "1", ""),
    ("@ ", "1", ""),
    ("1 + ", "1", ""),
    ("+", "1", ""),
    ("+-", "1", ""),
    ("1::int + ", "1", ""),
    ("'a' || ", "'a'", ""),
    ("true and ", "true", ""),
    ("", "'{}'::jsonb", " -> 'a'"),
    ("", "'a'", ' collate "C"'),
    ("", "1", " is not null"),
    ("1 between 1 and ", "1", ""),
    ("exists (select ", "1", ")"),
    ("(select ", "1", ")"),
    ("(select 1 from (select ", "1", ") q)"),
    ("1 union all select ", "1", ""),
    ("1 from customers where 1 = (select ", "1", ")"),
    ("json_array(", "1", ")"),
    ("power(", "1", ")"),
    ("repeat('a', length(", "'a'", "))"),
    ("replace(", "string_agg(name, ',')", ", 'a', 'b')"),
    ("/*", "", "*/"),
    ("", "1", " "),
    ("1,", "1", ""),
    ("", "a", ".a"),
    ("", "1", ";select 1"),
]


_NESTS = [shape for shape in _SHAPES if shape[0] and shape[2] and shape[0] != "/*"]


@pytest.mark.parametrize("kib", [512, 8_192])
def test_no_deep_text_crashes_or_stalls_the_process(kib: int) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            _CHILD,
            json.dumps(_SHAPES),
            str(kib),
            "[5, 20, 49, 50, 51, 120, 199, 400, 3000, 30000]",
        ],
        check=False,
    )
    assert ran.returncode == 0


def test_shapes_inside_each_other_neither_crash_nor_stall() -> None:
    mixed = [(a[0] + b[0], b[1], b[2] + a[2]) for a in _NESTS for b in _NESTS]
    ran = subprocess.run([sys.executable, "-c", _CHILD, json.dumps(mixed), "512", "[12, 24, 25]"], check=False)
    assert ran.returncode == 0


_WIDE = dedent(
    """
    import json, sys, time
    from agent_gateway import guard
    from tests import corpus
    allowed, slow = guard.allowlist(corpus.catalog()), []
    for text in json.loads(sys.stdin.read()):
        started = time.thread_time()
        guard.check(text, allowed)
        if time.thread_time() - started > 1:
            slow.append(text[:40])
    sys.exit("; ".join(slow) or 0)
    """
)
_SOURCES = (
    "select {}, repeat('a', 3) from (select string_agg(body, '') as x from tickets) t",
    "select {} from tickets t cross join generate_series(1, 9) as x having repeat('a', count(*)::int) = 'a'",
    "with recursive t(n, x) as (select 1, '1' union all select n + 1, {} from t) select repeat('a', n) from t",
)
_WIDE_SHAPES = [
    *((before, after) for before, _, after in _NESTS if "select" not in before),
    *(("power(", ", 2)"), ("power(2, ", ")"), ("repeat('ab', ", ")"), ("rpad('a', ", ")"), ("repeat('a', n + ", ")")),
    *(("replace(", ", 'a', 'bb')"), ("concat_ws(',', ", ", 'a')"), ("array_to_string(array[", "], ',')"), ("-", "")),
    *(
        ("format('%s', ", ")"),
        ("coalesce(", ", 1)"),
        ("json_build_object('a', ", ")"),
        ("round(", ", 2)"),
        ("", " || 'a'"),
    ),
]


def test_many_deep_columns_of_what_is_known_do_not_stall() -> None:
    texts: list[str] = []
    for before, after in _WIDE_SHAPES:
        deep = before * 44 + "x" + after * 44
        wide = ", ".join([deep] * max(1, 16_000 // (len(deep) + 2)))
        texts += [source.replace("{}", wide) for source in _SOURCES]
    ran = subprocess.run([sys.executable, "-c", _WIDE], input=json.dumps(texts), text=True, check=False)
    assert ran.returncode == 0


@pytest.mark.parametrize("shape", _NESTS, ids=lambda shape: shape[0] + shape[2])
def test_what_nests_too_deep_is_told_so(shape: tuple[str, str, str]) -> None:
    verdict = guard.check("select " + shape[0] * 60 + shape[1] + shape[2] * 60, ALLOWED)
    assert isinstance(verdict, Refused)
    assert verdict.violations[0].code == "guard.too_deep"


@pytest.mark.parametrize(
    ("text", "deepest", "longest"),
    [
        ("a || b::text || coalesce(cast(c as text), '')", 2, 3),
        ("1::int::text::varchar(3)::numeric + 1 + 1", 1, 6),
        ("1::int + 1::int + 1::int", 0, 3),
        ("a at time zone 'x' at time zone 'y'", 0, 4),
        ("(1 + 2 + 3 + 4) * 2, 1", 1, 3),
        ("(1 + 2 + 3 + 4", 1, 3),
        ("a[1] + 1", 1, 11),
        ("case when a then b + 1 end", 1, 1),
    ],
)
def test_a_chain_is_as_long_as_what_makes_the_expression_deeper(text: str, deepest: int, longest: int) -> None:
    assert nesting.measure([int(token.token) for token in scan(text).tokens]) == (deepest, longest)


@pytest.mark.parametrize(
    "text",
    [
        "select * from generate_series(now(), now(), interval '{}')",
        "select interval '{}'",
        "select interval(3) '{}'",
        "select interval '1' + '{}'::interval",
    ],
)
@pytest.mark.parametrize("filling", ["1", " "])
def test_a_long_interval_is_judged_at_once(text: str, filling: str) -> None:
    started = time.thread_time()  # not the clock: another process may hold the core
    guard.check(text.format(19_000 * filling), ALLOWED)
    assert time.thread_time() - started < 1


@pytest.mark.parametrize("filling", ["$", "$*", "$[*", "*", "?($[*]"])
def test_a_long_json_path_is_judged_at_once(filling: str) -> None:
    path = ("?" + 19_000 * filling)[:19_000]
    started = time.thread_time()
    guard.check(f"select jsonb_path_exists(to_jsonb(array_fill(1, array[10000])), '{path}')", ALLOWED)
    assert time.thread_time() - started < 1
