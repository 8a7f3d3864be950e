"""What no planner setting makes stable: syntax whose rows tell of other tenants, however it is planned.

In: the shape of one statement, where the operator asks for stable plans, and the columns whose equal values look alike.
Out: findings.
"""

from __future__ import annotations

from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Node, Shape, below

__all__ = ["judge"]

_CODE = "unstable_rows"


def judge(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Samples, and INTERSECT of values that may be equal and look different.

    A sample takes whole blocks, or hashes of places: https://www.postgresql.org/docs/current/tablesample-method.html.
    Even without REPEATABLE the few seeds can be tried out, and then the places of the caller's rows are known, and so
    the gaps between them. INTERSECT shows the values of the side that is estimated to have fewer (`dLeftGroups` in
    PostgreSQL's prepunion.c); 1.0 and 1.00 are equal, and look different.
    """
    for node in shape.nodes.get("RangeTableSample", ()):
        findings.add(
            _CODE,
            "TABLESAMPLE is not allowed here: what it takes depends on where rows lie.",
            "Filter with `where random() < 0.1` in place of TABLESAMPLE.",
            at=node.get("location", 0),
            fragment="TABLESAMPLE",
        )
    made = {cte["ctename"] for cte in shape.nodes.get("CommonTableExpr", ())}
    for node in shape.nodes.get("SelectStmt", ()):
        if node.get("op") == "SETOP_INTERSECT" and _estimated(node) and not _alike(node, made, allowed):
            findings.add(
                _CODE,
                "INTERSECT is not allowed here: which of two equal values it shows is a matter of estimates.",
                "Intersect columns of integers, UUIDs or times, or write `select distinct … where … in (select …)`.",
                fragment="INTERSECT",
            )
            return


def _estimated(query: Node) -> bool:
    """Whether a query reads any relation; the rows of constants are estimated without statistics."""
    return any(kind == "RangeVar" for kind, _ in below({"SelectStmt": query}))


def _alike(query: Node, made: set[str], allowed: Allowlist) -> bool:
    """Whether a query gives nothing but bare columns of relations, of types whose equal values look the same."""
    if "withClause" in query:
        return False
    if "larg" in query:
        return _alike(query["larg"], made, allowed) and _alike(query["rarg"], made, allowed)
    relations = _relations(query.get("fromClause", []), made, allowed)
    targets: list[Node] = query.get("targetList", [])
    return bool(relations) and all(_exact(item["ResTarget"].get("val", {}), relations, allowed) for item in targets)


def _relations(clause: list[Node], made: set[str], allowed: Allowlist) -> dict[str, str]:
    """Name in FROM to `schema.name`; empty where anything but relations of the catalog and their joins stands there."""
    found: dict[str, str] = {}
    pending = [*clause]
    while pending:
        item = pending.pop()
        join, relation = item.get("JoinExpr"), item.get("RangeVar")
        if join is not None and "alias" not in join:
            pending += [join["larg"], join["rarg"]]
            continue
        if relation is None or relation["relname"] in made or "colnames" in relation.get("alias", {}):
            return {}
        name = relation.get("alias", {}).get("aliasname", relation["relname"])
        found[name] = allowed.relation(relation.get("schemaname", ""), relation["relname"])
    return found


def _exact(value: Node, relations: dict[str, str], allowed: Allowlist) -> bool:
    """Whether a value is `column` or `relation.column` of one of these relations, of such a type."""
    match [part.get("String") for part in value.get("ColumnRef", {}).get("fields", [])]:
        case [{"sval": name}]:
            places = [place for place in relations.values() if place and name in allowed.relations[place].names]
        case [{"sval": relation}, {"sval": name}]:
            places = [relations.get(relation, "")]
        case _:
            return False
    return bool(places) and all((place, name) in allowed.exact_columns for place in places)
