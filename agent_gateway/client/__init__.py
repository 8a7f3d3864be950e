"""The typed client of `POST /v1/query` and `GET /v1/catalog`: statements go out over HTTP, our own values come back.

It knows no room of the gateway: whoever uses it needs a URL and a token, and no database. What the gateway refuses is
raised as the same `GatewayError` that the gateway raised.

The blocking client is the one twin of the house: scripts and notebooks have no loop, and one that was started for them
could not run inside a notebook's own. What goes out and what comes in is `exchange`'s and `lines`' in both.
"""

from agent_gateway.client.asynchronous import AsyncClient, AsyncRows
from agent_gateway.client.blocking import Client, Rows
from agent_gateway.client.lines import End

__all__ = ["AsyncClient", "AsyncRows", "Client", "End", "Rows"]
