"""An error in, its text for a model out: code, message, and the hint with the next move."""

from __future__ import annotations

from agent_gateway.errors import GatewayError
from agent_gateway.tool.characters import visible

__all__ = ["render_error"]


def render_error(error: GatewayError) -> str:
    """Every reason at once, so that one mended statement is enough. Nothing of `internal` is in it."""
    reasons = [(v.code, v.message, v.hint) for v in error.violations] or [(error.code, error.message, error.hint)]
    lines = [f"error {code}: {visible(message)}\nhint: {visible(hint)}" for code, message, hint in reasons]
    return "\n".join([*lines, "retryable: yes"] if error.retryable else lines)
