"""The two tools as LangChain knows them. What they say comes from `agent_gateway.tool`."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Literal

from langchain_core.callbacks import AsyncCallbackManagerForToolRun, CallbackManagerForToolRun
from langchain_core.tools import BaseTool, ToolException
from langchain_core.tools.base import ArgsSchema
from pydantic import Field, ValidationError

from agent_gateway import tool
from agent_gateway.adapters.langchain.reach import Reach
from agent_gateway.errors import GatewayError, LoopBlocked
from agent_gateway.types import Catalog, Json, ResultSet

__all__ = ["DescribeTool", "GatewayToolException", "QueryTool"]

Told = tuple[str, dict[str, Json]]
"""What the model reads, and the same for programs: the message's content and its artifact."""


class GatewayToolException(ToolException):
    """A refusal as LangChain carries it; its text is what the model reads.

    Where a tool's `handle_tool_error` is set to False it is raised, and `error` says everything.
    """

    def __init__(self, error: GatewayError) -> None:
        super().__init__(tool.render_error(error))
        self.error = error


@contextmanager
def _carried() -> Generator[None]:
    try:
        yield
    except LoopBlocked:
        raise  # a mistake in the program: no model can mend it
    except GatewayError as error:
        raise GatewayToolException(error) from error


def _misfit(error: ValidationError | Any) -> str:  # noqa: ANN401  # LangChain's type names pydantic's version 1 too
    return tool.render_error(tool.invalid_arguments(error))


class _GatewayTool(BaseTool):
    """What both tools have in common."""

    reach: Any = Field(exclude=True, repr=False)
    """A `Reach`; it holds the claim or the token, so it is neither shown nor written anywhere."""
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: Any = True
    handle_validation_error: Any = Field(default=_misfit)

    @property
    def _reached(self) -> Reach:
        return self.reach


class QueryTool(_GatewayTool):
    """Runs one read-only statement. The artifact has the shape of `POST /v1/query`."""

    name: str = tool.QUERY.name
    description: str = tool.QUERY.description
    args_schema: ArgsSchema | None = tool.QueryArguments
    default_rows: int = tool.DEFAULT_ROWS
    """Rows at the most where the model asks for no number."""

    def _run(self, sql: str, max_rows: int | None = None, run_manager: CallbackManagerForToolRun | None = None) -> Told:
        with _carried():
            return _rows(self._reached.query(sql, max_rows or self.default_rows, _request_id(run_manager)))

    async def _arun(
        self, sql: str, max_rows: int | None = None, run_manager: AsyncCallbackManagerForToolRun | None = None
    ) -> Told:
        with _carried():
            return _rows(await self._reached.aquery(sql, max_rows or self.default_rows, _request_id(run_manager)))


class DescribeTool(_GatewayTool):
    """Describes what may be queried. The artifact is `{"description": …}`."""

    name: str = tool.DESCRIBE.name
    description: str = tool.DESCRIBE.description
    args_schema: ArgsSchema | None = tool.DescribeArguments

    def _run(self, table: str | None = None, about: str | None = None) -> Told:
        with _carried():
            return _description(self._reached.catalog(), table, about)

    async def _arun(self, table: str | None = None, about: str | None = None) -> Told:
        with _carried():
            return _description(await self._reached.acatalog(), table, about)


def _request_id(run: CallbackManagerForToolRun | AsyncCallbackManagerForToolRun | None) -> str | None:
    """The run's id, so that the trace and the audit speak of the same request."""
    return run.run_id.hex if run else None


def _rows(result: ResultSet) -> Told:
    return tool.render_result(result), tool.structured(result)


def _description(catalog: Catalog, table: str | None, about: str | None) -> Told:
    text = tool.describe(catalog, table, about=about)
    return text, {"description": text}
