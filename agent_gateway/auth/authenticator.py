"""The door of the corridor: the value of an `Authorization` header comes in, a `Claim` goes out.

It selects the key by what the token's header names, and never lets that choice widen what a key is trusted for.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

from agent_gateway.auth.claims import ClaimNames, read_claim
from agent_gateway.auth.key_set import KeySet
from agent_gateway.auth.keys import PUBLIC_ALGORITHMS, Key, fixed_keys
from agent_gateway.auth.source import source
from agent_gateway.auth.token import Header, Trust, read_header, verify
from agent_gateway.errors import (
    KeysUnavailable,
    SettingsInvalid,
    TokenAlgorithmDenied,
    TokenKeyUnknown,
    TokenMissing,
)
from agent_gateway.settings import Settings
from agent_gateway.types import Claim

__all__ = ["Authenticator"]


class Authenticator:
    """Verifies bearer tokens.

    Args:
        trust: whose tokens are taken.
        names: where a token says which tenant and role.
        fixed: the keys of the settings, by algorithm.
        published: the key set of the issuer.
    """

    def __init__(
        self, trust: Trust, names: ClaimNames, *, fixed: Mapping[str, Key], published: KeySet | None = None
    ) -> None:
        self._trust = trust
        self._names = names
        self._fixed = fixed
        self._published = published

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """The authenticator that the settings describe.

        Raises:
            SettingsInvalid: issuer, audience or every source of keys is missing, or a key is not usable.
        """
        if not settings.jwt_issuer or not settings.jwt_audience:
            raise SettingsInvalid("jwt_issuer and jwt_audience are required: a token for somebody else must be refused")
        fixed = fixed_keys(settings)
        published = KeySet(source(settings.jwks)) if settings.jwks else None
        if not fixed and published is None:
            raise SettingsInvalid("one of jwt_secret, jwt_public_key and jwks is required")
        return cls(
            Trust(settings.jwt_issuer, settings.jwt_audience, settings.jwt_leeway_s),
            ClaimNames(settings.tenant_claim, settings.role_claim, settings.default_role),
            fixed=fixed,
            published=published,
        )

    async def __aenter__(self) -> Self:
        """Read the key set ahead of the first request; where that fails the requests say so."""
        if self._published is not None:
            with suppress(KeysUnavailable):
                await self._published.fresh()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._published is not None:
            await self._published.aclose()

    async def ready(self) -> None:
        """Whether any token could be verified now.

        Raises:
            KeysUnavailable: there is no key.
        """
        if self._published is not None and not self._fixed:
            await self._published.fresh()

    async def authenticate(self, authorization: str | None) -> Claim:
        """The claim of a request.

        Args:
            authorization: the value of the `Authorization` header; None where there is none.

        Raises:
            TokenMissing: it holds no bearer token.
            GatewayError: what `claim` raises.
        """
        scheme, _, token = (authorization or "").strip(" \t").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise TokenMissing
        return await self.claim(token.strip(" "))

    async def claim(self, token: str) -> Claim:
        """The claim of a token.

        Raises:
            GatewayError: one of the errors of `auth`, for each thing that can be wrong.
        """
        key = await self._key(read_header(token))
        return read_claim(verify(token, key, self._trust), self._names)

    async def _key(self, header: Header) -> Key:
        fixed = self._fixed.get(header.algorithm)
        if self._published is None or header.algorithm not in PUBLIC_ALGORITHMS:
            if fixed is None:
                raise TokenAlgorithmDenied
            return fixed
        if fixed is not None and header.kid is None:
            return fixed
        try:
            return await self._published.find(header.kid, header.algorithm)
        except (TokenKeyUnknown, KeysUnavailable):
            if fixed is None:
                raise
            return fixed
