"""Puts the file together: a head that tells how to run it, SQL functions, a block for each relation and each login."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from agent_gateway.policy.declaration import Declaration
from agent_gateway.policy.pgtap import logins, tables
from agent_gateway.policy.quoting import literal, names, text_array

__all__ = ["script"]

_HEAD = """\
-- Proves the walls of a database. Made by `agent-gateway policy pgtap` from tenancy.toml: change that, make it anew.
--
-- Run: pg_prove --dbname=… this-file, as a superuser, or as the owner of the database who may become {owners}.
-- It needs pgTAP, and rows of two tenants in each tenants' table: where they are missing it fails, because it would
-- prove nothing. It changes rows and puts them back (ROLLBACK), so run it on a copy, not on what customers use.
"""


def script(declaration: Declaration, seed: str = "") -> str:
    """The pgTAP file.

    Args:
        declaration: what the database has to be like.
        seed: SQL that makes rows of two tenants, where the database has none; it is undone with the rest.

    Raises:
        PolicyInvalid: the declaration names something that PostgreSQL cannot have.
    """
    assertions = [line for block in _blocks(declaration) for line in block]
    count = sum(line.startswith("select is(") for line in assertions)
    become = [declaration.owner, declaration.gateway_owner, declaration.agent]
    become += [declaration.application] if declaration.application else []
    search_path = names(["pg_catalog", *declaration.schemas, *declaration.extension_schemas, "pg_temp"])
    parts = [
        _HEAD.format(owners=f"{declaration.owner} and {declaration.gateway_owner}"),
        _text("opening"),
        *([f"-- rows for this transaction\n{seed.strip()}\n;"] if seed.strip() else []),
        f"select plan({count});",
        f"set local pgtap.search_path = {literal(search_path)};",
        f"select pg_temp.become({text_array(become)});",
        f"select pg_temp.install_key({literal(declaration.gateway_owner)});",
        *assertions,
        "select * from finish();",
        "rollback;",
    ]
    return "\n".join(parts) + "\n"


def _blocks(declaration: Declaration) -> Iterator[Iterable[str]]:
    yield tables.tables(declaration)
    yield logins.logins(declaration)


@cache
def _text(name: str) -> str:
    return (files(__package__ or "agent_gateway.policy.pgtap") / f"{name}.sql").read_text("utf-8")
