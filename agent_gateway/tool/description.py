"""A catalog in, its description for a model out: ranked, and never longer than asked for.

It holds no row and no sample. Hidden columns and keys over them are left out, as everywhere a caller looks.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway import sql
from agent_gateway.errors import TableUnknown
from agent_gateway.tool.characters import visible
from agent_gateway.tool.keys import readable_columns, readable_keys
from agent_gateway.tool.prompts import prompt
from agent_gateway.tool.ranking import ranked
from agent_gateway.types import Catalog, ForeignKey, Function, Relation, RelationColumn
from agent_gateway.wording import close, listed

__all__ = ["describe"]

_CHARS = 16_000
"""Characters of a description: about 5,000 tokens."""
_NAMES_SHARE = 0.5
"""Most of the room that bare names may take from full descriptions."""
_FUNCTIONS_SHARE = 0.25
"""Most of the room that functions may take from tables."""
_COMMENT_CHARS = 300
_INSIDE = 400
"""Characters of the values of an enum, or of the fields of a composite."""


def describe(catalog: Catalog, table: str | None = None, *, about: str | None = None, max_chars: int = _CHARS) -> str:
    """What a model needs to write statements.

    Args:
        catalog: what may be queried.
        table: only this one, with all its columns and what refers to it; a schema may stand before a dot.
        about: words of the question; the tables that fit come first.
        max_chars: of the whole text, about.

    Raises:
        TableUnknown: there is no such table; the hint names similar ones.
    """
    told = prompt("describe").notices
    if not catalog.relations:
        return told["nothing"]
    schemas = told["search_path"].format(schemas=", ".join(map(_spelled, catalog.search_path)))
    head = f"{told['legend']} {schemas}"
    names = _Names(catalog)
    if table is not None and table.strip():
        relation = names.find(table)
        return "\n\n".join([head, _full(relation, names, max_chars - len(head), referring=True)])
    functions = _functions(catalog.functions, int((max_chars - len(head)) * _FUNCTIONS_SHARE))
    room = max_chars - len(head) - sum(len(part) + 2 for part in functions)
    return "\n\n".join([head, *_overview(ranked(catalog, about), names, room), *functions])


class _Names:
    """How relations are called in statements: with their schema only where they must be."""

    def __init__(self, catalog: Catalog) -> None:
        self.relations = catalog.relations
        self.readable = readable_columns(catalog)
        order = {schema: place for place, schema in enumerate(catalog.search_path)}
        seen: dict[str, Relation] = {}
        for relation in sorted(catalog.relations, key=lambda r: order.get(r.schema, len(order))):
            if relation.schema in order:
                seen.setdefault(relation.name, relation)
        self._parts = {
            f"{relation.schema}.{relation.name}": (relation.name,)
            if seen.get(relation.name) is relation
            else (relation.schema, relation.name)
            for relation in catalog.relations
        }

    def short(self, qualified: str) -> str:
        """As a statement spells it."""
        return _spelled(*self._parts[qualified])

    def of(self, relation: Relation) -> str:
        return self.short(f"{relation.schema}.{relation.name}")

    def _plain(self, relation: Relation) -> str:
        return visible(".".join(self._parts[f"{relation.schema}.{relation.name}"]))

    def find(self, wanted: str) -> Relation:
        """The relation of that name.

        Raises:
            TableUnknown: there is none.
        """
        plain = wanted.strip().replace('"', "")
        for written in (plain, plain.lower()):
            for relation in self.relations:
                if written in (self._plain(relation), f"{relation.schema}.{relation.name}"):
                    return relation
        told = prompt("describe").notices
        known = {self._plain(relation).lower(): self.of(relation) for relation in self.relations}
        near = close(plain, known)
        perhaps = told["perhaps"].format(tables=listed(known[name] for name in near))
        raise TableUnknown(
            told["unknown"].format(table=f"`{visible(plain[:100])}`"), hint=perhaps if near else told["look"]
        )


def _overview(relations: Sequence[Relation], names: _Names, room: int) -> list[str]:
    """In full as far as they fit, in this order; the others by name, and where even that is too much, their number."""
    told = prompt("describe").notices
    room -= len(told["others"]) + len(told["more"]) + 8  # blank lines around them, and a number
    for_names = min(sum(len(names.of(relation)) + 2 for relation in relations), int(room * _NAMES_SHARE))
    full: list[str] = []
    used = 0
    for relation in relations:
        text = _full(relation, names, room)
        freed = len(names.of(relation)) + 2
        if used + len(text) + 2 > room - max(0, for_names - freed):
            break
        full.append(text)
        used += len(text) + 2
        for_names = max(0, for_names - freed)
    return [*full, *_by_name([names.of(relation) for relation in relations[len(full) :]], room - used)]


def _by_name(names: Sequence[str], room: int) -> list[str]:
    if not names:
        return []
    told = prompt("describe").notices
    shown: list[str] = []
    for name in names:
        room -= len(name) + 2
        if room < 0:
            break
        shown.append(name)
    parts = [told["others"].format(tables=", ".join(shown))] if shown else []
    if len(shown) < len(names):
        parts.append(told["more"].format(count=len(names) - len(shown)))
    return parts


def _functions(functions: Sequence[Function], room: int) -> list[str]:
    """The operator's functions, as far as they fit."""
    told = prompt("describe").notices
    lines: list[str] = []
    for function in functions:
        columns = ", ".join(_spelled(column.name) for column in function.columns) if function.kind == "row" else ""
        returns = visible(function.returns) + (f" ({columns})" if columns else "")
        name = f"{_spelled(function.schema, function.name)}({visible(function.arguments)})"
        line = f"  {name} -> {returns}{_comment(function.comment)}"
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    if not lines:
        return []
    left = len(functions) - len(lines)
    return ["\n".join([told["functions"], *lines, *([told["more_functions"].format(count=left)] if left else [])])]


def _full(relation: Relation, names: _Names, room: int, *, referring: bool = False) -> str:
    readable = [column for column in relation.columns if column.readable]
    kind = "" if relation.kind == "table" else f" ({relation.kind})"
    last = [f"  {_key(key, names)}" for key in readable_keys(relation, names.readable)]
    if relation.primary_key and names.readable[f"{relation.schema}.{relation.name}"].issuperset(relation.primary_key):
        last.insert(0, f"  primary key ({', '.join(map(_spelled, relation.primary_key))})")
    if referring:
        last.extend(_referring(relation, names))
    first = f"{names.of(relation)}{kind}{_comment(relation.comment)}"
    room -= len(first) + sum(len(line) + 1 for line in last)
    return "\n".join([first, *_columns(readable, room), *last])


def _columns(columns: Sequence[RelationColumn], room: int) -> list[str]:
    lines: list[str] = []
    for place, column in enumerate(columns):
        kind = f"{visible(column.type)}{_inside(column)}{'?' if column.nullable else ''}"
        line = f"  {_spelled(column.name)} {kind}{_comment(column.comment)}"
        room -= len(line) + 1
        if room < 0:
            rest = ", ".join(_spelled(other.name) for other in columns[place:])
            text = prompt("describe").notices["columns"].format(count=len(columns) - place, columns=rest)
            return [*lines, f"  {text[:_CHARS]}"]
        lines.append(line)
    return lines


def _inside(column: RelationColumn) -> str:
    """The values of an enum as a statement writes them, or the fields of a composite."""
    parts = [visible("'" + label.replace("'", "''") + "'") for label in column.labels] or map(_spelled, column.fields)
    told = ", ".join(parts)
    if len(told) > _INSIDE:
        told = f"{told[:_INSIDE].rpartition(', ')[0]}, …"
    return f" ({told})" if told else ""


def _key(key: ForeignKey, names: _Names) -> str:
    own, theirs = (", ".join(map(_spelled, columns)) for columns in (key.columns, key.references))
    return f"({own}) -> {names.short(key.relation)} ({theirs})"


def _referring(relation: Relation, names: _Names) -> list[str]:
    """The keys of other relations that lead here."""
    here = f"{relation.schema}.{relation.name}"
    return [
        f"  <- {names.of(other)} ({', '.join(map(_spelled, key.columns))})"
        for other in names.relations
        for key in readable_keys(other, names.readable)
        if key.relation == here
    ]


def _spelled(*names: str) -> str:
    """A name as a statement spells it, on one line."""
    return visible(sql.spelled(*names))


def _comment(comment: str | None) -> str:
    if not comment:
        return ""
    told = visible(" ".join(comment.split()))
    return f" -- {told if len(told) <= _COMMENT_CHARS else told[:_COMMENT_CHARS] + '…'}"
