"""The rules about single nodes: kinds of statements, functions, types, operators, what may not stand in a SELECT.

In: the shape of one statement and the allowlist. Out: findings. One rule, one function.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard import shadowed, stability, text_names
from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import MAX_DEPTH, Node, Shape, dotted

__all__ = ["judge", "judge_kind"]

_SYSTEM_SCHEMA = "pg_catalog"
_RECORDS = frozenset({"json_to_record", "json_to_recordset", "jsonb_to_record", "jsonb_to_recordset"})
_WRITES = {"InsertStmt": "INSERT", "UpdateStmt": "UPDATE", "DeleteStmt": "DELETE", "MergeStmt": "MERGE"}
_KINDS = {
    "ExplainStmt": "Send the query itself: plans show how many rows other tenants have, so they are not shown.",
    "VariableShowStmt": "Settings cannot be read here. Ask for data from the tables.",
    "VariableSetStmt": "Settings are made by the gateway. Leave SET and RESET out.",
    "TransactionStmt": "Each statement runs in a transaction of its own. Leave BEGIN, COMMIT and ROLLBACK out.",
    "CopyStmt": "Write the query alone; its rows come back as the result.",
    "PrepareStmt": "Send the query itself, with its values in it.",
    "ExecuteStmt": "Send the query itself, with its values in it.",
    "DeclareCursorStmt": "Send the query itself; a long result is cut, and the answer says so.",
    "FetchStmt": "Send the query itself; a long result is cut, and the answer says so.",
    "CreateTableAsStmt": "Use a WITH clause in place of a table of your own.",
    "CreateStmt": "Use a WITH clause in place of a table of your own.",
}
_FIELDS = {
    ("SelectStmt", "intoClause"): (
        "into",
        "SELECT INTO makes a table.",
        "Leave INTO out; use WITH for a step between.",
    ),
    ("SelectStmt", "lockingClause"): ("row_lock", "FOR UPDATE and FOR SHARE lock rows.", "Leave the FOR clause out."),
    ("RangeVar", "catalogname"): (
        "database",
        "A relation is named with its database.",
        "Name it as `schema.relation`: only this database can be read.",
    ),
}
_NODES = {
    "ParamRef": ("parameter", "Parameters such as $1 are not filled in.", "Write the value itself."),
    "XmlExpr": ("syntax_denied", "XML is not read here.", "Use jsonb functions, or text functions."),
    "XmlSerialize": ("syntax_denied", "XML is not read here.", "Use jsonb functions, or text functions."),
    "RangeTableFunc": ("syntax_denied", "XML is not read here.", "Use JSON_TABLE, or text functions."),
    "SetToDefault": ("syntax_denied", "DEFAULT has no meaning here.", "Write the value itself."),
}


def judge_kind(kind: str, node: Node, findings: Findings, *, at: int) -> None:
    """A statement that is not a SELECT, VALUES or TABLE."""
    del node
    if kind in _WRITES:
        findings.add(
            "write",
            f"{_WRITES[kind]} changes data.",
            f"{_WRITES[kind]} is not possible here, this tool only reads. Write a SELECT.",
            at=at,
        )
    else:
        hint = _KINDS.get(kind, "This tool only reads. Write one SELECT.")
        findings.add("not_a_query", "The statement is not a query.", hint, at=at)


def judge(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Every rule about single nodes; one that has nothing to look at is not asked."""
    nodes = shape.nodes
    if shape.denied:
        _nodes(shape, allowed, findings)
    if shape.calls:
        _functions(shape, allowed, findings)
        _records(shape, findings)
    if shape.types:
        _types(shape, allowed, findings)
    if shape.types or shape.calls:
        text_names.judge(shape, allowed, findings)
    if shape.operators or "SubLink" in nodes or "SortBy" in nodes:
        _operators(shape, allowed, findings)
    shadowed.judge(shape, allowed, findings)
    if "RangeTableSample" in nodes:
        _samples(nodes["RangeTableSample"], findings)
    if "CollateClause" in nodes:
        _collations(nodes["CollateClause"], findings)
    if allowed.stable_plans:
        stability.judge(shape, allowed, findings)
    if shape.depth > MAX_DEPTH:
        findings.add(
            "too_deep",
            f"The statement nests more than {MAX_DEPTH} deep.",
            "Name the inner parts in a WITH clause and use the names.",
            fragment="…",
        )


def _nodes(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Node types and fields that are not on the list; a relation may be named with this database."""
    for kind, key, node in shape.denied:
        at = node.get("location")
        if key == "catalogname" and node[key] == allowed.database:
            continue
        if key:
            code, message, hint = _FIELDS.get(
                (kind, key), ("syntax_denied", f"{kind}.{key} is not allowed.", "Write it in another way.")
            )
            findings.add(code, message, hint, at=at, fragment=key if at is None else "")
        elif kind in _WRITES:
            judge_kind(kind, node, findings, at=node.get("relation", {}).get("location", 0))
        else:
            code, message, hint = _NODES.get(
                kind, ("syntax_denied", f"{kind} is not allowed in a query.", "Write it in another way.")
            )
            findings.add(code, message, hint, at=at, fragment=kind if at is None else "")


def _functions(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """A function is called by a name on the list."""
    if shape.called <= allowed.plain_functions and not shape.qualified:
        return
    for schema, name, node in shape.calls:
        if not allowed.function(schema, name):
            written = f"{schema}.{name}" if schema else name
            findings.add(
                "function_denied",
                f"The function `{written}` is not allowed.",
                _instead(schema, name, node, allowed, findings),
                at=node.get("location", 0),
                fragment=written,
            )


def _instead(schema: str, name: str, call: Node, allowed: Allowlist, findings: Findings) -> str:
    """What to write for a function that may not be called; one that is only misspelt has its first letter right."""
    if allowed.shadowed(allowed.shadows.functions, schema, name):
        if allowed.function(_SYSTEM_SCHEMA, name):
            return f"Write `{_SYSTEM_SCHEMA}.{name}(…)`: the name alone may mean another function of the database."
        return f"Write the schema of the function that you mean, `schema.{name}(…)`: there is more than one."
    if not schema and allowed.own_function("", name):
        return f"Write its schema, `schema.{name}(…)`: the name alone may mean something of PostgreSQL's."
    if column := _column_of_a_row(name, call, allowed):
        return column
    if allowed.type(schema, name):
        return f"Write a cast: `cast(… as {f'{schema}.{name}' if schema else name})`."
    alike = (known for known in allowed.callable_names if known[:1] == name[:1].lower())
    return findings.nearest(name, alike) or "Compute it with the functions of SQL that read values only."


def _column_of_a_row(name: str, call: Node, allowed: Allowlist) -> str:
    """`name(c)`, where `name` is a column."""
    arguments: list[Node] = call.get("args", [])
    fields: list[Node] = arguments[0].get("ColumnRef", {}).get("fields", []) if len(arguments) == 1 else []
    row = fields[0].get("String", {}).get("sval", "") if len(fields) == 1 else ""
    if not row or row in allowed.column_names or name not in allowed.column_names:
        return ""
    return f"A column is named behind its table: `{row}.{name}`."


def _records(shape: Shape, findings: Findings) -> None:
    """The to_record forms stand in FROM with a written column list of plain types (CVE-2026-120141)."""
    if _RECORDS.isdisjoint(shape.called):
        return
    described: list[int] = []
    for source in shape.nodes.get("RangeFunction", ()):
        for part in source.get("functions", []):
            items: list[Node] = part["List"].get("items", [])
            if "FuncCall" in items[0] and (source.get("coldeflist") or any("List" in item for item in items)):
                described.append(id(items[0]["FuncCall"]))
    for _, name, node in shape.calls:
        if name in _RECORDS and id(node) not in described:
            findings.add(
                "record_without_columns",
                f"`{name}` is not given the columns of its rows.",
                "Write it in FROM with a column list: `from jsonb_to_recordset(x) as r(id int, name text)`.",
                at=node.get("location", 0),
            )


def _types(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """A value becomes one of the allowed types."""
    for schema, name, node in shape.types:
        constant = schema in {"", _SYSTEM_SCHEMA} and name in allowed.constant_types
        if not constant and not allowed.type(schema, name):
            findings.add(
                "type_denied",
                f"Casts to `{name}` are not allowed.",
                findings.nearest(name, allowed.type_names) or "Cast to text, a number, a date or time, uuid or jsonb.",
                at=node.get("location", 0),
                fragment=f"{schema}.{name}" if schema else name,
            )


def _operators(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """An operator is on the list, and is PostgreSQL's own or an extension's."""
    used = list(shape.operators)
    for kind, key in (("SubLink", "operName"), ("SortBy", "useOp")):
        used += [(*dotted(node[key]), node) for node in shape.nodes.get(kind, ()) if key in node]
    for schema, name, node in used:
        # LIKE, BETWEEN and IN carry an operator or their own words; the grammar made them
        plain = node.get("kind", "AEXPR_OP") not in {"AEXPR_OP", "AEXPR_OP_ANY", "AEXPR_OP_ALL"}
        known = schema in {"", _SYSTEM_SCHEMA} and name in allowed.operators
        extension = (not schema or schema in allowed.search_path) and name in allowed.extension_operators
        if not (plain or known or extension):
            findings.add(
                "operator_denied",
                f"The operator `{schema + '.' if schema else ''}{name}` is not allowed.",
                "Use PostgreSQL's own operators, without a schema.",
                at=node.get("location", 0),
                fragment=f"OPERATOR({schema}.{name})" if schema else name,
            )


def _samples(samples: Sequence[Node], findings: Findings) -> None:
    """TABLESAMPLE calls a function of an extension for any method but the two of PostgreSQL."""
    for node in samples:
        schema, name = dotted(node.get("method", []))
        if schema or name not in {"bernoulli", "system"}:
            findings.add(
                "sample_method",
                f"The sampling method `{name}` is not allowed.",
                "Use TABLESAMPLE bernoulli or TABLESAMPLE system.",
                at=node.get("location", 0),
                fragment=name,
            )


def _collations(clauses: Sequence[Node], findings: Findings) -> None:
    """A collation is one of PostgreSQL's own."""
    for node in clauses:
        schema, name = dotted(node.get("collname", []))
        if schema not in {"", _SYSTEM_SCHEMA}:
            findings.add(
                "collation_denied",
                f"The collation `{schema}.{name}` is not one of PostgreSQL's own.",
                'Use COLLATE "C", or the name of a collation without a schema.',
                at=node.get("location", 0),
            )
