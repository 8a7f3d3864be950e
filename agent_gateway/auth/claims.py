"""Verified claims come in, a `Claim` goes out. It is pure, and takes nothing that it would have to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from agent_gateway.errors import TenantRoleUnknown, TokenClaimMissing
from agent_gateway.types import Claim, TenantRole

__all__ = ["MAX_NAME_CHARS", "ClaimNames", "read_claim"]

MAX_NAME_CHARS = 200
"""Characters of a subject or a tenant."""

_ROLES: Mapping[object, TenantRole] = {"admin": "admin", "editor": "editor", "viewer": "viewer"}


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """Where a token says which tenant and which role; dots go into nested objects."""

    tenant: str
    role: str
    default_role: TenantRole | None = None
    """The role of a token that names none."""


def read_claim(payload: Mapping[str, object], names: ClaimNames) -> Claim:
    """What the token says.

    Raises:
        TokenClaimMissing: subject, tenant or role is missing, or subject or tenant has a shape that is not taken.
        TenantRoleUnknown: the role is none of admin, editor, viewer.
    """
    tenant = find(payload, names.tenant)
    if isinstance(tenant, int) and not isinstance(tenant, bool):
        tenant = str(tenant)
    return Claim(
        subject=_name(payload.get("sub"), "sub"),
        tenant=_name(tenant, names.tenant),
        role=_role(find(payload, names.role), names),
    )


def find(payload: Mapping[str, object], name: str) -> object:
    """The value under `name`; the exact name wins over a path, and a longer first step over a shorter one.

    Namespaced claims such as `https://example.com/tenant` have dots that are no path. None where there is nothing.
    """
    if name in payload:
        return payload[name]
    dot = name.rfind(".")
    while dot > 0:
        inner = payload.get(name[:dot])
        if isinstance(inner, dict):
            value = find(cast("dict[str, object]", inner), name[dot + 1 :])
            if value is not None:
                return value
        dot = name.rfind(".", 0, dot)
    return None


def _name(value: object, claim: str) -> str:
    # isprintable is false for control and format characters, line separators and lone surrogates, which would break a
    # line of the audit, look like another name in it, or not be UTF-8 at all
    if isinstance(value, str) and 0 < len(value) <= MAX_NAME_CHARS and value.isprintable() and not value.isspace():
        return value
    if value is None:
        raise TokenClaimMissing(f"The token lacks the claim `{claim}`.")
    raise TokenClaimMissing(f"The claim `{claim}` of the token is not a name of 1 to {MAX_NAME_CHARS} characters.")


def _role(value: object, names: ClaimNames) -> TenantRole:
    if value is None:
        if names.default_role is None:
            raise TokenClaimMissing(f"The token lacks the claim `{names.role}`.")
        return names.default_role
    role = _ROLES.get(value) if isinstance(value, str) else None
    if role is None:
        raise TenantRoleUnknown
    return role
