"""A key set over HTTP: bounded in bytes and time, and never read from anywhere else than was set."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from agent_gateway.auth import Authenticator
from agent_gateway.auth import source as source_module
from agent_gateway.auth.source import MAX_OCTETS, source
from agent_gateway.errors import KeysUnavailable, TokenAlgorithmDenied
from tests.adapters.listening import listening
from tests.unit.signing import jwk, jwk_set, public_pem, settings, token

SET = jwk_set(jwk("RS256", "r1"))
Send = Callable[[Any], Awaitable[None]]


class Issuer:
    """A tiny ASGI application that answers as it is told."""

    def __init__(self) -> None:
        self.status, self.headers, self.pieces, self.asked = 200, [], [SET], 0
        self.delay_s = 0.0
        self.redirects_from = ""

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        del receive
        self.asked += 1
        if scope["path"] == self.redirects_from:
            await send({"type": "http.response.start", "status": 302, "headers": [(b"location", b"/elsewhere")]})
            await send({"type": "http.response.body"})
            return
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        for piece in self.pieces:
            await asyncio.sleep(self.delay_s)
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body"})


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
async def address(issuer: Issuer) -> AsyncGenerator[str]:
    async with listening(issuer) as port:
        yield f"http://127.0.0.1:{port}/jwks"


async def test_a_token_is_verified_by_the_published_key(address: str) -> None:
    async with Authenticator.from_settings(settings(jwks=address)) as door:
        assert (await door.claim(token("RS256", headers={"kid": "r1"}))).tenant == "t1"


async def test_the_set_is_read_ahead_of_the_first_token(issuer: Issuer, address: str) -> None:
    async with Authenticator.from_settings(settings(jwks=address)):
        assert issuer.asked == 1


async def test_an_issuer_that_is_down_does_not_keep_the_gateway_from_starting() -> None:
    async with Authenticator.from_settings(settings(jwks="http://127.0.0.1:9/jwks")) as door:
        with pytest.raises(KeysUnavailable):
            await door.claim(token("RS256", headers={"kid": "r1"}))


async def test_a_gateway_without_keys_is_not_ready() -> None:
    with pytest.raises(KeysUnavailable):
        await Authenticator.from_settings(settings(jwks="http://127.0.0.1:9/jwks")).ready()


async def test_a_redirect_is_not_followed(issuer: Issuer, address: str) -> None:
    issuer.redirects_from = "/jwks"
    with pytest.raises(KeysUnavailable):
        await source(address)()


@pytest.mark.parametrize("status", [404, 500, 301])
async def test_only_a_success_is_read(issuer: Issuer, address: str, status: int) -> None:
    issuer.status = status
    with pytest.raises(KeysUnavailable):
        await source(address)()


async def test_a_set_over_the_cap_is_not_read(issuer: Issuer, address: str) -> None:
    issuer.pieces = [b" " * (MAX_OCTETS // 2)] * 3
    with pytest.raises(KeysUnavailable):
        await source(address)()


async def test_a_compressed_set_is_not_unfolded(issuer: Issuer, address: str) -> None:
    issuer.headers = [(b"content-encoding", b"gzip")]
    with pytest.raises(KeysUnavailable):
        await source(address)()


async def test_a_set_that_drips_is_given_up(issuer: Issuer, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "_DEADLINE_S", 0.3)
    issuer.pieces, issuer.delay_s = [b" "] * 20, 0.1
    with pytest.raises(KeysUnavailable):
        await source(address)()


async def test_a_file_may_hold_the_set(tmp_path: Path) -> None:
    path = tmp_path / "jwks.json"
    path.write_bytes(SET)
    async with Authenticator.from_settings(settings(jwks=str(path))) as door:
        assert (await door.claim(token("RS256", headers={"kid": "r1"}))).subject == "u1"


@pytest.mark.parametrize("name", ["missing.json", "."])
async def test_a_file_that_cannot_be_read_is_unavailable(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeysUnavailable):
        await source(str(tmp_path / name))()


async def test_a_file_over_the_cap_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "jwks.json").write_bytes(b" " * (MAX_OCTETS + 1))
    with pytest.raises(KeysUnavailable):
        await source(str(tmp_path / "jwks.json"))()


async def test_a_published_key_and_a_secret_may_be_set_together(tmp_path: Path) -> None:
    (tmp_path / "jwks.json").write_bytes(SET)
    given = settings(jwks=str(tmp_path / "jwks.json"), jwt_secret="s" * 40)
    door = Authenticator.from_settings(given)
    by_secret = await door.claim(token("HS256", key="s" * 40))
    assert by_secret == await door.claim(token("RS256", headers={"kid": "r1"}))


@pytest.mark.parametrize("algorithm", ["HS256", "none", "ES256K"])
async def test_an_algorithm_that_no_published_key_may_have_never_reaches_the_issuer(
    issuer: Issuer, address: str, algorithm: str
) -> None:
    header = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "r1"}).encode()).rstrip(b"=").decode()
    with pytest.raises(TokenAlgorithmDenied):
        await Authenticator.from_settings(settings(jwks=address)).claim(f"{header}.e30.AAAA")
    assert issuer.asked == 0


async def test_a_key_of_the_settings_serves_kids_that_the_issuer_does_not_publish(tmp_path: Path) -> None:
    (tmp_path / "jwks.json").write_bytes(jwk_set(jwk("ES256", "e1")))
    both = {"jwks": str(tmp_path / "jwks.json"), "jwt_public_key": public_pem("RS256"), "jwt_algorithm": "RS256"}
    door = Authenticator.from_settings(settings(**both))
    assert (await door.claim(token("RS256", headers={"kid": "of-the-settings"}))).tenant == "t1"
