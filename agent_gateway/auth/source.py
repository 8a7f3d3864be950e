"""Where a key set comes from: a path or an address comes in, a function that reads its bytes goes out.

It never follows a redirect, never reads more than a cap, never takes longer than a deadline, and never blocks the loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path

import httpx

from agent_gateway.errors import KeysUnavailable, SettingsInvalid

__all__ = ["MAX_OCTETS", "Read", "source"]

MAX_OCTETS = 262_144
"""Bytes of a key set; the largest of the big issuers is a tenth of it."""
_DEADLINE_S = 5.0

Read = Callable[[], Awaitable[bytes]]


def source(place: str) -> Read:
    """A function that reads the key set at `place`: an https address, an http one on this machine, or a path.

    Raises:
        SettingsInvalid: the address is of another kind.
    Raises (the function):
        KeysUnavailable: the key set cannot be read; `internal` says why.
    """
    if "://" not in place:
        return lambda: asyncio.to_thread(_read_file, Path(place))
    try:
        address = httpx.URL(place)
    except httpx.InvalidURL as error:
        raise SettingsInvalid(f"jwks: {error}") from None
    if address.scheme == "https" and address.host:
        # made here, once: reading the trusted roots takes long enough to be felt by every request
        return _fetcher(address, httpx.create_ssl_context(), through_proxy=True)
    if address.scheme == "http" and _is_loopback(address.host):
        return _fetcher(address, verify=False, through_proxy=False)
    raise SettingsInvalid("jwks: the address must be https://; http:// is taken on this machine only")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            octets = file.read(MAX_OCTETS + 1)
    except OSError as error:
        raise KeysUnavailable(internal=f"{path}: {error.strerror}") from None
    if len(octets) > MAX_OCTETS:
        raise KeysUnavailable(internal=f"{path}: more than {MAX_OCTETS} bytes")
    return octets


def _fetcher(address: httpx.URL, verify: object, *, through_proxy: bool) -> Read:
    async def fetch() -> bytes:
        try:
            async with (
                asyncio.timeout(_DEADLINE_S),
                httpx.AsyncClient(verify=verify, trust_env=through_proxy, timeout=_DEADLINE_S) as client,  # pyright: ignore[reportArgumentType]  # a context or False
                # not compressed: a few bytes could unfold into gigabytes
                client.stream("GET", address, headers={"Accept-Encoding": "identity"}) as response,
            ):
                return await _body(response)
        except TimeoutError:
            raise KeysUnavailable(internal=f"{address.host}: no whole answer in {_DEADLINE_S} s") from None
        except (httpx.HTTPError, OSError) as error:
            raise KeysUnavailable(internal=f"{address.host}: {type(error).__name__}") from None

    return fetch


async def _body(response: httpx.Response) -> bytes:
    if not response.is_success or response.headers.get("content-encoding", "identity") != "identity":
        raise KeysUnavailable(internal=f"{response.url.host}: status {response.status_code}, or an encoded body")
    octets = bytearray()
    async for chunk in response.aiter_raw():
        octets += chunk
        if len(octets) > MAX_OCTETS:
            raise KeysUnavailable(internal=f"{response.url.host}: more than {MAX_OCTETS} bytes")
    return bytes(octets)
