"""What stands beside the questions: the catalog, the probes, the counters and the description."""

from __future__ import annotations

import asyncio
import json

import httpx

from agent_gateway.errors import ERRORS, DatabaseDown
from agent_gateway.types import ForeignKey, Relation, RelationColumn, ResultSet, Truncation
from tests.adapters.corridor import Corridor, client

GOOD = {"sql": "select 1"}
PROBLEM = "application/problem+json"


async def test_the_catalog_names_only_what_may_be_read(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    columns = (
        RelationColumn("id", "uuid", nullable=False, comment="c", labels=("a",), fields=("b",)),
        RelationColumn("pw", "text", readable=False),
    )
    keys = (
        ForeignKey(("id",), "app.u", ("id",)),
        ForeignKey(("pw",), "app.u", ("id",)),
        ForeignKey(("id",), "app.u", ("pw",)),
    )
    corridor.relations = (Relation("app", "u", "table", columns, "d", ("id",), keys),)
    assert (await caller.get("/v1/catalog")).json() == {
        "relations": [
            {
                "schema": "app",
                "name": "u",
                "kind": "table",
                "comment": "d",
                "columns": [
                    {"name": "id", "type": "uuid", "nullable": False, "comment": "c", "labels": ["a"], "fields": ["b"]}
                ],
                "primary_key": ["id"],
                "foreign_keys": [{"columns": ["id"], "relation": "app.u", "references": ["id"]}],
            }
        ],
        "search_path": ["public"],
        "database": "",
        "functions": [],
    }


async def test_a_key_with_an_unreadable_column_is_not_named(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    columns = (RelationColumn("a", "uuid"), RelationColumn("b", "text", readable=False))
    corridor.relations = (Relation("app", "u", "table", columns, None, ("a", "b")),)
    assert (await caller.get("/v1/catalog")).json()["relations"][0]["primary_key"] == []


async def test_the_process_lives_although_nothing_else_does(corridor: Corridor, stranger: httpx.AsyncClient) -> None:
    corridor.not_ready = DatabaseDown()
    assert (await stranger.get("/livez")).status_code == 200


async def test_readiness_is_that_of_the_gateway(corridor: Corridor, stranger: httpx.AsyncClient) -> None:
    corridor.not_ready = DatabaseDown(internal="10.0.0.7")
    answer = await stranger.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "session.database_down")


async def test_a_flood_of_probes_does_not_reach_the_database(corridor: Corridor, stranger: httpx.AsyncClient) -> None:
    await asyncio.gather(*(stranger.get("/readyz") for _ in range(30)))
    assert corridor.readiness_asked == 1


async def test_outcomes_are_counted_by_code(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/query", json=GOOD)
    corridor.answer = DatabaseDown()
    await caller.post("/v1/query", json=GOOD)
    counted = (await caller.get("/metrics")).text.splitlines()
    assert {
        'agent_gateway_requests_total{code="ok",path="/v1/query"} 1.0',
        'agent_gateway_requests_total{code="session.database_down",path="/v1/query"} 1.0',
    } <= set(counted)


async def test_rows_and_truncations_are_counted(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    corridor.answer = ResultSet((), [[], [], []], (Truncation("cell", 1, "characters"),), 0.0, "", 0)
    await caller.post("/v1/query", json=GOOD)
    counted = (await caller.get("/metrics")).text.splitlines()
    assert {"agent_gateway_rows_total 3.0", 'agent_gateway_truncations_total{reason="cell"} 1.0'} <= set(counted)


async def test_stuck_backends_are_counted(corridor: Corridor, caller: httpx.AsyncClient) -> None:
    corridor.backends_stuck = 2
    assert "agent_gateway_stuck_backends 2.0" in (await caller.get("/metrics")).text.splitlines()


async def test_made_up_paths_are_counted_as_one(caller: httpx.AsyncClient) -> None:
    for n in range(5):
        await caller.get(f"/made-up/{n}")
    assert "made-up" not in (await caller.get("/metrics")).text


async def test_no_tenant_is_in_the_metrics(caller: httpx.AsyncClient) -> None:
    await caller.post("/v1/query", json=GOOD)
    assert not [word for word in ("t1", "u1", "viewer") if f'"{word}"' in (await caller.get("/metrics")).text]


async def test_docs_can_be_turned_on(corridor: Corridor) -> None:
    async with client(corridor.app(docs=True)) as fresh:
        assert (await fresh.get("/docs")).status_code == 200


async def test_the_description_has_an_example_for_each_family_of_errors(stranger: httpx.AsyncClient) -> None:
    responses = (await stranger.get("/openapi.json")).json()["paths"]["/v1/query"]["post"]["responses"]
    examples = [
        example
        for answer in responses.values()
        for example in answer["content"].get(PROBLEM, {"examples": {}})["examples"]
    ]
    assert {code.split(".")[0] for code in examples} == {
        "auth",
        "request",
        "guard",
        "fetch",
        "session",
        "audit",
        "gateway",
    }


async def test_the_described_errors_exist_with_their_status(stranger: httpx.AsyncClient) -> None:
    responses = (await stranger.get("/openapi.json")).json()["paths"]["/v1/query"]["post"]["responses"]
    described = {
        code: int(status)
        for status, answer in responses.items()
        for code in answer["content"].get(PROBLEM, {"examples": {}})["examples"]
    }
    del described["guard.write"]
    assert described == {code: ERRORS[code].status for code in described}


async def test_every_reference_of_the_description_leads_somewhere(stranger: httpx.AsyncClient) -> None:
    text = (await stranger.get("/openapi.json")).text
    named = {piece.split('"')[0] for piece in text.split("#/components/schemas/")[1:]}
    assert named == set(json.loads(text)["components"]["schemas"])
