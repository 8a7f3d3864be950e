"""The two tools as LangChain knows them. What they say comes from `agent_gateway.tool`."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, ClassVar, Literal
from uuid import UUID

from langchain_core.callbacks import AsyncCallbackManagerForToolRun, CallbackManagerForToolRun
from langchain_core.tools import BaseTool, ToolException
from langchain_core.tools.base import ArgsSchema
from pydantic import BaseModel, Field, ValidationError

from agent_gateway import tool
from agent_gateway.adapters.langchain.reach import Reach
from agent_gateway.errors import ArgumentInvalid, GatewayError, LoopBlocked, TableUnknown
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

    arguments: ClassVar[type[BaseModel]]
    """What the tool takes; LangChain asks for it once more as `args_schema`."""
    reach: Any = Field(exclude=True, repr=False)
    """A `Reach`; it holds the claim or the token, so it is neither shown nor written anywhere."""
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: Any = True
    handle_validation_error: Any = Field(default=_misfit)

    def run(self, tool_input: str | dict[str, Any], *rest: Any, **named: Any) -> Any:  # noqa: ANN401  # as LangChain has it
        """As LangChain runs a tool; a call whose arguments do not fit is recorded before LangChain turns it down."""
        if misfit := self._misfit(tool_input):
            _demand(misfit[0], self._reached.recorded(*misfit, _hex(named.get("run_id"))))
        return super().run(tool_input, *rest, **named)

    async def arun(self, tool_input: str | dict[str, Any], *rest: Any, **named: Any) -> Any:  # noqa: ANN401  # the same
        """The same, awaited."""
        if misfit := self._misfit(tool_input):
            _demand(misfit[0], await self._reached.arecorded(*misfit, _hex(named.get("run_id"))))
        return await super().arun(tool_input, *rest, **named)

    def _misfit(self, tool_input: str | dict[str, Any]) -> tuple[ArgumentInvalid, dict[str, Any]] | None:
        if isinstance(tool_input, str):
            return None  # LangChain takes it for the first argument, and both tools begin with a text
        try:
            tool.fitted(self.arguments, tool_input)
        except ArgumentInvalid as error:
            return error, tool_input
        return None

    @property
    def _reached(self) -> Reach:
        return self.reach


class QueryTool(_GatewayTool):
    """Runs one read-only statement. The artifact has the shape of `POST /v1/query`."""

    name: str = tool.QUERY.name
    description: str = tool.QUERY.description
    args_schema: ArgsSchema | None = tool.QueryArguments
    arguments: ClassVar[type[BaseModel]] = tool.QueryArguments
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
    arguments: ClassVar[type[BaseModel]] = tool.DescribeArguments

    def _run(
        self,
        table: str | None = None,
        about: str | None = None,
        run_manager: CallbackManagerForToolRun | None = None,
    ) -> Told:
        with _carried():
            catalog = self._reached.catalog()
            try:
                return _description(catalog, table, about)
            except TableUnknown as error:
                raise self._reached.recorded(error, {}, _request_id(run_manager)) from None

    async def _arun(
        self,
        table: str | None = None,
        about: str | None = None,
        run_manager: AsyncCallbackManagerForToolRun | None = None,
    ) -> Told:
        with _carried():
            catalog = await self._reached.acatalog()
            try:
                return _description(catalog, table, about)
            except TableUnknown as error:
                raise await self._reached.arecorded(error, {}, _request_id(run_manager)) from None


def _request_id(run: CallbackManagerForToolRun | AsyncCallbackManagerForToolRun | None) -> str | None:
    """The run's id, so that the trace and the audit speak of the same request."""
    return _hex(run and run.run_id)


def _hex(run_id: UUID | None) -> str | None:
    return run_id.hex if run_id else None


def _demand(wanted: GatewayError, told: GatewayError) -> None:
    """Return where a refusal was recorded.

    Raises:
        GatewayToolException: it was not.
    """
    if told is not wanted:
        raise GatewayToolException(told)


def _rows(result: ResultSet) -> Told:
    return tool.render_result(result), tool.structured(result)


def _description(catalog: Catalog, table: str | None, about: str | None) -> Told:
    text = tool.describe(catalog, table, about=about)
    return text, {"description": text}
