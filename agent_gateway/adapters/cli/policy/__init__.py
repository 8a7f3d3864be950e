"""`agent-gateway policy`: proposes a declaration, renders the walls, builds them, shows what has drifted, and proves them."""

from agent_gateway.adapters.cli.policy.assertions import assertions
from agent_gateway.adapters.cli.policy.command import app

__all__ = ["app"]

app.command("pgtap")(assertions)
