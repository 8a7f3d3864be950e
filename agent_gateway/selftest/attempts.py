"""Tries one case on everything that it is aimed at, and judges what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agent_gateway.selftest import plans
from agent_gateway.selftest.probe import SUBJECT, Probe, Said
from agent_gateway.selftest.scene import Scene, literal, planted, setting
from agent_gateway.selftest.types import Case, Finding, Target

__all__ = ["tried"]

_PLACE = re.compile(r"(?<!:):([a-z]+)\b")
_ACCESSORS: Mapping[str, str] = {
    "tenant": "agent_gateway.tenant_id()::text",
    "role": "agent_gateway.role()",
    "subject": "agent_gateway.subject()",
    "admin": "nullif(agent_gateway.has_role('admin'), false)",
    "admins": "agent_gateway.tenant_if('admin')::text",
}
_EVIDENCE = "select " + ", ".join(f"{sql} as {name}" for name, sql in _ACCESSORS.items())
_NO_ANSWER = {"57014", "55P03", "40P01"}
"""Ran into a time limit, or into somebody's lock: the database has not said no."""

_NO_PLAN = "Query rewrites to nothing"
"""What EXPLAIN says, in every language, of a statement that a rule ends in DO INSTEAD NOTHING."""


async def tried(probe: Probe, case: Case, scene: Scene) -> Finding:
    """What became of the case; the probe is in a session of its kind."""
    succeeded, undecided, said = list[str](), list[str](), set[str]()
    targets = scene.targets[case.aim]
    for target in targets:
        answer, done = await _attempt(probe, case, target, scene)
        if done:
            succeeded.append(target.label)
        elif answer.sqlstate in _NO_ANSWER:
            undecided.append(target.label)
        if answer.sqlstate:
            said.add(answer.sqlstate)
    return Finding(case, len(targets), tuple(succeeded), tuple(undecided), tuple(sorted(said)))


async def _attempt(probe: Probe, case: Case, target: Target, scene: Scene) -> tuple[Said, bool]:
    """What the database said, and whether the attempt succeeded."""
    statement = _PLACE.sub(lambda place: target.values[place[1]], case.sql)
    match case.success:
        case "runs" | "planned":
            said = await probe.run(statement)
            return said, said.ran and (case.success == "runs" or await _plans(probe, statement))
        case "rows":
            said = await probe.run(statement)
            return said, said.ran and said.count > 0
        case "unseen":
            said = await probe.fetch(statement)
            return said, [row["tenant"] for row in said.rows] != [scene.tenant]
        case "forged":
            return await _forged(probe, statement, scene)
        case "accepted":
            return await _accepted(probe, statement)
        case "trusted":
            return await _trusted(probe, statement, scene)


async def _plans(probe: Probe, statement: str) -> bool:
    """Whether an EXPLAIN that ran has a plan to show."""
    return [row[0] for row in (await probe.fetch(statement)).rows] != [_NO_PLAN]


async def _forged(probe: Probe, statement: str, scene: Scene) -> tuple[Said, bool]:
    """Whether the statement itself, or what follows it in the transaction, sees more than was entered."""
    said = await probe.fetch(statement)
    if not said.ran:
        return said, False
    entered = {"tenant": scene.tenant, "role": "viewer", "subject": SUBJECT}
    after = await probe.ask(_EVIDENCE)
    told = [(name, row[name]) for row in (*said.rows, *after.rows) for name in _ACCESSORS if name in row]
    return after, any(value is not None and value != entered.get(name) for name, value in told)


async def _accepted(probe: Probe, statement: str) -> tuple[Said, bool]:
    """Whether any accessor takes what was planted; each is asked alone, because the first error would hide the rest."""
    said, accepted = Said(), False
    for accessor in _ACCESSORS.values():
        said = await probe.run(statement)
        if said.ran:
            said = await probe.ask(f"select {accessor} as told")
            accepted = accepted or any(row["told"] not in (None, "") for row in said.rows)
    return said, accepted


async def _trusted(probe: Probe, statement: str, scene: Scene) -> tuple[Said, bool]:
    """Whether the plan asks, in place of the signed context, what the agent can say itself."""
    await probe.run("set local search_path = pg_catalog")  # functions are told with their schemas
    said = await probe.ask(statement)
    if not said.ran:
        return said, False
    trust = plans.trusted(str(said.rows[0][0]))
    for name in trust.settings:
        value = planted(name, scene.other)
        if (await probe.run(f"set local {setting(name)} = {literal(value)}")).ran:
            shown = await probe.ask(f"show {setting(name)}")
            if shown.ran and shown.rows[0][0] == value:
                return shown, True
    names = {target.label for target in scene.targets["setting"]}
    planting = "; ".join(f"set local {setting(name)} = {literal(planted(name, scene.other))}" for name in sorted(names))
    for function in trust.functions:
        if (await probe.run(planting)).ran:
            told = await probe.ask(f"select {function}()::text as told")
            if told.ran and scene.other in str(told.rows[0]["told"]):
                return told, True
    return said, False
