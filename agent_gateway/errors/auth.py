"""Who asks: the bearer token and the keys that verify it."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = [
    "KeysUnavailable",
    "TenantMisspelt",
    "TenantRoleUnknown",
    "TokenAlgorithmDenied",
    "TokenAudienceDenied",
    "TokenClaimMissing",
    "TokenExpired",
    "TokenIssuerDenied",
    "TokenKeyUnknown",
    "TokenMalformed",
    "TokenMissing",
    "TokenNotYetValid",
    "TokenSignatureInvalid",
]


class TokenMissing(GatewayError):
    """No bearer token came with the request."""

    code = "auth.missing"
    message = "The request carries no bearer token."
    hint = "Send the header `Authorization: Bearer <JWT>`."
    status = 401


class TokenMalformed(GatewayError):
    """The token is not a JWT."""

    code = "auth.malformed"
    message = "The token is not a well-formed JWT."
    hint = "Send a signed JWT of three parts that are separated by dots."
    status = 401


class TokenExpired(GatewayError):
    """`exp` has passed."""

    code = "auth.expired"
    message = "The token has expired."
    hint = "Get a fresh token and send the request again."
    status = 401


class TokenNotYetValid(GatewayError):
    """`nbf` or `iat` lies ahead."""

    code = "auth.not_yet_valid"
    message = "The token is not valid yet."
    hint = "Check the clock of the issuer, then send the request again."
    status = 401


class TokenSignatureInvalid(GatewayError):
    """The signature does not verify."""

    code = "auth.signature_invalid"
    message = "The signature of the token does not verify."
    hint = "Sign with the key that the gateway is configured to trust."
    status = 401


class TokenAlgorithmDenied(GatewayError):
    """`alg` is not the algorithm that the key is pinned to (RFC 8725, section 3.1)."""

    code = "auth.algorithm_denied"
    message = "The token names an algorithm that its key is not trusted for."
    hint = "Sign with the algorithm that the gateway is configured with; `none` is never accepted."
    status = 401


class TokenKeyUnknown(GatewayError):
    """`kid` names no trusted key."""

    code = "auth.key_unknown"
    message = "The token names a signing key that is not trusted."
    hint = "Sign with a key from the configured key set."
    status = 401


class TokenIssuerDenied(GatewayError):
    """`iss` is missing or not the trusted one."""

    code = "auth.issuer_denied"
    message = "The token does not come from the trusted issuer."
    hint = "Get the token from the issuer that the gateway is configured with."
    status = 401


class TokenAudienceDenied(GatewayError):
    """`aud` is missing or names somebody else."""

    code = "auth.audience_denied"
    message = "The token is not meant for this gateway."
    hint = "Ask the issuer for a token whose audience is this gateway."
    status = 401


class TokenClaimMissing(GatewayError):
    """A claim that the gateway needs is missing or has a wrong shape."""

    code = "auth.claim_missing"
    message = "The token lacks a claim that is needed."
    hint = "Issue tokens with a subject, a tenant and an expiry."
    status = 401


class TenantRoleUnknown(GatewayError):
    """The role in the token is none of admin, editor, viewer."""

    code = "auth.role_unknown"
    message = "The token names no known role."
    hint = "Issue tokens whose role is one of admin, editor and viewer."
    status = 403


class TenantMisspelt(GatewayError):
    """The token spells its tenant otherwise than the database does, so one tenant would count as several."""

    code = "auth.tenant_misspelt"
    message = "The token does not spell its tenant as the database does."
    hint = (
        "Issue tokens whose tenant stands as PostgreSQL writes it: a uuid in lower case with hyphens, a number without "
        "leading zeros, sign or blanks."
    )
    status = 403


class KeysUnavailable(GatewayError):
    """The key set cannot be had."""

    code = "auth.keys_unavailable"
    message = "The keys that verify tokens cannot be read at the moment."
    hint = "Send the request again in a few seconds."
    status = 503
    retryable = True
