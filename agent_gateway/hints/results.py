"""What to make of a result that is empty or cut.

In: a result, the text, the claim. Out: a sentence for the model, or none. It is made of the text, the caller's own
claim and the caller's own rows, so that it is the same whatever other tenants have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.hints.scopes import Names
from agent_gateway.types import Json, ResultSet, Truncation

__all__ = [
    "ANOTHER_TENANT",
    "NEVER_TRUE",
    "NOT_FOUND",
    "NO_ROW",
    "about_cuts",
    "compares_null",
    "names_another",
    "says_nothing",
]

ANOTHER_TENANT = (
    "The filter names a tenant other than your own. Only rows of your own tenant can be seen here, so this says "
    "nothing about other tenants. Leave the filter on the tenant out."
)
NEVER_TRUE = "A comparison with NULL is never true: write `x is null`, or `x is not null`."
NO_ROW = "has no row that you may see; other filters will not find any either."
NOT_FOUND = (
    "Nothing matches among the rows that you may see, which are those of your tenant only: not found here does not "
    "mean that it does not exist. Check spelling, case and dates of the filter before you conclude."
)

_EQUAL = {"AEXPR_OP", "AEXPR_IN", "AEXPR_OP_ANY", "AEXPR_NOT_DISTINCT"}


def says_nothing(result: ResultSet) -> bool:
    """No row, or the one row that an aggregate makes of none: nulls and zeros only."""
    return not result.rows or (len(result.rows) == 1 and bool(result.rows[0]) and all(map(_blank, result.rows[0])))


def _blank(value: Json) -> bool:
    return value is None or (not isinstance(value, str | bool) and value == 0)


def names_another(reading: Reread, names: Names, tenant: str, tenant_columns: Sequence[str]) -> bool:
    """Whether a column with tenants' ids is compared with a constant that leaves the caller's tenant out."""
    for place in reading.of("A_Expr"):
        operator = strings(place.node.get("name", []))
        if place.node.get("kind") not in _EQUAL or operator not in (["="], ["<>"]):
            continue
        sides = [place.node.get(side, {}) for side in ("lexpr", "rexpr")]
        for column, other in (sides, sides[::-1]):
            if _holds_tenants(column.get("ColumnRef"), place, names, tenant_columns):
                own = [_same(constant, tenant) for constant in _constants(other)]
                if (operator == ["<>"] and any(own)) or (operator == ["="] and not all(own)):
                    return True
    return False


def compares_null(reading: Reread) -> bool:
    """Whether something is compared with NULL, which finds nothing."""
    return any(
        place.node.get("kind") == "AEXPR_OP"
        and strings(place.node.get("name", [])) in (["="], ["<>"])
        and any(place.node.get(side, {}).get("A_Const", {}).get("isnull") for side in ("lexpr", "rexpr"))
        for place in reading.of("A_Expr")
    )


def _holds_tenants(node: Node | None, place: Place, names: Names, tenant_columns: Sequence[str]) -> bool:
    """A column of a known name, or one that such a column refers to, as `tenants.id`."""
    *qualifier, name = (strings(node["fields"]) if node else []) or [""]
    if name in tenant_columns:
        return True
    owners = [
        source.relation
        for source in names.visible(place)
        if name in source.columns and (not qualifier or source.name == qualifier[-1])
    ]
    referred = {
        (key.relation, column)
        for relation in names.relations().values()
        for key in relation.foreign_keys
        for own, column in zip(key.columns, key.references, strict=False)
        if own in tenant_columns and len(key.columns) == 1
    }
    return any(owner is not None and (f"{owner.schema}.{owner.name}", name) in referred for owner in owners)


def _constants(wrapped: Node) -> Iterator[str]:
    """The constants that a column is compared with."""
    for kind, node in wrapped.items():
        match kind:
            case "A_Const":
                value = node.get("sval", {}).get("sval", node.get("ival", {}).get("ival"))
                yield from () if value is None else (str(value),)
            case "TypeCast":
                yield from _constants(node.get("arg", {}))
            case "List" | "A_ArrayExpr":
                for item in node.get("items", node.get("elements", [])):
                    yield from _constants(item)
            case _:
                pass


def _same(constant: str, tenant: str) -> bool:
    """Whether a constant is the caller's tenant, whatever way it is written."""
    try:
        return UUID(constant) == UUID(tenant)
    except ValueError:
        return constant.strip().casefold() == tenant.strip().casefold()


def about_cuts(reading: Reread, truncated: Sequence[Truncation]) -> str:
    """How to ask so that nothing is cut."""
    outermost = (place for place in reading.of("SelectStmt") if place.above is None or place.above.kind == "stmt")
    sorted_ = any("sortClause" in place.node for place in outermost)
    return " ".join(_better(cut, sorted_=sorted_) for cut in truncated)


def _better(cut: Truncation, *, sorted_: bool) -> str:
    limit = f"{cut.limit:,} {cut.unit}"
    match cut.reason:
        case "rows":
            order = "" if sorted_ else " Nothing sorts them, so these are any of them."
            return (
                f"There are more rows than the {limit} shown.{order} Aggregate (count, sum, group by), filter, or read "
                "on by a key: `where id > … order by id`."
            )
        case "bytes":
            return f"The rows are larger than {limit}: select fewer columns, cut text by `left(x, 200)`, or aggregate."
        case "cell":
            return f"Cells are cut at {limit}: take a part with `left(x, 500)`, `substring`, or a member `x ->> 'key'`."
        case "columns":
            return f"Only the first {limit} are shown: name the columns that you need."
