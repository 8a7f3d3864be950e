"""Names that promise a secret: regular expressions that Python and PostgreSQL read alike. Pure.

`words` asks them of what is to be proposed, lint OBJ009 of what stands. Names in camel case are asked word by word.
"""

from __future__ import annotations

import re

__all__ = ["COLUMN", "NUMBER", "TABLE", "WORD_END", "in_words"]

COLUMN = (
    "(^|_)(pass(word|wd|phrase|code)?|pwd|secret|sensitive|token|api_?key|hash|salt|otp|mfa|totp|ssn(_?id)?"
    "|(private|access|signing|encryption|master|auth|service|service_role|license)_?key|tax_id|passport(_(id|no|number))?"
    "|iban|cvv|cvc|card_(number|no)|pan|credential|jwt|session_id|(recovery|backup|reset|auth|authorization)_code"
    "|cipher_?text|incoming_webhook|magic_link)s?($|_)"
    "|passw|kennwort|secret|geheim|apikey|schl(ü|ue)ssel|tokens?$"
)
"""A column of a type that texts can be written into."""
NUMBER = "(^|_)(otp|mfa|totp|ssn(_?id)?|tax_id|cvv|cvc|card_(number|no)|pan)s?($|_)"
"""A column of numbers: `token` and `hash` count something there."""
TABLE = (
    "(secret|token|credential|password|pass_?code|api_?key)s?$"
    "|(^|_)((access|private|signing|encryption|ssh)_?key|otp|(recovery|backup)_code)s?$"
    "|^sessions?$|(^|_)(user|auth|oauth|login|web|saml|sso|oidc|django)_([a-z0-9]+_)?sessions?$"
)
"""A table that has a secret in each row, whatever its columns are called: `api_keys.value`, `passcodes.code`."""
WORD_END = "([a-z0-9])([A-Z])"
"""Where camel case begins another word."""


def in_words(name: str) -> str:
    """A name with its words apart: `accessToken` as `access_Token`."""
    return re.sub(WORD_END, r"\1_\2", name)
