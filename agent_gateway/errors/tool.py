"""What a model asked of a tool, beyond its statement."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = ["ArgumentInvalid", "TableUnknown", "ToolUnknown"]


class TableUnknown(GatewayError):
    """A table is to be described that the caller may not read, or that does not exist."""

    code = "tool.table_unknown"
    message = "There is no such table here."
    hint = "Describe without a table to see all of them."
    status = 404


class ArgumentInvalid(GatewayError):
    """The arguments of a call are not what the tool takes."""

    code = "tool.argument_invalid"
    message = "The arguments do not fit the tool."
    hint = "Send a JSON object with the arguments of the tool's schema, and nothing else."
    status = 422


class ToolUnknown(GatewayError):
    """A tool was called that there is not."""

    code = "tool.unknown"
    message = "There is no such tool."
    hint = "Call query or describe."
    status = 404
