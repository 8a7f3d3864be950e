"""Keys: settings and key sets come in, `Key`s go out. A key is good for exactly one algorithm (RFC 8725, section 3.1).

It never takes a private key or a published symmetric one: neither can be a secret of the issuer any more.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import jwt
import orjson
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from agent_gateway.errors import KeysUnavailable, SettingsInvalid
from agent_gateway.settings import Settings

__all__ = ["PUBLIC_ALGORITHMS", "Key", "Published", "fixed_keys", "published_keys"]

PUBLIC_ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
"""What a key of a key set may be pinned to; symmetric algorithms and `none` are not among them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """What verifies a signature, and the one algorithm that it is trusted for."""

    algorithm: str
    material: Any = field(repr=False)
    """A secret in bytes, or a public key of cryptography."""


Published = Mapping[tuple[str, str], Key]
"""The keys of a key set, by `kid` and algorithm."""


def fixed_keys(settings: Settings) -> dict[str, Key]:
    """The keys that stand in the settings, by algorithm.

    Raises:
        SettingsInvalid: the secret is a key of another kind, or the public key is not one for its algorithm.
    """
    keys: list[Key] = []
    if settings.jwt_secret is not None:
        keys.append(_secret(settings.jwt_secret.get_secret_value()))
    if settings.jwt_public_key is not None and settings.jwt_algorithm is not None:
        keys.append(_public(settings.jwt_public_key, settings.jwt_algorithm))
    return {key.algorithm: key for key in keys}


def _secret(text: str) -> Key:
    try:
        return Key("HS256", jwt.get_algorithm_by_name("HS256").prepare_key(text))
    except jwt.InvalidKeyError:
        # a public key used as a secret is known to everybody
        raise SettingsInvalid("jwt_secret: this is a key of another kind, not a secret") from None


def _public(pem: str, algorithm: str) -> Key:
    try:
        octets = pem.encode() if "-----BEGIN" in pem else Path(pem).read_bytes()
        verifier = jwt.get_algorithm_by_name(algorithm)
        material = verifier.prepare_key(load_pem_public_key(octets))
    except OSError as error:
        raise SettingsInvalid(f"jwt_public_key: the file cannot be read: {error.strerror}") from None
    except (ValueError, TypeError, UnsupportedAlgorithm, jwt.InvalidKeyError):
        raise SettingsInvalid(f"jwt_public_key: this is no PEM public key for {algorithm}") from None
    if weak := verifier.check_key_length(material):
        raise SettingsInvalid(f"jwt_public_key: {weak}")
    return Key(algorithm, material)


def published_keys(octets: bytes) -> Published:
    """The usable keys of a JWK set (RFC 7517, section 5); a key that is not usable is left out and logged.

    Raises:
        KeysUnavailable: it is not a JWK set, or holds no usable key.
    """
    try:
        listed = orjson.loads(octets)["keys"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise KeysUnavailable(internal="the document is not a JWK set") from None
    keys: dict[tuple[str, str], Key] = {}
    for jwk in cast("list[object]", listed) if isinstance(listed, list) else []:
        if (found := _published(jwk)) is not None:
            keys.setdefault((found[0], found[1].algorithm), found[1])
    if not keys:
        raise KeysUnavailable(internal="the JWK set holds no usable key")
    return keys


def _published(jwk: object) -> tuple[str, Key] | None:
    if not isinstance(jwk, dict):
        return None
    members = cast("dict[str, Any]", jwk)
    kid = members.get("kid", "")
    if not isinstance(kid, str) or members.get("use", "sig") != "sig":
        return None
    try:
        return kid, _verifying(members)
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        _log.warning("key set: key %r is not usable: %s", kid, error)
        return None


def _verifying(members: dict[str, Any]) -> Key:
    if "d" in members or members.get("kty") == "oct":
        raise jwt.InvalidKeyError("private or symmetric")
    if members.get("alg") not in {None, *PUBLIC_ALGORITHMS}:
        raise jwt.InvalidKeyError("an algorithm that is not taken")
    key = jwt.PyJWK(members)
    # where the key names none, PyJWT derives the algorithm from its type and curve
    if key.algorithm_name not in PUBLIC_ALGORITHMS or key.Algorithm.check_key_length(key.key):
        raise jwt.InvalidKeyError("an algorithm that is not taken, or too short a key")
    return Key(key.algorithm_name, key.key)
