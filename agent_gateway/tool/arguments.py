"""What a model sent in, arguments that fit the tool out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent_gateway.errors import ArgumentInvalid, GatewayError
from agent_gateway.tool.definitions import DESCRIBE, QUERY, Tool
from agent_gateway.types import Violation

__all__ = [
    "DescribeArguments",
    "QueryArguments",
    "fitted",
    "invalid_arguments",
    "parse",
    "reasons",
]

Arguments = TypeVar("Arguments", bound=BaseModel)

_MOST_REASONS = 10
_LONGEST_PLACE = 60
"""Characters of the name of what does not fit; a caller may have made it up."""


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


def reasons(refusal: GatewayError, error: ValidationError, *, whole: str = "arguments") -> tuple[Violation, ...]:
    """Every reason at once, without the values that were sent.

    Args:
        refusal: what the reasons are given for.
        error: what pydantic found.
        whole: how a place is called that is all of what was sent.
    """
    found = error.errors(include_url=False, include_context=False, include_input=False)[:_MOST_REASONS]
    return tuple(
        Violation(
            refusal.code,
            f"{'.'.join(map(str, reason['loc']))[:_LONGEST_PLACE] or whole}: {reason['msg']}",
            refusal.hint,
        )
        for reason in found
    )


def invalid_arguments(error: ValidationError) -> ArgumentInvalid:
    """What is wrong with arguments."""
    refusal = ArgumentInvalid()
    refusal.violations = reasons(refusal, error)
    return refusal


def fitted(model: type[Arguments], sent: Mapping[str, object]) -> Arguments:
    """The arguments of a tool.

    Raises:
        ArgumentInvalid: they do not fit.
    """
    try:
        return model.model_validate(dict(sent))
    except ValidationError as error:
        raise invalid_arguments(error) from None
