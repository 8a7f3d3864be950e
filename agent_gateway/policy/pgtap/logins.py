"""Assertions about what each login may do, exactly: a declaration in, lines of SQL out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agent_gateway.policy.declaration import Declaration, Relation, hides, is_audit
from agent_gateway.policy.matrix import writing
from agent_gateway.policy.pgtap.tables import asserted
from agent_gateway.policy.quoting import literal, qualified, text_array

__all__ = ["logins"]

_CONTEXT = ("enter", "has_role", "role", "subject", "tenant_id", "tenant_if")
_CATALOG = ("catalog", "functions", "result_types", "shadows")

Rights = Mapping[tuple[str, str], str]
"""Schema and name of a relation to what `pg_temp.rights` says of it."""


def logins(declaration: Declaration) -> Iterator[str]:
    """What has to hold for each login, and for PUBLIC."""
    yield "\n-- what each login may do"
    yield from _login(declaration, declaration.agent, _of_agent(declaration), powers="")
    if declaration.application and declaration.application_walled:
        yield from _login(declaration, declaration.application, _of_application(declaration), powers="")
    if declaration.analyst:
        yield from _login(declaration, declaration.analyst, _of_analyst(declaration), powers="bypassrls")
    if declaration.recorder:
        yield from _login(declaration, declaration.recorder, _of_recorder(declaration), powers="")
    yield from _beyond(declaration)


def _login(declaration: Declaration, login: str, rights: Rights, *, powers: str) -> Iterator[str]:
    who = literal(login)
    yield asserted(f"pg_temp.powers({who})", powers, f"{login} is {powers or 'a login'} and nothing more")
    for (schema, name), right in rights.items():
        relation = literal(qualified(schema, name))
        yield asserted(
            f"pg_temp.rights({who}, {relation})", right, f"{schema}.{name}: {login} holds {right or 'nothing'}"
        )
    # what is hidden from the agent is nobody else's business here
    known = [*rights, *((r.schema, r.name) for r in declaration.hidden_tables if login != declaration.agent)]
    declared = text_array(dict.fromkeys(qualified(*key) for key in known))
    yield asserted(f"pg_temp.elsewhere({who}, {declared})", "", f"{login} holds nothing beyond what is declared")


def _beyond(declaration: Declaration) -> Iterator[str]:
    """Schemas and functions of the agent, and what is everybody's."""
    agent = literal(declaration.agent)
    usual = text_array([*declaration.schemas, "agent_gateway", *declaration.extension_schemas])
    shown = f"{declaration.agent} enters no schema but the declared ones, and creates in none"
    yield asserted(f"pg_temp.schemas({agent}, {usual})", "", shown)
    functions = [("agent_gateway", name) for name in (*_CONTEXT, *_CATALOG)]
    functions += [(schema, name) for schema, name in declaration.functions]
    called = ", ".join(sorted({f"{schema}.{name}" for schema, name in functions}))
    yield asserted(
        f"pg_temp.callable({agent})", called, f"{declaration.agent} calls the declared functions and no other"
    )
    yield asserted("pg_temp.elsewhere('public', '{}')", "", "PUBLIC holds nothing")


def _of_agent(declaration: Declaration) -> Rights:
    rights = {_key(t): _select(t) if t.matrix.select else "" for t in declaration.tenant_tables}
    rights |= {_key(r): _select(r) for r in (*declaration.shared_tables, *declaration.views)}
    return rights | {_key(r): "" for r in declaration.hidden_tables}


def _of_application(declaration: Declaration) -> Rights:
    rights = {_key(t): ", ".join(writing(declaration, t)) for t in declaration.tenant_tables}
    return rights | {_key(r): "select" for r in (*declaration.shared_tables, *declaration.views)}


def _of_analyst(declaration: Declaration) -> Rights:
    read = [t for t in declaration.tenant_tables if t.matrix.select]
    opened = (*read, *declaration.shared_tables, *declaration.views)
    return {_key(r): _select(r) for r in opened if not hides(declaration, r)}


def _of_recorder(declaration: Declaration) -> Rights:
    declared = (*declaration.tenant_tables, *([declaration.audit_table] if declaration.audit_table else []))
    return {_key(r): "insert" if is_audit(declaration, r) else "" for r in declared}


def _select(relation: Relation) -> str:
    return f"select but {' '.join(sorted(relation.hidden))}" if relation.hidden else "select"


def _key(relation: Relation) -> tuple[str, str]:
    return relation.schema, relation.name
