"""Text that came from outside in; the same text out, on one line and without characters that nobody sees.

Characters without a glyph can carry orders that only a model reads (tags, U+E0000), or turn a line round (U+202E).
"""

from __future__ import annotations

import json

__all__ = ["quoted", "visible"]


def visible(text: str) -> str:
    """The text with everything that is not printable as an escape of JSON (RFC 8259, section 7)."""
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def quoted(text: str) -> str:
    """The text as a JSON string, lossless."""
    return visible(json.dumps(text, ensure_ascii=False))
