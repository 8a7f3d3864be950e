"""A call of a model in, its answer out, as text and as plain values.

It raises nothing of ours: for a model an error is an answer too. What ends here, before or beside the corridor, is
recorded here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from agent_gateway.errors import ArgumentInvalid, GatewayError, ToolUnknown
from agent_gateway.tool.arguments import DescribeArguments, QueryArguments, fitted
from agent_gateway.tool.definitions import DESCRIBE, QUERY
from agent_gateway.tool.description import describe
from agent_gateway.tool.problems import render_error
from agent_gateway.tool.rows import DEFAULT_ROWS, render_result, structured
from agent_gateway.tool.source import Source, recorded
from agent_gateway.types import Json, ResultSet

__all__ = ["Answer", "call", "failed"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a call."""

    text: str
    """For the model."""
    result: ResultSet | None = None
    """For the program, where rows were asked for."""
    error: GatewayError | None = None

    @property
    def structured(self) -> dict[str, Json]:
        """For the program: the rows, the description, or the problem."""
        if self.error is not None:
            return self.error.problem("").model_dump(exclude={"request_id"})
        return {"description": self.text} if self.result is None else structured(self.result)


async def call(source: Source, tool: str, sent: Mapping[str, object], request_id: str | None = None) -> Answer:
    """Do what a model asks for.

    Args:
        source: where rows and catalog come from.
        tool: the name of one of `TOOLS`.
        sent: the arguments, as the model sent them; an argument that is null counts as left out.
        request_id: names the request in the answer and in the audit.
    """
    try:
        asked = _asked(tool, sent)
        if isinstance(asked, QueryArguments):
            result = await source.query(asked.sql, asked.max_rows or DEFAULT_ROWS, request_id)
            return Answer(render_result(result), result)
        catalog = await source.catalog()
    except (ArgumentInvalid, ToolUnknown) as error:
        return failed(await recorded(source, error, sent, request_id))
    except GatewayError as error:
        return failed(error)
    try:
        return Answer(describe(catalog, asked.table, about=asked.about))
    except GatewayError as error:
        return failed(await recorded(source, error, sent, request_id))


def _asked(tool: str, sent: Mapping[str, object]) -> QueryArguments | DescribeArguments:
    if tool == QUERY.name:
        return fitted(QueryArguments, sent)
    if tool == DESCRIBE.name:
        return fitted(DescribeArguments, sent)
    raise ToolUnknown


def failed(error: GatewayError) -> Answer:
    """The answer that tells a model of an error."""
    return Answer(render_error(error), error=error)
