"""A captured tenant context with one field changed each. Pure.

Its form is that of `policy/templates/context.sql`: mac in hex (64), expiry in epoch seconds (12), then
kid | role | subject in hex | tenant in hex.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["invented", "tampered"]

_MAC = 64
_EXPIRY = 12
_LATE = "9" * _EXPIRY


def invented(tenant: str, key_id: str) -> str:
    """A context that nobody has signed: for databases that keep none."""
    return f"{'0' * _MAC}{_LATE}{key_id}|viewer||{_hex(tenant)}"


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
    expiry, tail = rest[:_EXPIRY], rest[_EXPIRY:]
    key_id, role, subject, held = tail.split("|")
    if held != _hex(tenant):
        raise LookupError("the tenant does not stand at the end")
    turned = mac[:-1] + ("0" if mac[-1] != "0" else "1")
    return {
        "mac": turned + rest,
        "no mac": "0" * _MAC + rest,
        "tenant": f"{mac}{expiry}{key_id}|{role}|{subject}|{_hex(other)}",
        "expiry": f"{mac}{_LATE}{tail}",
        "key": f"{mac}{expiry}{key_id[:-1]}|{role}|{subject}|{held}",
        "role": f"{mac}{expiry}{key_id}|{'admin' if role != 'admin' else 'viewer'}|{subject}|{held}",
        "subject": f"{mac}{expiry}{key_id}|{role}|00{subject}|{held}",
    }


def _hex(text: str) -> str:
    return text.encode().hex()
