"""Makes the tools: of a gateway in this process and a claim, or of a gateway's address and a token."""

from __future__ import annotations

from typing import Any, Self

from langchain_core.tools import BaseTool, BaseToolkit
from pydantic import Field

from agent_gateway.adapters.langchain.reach import LocalReach, RemoteReach, Token
from agent_gateway.adapters.langchain.tools import DescribeTool, QueryTool
from agent_gateway.gateway import Gateway
from agent_gateway.types import Claim

__all__ = ["GatewayToolkit", "describe_tool", "query_tool"]


def query_tool(gateway: Gateway, claim: Claim) -> QueryTool:
    """The tool that runs one read-only statement as the tenant of the claim."""
    return QueryTool(reach=LocalReach(gateway, claim))


def describe_tool(gateway: Gateway, claim: Claim) -> DescribeTool:
    """The tool that describes what may be queried."""
    return DescribeTool(reach=LocalReach(gateway, claim))


class GatewayToolkit(BaseToolkit):
    """Both tools. It takes the place of LangChain's `SQLDatabaseToolkit`, see docs/langchain.md."""

    reach: Any = Field(exclude=True, repr=False)
    """A `Reach`."""

    @classmethod
    def local(cls, gateway: Gateway, claim: Claim) -> Self:
        """Over a gateway of this process."""
        return cls(reach=LocalReach(gateway, claim))

    @classmethod
    def remote(cls, base_url: str, token: Token) -> Self:
        """Over HTTP: this process needs no access to the database.

        Args:
            base_url: where the gateway is, such as `https://gateway.example`.
            token: the caller's JWT, or a function that gives a fresh one.

        Raises:
            SettingsInvalid: the address is none.
        """
        return cls(reach=RemoteReach(base_url, token))

    def get_tools(self) -> list[BaseTool]:
        """`describe` and `query`."""
        return [DescribeTool(reach=self.reach), QueryTool(reach=self.reach)]

    def close(self) -> None:
        """Hang up, where the gateway is reached over HTTP: the calls that wait."""
        if isinstance(self.reach, RemoteReach):
            self.reach.close()

    async def aclose(self) -> None:
        """Hang up, where the gateway is reached over HTTP: the calls that wait, and those of this event loop."""
        if isinstance(self.reach, RemoteReach):
            await self.reach.aclose()
