"""How the clumsy model gets a statement wrong, and how it mends it by the hint alone. Pure.

It never looks at the right statement again: what it sends next comes from what it sent and what it was told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

__all__ = ["mended", "spoiled"]

_NAMES = re.compile(r"`([^`]+)`")
_ERROR = re.compile(r"^error (?P<code>\S+): (?P<message>.*)\nhint: (?P<hint>.*)$", re.MULTILINE)
_COLUMNS = (
    "customer_id",
    "status",
    "total",
    "country",
    "created_at",
    "list_price",
    "issued_on",
    "priority",
    "currency",
)
_TABLES = ("customers", "invoices", "tickets", "products", "events", "users", "invoice_lines", "document_chunks")
_FUNCTIONS = ("count", "round", "sum", "date_trunc", "avg", "to_char", "row_number", "coalesce")


def _first(names: tuple[str, ...], statement: str) -> str | None:
    return next((name for name in names if re.search(rf"\b{name}\b", statement)), None)


def _typo(name: str) -> str:
    """Without the letter in the middle."""
    return name[: len(name) // 2] + name[len(name) // 2 + 1 :]


def _misspelt(names: tuple[str, ...]) -> Callable[[str], str]:
    def spoil(statement: str) -> str:
        name = _first(names, statement)
        return re.sub(rf"\b{name}\b", _typo(name), statement) if name else statement

    return spoil


_FAULTS: tuple[Callable[[str], str], ...] = (
    _misspelt(_COLUMNS),
    _misspelt(_TABLES),
    _misspelt(_FUNCTIONS),
    lambda statement: f"{statement}; select 1",
    lambda statement: f"{statement} for update",
    lambda statement: f"explain {statement}",
    lambda statement: re.sub(r"\bfrom (?=[a-z]+)", "from sales.", statement, count=1),
    lambda statement: _FAULTS[0](_FAULTS[1](statement)),
)
"""One column, table or function misspelt; two statements; a lock; a plan; a schema that is not there; two faults."""


def spoiled(statement: str, number: int) -> str:
    """The statement with a fault, another kind for every number; as it is where the kind does not fit."""
    return _FAULTS[number % len(_FAULTS)](statement)


def mended(statement: str, told: str) -> str:
    """The statement as the hints of an error say; as it is where they say nothing that could be done mechanically."""
    for found in _ERROR.finditer(told):
        statement = _mended(statement, found["code"], found["message"], found["hint"])
    return statement


def _mended(statement: str, code: str, message: str, hint: str) -> str:
    if code == "guard.many_statements":
        return statement.split(";", 1)[0]
    if code == "guard.row_lock":
        return re.sub(r"\s+for (?:update|share)\b.*$", "", statement)
    if code == "guard.not_a_query":
        return re.sub(r"^\s*\w+\s+", "", statement)
    wrong, offered = _NAMES.findall(message), _NAMES.findall(hint)
    if not wrong or not offered:
        return statement
    right = offered[0] if "erhaps" in hint else next(iter(get_close_matches(wrong[0], offered, 1, 0)), offered[0])
    return re.sub(rf"(?<![\w.]){re.escape(wrong[0])}(?!\w)|(?<=\.){re.escape(wrong[0])}(?!\w)", right, statement)
