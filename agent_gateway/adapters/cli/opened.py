"""Settings in, settings with a database out: without a DSN, the embedded PostgreSQL with the demo's world."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from agent_gateway import demo, embedded
from agent_gateway.adapters.cli.output import notice
from agent_gateway.errors import SettingsInvalid
from agent_gateway.settings import Settings

__all__ = ["EMBEDDED", "complete", "tenant_id"]

EMBEDDED = "No AGENT_GATEWAY_DSN is set: this is the embedded PostgreSQL with invented data, for trying out only."


@asynccontextmanager
async def complete(settings: Settings, *, quiet: bool = False) -> AsyncGenerator[Settings]:
    """The settings; where they name no database, the demo's, which runs until the block ends.

    Raises:
        EmbeddedUnavailable: the embedded PostgreSQL cannot be started.
    """
    if settings.dsn is not None:
        yield settings
        return
    with embedded.start(settings.data_dir) as server:
        world = await demo.install(server)
        if not quiet:
            notice(EMBEDDED)
        yield demo.settings_for(settings, world)


def tenant_id(name: str, settings: Settings) -> str:
    """A tenant as its id; the demo's tenants may be called by their short names."""
    known = demo.TENANTS.get(name)
    if known is None and settings.dsn is None:
        raise SettingsInvalid(f"the demo has no tenant {name}", hint=f"Choose one of: {', '.join(demo.TENANTS)}.")
    return known or name
