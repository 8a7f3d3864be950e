"""Names that mean nothing, or more than one thing: columns, tables, aliases, and columns that are not grouped.

In: a statement, where PostgreSQL stopped, the catalog of the caller. Out: advice that names only readable columns and
relations of that catalog.
"""

from __future__ import annotations

import re

from agent_gateway.hints.advice import Advice
from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.hints.scopes import Names, Source
from agent_gateway.types import Said
from agent_gateway.wording import listed, nearest

__all__ = ["ambiguous", "undefined_column", "undefined_object", "undefined_relation", "ungrouped"]


_TWICE = "{where} has two columns `{name}`: give each an alias of its own where it is made, as in `count(*) as n`."
_TWICE_WITHIN = "Where {where} itself has two columns `{name}`, give each an alias of its own."
_OF_RESULTS = re.compile(r"(?:ORDER BY|GROUP BY|DISTINCT ON) ")
_MISPLACED = "An aggregate stands where none can."
_NESTED = ("cannot be nested", "cannot contain window function calls")
_WINDOW = "Name the window behind the query, `window w as (partition by …)`, or write `over (partition by …)`."
_USING = "USING takes a column that both sides have: write `join invoices as i on i.customer_id = c.id`."


def undefined_column(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42703: the nearest columns that can be read here, or where a column of this name is."""
    place = reading.at(said.position, "ColumnRef")
    if place is None:
        return Advice(_USING) if "USING clause" in said.words else None
    *qualifier, name = strings(place.node["fields"]) or [""]
    fragment = reading.written(said.position)
    sources = names.visible(place)
    if qualifier:
        sources = [source for source in sources if source.name == qualifier[-1]]
        columns = [column for source in sources for column in source.columns]
        hint = nearest(name, columns) or (f"The columns of `{qualifier[-1]}` are {listed(columns)}." if columns else "")
        return Advice(hint, fragment) if hint else None
    if name in _aliases(place):
        hint = f"`{name}` is an alias of the SELECT list; WHERE, JOIN and HAVING cannot see it: repeat its expression."
        return Advice(hint, fragment)
    columns = [column for source in sources for column in source.columns]
    hints = [nearest(name, columns), _elsewhere(name, names)]
    hints += [f"The columns here are {listed(columns)}."] if columns and not any(hints) else []
    hints += ["Text stands in single quotes: \"name\" is a column, 'name' is text."] if fragment.startswith('"') else []
    return Advice(" ".join(filter(None, hints)), fragment)


def _aliases(place: Place) -> set[str]:
    """The names that the query around a place gives to its results."""
    select = next(place.around("SelectStmt"), None)
    targets: list[Node] = select.node.get("targetList", []) if select else []
    return {target["ResTarget"].get("name", "") for target in targets}


def _elsewhere(name: str, names: Names) -> str:
    """The relations that have a readable column of this name."""
    owners = [
        spelled
        for spelled, relation in names.relations().items()
        if any(column.readable and column.name == name for column in relation.columns)
    ]
    return f"`{name}` is a column of {listed(owners)}: join it." if owners else ""


def undefined_relation(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42P01: the nearest table that may be read; for an alias, what the FROM clause calls it."""
    fragment = reading.written(said.position)
    column = reading.at(said.position, "ColumnRef")
    if column is not None:
        return Advice(_called(column, names), fragment)
    place = reading.at(said.position, "RangeVar")
    if place is None:
        return None
    known = names.relations()
    candidates = [*names.ctes(place), *known]
    return Advice(nearest(place.node["relname"], candidates) or f"Use the tables: {listed(known)}.", fragment)


def _called(column: Place, names: Names) -> str:
    """How to name what `alias.column` means."""
    wanted = (strings(column.node["fields"])[:-1] or [""])[-1]
    sources = names.visible(column)
    aliases = [source.name for source in sources if source.name]
    for source in sources:
        if source.relation is not None and source.relation.name == wanted:
            return f"`{wanted}` has the alias `{source.name}` here: write `{source.name}` in front of its columns."
    return nearest(wanted, aliases) or (f"Here one can name {listed(aliases)}." if aliases else "Add it to FROM.")


def undefined_object(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42704: a window that nobody named; of types and collations the state says enough."""
    del names
    return Advice(_WINDOW, reading.written(said.position)) if said.words.startswith("window ") else None


def ambiguous(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42702: every way to write the column with its table; where one query has the name twice, to give it two."""
    place = reading.at(said.position, "ColumnRef")
    fragment = reading.written(said.position)
    *qualifier, name = (strings(place.node["fields"]) if place else []) or [""]
    if _OF_RESULTS.match(said.words):
        return Advice(_TWICE.format(where="The SELECT list", name=name), fragment)
    if qualifier:
        return Advice(_TWICE.format(where=f"`{qualifier[-1]}`", name=name), fragment)
    for level in names.levels(place) if place else ():
        owners: list[Source] = [source for source in level if name in source.columns and source.name]
        if owners:
            choice = " or ".join(f"`{source.name}.{name}`" for source in owners)
            alone = len(owners) == 1 and owners[0].relation is None
            more = f" {_TWICE_WITHIN.format(where=f'`{owners[0].name}`', name=name)}" if alone else ""
            return Advice(f"Write {choice}.{more}", fragment)
    return None


def ungrouped(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42803: the column to group by, or an aggregate where none can stand."""
    del names
    fragment = reading.written(said.position)
    if "GROUPING" in said.words:
        hint = f"GROUPING tells of what is grouped by: add `{fragment}` to GROUP BY, or leave GROUPING out."
        return Advice(hint, fragment, "GROUPING names what is not grouped by.")
    if any(part in said.words for part in _NESTED):
        return Advice("Compute the inner one in a WITH, and aggregate what it returns.", fragment, _MISPLACED)
    if reading.at(said.position, "FuncCall") is not None:
        hint = "Filter groups with HAVING, or compute it in a subquery first."
        return Advice(hint, fragment, _MISPLACED)
    place = reading.at(said.position, "ColumnRef")
    if place is None or fragment.endswith("*"):
        return Advice("Name the columns that you want, and each of them in GROUP BY too.", fragment)
    called = place.above is not None and place.above.kind == "FuncCall"
    whole = ", or the expression that it stands in" if called else ""
    hint = f"Add `{fragment}` to GROUP BY{whole}, or wrap it in an aggregate such as `max({fragment})`."
    return Advice(hint, fragment)
