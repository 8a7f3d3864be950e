"""What names promise: tenants, secrets, or that the kit cannot write them. Names in, verdicts out. Pure."""

from __future__ import annotations

import re

from agent_gateway.policy.kit.survey import Table

__all__ = ["is_tenants", "is_unwritable", "rank", "secrets"]

_TENANT_WORD = re.compile(
    r"(tenant|account|organi[sz]ation|org|company|workspace|customer|client|team|shop|store|merchant|site|mandant|kunde|firma)"
    r"s?([ _-]?(id|uuid|key|slug|code|nr|no))?",
    re.IGNORECASE,
)
_NAME_RANK = ("tenant", "mandant", "org", "account", "workspace", "company")
_SECRET = re.compile(
    r"(^|_)(pass(word|wd|phrase)?|pwd|secret|token|api_?key|private_?key|access_?key|hash|salt|otp|mfa|totp|ssn|tax_id|iban"
    r"|cvv|cvc|card_(number|no)|pan|credential|jwt|session_id|recovery_code|webhook_secret|encryption_key)s?($|_)",
    re.IGNORECASE,
)
"""As lint OBJ009 has it, and words in one piece."""
_SECRET_INSIDE = re.compile(r"passw|kennwort|secret|geheim|apikey|schl(ü|ue)ssel", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""What `quoting` refuses in a name."""


def is_tenants(column: str) -> bool:
    """Whether a column is called as those of tenants are."""
    return _TENANT_WORD.fullmatch(column) is not None


def rank(name: str) -> int:
    """How much a name says that it is the tenant's, where several do."""
    return next((len(_NAME_RANK) - at for at, word in enumerate(_NAME_RANK) if word in name.lower()), 0) * 3


def secrets(table: Table) -> tuple[str, ...]:
    """The columns whose names promise a secret, and those that are made from them."""
    promising = {c.name for c in table.columns if _SECRET.search(c.name) or _SECRET_INSIDE.search(c.name)}
    return tuple(c.name for c in table.columns if c.name in promising or promising.intersection(c.made_from))


def is_unwritable(table: Table) -> bool:
    """Whether the kit cannot write what it would have to name."""
    return any(map(_CONTROL.search, (table.schema_, table.name, *secrets(table))))
