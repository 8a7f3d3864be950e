"""Under which names the server answers: a page in somebody's browser must not reach it by a name of its own.

A name that is made to point at this machine would let that page talk to it (DNS rebinding); MCP asks servers to look
at `Origin` and `Host`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from agent_gateway.errors import NameDenied

__all__ = ["Names"]

_OWN = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"[A-Za-z0-9._-]+(:[0-9]{1,5})?|\[[A-Fa-f0-9:.%]+\](:[0-9]{1,5})?")
"""A name and a port (RFC 9110, section 7.2); whatever stands beside them, another reader may take for the name."""
_ORIGIN = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://({_HOST.pattern})")

_NAMING = (b"host", b"origin")


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
        hosts, origins = ([told.decode("latin-1") for name, told in headers if name == one] for one in _NAMING)
        if len(hosts) != 1 or len(origins) > 1:
            raise NameDenied
        if not (_HOST.fullmatch(hosts[0]) and _hostname(f"//{hosts[0]}") in self._names):
            raise NameDenied
        if origins and not (_ORIGIN.fullmatch(origins[0]) and _hostname(origins[0]) in self._names):
            raise NameDenied
        return self._base or f"http://{hosts[0]}"


def _hostname(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
