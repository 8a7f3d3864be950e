"""Which of PostgreSQL's own words may reach the caller.

In: a message that came while a text was analysed. Out: the message, or nothing. It must be one that PostgreSQL's parser
is known to say, and what stands in its gaps must be of the caller's own text, of what the caller may read, or a type.
Everything else could come from a function, a view or a policy of somebody else. Where the text names a hidden column,
nothing is passed on: the message would tell the column's type.
"""

from __future__ import annotations

import re
from functools import cache

from agent_gateway.hints.lists import lines
from agent_gateway.types import Catalog

__all__ = ["passed_on"]

_GAP = "{}"
_TOKEN = re.compile(r"\w+")


def passed_on(words: str, statement: str, catalog: Catalog) -> str:
    """The message where the caller may read all of it; otherwise nothing."""
    gaps = next((found.groups() for pattern in _patterns() if (found := pattern.fullmatch(words))), None)
    if gaps is None:
        return ""
    named = {token.casefold() for gap in gaps for token in _TOKEN.findall(gap)}
    own, readable = _tokens(statement), _readable(catalog)
    hidden = {column.name.casefold() for each in catalog.relations for column in each.columns if not column.readable}
    told = (hidden - readable) & own
    return words if named <= _known_words() | own | readable and not told else ""


def _tokens(text: str) -> set[str]:
    return {token.casefold() for token in _TOKEN.findall(text)}


def _readable(catalog: Catalog) -> set[str]:
    """The words in the names of what may be read, and of its types."""
    found: set[str] = set()
    for relation in catalog.relations:
        columns = [column for column in relation.columns if column.readable]
        names = (relation.schema, relation.name, *(f"{column.name} {column.type}" for column in columns))
        found |= _tokens(" ".join(names))
    return found


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_tokens(" ".join(lines("known_words.txt"))))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    gap = re.escape(_GAP)
    return tuple(re.compile(re.escape(line).replace(gap, "(.+?)"), re.DOTALL) for line in lines("messages.txt"))
