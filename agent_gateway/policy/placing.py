"""Where each relation of a database goes: walled, hidden, a view, or with its parent; and why. Pure.

In: what the database is like, and what its tenant column is called. Out: the relations by place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from agent_gateway.policy.belonging import Belonging
from agent_gateway.policy.declaration import Relation, TenantTable
from agent_gateway.policy.kit.survey import Facts, Key, Table
from agent_gateway.policy.unowned import SECRETS, unowned
from agent_gateway.policy.words import is_secrets, is_spelled, is_tenants, personal, secrets
from agent_gateway.types import TenantType
from agent_gateway.wording import listed

__all__ = ["TABLE_KINDS", "TYPES", "Placed"]

Name = tuple[str, str]

TYPES: Mapping[str, TenantType] = {
    "uuid": "uuid",
    "bigint": "bigint", "integer": "bigint", "smallint": "bigint",
    "text": "text", "character varying": "text",
}  # fmt: skip
TABLE_KINDS = ("r", "p")
_DOCUMENTS = ("json", "jsonb", "xml", "hstore")
"""Types whose values have names of their own, which no catalog tells."""


class Placed:
    """Where each relation goes."""

    def __init__(self, column: str, tenant_type: TenantType, facts: Facts) -> None:
        self.column = column
        self.tenant_type: TenantType = tenant_type
        self._heads = _heads(facts, column)
        self._keys = defaultdict[Name, list[Key]](list)
        for key in facts.keys:
            self._keys[key.schema_, key.name].append(key)
        self._parents = {(t.schema_, t.name): t.parents for t in facts.relations}
        self._heirs = _heirs(facts)
        self._belonging = Belonging((t for t in facts.relations if t.kind in TABLE_KINDS), facts.keys)
        self._people = {(t.schema_, t.name) for t in facts.relations if personal(t) and self.is_homeless(t)}
        self._above = {
            to
            for head in self._heads
            for name, to in self._belonging.columns(head)
            if is_tenants(name) and to not in self._heads
        }
        self._walled = dict[Name, TenantTable]()
        self.hidden = list[Relation]()
        self.views = list[Relation]()
        self.children = list[Name]()
        self.reasons = dict[Name, str]()

    @property
    def tenant_tables(self) -> tuple[TenantTable, ...]:
        """Those that are walled, in the order in which they were placed."""
        return tuple(self._walled.values())

    def table(self, table: Table) -> None:
        """A table with a column of tenants is walled; any other is hidden until somebody decides."""
        name = (table.schema_, table.name)
        column = self._column_of(table)
        if not self._walled.keys().isdisjoint(self.ancestors(name)) or (table.parents and column is None):
            self.children.append(name)
            return
        if column is None:
            self.hidden.append(Relation(*name))
            self.reasons[name] = self._homeless(table)
            return
        self._walled[name] = TenantTable(*name, secrets(table), column)
        reasons = [self._told(table, column)]
        reasons += [f"has policies that will be replaced: {', '.join(table.policies)}"] if table.policies else []
        if is_secrets(table):
            self.hidden.append(Relation(*name))
            reasons = [f"{SECRETS}: walled for the product, hidden from the agent", *reasons]
        reasons += self._decided_by_rows(table, column)
        if any(reasons):
            self.reasons[name] = "; ".join(filter(None, reasons))

    @staticmethod
    def _decided_by_rows(table: Table, column: str) -> list[str]:
        """What no catalog says, and a person has to look up in the rows."""
        said = list[str]()
        if any(c.name == column and not c.not_null for c in table.columns):
            said.append(f"{column} may be null: no tenant sees such rows")
        hidden = secrets(table)
        documents = [c.name for c in table.columns if c.type.rpartition(".")[2] in _DOCUMENTS and c.name not in hidden]
        if documents and not is_secrets(table):
            said.append(f"look for secrets in {listed(documents)}")
        return said

    def ancestors(self, of: Name) -> set[Name]:
        """What it is a partition or heir of, all the way up."""
        return _reached(of, self._parents)

    def _told(self, table: Table, column: str) -> str:
        """Why a column that is called otherwise is the tenant's."""
        if column in (self.column, self._heads.get((table.schema_, table.name))):
            return ""
        if column in self._names(table):
            return f"{column} is {self.column} in another spelling"
        return f"{column} refers to {self._referring(table)[column]}"

    def _homeless(self, table: Table) -> str:
        types = {c.name: c.type for c in table.columns}
        inexact = [c.name for c in table.columns if c.name in self._names(table) and not c.exact]
        if inexact:
            return f"{inexact[0]} has a nondeterministic collation: tenants that differ in case or accents would be one"
        if spelled := [name for name in types if is_spelled(name, self.column)]:
            return f"{spelled[0]} is {types[spelled[0]]} here, not {self.tenant_type}: change its type to wall it"
        heirs = self._walled_heirs((table.schema_, table.name))
        if heirs:
            return f"it shows rows of {', '.join(heirs)} by inheritance, and those are tenants'"
        if referring := self._referring(table):
            head = next(iter(referring.values()))
            return f"{listed(referring)} refers to {head}: name it as tenant_column, if it says whose a row is"
        return unowned(table, self._belonging, walled=self._walled.keys(), people=self._people, above=self._above)

    def _walled_heirs(self, of: Name) -> list[str]:
        """Walled tables whose rows, or those of what goes with them, are shown by this one."""
        family = _reached(of, self._heirs)
        shown = family.union(*map(self.ancestors, family))
        return [f"{schema}.{name}" for schema, name in self._walled if (schema, name) in shown]

    def is_homeless(self, table: Table) -> bool:
        """Whether nothing in it says whose a row is."""
        return self._column_of(table) is None

    def _column_of(self, table: Table) -> str | None:
        """The column by its name; by another name, where it is the only one that is a tenant's by name and by key."""
        types = {c.name: TYPES.get(c.type) for c in table.columns if c.exact}
        referring = [*self._referring(table)]
        alone = [name for name in referring if len(referring) == 1 and is_tenants(name)]
        return next((name for name in (*self._names(table), *alone) if types.get(name) == self.tenant_type), None)

    def _names(self, table: Table) -> list[str]:
        """What its column of tenants may be called: products that grew have `tenantId` beside `tenant_id`."""
        head = self._heads.get((table.schema_, table.name))
        spelled = [c.name for c in table.columns if is_spelled(c.name, self.column)]
        return [self.column, *([head] if head else []), *spelled]

    def _referring(self, table: Table) -> Mapping[str, str]:
        """Columns that refer to the table of tenants, and what that is called."""
        return {
            key.columns[0]: key.to_name
            for key in self._keys[table.schema_, table.name]
            if key.to_columns == (self._heads.get((key.to_schema, key.to_name)),)
        }

    def all_views(self, views: list[Table]) -> None:
        """A view is readable where all that it reads is; views of views come after those."""
        waiting = {(view.schema_, view.name): view for view in views}
        unseen = {(relation.schema, relation.name) for relation in self.hidden}
        visible = {name: set(table.hidden) for name, table in self._walled.items() if name not in unseen}
        while placed := [name for name, view in waiting.items() if not self._reason(view, visible)]:
            for name in placed:
                del waiting[name]
                visible[name] = set()
                self.views.append(Relation(*name))
        self.views.sort(key=lambda view: (view.schema, view.name))
        for name, view in waiting.items():
            self.hidden.append(Relation(*name))
            self.reasons[name] = self._reason(view, visible)

    @staticmethod
    def _reason(view: Table, visible: Mapping[Name, set[str]]) -> str:
        """Why the agent may not read it; empty where it may."""
        if view.kind == "m":
            return "a materialized view: it holds rows of all tenants and can have no policies"
        if view.kind == "f":
            return "a foreign table: no policy applies to it"
        unseen = sorted({f"{s}.{n}" for s, n, _ in view.reads if (s, n) not in visible})
        hidden = sorted({f"{s}.{n}.{c}" for s, n, c in view.reads if c in visible.get((s, n), set())})
        if unseen or hidden:
            return f"a view that reads what is hidden: {', '.join(unseen + hidden)}"
        if view.calls:
            return f"a view that calls {', '.join(view.calls)}: allow them under functions first"
        return ""


def _heirs(facts: Facts) -> Mapping[Name, list[Name]]:
    """By table, its partitions and heirs."""
    heirs = defaultdict[Name, list[Name]](list)
    for table in facts.relations:
        for parent in table.parents:
            heirs[parent].append((table.schema_, table.name))
    return heirs


def _reached(start: Name, by: Mapping[Name, Iterable[Name]]) -> set[Name]:
    """All that can be come to from a relation."""
    found = set[Name]()
    waiting = [*by.get(start, ())]
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += by.get(name, ())
    return found


def _heads(facts: Facts, column: str) -> Mapping[Name, str]:
    """The tables of tenants: what the tenant column refers to, and by which column."""
    pairs = ((key, dict(zip(key.columns, key.to_columns, strict=True))) for key in facts.keys)
    return {
        (key.to_schema, key.to_name): other
        for key, to in pairs
        for own, other in to.items()
        if len(to) == 1 and is_spelled(own, column)
    }
