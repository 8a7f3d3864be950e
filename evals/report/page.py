"""A report as one page that needs nothing else: opened from a file, by keyboard, in light and in darkness."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["page"]

_TEMPLATE = Path(__file__).with_name("page.html")
_PLACE = "{{report}}"


def page(report: Mapping[str, Any]) -> str:
    """The HTML text. No text of a case can end the element that holds the report: `<` is written as an escape."""
    held = json.dumps(report, ensure_ascii=False).replace("<", "\\u003c")
    return _TEMPLATE.read_text("utf-8").replace(_PLACE, held)
