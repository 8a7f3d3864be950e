"""A short run of the fuzzer, the same each time: no exception, no stall, no verdict that flips."""

from __future__ import annotations

import random

import pytest

from agent_gateway import guard
from evals.fuzz.guard import judged, mutated, seeds
from tests import corpus

TEXTS = 300


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_text_gets_a_verdict_that_holds(seed: int) -> None:
    dice, texts, allowed = random.Random(seed), seeds(), guard.allowlist(corpus.catalog())  # noqa: S311  # repeatable
    found = [told for _ in range(TEXTS) for told in judged(mutated(texts, dice), dice, allowed)]
    assert [told for told in found if told[0] != "done"] == []
