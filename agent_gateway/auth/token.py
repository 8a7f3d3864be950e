"""A token comes in, what it says goes out, first unverified (its header), then verified (its claims).

Everything that PyJWT can say against a token becomes one of our errors here; the token itself is in none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import jwt

from agent_gateway.auth.keys import Key
from agent_gateway.errors import (
    GatewayError,
    TokenAlgorithmDenied,
    TokenAudienceDenied,
    TokenClaimMissing,
    TokenExpired,
    TokenIssuerDenied,
    TokenMalformed,
    TokenNotYetValid,
    TokenSignatureInvalid,
)

__all__ = ["MAX_TOKEN_CHARS", "Header", "Trust", "read_header", "verify"]

MAX_TOKEN_CHARS = 8_192

_TIMES = ("exp", "nbf", "iat")
_REFUSALS: tuple[tuple[type[jwt.PyJWTError], type[GatewayError]], ...] = (
    (jwt.ExpiredSignatureError, TokenExpired),
    (jwt.ImmatureSignatureError, TokenNotYetValid),
    (jwt.InvalidSignatureError, TokenSignatureInvalid),
    (jwt.InvalidAlgorithmError, TokenAlgorithmDenied),
    (jwt.InvalidKeyError, TokenAlgorithmDenied),
    (jwt.InvalidIssuerError, TokenIssuerDenied),
    (jwt.InvalidAudienceError, TokenAudienceDenied),
)
_MISSING = {"iss": TokenIssuerDenied, "aud": TokenAudienceDenied}


@dataclass(frozen=True, slots=True)
class Header:
    """The two members of the header that select a key; nothing else in it is looked at (`jku`, `x5u`, `jwk`)."""

    algorithm: str
    kid: str | None


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose tokens are taken, and how far clocks may differ, in seconds."""

    issuer: str
    audience: str
    leeway_s: int


def read_header(token: str) -> Header:
    """What the token says of its key, before anything is verified.

    Raises:
        TokenMalformed: it is not a JWT, is too long, or has extensions that must be understood (RFC 7515, 4.1.11).
    """
    if len(token) > MAX_TOKEN_CHARS:
        raise TokenMalformed(f"The token is longer than {MAX_TOKEN_CHARS} characters.")
    try:
        # by the same parser as later, but without the cost of decoding a body that nobody vouches for yet
        header = jwt.get_unverified_header(token.partition(".")[0] + "..")
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise TokenMalformed from None
    algorithm, kid = header.get("alg"), header.get("kid")
    if not isinstance(algorithm, str) or "crit" in header or "b64" in header:
        raise TokenMalformed
    return Header(algorithm, kid)


def verify(token: str, key: Key, trust: Trust) -> Mapping[str, object]:
    """The claims of a token that `key` has signed, with the algorithm that the key is pinned to.

    Raises:
        GatewayError: one of the errors of `auth`, for each thing that can be wrong.
    """
    try:
        payload = jwt.decode(
            token,
            key.material,
            algorithms=[key.algorithm],
            issuer=trust.issuer,
            audience=trust.audience,
            leeway=trust.leeway_s,
            options={
                "require": ["exp", "iss", "aud"],
                "verify_sub": False,
                "verify_jti": False,
                "enforce_minimum_key_length": True,
            },
        )
    except jwt.MissingRequiredClaimError as error:
        raise _MISSING.get(error.claim, TokenClaimMissing) from None
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise _refusal(error) from None
    try:
        _check_times(payload)
    except OverflowError:  # an integer that no float holds
        raise TokenMalformed from None
    return payload


def _refusal(error: Exception) -> type[GatewayError]:
    return next((ours for theirs, ours in _REFUSALS if isinstance(error, theirs)), TokenMalformed)


def _check_times(payload: Mapping[str, Any]) -> None:
    """PyJWT takes what `int()` takes; RFC 7519, section 2, takes a number."""
    for claim in _TIMES:
        at = payload.get(claim, 0)
        if isinstance(at, bool) or not isinstance(at, int | float) or not isfinite(at):
            raise TokenMalformed
