"""`agent-gateway policy`: proposes a declaration, renders and builds the walls, shows drift, proves them with pgTAP."""

from agent_gateway.adapters.cli.policy.command import app
from agent_gateway.adapters.cli.policy.pgtap import assertions

__all__ = ["app"]

app.command("pgtap")(assertions)
