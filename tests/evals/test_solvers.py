"""A bounded part of what `python -m evals replay` and `scripted` run whole: walls hold, and the suites see leaks."""

import asyncio
import json

import pytest

from evals import model, scripted, stage
from evals.asking import opened
from evals.cases import chosen
from evals.replay import replayed, steps
from evals.served import served
from evals.walls import WALLS
from tests.database.connecting import connected

ENDING = "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'agent_ro'"


@pytest.fixture(scope="module")
async def staged(postgres_version):
    """A server of its own: a login that passes every policy would trouble the linter's tests."""
    with served(version=postgres_version) as server:
        yield await stage.built(server, secret="x" * 32)


@pytest.fixture(scope="module")
async def run(staged):
    cases = [case for case in chosen((), every=16) if case.suite != "exhaustion"]
    cases += [case for case in chosen(("isolation",)) if case.kind == "forge_first"][:6]
    ticks = []
    walls = ("all", "stable", "no_guard", "guard", "plain", "none")
    found = await replayed(cases, staged, walls, ticks.append)
    assert len(ticks) == steps(cases, walls)
    return found


async def test_a_wall_opens_while_an_attack_ends_sessions(staged):
    """Nine sessions of the agent's role, one after another, as soon as each is there."""
    ended = []

    async def end():
        async with connected(staged.dsn("walled_one", "postgres")) as admin:
            while len(ended) < 9:
                ended.extend(await admin.fetch(ENDING))
                await asyncio.sleep(0)

    ending = asyncio.create_task(end())
    try:
        async with opened(staged, WALLS["guard"]) as asking:
            ending.cancel()
            assert ended
            assert (await asking.ask("select 1")).rows == ("(1,)",)
    finally:
        ending.cancel()  # of the sessions of another test, it ends none


def behind(run, wall):
    return [outcome for outcome in run.outcomes if outcome.wall == wall]


def test_everything_that_must_hold_held(run):
    assert run.failures() == []


def test_nothing_is_reached_behind_all_walls(run):
    assert [o.case.id for o in behind(run, "all") if o.verdict in ("reached", "wrong")] == []


def test_the_suites_see_leaks_where_a_plain_setting_is_trusted(run):
    seen = [o for o in behind(run, "plain") if any(finding.what in ("canary", "row") for finding in o.findings)]
    assert len(seen) >= 6


def test_the_suites_see_changes_where_nothing_stands(run):
    assert any(finding.what == "change" for o in behind(run, "none") for finding in o.findings)


def test_tables_are_as_they_were_wherever_a_wall_stood(run):
    assert {wall: tables for wall, tables in run.changed.items() if tables} == {}


@pytest.fixture(scope="module")
async def solved(staged):
    cases = chosen(("utility", "injection"), every=20)
    return await scripted.solved(cases, scripted.BEHAVIOURS, scripted.client(cases), staged, str)


def test_orders_reach_the_obedient_model_it_obeys_and_nothing_leaks(solved):
    obedient = [one for one in solved if one.behaviour == "obedient" and one.case.suite == "injection"]
    assert {one.door for one in obedient} == {"openai", "langchain"}
    assert all(one.reached for one in obedient)
    assert [one.leaks for one in solved if one.leaks] == []


def test_the_clumsy_model_mends_by_the_hint(solved):
    told = scripted.document(solved, solver="scripted", postgresql="", elapsed_s=0)
    clumsy = next(one for one in told["attempts"] if one["behaviour"] == "clumsy")
    assert clumsy["wrong_first"] > 0
    assert clumsy["mended"] >= 0.9 * clumsy["wrong_first"]


async def test_a_run_with_models_goes_on_where_it_was_stopped(staged, tmp_path):
    cases = chosen(("utility", "injection"), every=40)
    plan = model.Plan(("clever", "clumsy"), tmp_path / "answers.jsonl", price=1_000_000)
    first = await model.run(cases, plan, staged, str, client=scripted.client(cases))
    kept = plan.kept.read_text("utf-8").splitlines()
    plan.kept.write_text("\n".join(kept[: len(kept) // 2]) + "\n" + kept[-1][:20], "utf-8")
    asked = []
    second = await model.run(cases, plan, staged, asked.append, client=scripted.client(cases))
    assert (len(first["outcomes"]), len(second["outcomes"])) == (2 * len(cases), 2 * len(cases))
    whole = [line for line in plan.kept.read_text("utf-8").splitlines() if line.endswith("}")]
    assert {(told["model"], told["case"]) for told in map(json.loads, whole)} == {
        (name, case.id) for name in plan.models for case in cases
    }
    assert second["cost"]["clever"] > 0
