"""The self-test as evidence for the checklist: the gateway's settings in, what became of the attack out."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from agent_gateway.errors import GatewayError
from agent_gateway.gateway import open_gateway
from agent_gateway.policy import Declaration, linter
from agent_gateway.settings import Settings

__all__ = ["attacked"]


async def attacked(settings: Settings, declaration: Declaration) -> linter.Attack:
    """Attack the database as the gateway's login, as `serve` does first. Where that cannot be, it says why."""
    if settings.dsn is None or settings.context_secret is None:
        missing = "AGENT_GATEWAY_DSN and AGENT_GATEWAY_CONTEXT_SECRET have to be set, so that the self-test can log in"
        return linter.Attack(untried=missing)
    login = unquote(urlsplit(settings.dsn.get_secret_value()).username or "") or declaration.agent
    shared = {f"{table.schema}.{table.name}" for table in declaration.shared_tables}
    given = settings.model_copy(update={"shared_tables": tuple(sorted(shared.union(settings.shared_tables)))})
    try:
        async with open_gateway(given) as gateway:
            report = await gateway.proof()
    except GatewayError as error:
        return linter.Attack(login, untried=f"the self-test as {login} ended with {error.code}")
    return linter.Attack(
        login,
        sum(finding.tried for finding in report.findings),
        tuple(finding.case.name for finding in report.of("succeeded")),
        tuple(finding.case.name for finding in report.of("undecided")),
    )
