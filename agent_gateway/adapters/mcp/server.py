"""The MCP server of both transports: it lists the two tools and calls them; everything else the SDK answers."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from importlib.metadata import version
from typing import Any
from uuid import uuid4

from mcp.server.lowlevel import Server
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
)

from agent_gateway import tool
from agent_gateway.adapters.mcp.refusals import AlreadyRecorded, Context, FindSource, Mark, witnessed
from agent_gateway.adapters.mcp.tools import LISTED
from agent_gateway.adapters.mcp.waiting import wait
from agent_gateway.errors import GatewayError, RequestCancelled, ToolUnknown
from agent_gateway.types import Json

__all__ = ["build_server"]

FindGone = Callable[[Context], asyncio.Event | None]

_REQUEST_ID = "agent-gateway/request_id"
_log = logging.getLogger(__name__)


def build_server(find: FindSource, gone: FindGone = lambda _: None, mark: Mark = lambda _: None) -> Server[Any]:
    """The server.

    Args:
        find: finds who answers this call, as its tenant; a `GatewayError` that it raises is the answer.
        gone: is set when the client of this call has hung up.
        mark: is told of each request that ends in an error of the protocol, once that is recorded.
    """

    async def list_tools(context: Context, params: PaginatedRequestParams | None) -> ListToolsResult:
        del context, params
        return ListToolsResult(tools=LISTED)

    async def call_tool(context: Context, params: CallToolRequestParams) -> CallToolResult:
        request_id = uuid4().hex

        async def tell(seconds: float) -> None:
            await context.session.report_progress(seconds, message=f"running for {seconds:.0f} s")

        try:
            answer = await wait(_answered(find, context, params, request_id), gone(context), tell)
        except RequestCancelled as error:
            answer = tool.failed(error)
        except Exception:  # noqa: BLE001  # the outermost adapter: the SDK would tell the client what broke
            _log.exception("call %s failed", request_id)
            answer = tool.failed(GatewayError())
        if isinstance(answer.error, ToolUnknown):
            raise AlreadyRecorded(code=INVALID_PARAMS, message="Unknown tool")
        return _result(answer, request_id)

    server: Server[Any] = Server(
        "agent-gateway",
        version=version("agent-gateway"),
        title="agent_gateway",
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
    server.middleware.append(witnessed(find, mark))
    return server


async def _answered(find: FindSource, context: Context, params: CallToolRequestParams, request_id: str) -> tool.Answer:
    try:
        source = await find(context)
    except GatewayError as error:
        return tool.failed(error)
    return await tool.call(source, params.name, params.arguments or {}, request_id)


def _result(answer: tool.Answer, request_id: str) -> CallToolResult:
    """A refusal has no structured part: it would have to be of the shape that the tool promises."""
    failed = answer.error is not None
    return CallToolResult(
        content=[TextContent(text=answer.text)],
        structured_content=None if failed else _sendable(answer.structured),
        is_error=failed,
        _meta={_REQUEST_ID: request_id},
    )


def _sendable(structured: dict[str, Json]) -> dict[str, Json]:
    """The same, where it can be written as UTF-8; a json column may hold half a surrogate pair, which cannot."""
    text = json.dumps(structured, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.loads(text.encode(errors="replace"))
    return structured
