"""A captured tenant context with one field changed each. Pure.

Its form is that of `policy/templates/context.sql`: mac in hex (64), tenant, expiry in epoch seconds (12), then
kid | role | subject in hex.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["invented", "tampered"]

_MAC = 64
_EXPIRY = 12
_LATE = "9" * _EXPIRY


def invented(tenant: str, key_id: str) -> str:
    """A context that nobody has signed: for databases that keep none."""
    return f"{'0' * _MAC}{tenant}{_LATE}{key_id}|viewer|"


def tampered(context: str, tenant: str, other: str) -> Mapping[str, str]:
    """By field, the context with that field changed.

    Args:
        context: of this transaction, where the fields alone are to be tried.
        tenant: the tenant that it is of.
        other: the tenant to put in its place.

    Raises:
        LookupError: the context is not of the known form.
    """
    mac, rest = context[:_MAC], context[_MAC:]
    if not rest.startswith(tenant):
        raise LookupError("the tenant does not stand behind the mac")
    expiry, tail = rest[len(tenant) :][:_EXPIRY], rest[len(tenant) + _EXPIRY :]
    key_id, role, subject = tail.split("|")
    turned = mac[:-1] + ("0" if mac[-1] != "0" else "1")
    return {
        "mac": turned + rest,
        "no mac": "0" * _MAC + rest,
        "tenant": f"{mac}{other}{expiry}{tail}",
        "expiry": f"{mac}{tenant}{_LATE}{tail}",
        "key": f"{mac}{tenant}{expiry}{key_id[:-1]}|{role}|{subject}",
        "role": f"{mac}{tenant}{expiry}{key_id}|{'admin' if role != 'admin' else 'viewer'}|{subject}",
        "subject": f"{mac}{tenant}{expiry}{key_id}|{role}|00{subject}",
    }
