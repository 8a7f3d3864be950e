"""An id that the caller gives names one run: a repetition joins it while it runs, and is told apart from it later."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from agent_gateway.adapters.http import repeats
from agent_gateway.auth import mint_test_token
from agent_gateway.errors import PoolExhausted
from tests.adapters.corridor import BEARER, SETTINGS, Corridor, client

MINE = {"X-Request-Id": "mine"}


async def ask(caller: httpx.AsyncClient, sql: str = "select 1", **headers: str) -> httpx.Response:
    return await caller.post("/v1/query", json={"sql": sql}, headers={**MINE, **headers})


def names(corridor: Corridor) -> list[str | None]:
    return [request.request_id for _, request in corridor.asked]


async def test_a_repetition_of_what_still_runs_joins_it(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.delay_s = 0.2
    answers = await asyncio.gather(ask(caller), ask(caller))
    assert ([answer.status_code for answer in answers], names(corridor)) == ([200, 200], ["mine"])


async def test_a_repetition_of_what_has_ended_runs_under_a_name_of_its_own(
    caller: httpx.AsyncClient, corridor: Corridor
) -> None:
    shown = [(await ask(caller)).headers["X-Request-Id"] for _ in range(3)]
    assert shown == names(corridor) == ["mine", "mine~2", "mine~3"]


async def test_another_question_under_the_same_id_does_not_join(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.delay_s = 0.2
    await asyncio.gather(ask(caller), ask(caller, "select 2"))
    assert sorted(map(str, names(corridor))) == ["mine", "mine~2"]


@pytest.mark.parametrize("other", [{"tenant": "t2"}, {"subject": "u2"}, {"role": "admin"}])
async def test_nobody_joins_what_another_claim_runs(
    caller: httpx.AsyncClient, corridor: Corridor, other: dict[str, str]
) -> None:
    corridor.delay_s = 0.2
    claim = {"subject": "u1", "tenant": "t1", "role": "viewer"} | other
    token = mint_test_token(SETTINGS, **claim)
    await asyncio.gather(ask(caller), ask(caller, Authorization=f"Bearer {token}"))
    assert len({asked for asked, _ in corridor.asked}) == 2


async def test_an_error_is_shared_and_not_kept(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    corridor.delay_s, corridor.answer = 0.2, PoolExhausted()
    first = await asyncio.gather(ask(caller), ask(caller))
    again = await ask(caller)
    assert [answer.json()["request_id"] for answer in (*first, again)] == ["mine", "mine", "mine~2"]


async def test_a_name_of_ours_cannot_be_sent(caller: httpx.AsyncClient, corridor: Corridor) -> None:
    await ask(caller, **{"X-Request-Id": "mine~2"})
    assert "~" not in str(names(corridor)[0])


async def test_who_joined_stays_when_the_first_one_leaves(corridor: Corridor) -> None:
    corridor.delay_s = 0.4
    async with client(corridor.app(), headers=BEARER) as caller:
        leaving, staying = asyncio.ensure_future(ask(caller)), asyncio.ensure_future(ask(caller))
        await asyncio.sleep(0.1)
        leaving.cancel()
        assert (await staying).status_code == 200
    assert names(corridor) == ["mine"]


async def test_when_everybody_has_left_the_statement_is_cancelled(corridor: Corridor) -> None:
    corridor.endless = True
    run = repeats.Repeats(corridor.query)
    claim = repeats.Claim("u1", "t1", "viewer")
    going_on = run.run(claim, "select 1", None, "mine")
    waiting = [asyncio.ensure_future(run.run(claim, "select 1", None, "mine").result()) for _ in range(2)]
    await corridor.running.wait()
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)
    assert (corridor.cancelled.is_set(), going_on.open) == (True, False)
    assert run.run(claim, "select 1", None, "mine").request_id == "mine~2"


async def test_what_was_used_longest_ago_is_forgotten_first(
    caller: httpx.AsyncClient, corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "_REMEMBERED", 2)
    for wished in ("a", "b", "a", "c", "b", "a"):
        await ask(caller, **{"X-Request-Id": wished})
    assert names(corridor) == ["a", "b", "a~2", "c", "b", "a"]
