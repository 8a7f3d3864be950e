"""A bearer token comes in; a claim goes out, or one code for each thing that is wrong with it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from agent_gateway.auth import Authenticator
from agent_gateway.errors import GatewayError, SettingsInvalid
from agent_gateway.types import Claim
from tests.unit.signing import PRIVATE, SECRET, STRANGER, jwk, payload, private_pem, public_pem, settings, token

HS256 = Authenticator.from_settings(settings(jwt_secret=SECRET))
RS256 = Authenticator.from_settings(settings(jwt_public_key=public_pem("RS256"), jwt_algorithm="RS256"))


async def code_of(authenticator: Authenticator, authorization: str | None) -> str:
    with pytest.raises(GatewayError) as caught:
        await authenticator.authenticate(authorization)
    return caught.value.code


def encoded(part: dict[str, Any] | bytes) -> str:
    octets = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def hand_signed(header: dict[str, Any], secret: bytes, body: dict[str, Any] | None = None) -> str:
    """An HMAC token that no library would make."""
    text = f"{encoded(header)}.{encoded(body or payload())}"
    return f"{text}.{encoded(hmac.digest(secret, text.encode(), hashlib.sha256))}"


async def test_a_good_token_becomes_a_claim() -> None:
    assert await HS256.authenticate(f"Bearer {token()}") == Claim("u1", "t1", "viewer")


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_a_public_key_verifies(algorithm: str) -> None:
    door = Authenticator.from_settings(settings(jwt_public_key=public_pem(algorithm), jwt_algorithm=algorithm))
    assert await door.claim(token(algorithm)) == Claim("u1", "t1", "viewer")


async def test_a_public_key_is_read_from_a_path(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text(public_pem("ES256"))
    door = Authenticator.from_settings(settings(jwt_public_key=str(tmp_path / "key.pem"), jwt_algorithm="ES256"))
    assert (await door.claim(token("ES256"))).tenant == "t1"


async def test_the_algorithm_selects_between_secret_and_public_key() -> None:
    door = Authenticator.from_settings(
        settings(jwt_secret=SECRET, jwt_public_key=public_pem("RS256"), jwt_algorithm="RS256")
    )
    assert await door.claim(token("RS256")) == await door.claim(token("HS256"))


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic dTpw", token(), f"Token {token()}"])
async def test_no_bearer_token(header: str | None) -> None:
    assert await code_of(HS256, header) == "auth.missing"


async def test_the_scheme_has_no_case() -> None:
    assert (await HS256.authenticate(f"bEARER {token()}")).subject == "u1"


@pytest.mark.parametrize(
    "bad",
    [
        "x",
        "..",
        "a.b.c",
        "a.b",
        f"{token()}.x",
        f"{token()} {token()}",
        "é" + token(),
        "\ud800" + token(),
        "a" * 9_000,
        f"{encoded({'typ': 'JWT'})}.{encoded(payload())}.AAAA",
        f"{encoded({'alg': ['HS256']})}.{encoded(payload())}.AAAA",
        f"{encoded(b'[' * 5_000)}..",
        f"{encoded(b'[]')}.{encoded(payload())}.AAAA",
        hand_signed({"alg": "HS256", "kid": 7}, SECRET.encode()),
        hand_signed({"alg": "HS256", "crit": ["exp"], "exp": 1}, SECRET.encode()),
        hand_signed({"alg": "HS256", "crit": ["b64"], "b64": False}, SECRET.encode()),
        hand_signed({"alg": "HS256", "b64": True}, SECRET.encode()),
    ],
)
async def test_what_is_no_plain_jwt_is_malformed(bad: str) -> None:
    assert await code_of(HS256, f"Bearer {bad}") == "auth.malformed"


async def test_a_long_token_is_refused_although_it_is_signed() -> None:
    assert await code_of(HS256, f"Bearer {token(padding='x' * 8_000)}") == "auth.malformed"


@pytest.mark.parametrize("name", ["none", "None", "nOnE", "", "HS512", "HS384", "RS256"])
async def test_other_algorithms_are_denied(name: str) -> None:
    for signature in ("", "AAAA"):
        unsigned = f"{encoded({'alg': name})}.{encoded(payload())}.{signature}"
        assert await code_of(HS256, f"Bearer {unsigned}") == "auth.algorithm_denied"


async def test_a_public_key_is_no_hmac_secret() -> None:
    forged = hand_signed({"alg": "HS256", "typ": "JWT"}, public_pem("RS256").encode())
    assert await code_of(RS256, f"Bearer {forged}") == "auth.algorithm_denied"


async def test_a_public_key_is_no_hmac_secret_beside_a_real_one() -> None:
    door = Authenticator.from_settings(
        settings(jwt_secret=SECRET, jwt_public_key=public_pem("RS256"), jwt_algorithm="RS256")
    )
    forged = hand_signed({"alg": "HS256", "typ": "JWT"}, public_pem("RS256").encode())
    assert await code_of(door, f"Bearer {forged}") == "auth.signature_invalid"


async def test_another_key_of_the_same_kind_does_not_verify() -> None:
    assert await code_of(RS256, f"Bearer {token('RS256', key=STRANGER)}") == "auth.signature_invalid"


async def test_a_key_that_the_token_brings_along_is_not_used() -> None:
    own = jwt.get_algorithm_by_name("RS256").to_jwk(STRANGER.public_key(), as_dict=True)
    headers = {"jwk": own, "jku": "https://attacker.test/jwks", "x5u": "https://attacker.test/x"}
    forged = token("RS256", key=STRANGER, headers=headers)
    assert await code_of(RS256, f"Bearer {forged}") == "auth.signature_invalid"


async def test_a_changed_claim_breaks_the_signature() -> None:
    head, _, signature = token().split(".")
    assert await code_of(HS256, f"Bearer {head}.{encoded(payload(tenant='t2'))}.{signature}") == (
        "auth.signature_invalid"
    )


NOW = int(time.time())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"exp": NOW - 60}, "auth.expired"),
        ({"nbf": NOW + 3_600}, "auth.not_yet_valid"),
        ({"iat": NOW + 3_600}, "auth.not_yet_valid"),
        ({"exp": None}, "auth.claim_missing"),
        ({"exp": "9999999999"}, "auth.malformed"),
        ({"exp": "soon"}, "auth.malformed"),
        ({"exp": float("nan")}, "auth.malformed"),
        ({"exp": float("inf")}, "auth.malformed"),
        ({"exp": 10**400}, "auth.malformed"),
        ({"exp": True}, "auth.expired"),
        ({"nbf": "0"}, "auth.malformed"),
        ({"iat": False}, "auth.malformed"),
        ({"iss": None}, "auth.issuer_denied"),
        ({"iss": "https://issuer.test"}, "auth.issuer_denied"),
        ({"aud": None}, "auth.audience_denied"),
        ({"aud": "agent-db"}, "auth.audience_denied"),
        ({"aud": ["somebody", "else"]}, "auth.audience_denied"),
        ({"aud": {"agent-gateway": 1}}, "auth.audience_denied"),
        ({"sub": None}, "auth.claim_missing"),
        ({"sub": ""}, "auth.claim_missing"),
        ({"sub": 7}, "auth.claim_missing"),
        ({"sub": "x" * 201}, "auth.claim_missing"),
        ({"sub": "line\nbreak"}, "auth.claim_missing"),
        ({"tenant": None}, "auth.claim_missing"),
        ({"tenant": ""}, "auth.claim_missing"),
        ({"tenant": " "}, "auth.claim_missing"),
        ({"tenant": True}, "auth.claim_missing"),
        ({"tenant": 1.5}, "auth.claim_missing"),
        ({"tenant": ["t1"]}, "auth.claim_missing"),
        ({"tenant": {"id": "t1"}}, "auth.claim_missing"),
        ({"tenant": "x" * 201}, "auth.claim_missing"),
        ({"tenant": 10**201}, "auth.claim_missing"),
        ({"tenant": "t1\x00"}, "auth.claim_missing"),
        ({"tenant": "t1\u2028"}, "auth.claim_missing"),
        ({"tenant": "t1\u202e"}, "auth.claim_missing"),
        ({"tenant": "\ud800"}, "auth.claim_missing"),
        ({"role": None}, "auth.claim_missing"),
        ({"role": "owner"}, "auth.role_unknown"),
        ({"role": "Admin"}, "auth.role_unknown"),
        ({"role": ["admin"]}, "auth.role_unknown"),
        ({"role": ""}, "auth.role_unknown"),
    ],
)
async def test_each_wrong_claim_has_its_code(changes: dict[str, object], code: str) -> None:
    header = {"alg": "HS256", "typ": "JWT"}
    signed = hand_signed(header, SECRET.encode(), payload(**changes))
    assert await code_of(HS256, f"Bearer {signed}") == code


async def test_clocks_may_differ_by_the_leeway() -> None:
    near = token(exp=int(time.time()) - 5, nbf=int(time.time()) + 5)
    assert (await HS256.claim(near)).tenant == "t1"


async def test_a_tenant_may_be_a_number() -> None:
    assert (await HS256.claim(token(tenant=42))).tenant == "42"


async def test_one_audience_of_several_is_enough() -> None:
    assert (await HS256.claim(token(aud=["other", "agent-gateway"]))).tenant == "t1"


async def test_a_missing_role_is_the_default_role() -> None:
    door = Authenticator.from_settings(settings(jwt_secret=SECRET, default_role="viewer"))
    assert (await door.claim(token(role=None))).role == "viewer"


async def test_an_unknown_role_is_not_the_default_role() -> None:
    door = Authenticator.from_settings(settings(jwt_secret=SECRET, default_role="viewer"))
    assert await code_of(door, f"Bearer {token(role='root')}") == "auth.role_unknown"


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("app_metadata.tenant", {"app_metadata": {"tenant": "t9"}}),
        ("a.b.c", {"a": {"b": {"c": "t9"}}}),
        ("https://example.com/tenant", {"https://example.com/tenant": "t9"}),
        ("https://example.com/ctx.tenant", {"https://example.com/ctx": {"tenant": "t9"}}),
        ("a.b", {"a.b": "t9", "a": {"b": "other"}}),
        ("a.b.c", {"a.b": {"c": "t9"}, "a": {"b": {"c": "other"}}}),
    ],
)
async def test_a_tenant_claim_is_found_by_name_then_by_path(name: str, claims: dict[str, object]) -> None:
    door = Authenticator.from_settings(settings(jwt_secret=SECRET, tenant_claim=name))
    assert (await door.claim(token(tenant=None, **claims))).tenant == "t9"


@pytest.mark.parametrize("claims", [{}, {"a": "t9"}, {"a": {}}, {"a": {"b": {}}}, {"a": ["b"]}])
async def test_a_path_that_leads_nowhere_is_a_missing_claim(claims: dict[str, object]) -> None:
    door = Authenticator.from_settings(settings(jwt_secret=SECRET, tenant_claim="a.b"))
    assert await code_of(door, f"Bearer {token(tenant=None, **claims)}") == "auth.claim_missing"


@pytest.mark.parametrize(
    "given_settings",
    [
        {"jwt_secret": SECRET, "jwt_issuer": None},
        {"jwt_secret": SECRET, "jwt_audience": None},
        {},
        {"jwt_secret": public_pem("RS256")},
        {"jwt_secret": json.dumps(jwk("RS256", "k"))},
        {"jwt_public_key": public_pem("RS256"), "jwt_algorithm": "ES256"},
        {"jwt_public_key": public_pem("EdDSA"), "jwt_algorithm": "RS256"},
        {"jwt_public_key": private_pem("RS256"), "jwt_algorithm": "RS256"},
        {"jwt_public_key": "-----BEGIN nonsense", "jwt_algorithm": "RS256"},
        {"jwt_public_key": "/nowhere/key.pem", "jwt_algorithm": "RS256"},
        {"jwks": "http://issuer.test/jwks"},
        {"jwks": "http://127.0.0.1.issuer.test/jwks"},
        {"jwks": "ftp://issuer.test/jwks"},
        {"jwks": "file:///etc/passwd"},
        {"jwks": "https://"},
    ],
)
def test_settings_that_cannot_be_trusted_are_refused(given_settings: dict[str, Any]) -> None:
    with pytest.raises(SettingsInvalid):
        Authenticator.from_settings(settings(**given_settings))


@pytest.mark.parametrize("changes", [{"exp": 1}, {"tenant": "\x00"}, {"role": "zzz"}, {"iss": "zzz"}])
async def test_an_error_never_repeats_the_token(changes: dict[str, object]) -> None:
    bad = token(**changes)
    with pytest.raises(GatewayError) as caught:
        await HS256.claim(bad)
    said = caught.value.problem("r").model_dump_json() + caught.value.internal
    assert not [part for part in (*bad.split("."), "zzz") if part in said]


def test_a_key_does_not_print_its_secret() -> None:
    assert SECRET not in repr(HS256.__dict__)


def test_a_curve_other_than_the_algorithms_is_refused() -> None:
    other = ec.generate_private_key(ec.SECP384R1()).public_key()
    pem = other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    with pytest.raises(SettingsInvalid):
        Authenticator.from_settings(settings(jwt_public_key=pem, jwt_algorithm="ES256"))


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
json_values = scalars | st.lists(scalars, max_size=2) | st.dictionaries(st.text(max_size=4), scalars, max_size=2)


async def refused_or_claim(authenticator: Authenticator, text: str) -> None:
    code = "auth."
    try:
        await authenticator.authenticate(text)
    except GatewayError as error:
        code = error.code
    assert code.startswith("auth.")


@given(st.binary(max_size=300))
async def test_any_header_bytes_are_refused_by_an_auth_error(octets: bytes) -> None:
    for text in (octets.decode("latin-1"), "Bearer " + octets.decode("latin-1")):
        await refused_or_claim(HS256, text)


@given(st.dictionaries(st.sampled_from(["alg", "kid", "crit", "b64", "typ", "jwk", "zip"]), json_values))
async def test_any_jose_header_is_refused_by_an_auth_error(header: dict[str, Any]) -> None:
    await refused_or_claim(RS256, f"Bearer {encoded(header)}.{encoded(payload())}.AAAA")


@given(st.dictionaries(st.sampled_from(["exp", "nbf", "iat", "iss", "aud", "sub", "tenant", "role"]), json_values))
async def test_any_signed_claims_are_a_claim_or_an_auth_error(changes: dict[str, Any]) -> None:
    signed = hand_signed({"alg": "HS256"}, SECRET.encode(), payload() | changes)
    await refused_or_claim(HS256, f"Bearer {signed}")


def test_the_tests_know_every_algorithm_of_the_settings() -> None:
    assert set(PRIVATE) == {"RS256", "ES256", "EdDSA"}
