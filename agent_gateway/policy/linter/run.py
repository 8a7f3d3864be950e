"""Runs the lints: an address and a declaration in, a report out. One connection, one read-only transaction."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Generator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, LiteralString

import asyncpg

from agent_gateway.errors import DatabaseDown, LintDenied, LintFailed
from agent_gateway.policy import render, secret_names
from agent_gateway.policy.declaration import Declaration, Relation
from agent_gateway.policy.linter.checklist import Attack, Count, Point, checklist
from agent_gateway.policy.linter.judgement import Report, judged
from agent_gateway.policy.linter.lints import Lint, chosen, counting, statement

__all__ = ["Raw", "check_off", "look", "parameter", "run"]

Raw = tuple[str, str, str]
"""Code, object and detail."""

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]

_CONNECT_S = 10

_SETTINGS: LiteralString = """\
set local search_path = pg_catalog, pg_temp;
set local jit = off;
set local max_parallel_workers_per_gather = 0;
set local lock_timeout = '2s';
set local statement_timeout = '60s';
"""
# names in expressions are printed with their schema where it is not on the path, and the lints read them so


async def run(dsn: str, declaration: Declaration, lints: tuple[Lint, ...], today: date) -> Report:
    """The report on the database at `dsn`. Any login will do that may read the catalogs.

    Raises:
        DatabaseDown: it cannot be reached, or refuses the login.
        LintDenied: the login may not read the catalogs, as behind the strict tier.
        LintFailed: PostgreSQL refuses the statement for another reason.
    """
    async with _reading(dsn) as connection:
        return await _report(connection, declaration, lints, today)


async def check_off(dsn: str, declaration: Declaration, today: date, attack: Attack | None = None) -> tuple[Point, ...]:
    """The pre-ship checklist for the database at `dsn`, with what speaks for and against each point.

    Args:
        dsn: where to look; nothing is attacked from here.
        declaration: what the database is checked against.
        today: the day that waivers are judged by.
        attack: what became of the self-test, where it was run.

    Raises:
        DatabaseDown: it cannot be reached, or refuses the login.
        LintDenied: the login may not read the catalogs, as behind the strict tier.
        LintFailed: PostgreSQL refuses the statement for another reason.
    """
    async with _reading(dsn) as connection:
        report = await _report(connection, declaration, chosen(), today)
        with _explained():
            rows = await connection.fetch(counting(), parameter(declaration))
    counts = [Count(row[0], row[1], row[2], row[3]) for row in rows]
    return checklist(report, counts, declaration, *([attack] if attack else []))


@asynccontextmanager
async def _reading(dsn: str) -> AsyncGenerator[Connection]:
    """A connection in a transaction that sees one state and cannot write."""
    try:
        connection = await asyncpg.connect(
            dsn,
            timeout=_CONNECT_S,
            statement_cache_size=0,
            server_settings={"application_name": "agent_gateway lint"},
        )
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        internal = f"{type(error).__name__}: {error}"
        raise DatabaseDown(hint="Check the address and the login.", internal=internal) from error
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            yield connection
    finally:
        await connection.close()


@contextmanager
def _explained() -> Generator[None]:
    try:
        yield
    except asyncpg.InsufficientPrivilegeError as error:
        raise LintDenied(f"This login may not read the catalogs: {error}") from error
    except asyncpg.PostgresError as error:
        raise LintFailed(f"The lints could not be run: {error.sqlstate}, {error}") from error


async def _report(connection: Connection, declaration: Declaration, lints: tuple[Lint, ...], today: date) -> Report:
    rows = await look(connection, declaration, lints)
    database = str(await connection.fetchval("select current_database()"))
    server = str(await connection.fetchval("show server_version"))
    return replace(judged(rows, lints, declaration, today), database=database, server=server)


async def look(
    connection: Connection, declaration: Declaration, lints: tuple[Lint, ...], *, version: int | None = None
) -> list[Raw]:
    """What the lints find, in the transaction that is open; it changes that transaction's settings.

    Args:
        connection: in a transaction.
        declaration: what the database is checked against.
        lints: what to look for.
        version: the server's version number, where another one than its own is to be checked.

    Raises:
        LintDenied: the login may not read the catalogs.
        LintFailed: PostgreSQL refuses the statement for another reason.
    """
    if not lints:
        return []
    with _explained():
        await connection.execute(_SETTINGS)
        rows = await connection.fetch(statement(lints), parameter(declaration, version))
    return [(str(row["code"]), str(row["object"]), str(row["detail"])) for row in rows]


def parameter(declaration: Declaration, version: int | None = None) -> str:
    """The declaration as the prelude reads it."""
    single = (declaration.application, declaration.migrator, declaration.analyst, declaration.recorder)
    return json.dumps(
        {
            "agent": declaration.agent,
            "application": declaration.application,
            "application_walled": declaration.application_walled,
            "migrator": declaration.migrator,
            "analyst": declaration.analyst,
            "gateway_owner": declaration.gateway_owner,
            "roles": [
                *(declaration.agent, declaration.owner, declaration.gateway_owner),
                *(name for name in single if name),
                *(*declaration.trusted, *declaration.bypass),
            ],
            "bypass": [*declaration.bypass, *(n for n in (declaration.migrator, declaration.analyst) if n)],
            "schemas": declaration.schemas,
            "search_path": list(dict.fromkeys((*declaration.schemas, *declaration.extension_schemas))),
            "tenant_column": declaration.tenant_column,
            "tenant_type": declaration.tenant_type,
            "functions": declaration.functions,
            "relations": list(_declared(declaration)),
            "sources": {name: sha256(text.encode()).hexdigest() for name, text in render.sources(declaration).items()},
            "secret_names": {
                "column": secret_names.COLUMN,
                "number": secret_names.NUMBER,
                "table": secret_names.TABLE,
                "word_end": secret_names.WORD_END,
            },
            "version": version,
        }
    )


def _declared(declaration: Declaration) -> Iterator[dict[str, object]]:
    """Each relation of the declaration, by what it is declared to be."""
    kinds: tuple[tuple[str, Iterable[Relation]], ...] = (
        ("tenant", declaration.tenant_tables),
        ("shared", declaration.shared_tables),
        ("view", declaration.views),
        ("hidden", declaration.hidden_tables),
        ("audit", [declaration.audit_table] if declaration.audit_table else []),
    )
    columns = {(table.schema, table.name): table.tenant_column for table in declaration.tenant_tables}
    for kind, relations in kinds:
        for relation in relations:
            yield {
                "kind": kind,
                "schema": relation.schema,
                "name": relation.name,
                "hidden": relation.hidden,
                "tenant_column": columns.get((relation.schema, relation.name)) if kind == "tenant" else None,
            }
