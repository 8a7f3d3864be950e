"""`agent-gateway policy`: proposes a declaration; renders, builds and proves the walls; shows what has drifted."""

from agent_gateway.adapters.cli.policy.assertions import assertions
from agent_gateway.adapters.cli.policy.command import app

__all__ = ["app"]

app.command("pgtap")(assertions)
