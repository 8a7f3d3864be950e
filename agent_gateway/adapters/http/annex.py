"""Another door behind the same listener, as plain ASGI: bounded, named, counted and answered for like the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Annex"]


@dataclass(frozen=True, slots=True)
class Annex:
    """What is served beside the endpoints; nothing, unless it is told."""

    paths: Mapping[str, ASGIApp] = field(default_factory=dict[str, ASGIApp])
    """The applications may raise a `GatewayError`, which is then answered as from any endpoint."""
    running: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    """The block in which they are served."""

    def routes(self) -> list[Route]:
        """The applications as Starlette takes them."""
        return [Route(path, _Endpoint(inside)) for path, inside in self.paths.items()]


class _Endpoint:
    """An ASGI application whatever it is inside: a function or a method Starlette would call with a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)
