"""A claim in, the same claim out where its tenant is spelled as PostgreSQL writes it. Pure.

Rows are found by the value, shares and records by the claim: with `042` beside `42` one tenant would have two shares.
The SQL function `agent_gateway.enter` asks for the same, for whoever comes past the gateway. Nothing is mended here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from agent_gateway.errors import TenantMisspelt
from agent_gateway.types import Claim, TenantType

__all__ = ["admitted"]

_WRITTEN: Mapping[TenantType, re.Pattern[str]] = {
    "uuid": re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "bigint": re.compile(r"0|-?[1-9][0-9]{0,18}"),
}
"""What uuid_out and int8out write (PostgreSQL manual, 8.12 and 8.1.1). A text is what it is."""


def admitted(claim: Claim, tenant_type: TenantType | None) -> Claim:
    """The claim.

    Args:
        claim: who asks.
        tenant_type: of what type the ids of tenants are; where it is not known, only the database can tell.

    Raises:
        TenantMisspelt: the tenant is written otherwise.
    """
    written = _WRITTEN.get(tenant_type) if tenant_type else None
    if written is not None and not written.fullmatch(claim.tenant):
        raise TenantMisspelt
    return claim
