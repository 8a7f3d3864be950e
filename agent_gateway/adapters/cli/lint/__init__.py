"""`agent-gateway lint`: what stands open in a database, as text, JSON, SARIF or Markdown."""

from agent_gateway.adapters.cli.lint.command import lint

__all__ = ["lint"]
