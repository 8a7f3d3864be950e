"""What names promise: tenants, secrets, or that the kit cannot write them. Names in, verdicts out. Pure."""

from __future__ import annotations

import re

from agent_gateway.policy import secret_names
from agent_gateway.policy.kit.survey import Column, Table

__all__ = ["is_secrets", "is_spelled", "is_tenants", "is_unwritable", "personal", "rank", "secrets"]

_TENANT_WORD = re.compile(
    r"(tenant|account|organi[sz]ation|org|company|workspace|customer|client|team|shop|store|merchant|site|mandant|kunde|firma)"
    r"s?([ _-]?(id|uuid|key|slug|code|nr|no))?",
    re.IGNORECASE,
)
_NAME_RANK = ("tenant", "mandant", "org", "account", "workspace", "company")
_COLUMN, _NUMBER, _TABLE = (
    re.compile(pattern, re.IGNORECASE) for pattern in (secret_names.COLUMN, secret_names.NUMBER, secret_names.TABLE)
)
_NO_SECRET = ("B", "D", "T", "E")
"""Truth values, times, spans of time and enums, as in `pg_type.typcategory`: they say something about a secret."""
_NUMBERS = "N"
_PERSONAL = re.compile(
    r"(^|_)(e_?mails?|phone(_number)?|(first|last|full|family|given)_?name|birth_?(day|date)|date_of_birth|address)($|_)",
    re.IGNORECASE,
)
_PARTING = re.compile(r"[ _-]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""What `quoting` refuses in a name."""


def is_tenants(column: str) -> bool:
    """Whether a column is called as those of tenants are."""
    return _TENANT_WORD.fullmatch(column) is not None


def is_spelled(name: str, other: str) -> bool:
    """Whether two names are the same but for case and what parts their words."""
    return _PARTING.sub("", name).lower() == _PARTING.sub("", other).lower()


def rank(name: str) -> int:
    """How much a name says that it is the tenant's, where several do."""
    return next((len(_NAME_RANK) - at for at, word in enumerate(_NAME_RANK) if word in name.lower()), 0) * 3


def secrets(table: Table) -> tuple[str, ...]:
    """The columns whose names promise a secret, and those that are made from them."""
    promising = {c.name for c in table.columns if _promises(c)}
    return tuple(c.name for c in table.columns if c.name in promising or promising.intersection(c.made_from))


def _promises(column: Column) -> bool:
    if column.category in _NO_SECRET:
        return False
    pattern = _NUMBER if column.category == _NUMBERS else _COLUMN
    return pattern.search(secret_names.in_words(column.name)) is not None


def is_secrets(table: Table) -> bool:
    """Whether a table is called as those are that hold a secret in each row."""
    return _TABLE.search(secret_names.in_words(table.name)) is not None


def personal(table: Table) -> list[str]:
    """The columns whose names say that each row is somebody."""
    return [c.name for c in table.columns if _PERSONAL.search(secret_names.in_words(c.name))]


def is_unwritable(table: Table) -> bool:
    """Whether the kit cannot write what it would have to name."""
    return any(map(_CONTROL.search, (table.schema_, table.name, *secrets(table))))
