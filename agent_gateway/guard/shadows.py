"""What of the product's own bears a name that is on the lists.

In: what the database tells, and what the operator allows. Out: schemas and names, looked up by the allowlist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_gateway.types import Shadow

__all__ = ["Shadows", "shadows_of"]


@dataclass(frozen=True, slots=True)
class Shadows:
    """Schema and name of what the agent could run under a name of the lists.

    It is neither PostgreSQL's nor allowed by the operator, and an extension's only where the name is one that the
    operator allows.
    """

    functions: frozenset[tuple[str, str]] = frozenset()
    operators: frozenset[tuple[str, str]] = frozenset()
    types: frozenset[tuple[str, str]] = frozenset()
    """Types that have the name of an extension's."""
    coercions: frozenset[tuple[str, str]] = frozenset()
    """Types that a call of one argument may cast to; a row type is none."""
    casts: frozenset[tuple[str, str]] = frozenset()
    """Types that a cast makes by such a function."""
    unwritten: frozenset[tuple[str, str]] = frozenset()
    """Types, also of relations' rows, whose values such a cast takes without being told."""


def shadows_of(told: Sequence[Shadow], allowed: set[str]) -> Shadows:
    """What would be run in place of what a name says; what the operator has allowed is meant."""
    found = [shadow for shadow in told if shadow.runs not in allowed]
    functions, operators, types, coercions, casts, unwritten, others = (
        frozenset((shadow.schema, shadow.name) for shadow in found if shadow.kind == kind)
        for kind in ("function", "operator", "type", "coercion", "cast", "unwritten", "extension")
    )
    return Shadows(functions | others, operators, types, coercions, casts, unwritten)
