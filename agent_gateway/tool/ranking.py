"""Relations in, the same in the order in which a model is likely to need them out.

What fits the words of the question comes first, then its neighbours by foreign keys, since they are joined; without
words, what many others refer to, and what somebody cared to comment.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping

from agent_gateway.types import Catalog, Relation

__all__ = ["ranked"]

_IN_NAME, _IN_COLUMN, _IN_COMMENT = 8.0, 3.0, 2.0
_NEIGHBOUR = 0.3
_SHORTEST_WORD = 2
_WORD = re.compile(r"[^\W_]+")


def ranked(catalog: Catalog, about: str | None = None) -> list[Relation]:
    """The relations, the most useful first; equals by name, so that the order is always the same."""
    links = _links(catalog)
    wanted = _words(about or "")
    fits = _fits(catalog, wanted) if wanted else dict.fromkeys(links, 0.0)

    def score(relation: Relation) -> float:
        name = _name(relation)
        near = max((fits[other] for other in links[name]), default=0.0)
        standing = math.log2(1 + len(links[name])) + (relation.comment is not None)
        return fits[name] + _NEIGHBOUR * near + standing * (0.1 if wanted else 1.0)

    return sorted(catalog.relations, key=lambda relation: (-score(relation), _name(relation)))


def _name(relation: Relation) -> str:
    return f"{relation.schema}.{relation.name}"


def _links(catalog: Catalog) -> Mapping[str, set[str]]:
    """Relation to the relations that foreign keys tie it to, either way."""
    links: dict[str, set[str]] = {_name(relation): set() for relation in catalog.relations}
    for relation in catalog.relations:
        for key in relation.foreign_keys:
            if key.relation in links:
                links[_name(relation)].add(key.relation)
                links[key.relation].add(_name(relation))
    return links


def _fits(catalog: Catalog, wanted: set[str]) -> dict[str, float]:
    """How well each relation fits the words: a word counts once for each place, and the more the rarer it is."""
    places = {_name(relation): _places(relation) for relation in catalog.relations}
    seen: dict[str, int] = defaultdict(int)
    for found in places.values():
        for word in wanted & found.keys():
            seen[word] += 1
    rarity = {word: math.log(1 + len(places) / seen[word]) for word in wanted if word in seen}
    return {name: sum(rarity[word] * found.get(word, 0.0) for word in rarity) for name, found in places.items()}


def _places(relation: Relation) -> dict[str, float]:
    """Word to its weight: where it stands in the name, in a column's name, in a comment."""
    weights: dict[str, float] = defaultdict(float)
    readable = [column for column in relation.columns if column.readable]
    comments = " ".join(filter(None, [relation.comment, *(column.comment for column in readable)]))
    for text, weight in (
        (relation.name, _IN_NAME),
        (" ".join(column.name for column in readable), _IN_COLUMN),
        (comments, _IN_COMMENT),
    ):
        for word in _words(text):
            weights[word] += weight
    return weights


def _words(text: str) -> set[str]:
    """Words without case and plural, as far as English spelling gives it away."""
    return {_singular(word) for word in _WORD.findall(text.lower()) if len(word) > _SHORTEST_WORD}


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
