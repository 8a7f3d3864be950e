"""Keys and tokens of an issuer, for the tests of auth."""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from agent_gateway.settings import Settings

ISSUER, AUDIENCE = "https://issuer.test/", "agent-gateway"
SECRET = "an HS256 secret that only the tests know"  # noqa: S105  # of the tests only
PRIVATE: dict[str, Any] = {
    "RS256": rsa.generate_private_key(public_exponent=65_537, key_size=2_048),
    "ES256": ec.generate_private_key(ec.SECP256R1()),
    "EdDSA": ed25519.Ed25519PrivateKey.generate(),
}
STRANGER = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


def public_pem(algorithm: str) -> str:
    key = PRIVATE[algorithm].public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def private_pem(algorithm: str) -> str:
    return PRIVATE[algorithm].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def jwk(algorithm: str, kid: str, **more: object) -> dict[str, Any]:
    members = jwt.get_algorithm_by_name(algorithm).to_jwk(PRIVATE[algorithm].public_key(), as_dict=True)
    return {**members, "kid": kid, "use": "sig", **more}


def private_jwk(algorithm: str) -> dict[str, Any]:
    return jwt.get_algorithm_by_name(algorithm).to_jwk(PRIVATE[algorithm], as_dict=True)


def jwk_set(*keys: dict[str, Any]) -> bytes:
    return json.dumps({"keys": keys}).encode()


def payload(**changes: object) -> dict[str, Any]:
    """A good payload with changes; None leaves a claim out."""
    now = int(time.time())
    good = {"iss": ISSUER, "aud": AUDIENCE, "sub": "u1", "tenant": "t1", "role": "viewer", "iat": now, "exp": now + 60}
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def token(
    algorithm: str = "HS256", *, key: object = None, headers: dict[str, Any] | None = None, **changes: object
) -> str:
    signing: Any = key or PRIVATE.get(algorithm, SECRET)
    return jwt.encode(payload(**changes), signing, algorithm, headers=headers)


def settings(**given: object) -> Settings:
    return Settings.model_validate({"jwt_issuer": ISSUER, "jwt_audience": AUDIENCE, **given})
