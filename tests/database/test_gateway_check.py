"""The guard inside the corridor: what it explains is recorded, and a long text keeps nobody waiting."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from agent_gateway import audit, demo, gateway, guard
from agent_gateway.errors import StatementRefused
from agent_gateway.gateway import open_gateway
from agent_gateway.types import Explanation, QueryRequest
from tests.database.corridor import ACME, opened, settings_for


@pytest.mark.parametrize(
    ("sql", "outcome", "codes"),
    [("select name from customers", "answered", []), ("select pg_sleep(9)", "refused", ["guard.function_denied"])],
)
async def test_an_explanation_is_recorded_and_runs_nothing(
    world: demo.World, tmp_path: Path, sql: str, outcome: str, codes: list[str]
) -> None:
    async with open_gateway(settings_for(world), log=audit.Log(tmp_path / "audit")) as asked:
        explained = await asked.explain(ACME, QueryRequest(sql, request_id="r1"))
    (line,) = (tmp_path / "audit").read_text().splitlines()
    record = json.loads(line)
    assert isinstance(explained, Explanation)
    assert (record["request_id"], record["tenant"], record["sql"]) == ("r1", ACME.tenant, sql)
    assert (record["outcome"], record["codes"], record["rows"], list(record["stages_ms"])) == (
        outcome,
        codes,
        None,
        ["explain"],
    )


async def test_an_explanation_is_of_the_callers_catalog(world: demo.World) -> None:
    async with opened(world) as asked:
        explained = await asked.explain(ACME, QueryRequest("select name from customers"))
    assert (explained.verdict, explained.relations) == ("approved", ("app.customers",))


@pytest.mark.parametrize(("padding", "aside"), [(0, False), (gateway._LONG_CHARS, True)])  # noqa: SLF001  # the border
async def test_a_long_text_is_judged_aside(
    world: demo.World,
    monkeypatch: pytest.MonkeyPatch,
    padding: int,
    aside: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    judges: list[bool] = []
    check = guard.check

    def noted(sql: str, allowlist: guard.Allowlist) -> object:
        judges.append(threading.current_thread() is not threading.main_thread())
        return check(sql, allowlist)

    monkeypatch.setattr(guard, "check", noted)
    async with opened(world) as asked:
        result = await asked.query(ACME, QueryRequest("select 1" + " " * padding))
    assert (result.rows, judges) == ([[1]], [aside])


async def test_a_relation_may_be_named_with_this_database(world: demo.World) -> None:
    named = f'"{world.database}".app.customers'
    async with opened(world) as asked:
        with_database = await asked.query(ACME, QueryRequest(f"select {named}.name from {named} order by 1"))
        without = await asked.query(ACME, QueryRequest("select name from app.customers order by 1"))
    assert with_database.rows == without.rows != []


async def test_a_relation_of_another_database_is_refused(world: demo.World) -> None:
    async with opened(world) as asked:
        with pytest.raises(StatementRefused) as refused:
            await asked.query(ACME, QueryRequest("select name from postgres.app.customers"))
    assert [violation.code for violation in refused.value.violations] == ["guard.database"]
