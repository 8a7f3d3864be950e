"""The MCP door: calls of a model's client come in, over a pipe or over HTTP; text and structured rows go out.

It never learns a tenant from a call: the claim is that of the token, and over HTTP every message brings its own. The
MCP SDK appears in this folder only; Starlette and FastAPI do not.
"""

from importlib.util import find_spec

from agent_gateway.errors import ExtraMissing

if find_spec("mcp") is None:
    raise ExtraMissing("The MCP SDK is not installed.", hint="Install the extra mcp, as in pip install -e '.[mcp]'.")

from agent_gateway.adapters.mcp.door import Door
from agent_gateway.adapters.mcp.pipe import serve_pipe

__all__ = ["Door", "serve_pipe"]
