"""What a column reference means, and whether it may be read.

In: a reference and the scopes around it. Out: the fields of its value where it is a row, and findings for what is
hidden, unknown, a system column, or a function call in the clothes of a field (`row.function`).
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.rowset import SCALARS, SYSTEM_COLUMNS, UNTYPED, Column, Item, Rowset, Scope
from agent_gateway.guard.tree import Node
from agent_gateway.sql import spelled
from agent_gateway.wording import listed

__all__ = ["Lookup"]

_TABLE_NUMBER = "tableoid"
"""It only numbers the table, the same for every tenant."""
_SYSTEM_COLUMNS = SYSTEM_COLUMNS - {_TABLE_NUMBER}
"""They tell where and when rows were written, so they tell of other tenants' rows too."""


class Lookup:
    """Finds columns the way PostgreSQL does (colNameToVar, refnameNamespaceItem, ParseFuncOrColumn)."""

    def __init__(self, allowed: Allowlist, findings: Findings) -> None:
        self._allowed = allowed
        self._findings = findings
        self.looked: set[int] = set()
        """Column references that were resolved."""

    def at_level(self, name: str, scope: Scope) -> Column | None:
        """The column that a bare name means at this level alone.

        Where two have the name, a hidden one wins, and then one that is there for sure.
        """
        found: Column | None = None
        for item in scope.items:
            rows = item.rows
            column = rows.names.get(name)
            if column is None and rows.system and not item.joined:
                column = _system(rows, name)
            if column is not None and item.bare:
                if column.hidden:
                    return column
                if found is None or not found.sure:
                    found = column
        return found

    def column(self, node: Node, scope: Scope) -> Rowset | None:
        """Resolve `column`, `relation`, `relation.column`, `schema.relation.column` or one of them with `.*`."""
        self.looked.add(id(node))
        fields = node["fields"]
        last = fields[-1].get("String")
        if len(fields) == 1 and last is not None:
            return self._bare(last.get("sval", ""), node, scope)
        names = [part["String"].get("sval", "") for part in fields if "String" in part]
        if len(fields) == 4 and names[0] == self._allowed.database:  # noqa: PLR2004  # database, schema, relation, column
            del names[0]
        if last is None:
            row = self._whole(names, node, scope)
            return row and row.whole()
        item = scope.item(names[-2], names[0] if len(names) == 3 else "") if len(names) <= 3 else None  # noqa: PLR2004  # schema, relation, column
        if item is None:
            return self._unknown_item(names, node, scope)
        return self.field(item.rows, names[-1], node)

    def _bare(self, name: str, node: Node, scope: Scope) -> Rowset | None:
        level: Scope | None = scope
        unsure = False  # where the server finds no such column, it looks on
        while level is not None:
            if (column := self.at_level(name, level)) is not None:
                if column.sure or column.hidden:
                    row = self._read(column, node)
                    return None if unsure else row
                unsure = True
            level = level.parent
        if (item := scope.item(name)) is not None:
            row = self._row(item.rows, name, node)
            return None if unsure else row.whole()
        if unsure:
            return None
        columns = [c for level in scope.levels() for item in level.items for c in item.rows.columns if not c.hidden]
        known = [column.name for column in columns]
        hint = (
            self._findings.nearest(name, known, spelled)
            or _untold(columns, name)
            or (f"The columns here are {listed(map(spelled, known))}." if known else "")
        )
        if any(item.rows.refused for level in scope.levels() for item in level.items):
            return None
        self._findings.add(
            "column_unknown",
            f"There is no column `{name}` in what is read here.",
            hint or "There is no FROM here. Text stands in single quotes: \"name\" is a column, 'name' is text.",
            at=node.get("location", 0),
        )
        return None

    def _unknown_item(self, names: Sequence[str], node: Node, scope: Scope) -> None:
        known = list(dict.fromkeys(item.name for level in scope.levels() for item in level.items if item.name))
        hint = self._findings.nearest(names[-2], known, spelled) or (
            f"Here one can name {listed(map(spelled, known))}." if known else ""
        )
        self._findings.add(
            "relation_not_in_from",
            f"`{'.'.join(names[:-1])}` is not in the FROM clause that this name can see.",
            hint or "Add the relation to FROM.",
            at=node.get("location", 0),
        )

    def _read(self, column: Column, node: Node, row: Rowset | None = None) -> Rowset | None:
        """Use a column; a hidden one is a finding."""
        if column.hidden:
            others = f"The columns that can be read are {listed(map(spelled, row.readable()))}." if row else ""
            self._findings.add(
                "column_hidden",
                f"The column `{column.name}` may not be read.",
                others or "Leave it out, also from conditions and joins.",
                at=node.get("location"),
                fragment="" if "location" in node else column.name,
            )
        elif column.name in _SYSTEM_COLUMNS and column is _SYSTEM.get(column.name):
            self._findings.add(
                "system_column",
                f"The system column `{column.name}` may not be read.",
                "Order and identify rows by the columns of the table, such as its key.",
                at=node.get("location", 0),
            )
        return column.row

    def part(self, row: Rowset | None, name: str, node: Node) -> Rowset | None:
        """`(value).name`, of which only a row has any: of an array or a scalar, it is a call."""
        return self.field(row if _has_fields(row) else None, name, node)

    def field(self, row: Rowset | None, name: str, node: Node) -> Rowset | None:
        """`row.name`: a field, or a call of the operator's function `name(row)`, which reads the whole row.

        `row.to_jsonb` calls PostgreSQL's own functions and aggregates, too (ParseFuncOrColumn). Nobody means that, and
        no rule about calls would see it, so it has to be written as a call.
        """
        column = _column(row, name) if row is not None else None
        if row is not None and column is not None and (column.sure or column.hidden):
            return self._read(column, node, row)
        if self._allowed.own_field(name):
            return self._called(row, name, node)
        if column is not None:
            self._findings.add(
                "field_unknown",
                f"It cannot be known whether there is a column `{name}`: it could call a function.",
                f"Name the column in FROM: `from unnest(x) as u({name})`.",
                at=node.get("location", 0),
            )
            return None
        call = f"Write it as a call: `{name}(…)`." if self._allowed.function("", name) else ""
        if row is None:
            self._findings.add(
                "field_unknown",
                f"It cannot be known what the field `{name}` is: it could call a function.",
                call
                or "Take the value apart in FROM, with a column list: `from jsonb_each(x) as e(key, value)`, or write "
                f"`to_jsonb(x) ->> '{'field' if name == '*' else name}'`.",
                at=node.get("location"),
                fragment="" if "location" in node else name,
            )
        elif not row.refused:
            other = f"A function is written as a call: `{name}(…)`." if call else ""
            self._findings.add(
                "column_unknown",
                f"There is no column `{name}`" + (f" in `{row.relation}`." if row.relation else " there."),
                self._findings.nearest(name, row.readable(), spelled)
                or _untold(row.columns, name)
                or f"The columns are {listed(map(spelled, row.readable()))}. {other}".rstrip(),
                at=node.get("location"),
                fragment="" if "location" in node else name,
            )
        return None

    def _called(self, row: Rowset | None, name: str, node: Node) -> Rowset | None:
        """The operator's function is given the whole row."""
        if row is not None:
            self._row(row, name, node)
        made = self._allowed.own_result("", name)
        return made and made.whole()

    def fields(self, row: Rowset | None, node: Node) -> None:
        """The whole of `(value).*`."""
        if row is None or not _has_fields(row):
            self.field(None, "*", node)
        elif row.hidden:
            self._row(row, "*", node)

    def star(self, value: Node, scope: Scope) -> list[Column] | None:
        """The columns of `*` or `relation.*`, or None where the value is neither."""
        if "ColumnRef" not in value or "A_Star" not in value["ColumnRef"]["fields"][-1]:
            return None
        node = value["ColumnRef"]
        self.looked.add(id(node))
        names = [part["String"].get("sval", "") for part in node["fields"] if "String" in part]
        if len(names) == 3 and names[0] == self._allowed.database:  # noqa: PLR2004  # database, schema, relation
            del names[0]
        if names:
            row = self._whole(names, node, scope)
            return [column for column in row.columns if column.starred] if row else []
        if any(column.hidden for column in scope.star):
            for item in scope.items:
                if item.rows.hidden:
                    self._row(item.rows, "*", node)
        return scope.star

    def _whole(self, names: Sequence[str], node: Node, scope: Scope) -> Rowset | None:
        """The whole of `relation.*`."""
        item: Item | None = None
        if names and len(names) <= 2:  # noqa: PLR2004  # schema and relation
            item = scope.item(names[-1], names[0] if len(names) > 1 else "")
        if item is None:
            return self._unknown_item([*names, "*"], node, scope) if names else None
        return self._row(item.rows, names[-1], node)

    def _row(self, row: Rowset, name: str, node: Node) -> Rowset:
        """Use a whole row: every column of it is read."""
        if row.hidden:
            self._findings.add(
                "column_hidden",
                f"`{name}` stands for every column of `{row.relation or name}`, and not all of them may be read.",
                f"Name the columns that you need: {listed(map(spelled, row.readable()))}.",
                at=node.get("location", 0),
                fragment="" if node.get("location", -1) >= 0 else row.relation or name,
            )
        return row


_SYSTEM = {name: Column(name) for name in (*_SYSTEM_COLUMNS, _TABLE_NUMBER)}


def _has_fields(row: Rowset | None) -> bool:
    """Whether it is known that a value is a row."""
    return row is not None and row is not SCALARS and row is not UNTYPED and not row.array


def _column(row: Rowset, name: str) -> Column | None:
    """A column by its name; tables have system columns too."""
    found = row.names.get(name)
    return _system(row, name) if found is None and row.system else found


def _untold(columns: Sequence[Column], name: str) -> str:
    """A hint where a function in FROM may have columns that nobody told of."""
    if all(column.sure for column in columns):
        return ""
    return f"What a function here returns is not known; name its columns: `from f(x) as r({spelled(name)})`."


def _system(row: Rowset, name: str) -> Column | None:
    """A system column of a table; where grants name the columns that may be read, they name none of these."""
    found = _SYSTEM.get(name)
    return found._replace(hidden=True) if found is not None and row.hidden and name == _TABLE_NUMBER else found
