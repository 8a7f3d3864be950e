"""The command line. Exit codes: 0 fine, 1 the thing asked about failed (a refusal, findings), 2 usage."""

from __future__ import annotations

import signal
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from agent_gateway.adapters.cli.later import Later
from agent_gateway.adapters.cli.output import FAILED, USAGE, complain
from agent_gateway.errors import GatewayError, SettingsInvalid

__all__ = ["COMMANDS", "app", "main"]

_BY_SIGNAL = 128
"""Added to the number of the signal that ended a process, as shells do."""

COMMANDS = (
    Later(
        "demo", "demo:demo", "Start PostgreSQL, load invented tenants, ask as two of them, attack, and show what held."
    ),
    Later("serve", "serve:serve", "Serve HTTP until it is stopped. Without a DSN it serves the demo's invented data."),
    Later(
        "mcp",
        "mcp:mcp",
        "Serve MCP on standard input and output, as the caller of one token. Records go to standard error or a file.",
    ),
    Later(
        "query",
        "query:query",
        "Ask one question and print the rows. The audit record goes to standard error unless a file is set.",
    ),
    Later("ask", "ask:ask", "Let a model answer a question, and show each statement with its rows."),
    Later("tool-spec", "ask:tool_spec", "Print the tools as OpenAI's function specifications."),
    Later("check", "check:check", "Judge statements without running them. Exit code 1 where one is refused."),
    Later(
        "catalog",
        "catalog:catalog",
        "Print the tables, columns and functions that statements may use; JSON names hidden columns too, for `check`.",
    ),
    Later(
        "lint",
        "lint:lint",
        "Look for what stands open in a database. Exit code 1 where something critical or high is not waived.",
    ),
    Later("token", "token:token", "Print a token for trying the gateway out; the embedded server's without a DSN."),
    Later(
        "selftest",
        "selftest:proof",
        "Attack the database as the agent's login, past the guard, and print what held. `serve` does the same first.",
    ),
    Later(
        "eval",
        "leaks:measured",
        "Count what each tenant sees of the others, relation by relation, past the guard. It reads, and prints no row.",
    ),
    Later("keys", "keys:app", "The keys that sign the tenant context inside the database."),
    Later("policy", "policy:app", "The walls inside PostgreSQL: propose, render, build, compare."),
)
"""In the order of `--help`. The summary of each is the first paragraph of its own help; a test compares them."""


class _Commands(TyperGroup):
    """The group of all of them."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401  # whatever typer gives its groups
        super().__init__(**given)
        for command in COMMANDS:
            self.add_command(command)


app = typer.Typer(
    name="agent-gateway",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _whole() -> None:
    """Lets an AI agent run SQL nobody has read against a multi-tenant PostgreSQL, safely."""


def _terminated(number: int, _: object) -> None:
    """Leave as after an interrupt, so that the embedded PostgreSQL is stopped and connections are closed."""
    sys.exit(_BY_SIGNAL + number)


def main() -> None:
    """The console script."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        app()
    except SettingsInvalid as error:
        complain(error)
        sys.exit(USAGE)
    except GatewayError as error:
        complain(error)
        sys.exit(FAILED)
