"""Strings that PostgreSQL takes for names: of types, of text-search configurations.

In: the shape of a statement. Out: findings. A string that becomes a `reg…` value is looked up in the system catalogs,
and whether that fails tells whether the name exists.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.constants import text
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Node, Shape, dotted
from agent_gateway.guard.type_names import base_type
from agent_gateway.wording import listed

__all__ = ["judge"]

_CONFIGURED = {
    **dict.fromkeys(("to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery"), 2),
    **dict.fromkeys(("json_to_tsvector", "jsonb_to_tsvector", "ts_headline"), 3),
    "ts_lexize": 2,
}
"""From how many arguments on the first one may be a name."""
_QUERIES = frozenset({"to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery", "tsquery_phrase"})
_TOLD = frozenset({*_CONFIGURED, "pg_input_is_valid", "pg_typeof"})
"""Functions that may be told a name."""
_TEXT = frozenset({"text", "varchar"})


def judge(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Every rule about names in strings."""
    if shape.types:
        _casts(shape, allowed, findings)
    if _TOLD.isdisjoint(shape.called):
        return
    for _, name, node in shape.calls:
        if name == "pg_input_is_valid":
            _valid(node, allowed, findings)
        elif name == "pg_typeof":
            _typeof(node, shape, findings)
        elif name in _CONFIGURED and len(node.get("args", [])) >= _CONFIGURED[name]:
            _configured(name, node, allowed, findings)


def _casts(shape: Shape, allowed: Allowlist, findings: Findings) -> None:
    """Some types take only the constants on the list."""
    named = [(name, node) for _, name, node in shape.types if name in allowed.constant_types]
    if not named:
        return
    fitting = {
        id(node["typeName"])
        for node in shape.nodes.get("TypeCast", ())
        if (value := node.get("arg", {}).get("A_Const", {}).get("sval", {}).get("sval"))
        and value.removeprefix("pg_catalog.")
        in allowed.constant_types.get(dotted(node["typeName"].get("names", []))[1], ())
    }
    # anything else that it meets, in a comparison or a CASE, would be looked up as well
    shown = [
        cast.get("arg", {}) for cast in shape.nodes.get("TypeCast", ()) if dotted(cast["typeName"]["names"])[1] in _TEXT
    ]
    given = [_argument(node) for _, name, node in shape.calls if name in _CONFIGURED]
    fitting &= {id(value["TypeCast"]["typeName"]) for value in (*shown, *given) if "TypeCast" in value}
    for name, node in named:
        if id(node) not in fitting or node.get("arrayBounds"):
            findings.add(
                "type_denied",
                f"Only some constants may be cast to `{name}`, as the first argument of a text-search function.",
                f"Write one of {listed(sorted(allowed.constant_types[name]))} in the call: `to_tsvector('simple', x)`.",
                at=node.get("location", 0),
            )


def _argument(call: Node) -> Node:
    """The first argument of a call."""
    arguments: list[Node] = call.get("args", [])
    return arguments[0] if arguments else {}


def _valid(node: Node, allowed: Allowlist, findings: Findings) -> None:
    """pg_input_is_valid(value, type): the type is a constant, and one that may be cast to."""
    arguments = node.get("args", [])
    name = text(arguments[1]) if len(arguments) > 1 else None
    if name is None or not allowed.type(*base_type(name.strip().lower())):
        findings.add(
            "type_denied",
            "`pg_input_is_valid` asks for a type that may not be cast to.",
            "Write the name of a type such as 'integer', 'numeric', 'date' or 'uuid' as a constant.",
            at=node.get("location", 0),
        )


def _configured(name: str, node: Node, allowed: Allowlist, findings: Findings) -> None:
    """A first argument that is a configuration or a dictionary names one of PostgreSQL's own.

    It has to be a constant: an integer, whatever it comes from, is taken for the number of one (pg_cast has an implicit
    cast), and whether that fails tells whether it exists.
    """
    arguments = node["args"]
    short = name == "ts_headline" and len(arguments) == _CONFIGURED[name]
    named = text(arguments[0])
    if short and (_is_text(arguments[-1]) or _is_query(arguments[1])):
        return  # the document, a query, and options
    known = allowed.constant_types["regconfig"]
    if named is None or named.removeprefix("pg_catalog.").removesuffix("_stem") not in known:
        findings.add(
            "type_denied",
            f"`{name}` is given a text-search configuration that is not PostgreSQL's own.",
            f"Name one of {listed(sorted(known))}, or leave it out.",
            at=node.get("location", 0),
        )


def _is_text(argument: Node) -> bool:
    """Whether an argument is a string, of no other type."""
    cast = argument.get("TypeCast")
    plain = cast is None or dotted(cast["typeName"].get("names", []))[1] in _TEXT
    return plain and text(argument) is not None


def _is_query(argument: Node) -> bool:
    """Whether an argument is a text-search query for sure."""
    call, cast = argument.get("FuncCall"), argument.get("TypeCast")
    if call is not None:
        return dotted(call["funcname"])[1] in _QUERIES
    return cast is not None and dotted(cast["typeName"].get("names", []))[1] == "tsquery"


def _typeof(node: Node, shape: Shape, findings: Findings) -> None:
    """pg_typeof gives a regtype: a string that meets it would be looked up, and a number would be shown as a name.

    That cannot be where the outermost list shows it, where it becomes text, and where it is a key of the GROUP BY or
    ORDER BY of a query, which compare it with itself. A query in FROM or a branch of a UNION hands it on; WITHIN GROUP
    takes values beside it, and returns one.
    """
    casts = [
        cast["arg"]["FuncCall"]
        for cast in shape.nodes.get("TypeCast", ())
        if "FuncCall" in cast.get("arg", {}) and dotted(cast["typeName"].get("names", []))[1] in _TEXT
    ]
    root = shape.nodes["SelectStmt"][0]
    shown = [target["ResTarget"].get("val", {}).get("FuncCall") for target in root.get("targetList", [])]
    if not any(node is place for place in (*casts, *shown, *_keys(shape))):
        findings.add(
            "type_denied",
            "What `pg_typeof` gives could meet the name of a type here: only the outermost SELECT list shows it.",
            "Write it as text: `pg_typeof(x)::text`.",
            at=node.get("location", 0),
        )


def _keys(shape: Shape) -> Iterator[Node]:
    """The calls that are an entry of GROUP BY or ORDER BY of a query."""
    for select in shape.nodes["SelectStmt"]:
        pending: list[Node] = [*select.get("groupClause", [])]
        pending += [item["SortBy"]["node"] for item in select.get("sortClause", [])]
        while pending:
            item = pending.pop()
            pending += item.get("GroupingSet", {}).get("content", [])
            if "FuncCall" in item:
                yield item["FuncCall"]
