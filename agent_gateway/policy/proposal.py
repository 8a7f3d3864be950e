"""Proposes a declaration: what a database is like in, a declaration and the reasons for it out. Pure.

It errs on the closed side: what it cannot place is hidden from the agent, and a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agent_gateway.errors import TenantColumnUnknown
from agent_gateway.policy.declaration import Declaration
from agent_gateway.policy.kit.survey import Facts, Table
from agent_gateway.policy.placing import TABLE_KINDS, TYPES, Placed
from agent_gateway.policy.words import is_tenants, is_unwritable, rank
from agent_gateway.types import TenantType
from agent_gateway.wording import listed

__all__ = ["Proposal", "propose"]

Name = tuple[str, str]

_SUGGESTED = 4
"""Columns that may be the tenant's, in a hint."""
_FEW = 1 / 4
"""Of the tables. Where fewer have the column, it may be that of a customer of a tenant."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A declaration, and by relation why it stands where it stands."""

    declaration: Declaration
    reasons: Mapping[Name, str] = field(default_factory=dict[Name, str])
    notes: tuple[str, ...] = ()
    """What a person should know beside."""
    children: tuple[Name, ...] = ()
    """Partitions and heirs that go with their parents."""
    standing: str = ""
    """In how many tables the tenant column stands, and what else could be it."""
    doubtful: bool = False
    """Whether so few tables have the column that another may be meant."""


def propose(facts: Facts, *, tenant_column: str | None = None, schemas: Iterable[str] = ()) -> Proposal:
    """The declaration that fits.

    Args:
        facts: what is there.
        tenant_column: how the tenant column is called; found where it is not given.
        schemas: the product's schemas; all where none is given.

    Raises:
        TenantColumnUnknown: no column looks like it.
    """
    wanted = set(schemas)
    relations = [t for t in facts.relations if not wanted or t.schema_ in wanted]
    unnamed = [t for t in relations if is_unwritable(t)]
    relations = [t for t in relations if t not in unnamed]
    tables = [t for t in relations if t.kind in TABLE_KINDS]
    roots = [t for t in tables if not t.parents]
    if not tables:
        named = f"There is no table in {listed(sorted(wanted))}." if wanted else "There is no table yet."
        raise TenantColumnUnknown(named, hint="Load the product's schema first; --schema names another.")
    column = tenant_column or _tenant_column(roots, facts)
    tenant_type: TenantType = _tenant_type(roots, column)
    placed = Placed(column, tenant_type, facts)
    # parents before their heirs, and what is homeless last, because its reason names what is walled
    for table in sorted(tables, key=lambda t: (placed.is_homeless(t), len(placed.ancestors((t.schema_, t.name))))):
        placed.table(table)
    placed.all_views([t for t in relations if t.kind in ("v", "m", "f")])
    return Proposal(
        _declaration(facts, relations, placed),
        placed.reasons,
        tuple(_notes(facts, relations, unnamed)),
        tuple(sorted(placed.children)),
        *_standing(roots, facts, column, named=tenant_column is not None),
    )


def _tenant_column(roots: list[Table], facts: Facts) -> str:
    """The column that most tables have, among those that are called like one or refer to one small table."""
    having = Counter(c.name for t in roots for c in t.columns if c.type in TYPES)
    referring = Counter(key.columns[0] for key in facts.keys if len(key.columns) == 1)
    scores = {name: count * 4 + referring[name] * 2 + rank(name) for name, count in having.items() if is_tenants(name)}
    if not scores:
        common = [name for name, count in (having + referring).most_common(_SUGGESTED) if count > 1 and name != "id"]
        raise TenantColumnUnknown(hint=f"{TenantColumnUnknown.hint} Often here: {listed(common)}." if common else "")
    return min(scores, key=lambda name: (-scores[name], name))


def _standing(roots: list[Table], facts: Facts, column: str, *, named: bool) -> tuple[str, bool]:
    """How well the tables know the column, and whether that is little for one that nobody named."""
    having = Counter(c.name for t in roots for c in t.columns)
    referring = {key.columns[0] for key in facts.keys if len(key.columns) == 1}
    others = [
        n
        for n, count in having.most_common()
        if n not in (column, "id") and count > 1 and (n in referring or is_tenants(n))
    ]
    told = ", ".join(f"{name} in {having[name]}" for name in others[:_SUGGESTED])
    standing = f"in {having[column]} of {len(roots)} tables{f'; also {told}' if told else ''}"
    return standing, not named and having[column] < len(roots) * _FEW


def _tenant_type(roots: list[Table], column: str) -> TenantType:
    found: list[TenantType] = [TYPES[c.type] for t in roots for c in t.columns if c.name == column and c.type in TYPES]
    if not found:
        raise TenantColumnUnknown(f"No table has a column {column} of type uuid, bigint or text.")
    return max(set(found), key=lambda family: (found.count(family), family))


def _declaration(facts: Facts, relations: list[Table], placed: Placed) -> Declaration:
    agent = next((login.name for login in facts.logins if login.enters and not login.writes), _OWN_LOGINS[0])
    known = [login.name for login in facts.logins if login.name not in (*_OWN_LOGINS, agent, facts.me)]
    writers = [login.name for login in facts.logins if login.name in known and login.writes]
    application = writers[0] if writers else _OWN_LOGINS[1]
    return Declaration(
        schemas=_schemas(relations),
        tenant_tables=placed.tenant_tables,
        views=tuple(placed.views),
        hidden_tables=tuple(placed.hidden),
        extension_schemas=facts.extension_schemas or ("public",),
        agent=agent,
        application=application,
        gateway_owner=facts.gateway_owner or "gw_owner",
        owner=_owner(relations),
        trusted=tuple(name for name in known if name != application),
        tenant_column=placed.column,
        tenant_type=placed.tenant_type,
        bypass=tuple(sorted({*facts.bypass, facts.me})),
    )


_OWN_LOGINS = ("agent_ro", "app_rw")


def _schemas(relations: list[Table]) -> tuple[str, ...]:
    """The schema with the most relations first: names without one are looked up there."""
    return tuple(name for name, _ in sorted(Counter(t.schema_ for t in relations).items(), key=lambda n: (-n[1], n[0])))


def _owner(relations: list[Table]) -> str:
    """Who owns the tables, where nobody logs in as that role."""
    owners = Counter(t.owner for t in relations if t.kind in TABLE_KINDS and t.nobody_owns)
    return owners.most_common(1)[0][0] if owners else "app_owner"


def _notes(facts: Facts, relations: Iterable[Table], unnamed: Iterable[Table]) -> Iterable[str]:
    if facts.me not in facts.bypass:
        yield f"{facts.me} builds the walls, so it can pass them: give the product a login of its own"
    for login in facts.logins:
        if login.passes_as and login.name != facts.me:
            yield f"{login.name} can become {', '.join(login.passes_as)}, and then passes every policy"
    if public := [f"{table.schema_}.{table.name}" for table in relations if table.public]:
        yield f"PUBLIC has rights on {listed(public)}, which end: name under `trusted` who needs them"
    for table in unnamed:
        yield f"left out, because the kit writes no control character; rename it first: {table.schema_}.{table.name}"
    for definer in facts.definers:
        yield f"security definer function, closed to the agent: {definer}"
