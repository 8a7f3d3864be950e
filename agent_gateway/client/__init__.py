"""The typed client of `POST /v1/query` and `GET /v1/catalog`: statements go out over HTTP, our own values come back.

It knows no room of the gateway: whoever uses it needs a URL and a token, and no database. What the gateway refuses is
raised as the same `GatewayError` that the gateway raised.
"""

from agent_gateway.client.asynchronous import AsyncClient, AsyncRows
from agent_gateway.client.blocking import Client, Rows
from agent_gateway.client.lines import End

__all__ = ["AsyncClient", "AsyncRows", "Client", "End", "Rows"]
