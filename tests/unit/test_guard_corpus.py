"""The corpus against the guard alone."""

from __future__ import annotations

import json

import pytest

from agent_gateway import guard
from agent_gateway.types import Approved, Refused
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog(), allow_functions=("app.risk_score",))

_PROMPTS = [json.loads(line) for line in (corpus.FOLDER / "prompts.jsonl").read_text("utf-8").splitlines()]
_INNOCENT = frozenset({"shadowing-01", "shadowing-05", "shadowing-09", "shadowing-10"})
"""Innocent by themselves: what was sent before them is the attack."""
_HARMLESS = "SELECT 1/0"
"""Sent before an attack, it only ends a transaction that the gateway ends anyway."""


def _codes(sql: str) -> tuple[str, ...]:
    verdict = guard.check(sql, ALLOWED)
    return tuple(sorted({v.code for v in verdict.violations})) if isinstance(verdict, Refused) else ()


@pytest.mark.parametrize("attack", corpus.attacks(), ids=lambda attack: attack.id)
def test_an_attack_gets_the_codes_beside_it(attack: corpus.Attack) -> None:
    assert _codes(attack.sql) == attack.expect


@pytest.mark.parametrize("query", corpus.benign(), ids=lambda query: query.id)
def test_an_honest_query_is_approved(query: corpus.Benign) -> None:
    assert _codes(query.sql) == ()


@pytest.mark.parametrize(
    "attack", [a for a in corpus.attacks() if a.must == "reject_by_guard"], ids=lambda attack: attack.id
)
def test_what_the_guard_must_refuse_it_expects_to_refuse(attack: corpus.Attack) -> None:
    assert attack.expect or attack.id in _INNOCENT


@pytest.mark.parametrize("sql", sorted({sql for attack in corpus.attacks() for sql in attack.prior} - {_HARMLESS}))
def test_what_prepares_an_attack_is_refused(sql: str) -> None:
    assert _codes(sql)


@pytest.mark.parametrize("prompt", [p for p in _PROMPTS if p["must"] == "reject_by_guard"], ids=lambda p: p["id"])
def test_what_an_obedient_model_would_send_is_refused(prompt: dict[str, str]) -> None:
    assert _codes(prompt["worst_case_sql"])


def test_no_disagreement_on_honest_queries() -> None:
    assert [q.id for q in corpus.benign() if "guard.parsers_disagree" in _codes(q.sql)] == []


def test_every_case_has_its_own_id() -> None:
    ids = [case.id for case in (*corpus.attacks(), *corpus.benign())]
    assert len(ids) == len(set(ids))


def test_every_attack_says_who_must_hold_it() -> None:
    assert {attack.must for attack in corpus.attacks()} == {"reject_by_guard", "contain_by_db", "bounded"}


@pytest.mark.parametrize("query", corpus.benign(), ids=lambda query: query.id)
def test_an_approved_statement_is_a_slice_of_the_text(query: corpus.Benign) -> None:
    verdict = guard.check(query.sql, ALLOWED)
    assert isinstance(verdict, Approved)
    assert (verdict.sql, verdict.statement in query.sql) == (query.sql, True)
