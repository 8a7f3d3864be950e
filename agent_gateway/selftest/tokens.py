"""Tokens with one flaw each, which the database must refuse: a key comes in, texts go out. Pure.

They are put together here by hand, because a library that is worth using refuses to make them.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

__all__ = ["flawed", "signed"]

_TTL_S = 60
_TOO_LONG_S = 100_000
_HASHES = {"HS256": hashlib.sha256, "HS512": hashlib.sha512}
Claims = Mapping[str, str | int | None]


def signed(claims: Claims, *, key_id: str, secret: str, algorithm: str = "HS256", named: str = "") -> str:
    """A compact JWS (RFC 7515, section 3.1).

    Args:
        claims: what it says; a claim that is None is left out.
        key_id: its `kid`.
        secret: what it is signed with.
        algorithm: how it is signed; the signature of `none` is empty.
        named: the algorithm that its header names, where that is another.
    """
    header = _part({"alg": named or algorithm, "kid": key_id})
    text = f"{header}.{_part({name: value for name, value in claims.items() if value is not None})}"
    made_with = _HASHES.get(algorithm)
    mac = hmac.new(secret.encode(), text.encode(), made_with).digest() if made_with else b""
    return f"{text}.{_base64url(mac)}"


def flawed(claims: Claims, *, key_id: str, secret: str, now: int, foreign_pid: int) -> Mapping[str, str]:
    """By flaw, tokens for `claims`, which has all that a good token needs but for `exp`.

    Args:
        claims: what a good token says.
        key_id: `kid` of the context key.
        secret: the secret of that key.
        now: the time, in seconds since the epoch.
        foreign_pid: the pid of another backend.
    """
    good = {**claims, "exp": now + _TTL_S}

    def changed(**other: str | int | None) -> str:
        return signed(good | other, key_id=key_id, secret=secret)

    return {
        "algorithm none": signed(good, key_id=key_id, secret=secret, algorithm="none"),
        "algorithm none, with a signature": signed(good, key_id=key_id, secret=secret, named="none"),
        "algorithm HS512": signed(good, key_id=key_id, secret=secret, algorithm="HS512"),
        "another secret": signed(good, key_id=key_id, secret=secret[::-1] + "x"),
        "an unknown key": signed(good, key_id=f"not-{key_id}"[:32], secret=secret),
        "expired": changed(exp=now - 1),
        "good for a day": changed(exp=now + _TOO_LONG_S),
        "no expiry": changed(exp=None),
        "another audience": changed(aud="agent-gateway"),
        "no audience": changed(aud=None),
        "another database": changed(db=f"{claims['db']}_other"),
        "no database": changed(db=None),
        "an unknown role": changed(role="superuser"),
        "no tenant": changed(tid=None),
        "another backend": changed(pid=foreign_pid),
        "no signature": signed(good, key_id=key_id, secret=secret).rpartition(".")[0] + ".",
    }


def _part(value: Mapping[str, str | int]) -> str:
    return _base64url(json.dumps(value, separators=(",", ":")).encode())


def _base64url(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")
