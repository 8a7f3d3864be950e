"""Tokens that we sign ourselves: a claim comes in, an HS256 token goes out. Pure."""

from __future__ import annotations

import time
from functools import lru_cache

import jwt
import orjson
from jwt.algorithms import HMACAlgorithm

from agent_gateway.errors import SettingsInvalid
from agent_gateway.settings import Settings
from agent_gateway.types import Claim

__all__ = ["CONTEXT_AUDIENCE", "mint_context_token", "mint_test_token"]

CONTEXT_AUDIENCE = "agent-db"
"""The `aud` that the SQL function `agent_gateway.enter` asks for."""


class _Examined(HMACAlgorithm):
    """HS256 that looks into a secret once, to see that it is no public key, and not again for every request."""

    def prepare_key(self, key: str | bytes) -> bytes:
        return _examine(key)


@lru_cache(maxsize=4)
def _examine(key: str | bytes) -> bytes:
    return HMACAlgorithm(HMACAlgorithm.SHA256).prepare_key(key)


_signer = jwt.PyJWS(algorithms=[], options={"verify_signature": True, "enforce_minimum_key_length": True})
_signer.register_algorithm("HS256", _Examined(HMACAlgorithm.SHA256))


def mint_context_token(  # noqa: PLR0913  # every one is named by the caller
    claim: Claim, *, key_id: str, secret: str, database: str, ttl_s: int, pid: int | None, now: float | None = None
) -> str:
    """The token that `agent_gateway.enter` takes for this claim; the same one again for a quarter of its life.

    Args:
        claim: who asks.
        key_id: `kid` of the context key, as in `agent_gateway.keys`.
        secret: the secret of that key, 32 bytes at the least.
        database: the one database that it is good for.
        ttl_s: seconds that it is good for at the most, and three quarters of them at the least; the database takes no
            more than 900.
        pid: the backend that it is good for; None where it is not known.
        now: the time, in seconds since the epoch.
    """
    expiry = int(time.time() if now is None else now) + ttl_s
    claims: dict[str, str | int] = {
        "tid": claim.tenant,
        "role": claim.role,
        "sub": claim.subject,
        "aud": CONTEXT_AUDIENCE,
        "db": database,
        "exp": expiry - expiry % max(1, ttl_s // 4),
    }
    if pid is not None:
        claims["pid"] = pid
    return _signed(orjson.dumps(claims), key_id, secret)


@lru_cache(maxsize=1_024)
def _signed(claims: bytes, key_id: str, secret: str) -> str:
    """Signed once: an eighth of what the context of a tenant costs."""
    return _signer.encode(claims, secret, "HS256", headers={"kid": key_id})


def mint_test_token(  # noqa: PLR0913  # every one is named by the caller
    settings: Settings, *, subject: str, tenant: str, role: str, ttl_s: int = 3_600, now: float | None = None
) -> str:
    """A token that this gateway takes from a caller, signed with its own HS256 secret.

    The names of the tenant and the role claim are written as they are set, dots and all: the exact name is read first.

    Raises:
        SettingsInvalid: secret, issuer or audience is not set.
    """
    if settings.jwt_secret is None or not settings.jwt_issuer or not settings.jwt_audience:
        raise SettingsInvalid("a token can be minted only where jwt_secret, jwt_issuer and jwt_audience are set")
    at = int(time.time() if now is None else now)
    claims = {
        "iss": settings.jwt_issuer,
        "aud": settings.jwt_audience,
        "sub": subject,
        "iat": at,
        "exp": at + ttl_s,
        settings.tenant_claim: tenant,
        settings.role_claim: role,
    }
    return _signer.encode(orjson.dumps(claims), settings.jwt_secret.get_secret_value(), "HS256")
