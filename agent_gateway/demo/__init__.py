"""The demo's world: a B2B product with twelve tenants of skewed size, behind every wall of the kit."""

from agent_gateway.demo.opened import claim, opened, settings_for
from agent_gateway.demo.world import DECLARATION, TENANTS, World, allowed_functions, canaries, install

__all__ = [
    "DECLARATION",
    "TENANTS",
    "World",
    "allowed_functions",
    "canaries",
    "claim",
    "install",
    "opened",
    "settings_for",
]
