"""Settings in, settings with a database out: without a DSN, the embedded PostgreSQL with the demo's world."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from agent_gateway import demo, embedded
from agent_gateway.adapters.cli.output import notice
from agent_gateway.errors import SettingsInvalid
from agent_gateway.settings import Settings

__all__ = ["AUDIENCE", "ISSUER", "complete"]

ISSUER = "https://demo.agent-gateway.invalid"
AUDIENCE = "agent-gateway"


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
            notice(
                "No AGENT_GATEWAY_DSN is set: this is the embedded PostgreSQL with invented data, for trying out only."
            )
        yield demo_settings(settings, world)


def demo_settings(settings: Settings, world: demo.World) -> Settings:
    """The settings of a gateway that serves the demo's world; its tokens come from `agent-gateway token`."""
    return settings.model_copy(
        update={
            "dsn": SecretStr(world.agent_dsn),
            "context_key_id": world.key_id,
            "context_secret": SecretStr(world.context_secret),
            "jwt_secret": settings.jwt_secret or SecretStr(world.jwt_secret),
            "jwt_issuer": settings.jwt_issuer or ISSUER,
            "jwt_audience": settings.jwt_audience or AUDIENCE,
            "shared_tables": tuple(f"{table.schema}.{table.name}" for table in demo.DECLARATION.shared_tables),
        }
    )


def tenant_id(name: str, settings: Settings) -> str:
    """A tenant as its id; the demo's tenants may be called by their short names."""
    known = demo.TENANTS.get(name)
    if known is None and settings.dsn is None:
        raise SettingsInvalid(f"the demo has no tenant {name}", hint=f"Choose one of: {', '.join(demo.TENANTS)}.")
    return known or name
