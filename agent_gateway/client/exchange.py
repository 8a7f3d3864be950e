"""One exchange with the gateway, without I/O: a question becomes a request, an answer becomes a value or an error."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import uuid4

import httpx
from pydantic import TypeAdapter, ValidationError

from agent_gateway.errors import (
    ERRORS,
    AnswerUnreadable,
    GatewayError,
    GatewayUnreachable,
    Problem,
    SettingsInvalid,
    StatementRefused,
)
from agent_gateway.types import Catalog, Column, Json, ResultSet, Truncation, Violation

__all__ = [
    "NDJSON", "Call", "accepted", "again", "base", "catalog", "question",
    "reached", "read_catalog", "read_result",
]  # fmt: skip

Shape = TypeVar("Shape")

NDJSON = "application/x-ndjson"
_JSON = "application/json"
_PROBLEM = "application/problem+json"
_GATEWAYS_OF_OTHERS = {502, 503, 504}
"""Statuses of a proxy that did not get through; the next try may."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is sent, but for the token."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    columns: tuple[Column, ...]
    rows: list[list[Any]]
    truncated: tuple[Truncation, ...]
    elapsed_ms: float
    request_id: str
    hint: str | None = None


_ANSWER, _CATALOG = TypeAdapter(_Answer), TypeAdapter(Catalog)


def base(url: str) -> httpx.URL:
    """The address of a gateway.

    Raises:
        SettingsInvalid: it is no http address.
    """
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise SettingsInvalid(f"the base URL of the gateway is not usable: {error}") from None
    if address.scheme not in {"http", "https"} or not address.host:
        raise SettingsInvalid("the base URL of the gateway must begin with https:// or http://")
    return address


def question(sql: str, max_rows: int | None, request_id: str | None, *, accept: str = _JSON) -> Call:
    """A statement to run. It keeps its id through all tries, so that the gateway knows a second one for what it is."""
    asked: dict[str, Json] = {"sql": sql} if max_rows is None else {"sql": sql, "max_rows": max_rows}
    headers = {"Accept": accept, "Content-Type": _JSON, "X-Request-Id": request_id or uuid4().hex}
    return Call("POST", "/v1/query", headers, json.dumps(asked).encode("ascii"))


def catalog() -> Call:
    """What may be queried."""
    return Call("GET", "/v1/catalog", {"Accept": _JSON})


@contextmanager
def reached() -> Generator[None]:
    """Where nothing comes back, says so as an error of ours.

    Raises:
        GatewayUnreachable: no connection, one that broke off, or no answer in time.
    """
    try:
        yield
    except httpx.TimeoutException as error:
        raise GatewayUnreachable("The gateway did not answer in time.", internal=repr(error)) from error
    except httpx.TransportError as error:
        raise GatewayUnreachable(internal=repr(error)) from error


def accepted(response: httpx.Response) -> httpx.Response:
    """The response, where it is an answer.

    Args:
        response: read to its end, unless it is a success.

    Raises:
        GatewayError: what the gateway said against the request.
        AnswerUnreadable: something else answered.
    """
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if response.is_success and media_type in {_JSON, NDJSON}:
        return response
    if media_type != _PROBLEM:
        error = AnswerUnreadable(internal=f"status {response.status_code}, content type {media_type or 'none'}")
        error.retryable = response.status_code in _GATEWAYS_OF_OTHERS
    else:
        error = _problem(response)
    error.retry_after_s = _seconds(response.headers.get("retry-after", ""))
    raise error


def _problem(response: httpx.Response) -> GatewayError:
    """The error that the gateway raised, as the same class where this version knows it."""
    try:
        told = Problem.model_validate_json(response.content)
    except ValidationError as error:
        return AnswerUnreadable(internal=str(error))
    kind = ERRORS.get(told.code, StatementRefused if told.violations else GatewayError)
    error = kind.__new__(kind)  # subclasses take other arguments
    GatewayError.__init__(error, told.message, hint=told.hint)
    error.code, error.status, error.retryable = told.code, response.status_code, told.retryable
    error.violations = tuple(Violation(**reason.model_dump()) for reason in told.violations)
    error.request_id = told.request_id
    return error


def _seconds(retry_after: str) -> float | None:
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() else None


def again(patience_s: float) -> Callable[[Exception], bool | float]:
    """Tells which errors are worth another try, and after how many seconds where the gateway says so."""

    def judge(error: Exception) -> bool | float:
        if not isinstance(error, GatewayError) or not error.retryable:
            return False
        wait_s = error.retry_after_s
        return wait_s is None or (wait_s <= patience_s and wait_s)

    return judge


def read_result(response: httpx.Response) -> ResultSet:
    """The rows of an answer.

    Raises:
        AnswerUnreadable: they are not in the gateway's shape.
    """
    answer = _read(_ANSWER, response)
    return ResultSet(
        answer.columns, answer.rows, answer.truncated, answer.elapsed_ms, answer.request_id, hint=answer.hint
    )


def read_catalog(response: httpx.Response) -> Catalog:
    """What may be queried.

    Raises:
        AnswerUnreadable: it is not in the gateway's shape.
    """
    return _read(_CATALOG, response)


def _read(shape: TypeAdapter[Shape], response: httpx.Response) -> Shape:
    # the json module, because a json column may hold a number over 64 bits or half a surrogate pair
    try:
        return shape.validate_python(json.loads(response.content))
    except ValueError as error:
        raise AnswerUnreadable(internal=str(error)) from None
