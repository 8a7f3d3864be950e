"""A published key set: selected by kid and algorithm, read seldom, kept when it cannot be read."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st

from agent_gateway.auth.key_set import KeySet
from agent_gateway.auth.keys import published_keys
from agent_gateway.errors import GatewayError, KeysUnavailable
from tests.unit.signing import jwk, jwk_set, private_jwk

SET = jwk_set(jwk("RS256", "r1"), jwk("ES256", "e1"))


class Issuer:
    """Answers with a set, or fails; counts how often it was asked."""

    def __init__(self, octets: bytes | None = SET) -> None:
        self.octets = octets
        self.asked = 0
        self.now = 1_000.0
        self.open = asyncio.Event()
        self.open.set()
        self.keys = KeySet(self.read, ttl_s=600, pause_s=10, worn_s=86_400, clock=lambda: self.now)

    async def read(self) -> bytes:
        self.asked += 1
        await self.open.wait()
        if self.octets is None:
            raise KeysUnavailable(internal="the issuer is down")
        return self.octets

    async def code(self, kid: str | None, algorithm: str = "RS256") -> str:
        try:
            await self.keys.find(kid, algorithm)
        except GatewayError as error:
            return error.code
        return "found"


async def test_a_key_is_found_by_its_kid() -> None:
    assert (await Issuer().keys.find("e1", "ES256")).algorithm == "ES256"


@pytest.mark.parametrize(("kid", "algorithm"), [("r1", "ES256"), ("r1", "RS512"), ("r1", "PS256"), ("e1", "RS256")])
async def test_a_key_is_good_for_its_own_algorithm_only(kid: str, algorithm: str) -> None:
    assert await Issuer().code(kid, algorithm) == "auth.algorithm_denied"


async def test_without_a_kid_the_only_key_of_the_algorithm_is_taken() -> None:
    assert await Issuer().code(None) == "found"


async def test_without_a_kid_two_keys_of_the_algorithm_are_ambiguous() -> None:
    issuer = Issuer(jwk_set(jwk("RS256", "r1"), jwk("RS256", "r2")))
    assert await issuer.code(None) == "auth.key_unknown"


async def test_a_new_kid_is_found_after_one_more_read() -> None:
    issuer = Issuer()
    await issuer.code("r1")
    issuer.octets, issuer.now = jwk_set(jwk("RS256", "r2")), issuer.now + 11
    assert (await issuer.code("r2"), issuer.asked) == ("found", 2)


async def test_a_flood_of_unknown_kids_does_not_reach_the_issuer() -> None:
    issuer = Issuer()
    codes = [await issuer.code(f"made-up-{n}") for n in range(200)]
    assert (set(codes), issuer.asked) == ({"auth.key_unknown"}, 1)


async def test_callers_at_once_share_one_read() -> None:
    issuer = Issuer()
    issuer.open.clear()
    callers = [asyncio.create_task(issuer.code(f"k{n}")) for n in range(50)]
    await asyncio.sleep(0)
    issuer.open.set()
    await asyncio.gather(*callers)
    assert issuer.asked == 1


async def test_a_caller_who_goes_away_does_not_stop_the_read() -> None:
    issuer = Issuer()
    issuer.open.clear()
    gone, staying = asyncio.create_task(issuer.code("r1")), asyncio.create_task(issuer.code("r1"))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.sleep(0)
    issuer.open.set()
    assert await staying == "found"


async def test_a_set_that_was_never_read_is_unavailable() -> None:
    assert await Issuer(None).code("r1") == "auth.keys_unavailable"


async def test_a_first_read_that_failed_is_tried_again_after_the_pause() -> None:
    issuer = Issuer(None)
    await issuer.code("r1")
    issuer.octets, issuer.now = SET, issuer.now + 11
    assert await issuer.code("r1") == "found"


async def test_a_first_read_that_failed_is_not_tried_again_at_once() -> None:
    issuer = Issuer(None)
    for _ in range(50):
        await issuer.code("r1")
    assert issuer.asked == 1


@pytest.mark.parametrize("octets", [None, b"", b"[]", b'{"keys": []}', b'{"keys": 3}', b"<html>", b'{"keys": [{}]}'])
async def test_the_last_good_set_is_kept_when_it_cannot_be_renewed(octets: bytes | None) -> None:
    issuer = Issuer()
    await issuer.code("r1")
    issuer.octets, issuer.now = octets, issuer.now + 700
    await issuer.code("r1")
    await asyncio.sleep(0)
    assert (await issuer.code("r1"), issuer.asked) == ("found", 2)


async def test_an_unknown_kid_while_the_issuer_is_down_may_be_retried() -> None:
    issuer = Issuer()
    await issuer.code("r1")
    issuer.octets, issuer.now = None, issuer.now + 11
    assert await issuer.code("r2") == "auth.keys_unavailable"


async def test_a_set_past_its_time_is_renewed_without_a_wait() -> None:
    issuer = Issuer()
    await issuer.code("r1")
    issuer.now += 601
    issuer.open.clear()
    assert await issuer.code("r1") == "found"
    issuer.open.set()
    await issuer.keys.aclose()


async def test_a_withdrawn_key_is_gone_after_the_renewal() -> None:
    issuer = Issuer()
    await issuer.code("r1")
    issuer.octets, issuer.now = jwk_set(jwk("RS256", "r2")), issuer.now + 601
    await issuer.code("r2")
    await asyncio.sleep(0)
    assert await issuer.code("r1") == "auth.key_unknown"


async def test_a_set_that_could_not_be_renewed_for_a_day_is_worn_out() -> None:
    issuer = Issuer()
    await issuer.code("r1")
    issuer.octets, issuer.now = None, issuer.now + 86_401
    assert await issuer.code("r1") == "auth.keys_unavailable"


def _weak() -> dict[str, Any]:
    key = rsa.generate_private_key(public_exponent=65_537, key_size=1_024)  # noqa: S505  # weak on purpose
    return {**jwt.get_algorithm_by_name("RS256").to_jwk(key.public_key(), as_dict=True), "kid": "x"}


@pytest.mark.parametrize(
    "bad",
    [
        {"kty": "oct", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA", "kid": "x", "alg": "HS256"},
        {**private_jwk("ES256"), "kid": "x"},
        {**private_jwk("RS256"), "kid": "x"},
        {**jwk("RS256", "x"), "use": "enc"},
        {**jwk("RS256", "x"), "alg": "HS256"},
        {**jwk("RS256", "x"), "alg": "none"},
        {**jwk("RS256", "x"), "alg": "ES256"},
        {**jwk("RS256", "x"), "n": "!"},
        {**jwk("RS256", "x"), "n": 3},
        {**jwk("RS256", "x"), "kid": 3},
        {"kty": "zzz", "kid": "x"},
        _weak(),
        "x",
        None,
    ],
)
def test_a_key_that_is_not_usable_is_left_out(bad: object) -> None:
    assert set(published_keys(jwk_set(bad, jwk("ES256", "e1")))) == {("e1", "ES256")}


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=12)
members = st.sampled_from(["kty", "crv", "n", "e", "x", "y", "d", "k", "alg", "use", "kid", "oth"])
values = scalars | st.sampled_from(["RSA", "EC", "OKP", "oct", "P-256", "Ed25519", "ES256", "RS256", "AQAB", "sig"])


@given(st.lists(st.dictionaries(members, values | st.lists(scalars, max_size=2)), max_size=3))
def test_any_document_is_keys_or_unavailable(listed: list[dict[str, Any]]) -> None:
    try:
        published_keys(json.dumps({"keys": listed}).encode())
    except KeysUnavailable:
        return
