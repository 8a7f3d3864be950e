"""Under which names the server answers: a page in somebody's browser must not reach it by a name of its own.

A name that is made to point at this machine would let that page talk to it (DNS rebinding); MCP asks servers to look
at `Origin` and `Host`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from agent_gateway.errors import NameDenied

__all__ = ["Names"]

_OWN = frozenset({"localhost", "127.0.0.1", "::1"})


class Names:
    """The names that are ours.

    Args:
        host: the address that is listened on.
        public_url: the address that callers use, where it is another one.
    """

    def __init__(self, host: str, public_url: str | None) -> None:
        self._base = public_url and public_url.rstrip("/")
        public = urlsplit(public_url).hostname if public_url else None
        self._names = _OWN | {name.lower() for name in (host, public) if name}

    def base(self, headers: list[tuple[bytes, bytes]]) -> str:
        """The address of the server without a path: the public one, or the one that this request used.

        Raises:
            NameDenied: the request came by another name, or from a page of another one.
        """
        told = {name: value.decode("latin-1") for name, value in headers if name in {b"host", b"origin"}}
        host = told.get(b"host", "")
        if _hostname(f"//{host}") not in self._names:
            raise NameDenied
        if b"origin" in told and _hostname(told[b"origin"]) not in self._names:
            raise NameDenied
        return self._base or f"http://{host}"


def _hostname(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
