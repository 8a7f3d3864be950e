"""A gateway on the demo's world, for examples and for trying things out; never on another database."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from agent_gateway import audit, embedded
from agent_gateway.demo.product import DECLARATION, TENANTS
from agent_gateway.demo.world import World, install
from agent_gateway.errors import SettingsInvalid
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import Settings, load
from agent_gateway.types import Claim, TenantRole

__all__ = ["claim", "opened", "settings_for"]

_ISSUER = "https://demo.agent-gateway.invalid"
_AUDIENCE = "agent-gateway"
_STDERR = 2


@asynccontextmanager
async def opened(given: Settings | None = None) -> AsyncGenerator[Gateway]:
    """Start the embedded PostgreSQL, load the world where it is not there yet, and open a gateway on it.

    Args:
        given: what else is set; without it, what the environment says. Without a file, records go to standard error.

    Raises:
        EmbeddedUnavailable: the embedded PostgreSQL cannot be started.
    """
    given = given or load()
    with embedded.start(given.data_dir) as server:
        settings = settings_for(given, await install(server))
        async with open_gateway(settings, log=audit.Log(settings.audit_file, descriptor=_STDERR)) as gateway:
            yield gateway


def claim(tenant: str = "acme", role: TenantRole = "viewer") -> Claim:
    """What a verified token of somebody at one of the demo's tenants says.

    Raises:
        SettingsInvalid: there is no such tenant.
    """
    if tenant not in TENANTS:
        raise SettingsInvalid(f"the demo has no tenant {tenant}", hint=f"Choose one of: {', '.join(TENANTS)}.")
    return Claim("demo", TENANTS[tenant], role)


def settings_for(given: Settings, world: World) -> Settings:
    """The settings of a gateway that serves the demo's world; its tokens come from `agent-gateway token`."""
    return given.model_copy(
        update={
            "dsn": SecretStr(world.agent_dsn),
            "context_key_id": world.key_id,
            "context_secret": SecretStr(world.context_secret),
            "jwt_secret": given.jwt_secret or SecretStr(world.jwt_secret),
            "jwt_issuer": given.jwt_issuer or _ISSUER,
            "jwt_audience": given.jwt_audience or _AUDIENCE,
            "shared_tables": tuple(f"{table.schema}.{table.name}" for table in DECLARATION.shared_tables),
        }
    )
