"""What a model sent in, arguments that fit the tool out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent_gateway.errors import ArgumentInvalid
from agent_gateway.tool.definitions import DESCRIBE, QUERY, Tool
from agent_gateway.types import Violation

__all__ = [
    "DescribeArguments",
    "QueryArguments",
    "describe_arguments",
    "invalid_arguments",
    "parse",
    "query_arguments",
]


def _told(tool: Tool, argument: str) -> str:
    return next(known.description for known in tool.arguments if known.name == argument)


class QueryArguments(BaseModel):
    """What `query` takes."""

    model_config = ConfigDict(extra="forbid", frozen=True, title=QUERY.name)

    sql: str = Field(description=_told(QUERY, "sql"))
    max_rows: int | None = Field(None, ge=1, description=_told(QUERY, "max_rows"))


class DescribeArguments(BaseModel):
    """What `describe` takes."""

    model_config = ConfigDict(extra="forbid", frozen=True, title=DESCRIBE.name)

    table: str | None = Field(None, description=_told(DESCRIBE, "table"))
    about: str | None = Field(None, description=_told(DESCRIBE, "about"))


def parse(text: str) -> dict[str, object]:
    """The arguments that a model wrote as JSON; nothing at all stands for none.

    Raises:
        ArgumentInvalid: it is not a JSON object.
    """
    try:
        sent: object = json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise ArgumentInvalid("The arguments are not valid JSON.") from None
    if not isinstance(sent, dict):
        raise ArgumentInvalid("The arguments are not a JSON object.")
    return cast("dict[str, object]", sent)


def invalid_arguments(error: ValidationError) -> ArgumentInvalid:
    """Every reason at once, without the values that were sent."""
    refusal = ArgumentInvalid()
    refusal.violations = tuple(
        Violation(refusal.code, f"{'.'.join(map(str, reason['loc']))[:60]}: {reason['msg']}", refusal.hint)
        for reason in error.errors(include_url=False, include_context=False, include_input=False)[:10]
    )
    return refusal


def query_arguments(sent: Mapping[str, object]) -> QueryArguments:
    """The arguments of `query`.

    Raises:
        ArgumentInvalid: they do not fit.
    """
    try:
        return QueryArguments.model_validate(dict(sent))
    except ValidationError as error:
        raise invalid_arguments(error) from None


def describe_arguments(sent: Mapping[str, object]) -> DescribeArguments:
    """The arguments of `describe`.

    Raises:
        ArgumentInvalid: they do not fit.
    """
    try:
        return DescribeArguments.model_validate(dict(sent))
    except ValidationError as error:
        raise invalid_arguments(error) from None
