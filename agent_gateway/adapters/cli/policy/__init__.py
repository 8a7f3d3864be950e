"""`agent-gateway policy`: proposes a declaration, renders the walls, builds them, and shows what has drifted."""

from agent_gateway.adapters.cli.policy.command import app

__all__ = ["app"]
