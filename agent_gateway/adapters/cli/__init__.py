"""The command line. Exit codes: 0 fine, 1 the thing asked about failed (a refusal, findings), 2 usage."""

from __future__ import annotations

import signal
import sys

import typer

from agent_gateway.adapters.cli import (
    ask,
    catalog,
    check,
    demo,
    keys,
    leaks,
    lint,
    mcp,
    policy,
    query,
    selftest,
    serve,
    token,
)
from agent_gateway.adapters.cli.output import FAILED, USAGE, complain
from agent_gateway.errors import GatewayError, SettingsInvalid

__all__ = ["app", "main"]

_BY_SIGNAL = 128
"""Added to the number of the signal that ended a process, as shells do."""

app = typer.Typer(
    name="agent-gateway",
    help="Lets an AI agent run SQL nobody has read against a multi-tenant PostgreSQL, safely.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("query")(query.query)
app.command("ask")(ask.ask)
app.command("tool-spec")(ask.tool_spec)
app.command("check")(check.check)
app.command("catalog")(catalog.catalog)
app.command("lint")(lint.lint)
app.command("token")(token.token)
app.command("selftest")(selftest.proof)
app.command("eval")(leaks.measured)
app.add_typer(keys.app, name="keys")
app.add_typer(policy.app, name="policy")


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
