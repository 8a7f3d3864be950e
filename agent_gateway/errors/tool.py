"""What a model asked of a tool, beyond its statement."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = [
    "ArgumentInvalid",
    "ExtraMissing",
    "LoopBlocked",
    "ModelBudgetSpent",
    "ModelFailed",
    "TableUnknown",
    "TooManyCalls",
    "ToolUnknown",
]


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


class TooManyCalls(GatewayError):
    """The model made more calls in one turn than are done."""

    code = "tool.too_many_calls"
    message = "Too many calls at a time; this one was not done."
    hint = "Read the answers to the others first, then call again what you still need."
    status = 429


class LoopBlocked(GatewayError):
    """A waiting call came from the event loop that would have to answer it; it is told to the programmer."""

    code = "tool.loop_blocked"
    message = "The gateway's event loop cannot answer while this call holds it up."
    hint = "Await `ainvoke` there, or open the gateway with `in_thread`."


class ExtraMissing(GatewayError, ImportError):
    """A part of the package is used whose libraries are not installed."""

    code = "tool.extra_missing"
    message = "A library that this part needs is not installed."
    hint = "Install the extra: langchain, openai or mcp, as in pip install -e '.[mcp]'."


class ModelFailed(GatewayError):
    """The model's server did not answer, or answered something else than a turn of a conversation."""

    code = "model.failed"
    message = "The model did not answer."
    hint = "Check the address of the model's server, the name of the model, and the key."
    status = 502


class ModelBudgetSpent(GatewayError):
    """The model needed more turns or tokens than it may use."""

    code = "model.budget_spent"
    message = "The model used its turns or tokens up before it had an answer."
    hint = "Ask a narrower question, or allow more steps or tokens."
    status = 422
