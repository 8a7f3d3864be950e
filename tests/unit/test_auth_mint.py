"""The tokens that the gateway signs: what the database checks, and what the gateway itself takes back."""

from __future__ import annotations

from dataclasses import replace

import jwt
import pytest

from agent_gateway.auth import Authenticator, mint_context_token, mint_test_token
from agent_gateway.errors import GatewayError, SettingsInvalid
from agent_gateway.types import Claim
from tests.unit.signing import SECRET, public_pem, settings

CLAIM = Claim("ann@example.com", "0b7e9f1e-5d5c-4c55-9d4e-0a3f6f3f0001", "editor")


def minted(pid: int | None = 4711) -> str:
    return mint_context_token(
        CLAIM, key_id="k1", secret=SECRET, database="shop", ttl_s=60, pid=pid, now=1_800_000_000.9
    )


def read(token: str) -> dict[str, object]:
    return jwt.decode(token, SECRET, algorithms=["HS256"], audience="agent-db", options={"verify_exp": False})


def test_a_context_token_says_what_the_database_checks() -> None:
    assert read(minted()) == {
        "tid": CLAIM.tenant,
        "role": "editor",
        "sub": "ann@example.com",
        "aud": "agent-db",
        "db": "shop",
        "exp": 1_800_000_060,
        "pid": 4711,
    }


def test_a_context_token_lasts_three_quarters_of_its_life_at_the_least() -> None:
    at = 1_800_000_001
    for ttl_s in (1, 3, 4, 7, 60, 61, 900):
        tokens = [
            mint_context_token(CLAIM, key_id="k1", secret=SECRET, database="shop", ttl_s=ttl_s, pid=1, now=at + later)
            for later in range(ttl_s)
        ]
        left = [int(str(read(token)["exp"])) - at - later for later, token in enumerate(tokens)]
        assert ttl_s * 3 / 4 <= min(left) <= max(left) <= ttl_s


def test_a_context_token_is_made_once_for_a_quarter_of_its_life() -> None:
    tokens = [
        mint_context_token(CLAIM, key_id="k1", secret=SECRET, database="shop", ttl_s=60, pid=1, now=1_800_000_000 + s)
        for s in range(60)
    ]
    assert len(set(tokens)) == 4


def test_no_two_claims_databases_or_backends_share_a_token() -> None:
    def token(claim: Claim = CLAIM, database: str = "shop", pid: int | None = 1) -> str:
        return mint_context_token(
            claim, key_id="k1", secret=SECRET, database=database, ttl_s=60, pid=pid, now=1_800_000_000
        )

    others = [
        token(replace(CLAIM, subject="bob@example.com")),
        token(replace(CLAIM, tenant="0b7e9f1e-5d5c-4c55-9d4e-0a3f6f3f0002")),
        token(replace(CLAIM, role="viewer")),
        token(database="shop2"),
        token(pid=2),
        token(pid=None),
    ]
    assert len({token(), *others}) == len(others) + 1
    assert token() == token()


def test_a_context_token_names_its_key_and_algorithm() -> None:
    header = jwt.get_unverified_header(minted())
    assert (header["alg"], header["kid"]) == ("HS256", "k1")


def test_without_a_pid_there_is_no_pid_claim() -> None:
    assert "pid" not in read(minted(None))


def test_the_longest_names_fit_into_the_databases_cap() -> None:
    longest = Claim("\U0001f600" * 200, "\U0001f600" * 200, "viewer")
    token = mint_context_token(longest, key_id="k" * 32, secret=SECRET, database="d" * 63, ttl_s=900, pid=4_194_304)
    assert len(token) <= 4_096


def test_a_public_key_signs_nothing() -> None:
    with pytest.raises(jwt.InvalidKeyError):
        mint_context_token(CLAIM, key_id="k1", secret=public_pem("RS256"), database="shop", ttl_s=60, pid=None)


def test_a_short_secret_signs_nothing() -> None:
    with pytest.raises(jwt.InvalidKeyError):
        mint_context_token(CLAIM, key_id="k1", secret="x" * 31, database="shop", ttl_s=60, pid=None)


def test_each_key_signs_its_own_tokens() -> None:
    """One of another name, one of another secret: neither is taken for the one before."""
    tokens = [
        mint_context_token(CLAIM, key_id=name, secret=secret, database="shop", ttl_s=60, pid=None)
        for name, secret in (("k1", SECRET), ("k2", SECRET), ("k1", SECRET[::-1]))
    ]
    assert [jwt.get_unverified_header(token)["kid"] for token in tokens] == ["k1", "k2", "k1"]
    read(tokens[1])
    with pytest.raises(jwt.InvalidSignatureError):
        read(tokens[2])


async def test_a_context_token_is_no_callers_token() -> None:
    door = Authenticator.from_settings(settings(jwt_secret=SECRET))
    token = mint_context_token(CLAIM, key_id="k1", secret=SECRET, database="shop", ttl_s=60, pid=None)
    with pytest.raises(GatewayError) as caught:
        await door.claim(token)
    assert caught.value.code == "auth.issuer_denied"


@pytest.mark.parametrize("names", [("tenant", "role"), ("https://x.test/tenant", "a.role"), ("org.id", "org.role")])
async def test_a_test_token_is_taken_back(names: tuple[str, str]) -> None:
    given = settings(jwt_secret=SECRET, tenant_claim=names[0], role_claim=names[1])
    token = mint_test_token(given, subject="u1", tenant="t1", role="admin")
    assert await Authenticator.from_settings(given).claim(token) == Claim("u1", "t1", "admin")


async def test_a_test_token_ends() -> None:
    given = settings(jwt_secret=SECRET)
    token = mint_test_token(given, subject="u1", tenant="t1", role="admin", ttl_s=60, now=1_700_000_000)
    with pytest.raises(GatewayError) as caught:
        await Authenticator.from_settings(given).claim(token)
    assert caught.value.code == "auth.expired"


@pytest.mark.parametrize("missing", ["jwt_secret", "jwt_issuer", "jwt_audience"])
def test_a_test_token_needs_its_settings(missing: str) -> None:
    given = settings(**{"jwt_secret": SECRET, missing: None})
    with pytest.raises(SettingsInvalid):
        mint_test_token(given, subject="u1", tenant="t1", role="admin")
