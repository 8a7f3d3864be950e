"""A short run of the fuzzer, the same each time: no exception, no stall, no verdict that flips."""

from __future__ import annotations

import random

import pytest

from agent_gateway import guard
from evals.fuzz.guard import judged, short
from evals.fuzz.texts import bracketed, mutated, requoted
from tests import corpus

TEXTS = 300
SEEDS = short(case.sql for case in (*corpus.attacks(), *corpus.benign()))


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_text_gets_a_verdict_that_holds(seed: int) -> None:
    dice, allowed = random.Random(seed), guard.allowlist(corpus.catalog())  # noqa: S311  # repeatable
    found = [told for _ in range(TEXTS) for told in judged(mutated(SEEDS, dice), dice, allowed)]
    assert [told for told in found if told[0] != "done"] == []


def test_quotes_that_join_two_names_are_no_rewriting() -> None:
    """A fingerprint knows neither types nor aliases: to it these are the same."""
    made = {requoted("select 'a'::\"char\"addr", random.Random(seed)) for seed in range(20)}  # noqa: S311  # repeatable
    assert made == {None}


@pytest.mark.parametrize(
    ("rewrite", "made"), [(requoted, 'select "id" from "users"'), (bracketed, "select (id) from users")]
)
def test_the_same_tree_is_a_rewriting(rewrite, made) -> None:
    assert made in {rewrite("select id from users", random.Random(seed)) for seed in range(20)}  # noqa: S311  # repeatable
