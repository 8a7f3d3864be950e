"""How deep and how long a text is, measured on tokens before any parser recurses into it.

In: the bytes of a text. Out: findings. libpg_query refuses deep texts cleanly but not every long one; the compiled
sqlglot crashes the process.
"""

from __future__ import annotations

import re

from postgast import PgQueryError, pg_query_pb2, scan

from agent_gateway.guard.findings import Findings

__all__ = ["MAX_NESTING", "judge"]

MAX_NESTING = 50
"""Brackets and CASEs inside each other. On a stack of 512 KiB the compiled sqlglot crashes from about 220."""
MAX_CHAIN = 200
"""Operators in a row without a comma, a bracket or a keyword that starts a new part of the statement."""
MAX_TOKENS = 12_000
_SIGNS = re.compile(r"(?:\+-?){1000}")
"""PostgreSQL's lexer takes one sign from a run and looks at all others again: of 8,000 that takes a quarter second."""
_SUBSCRIPT_WEIGHT = 10
"""sqlglot takes quadratic time for subscripts in a row, and longer for each than for an operator."""
_MAX_COMMENTS = 200
"""PostgreSQL's lexer takes quadratic time for comments inside comments."""
_SHORT = 600
"""Characters that are too few for a chain that would be too long."""

_TOKEN = pg_query_pb2.Token.Value
_OPENING = frozenset({_TOKEN("ASCII_40"), _TOKEN("ASCII_91"), _TOKEN("CASE")})
_SUBSCRIPT = _TOKEN("ASCII_91")
_CLOSING = {
    _TOKEN("ASCII_41"): _TOKEN("ASCII_40"),
    _TOKEN("ASCII_93"): _TOKEN("ASCII_91"),
    _TOKEN("END_P"): _TOKEN("CASE"),
}
_CAST = _TOKEN("TYPECAST")
_OPERANDS = frozenset(
    _TOKEN(name)
    for name in (
        *("SCONST", "USCONST", "XCONST", "BCONST", "ICONST", "FCONST", "IDENT", "UIDENT"),
        *("SQL_COMMENT", "C_COMMENT", "ASCII_46", "PARAM"),
        *("TEXT_P", "BIGINT", "BOOLEAN_P", "DECIMAL_P", "DOUBLE_P", "PRECISION", "FLOAT_P", "INT_P", "INTEGER"),
        *("CHAR_P", "CHARACTER", "INTERVAL", "NUMERIC", "REAL", "SMALLINT", "TIME", "TIMESTAMP", "VARCHAR", "VARYING"),
        *("CAST", "COALESCE", "EXTRACT", "GREATEST", "LEAST", "NULLIF", "OVERLAY", "POSITION", "SUBSTRING", "TRIM"),
        *("NAME_P", "TYPE_P", "VALUE_P", "NULL_P", "TRUE_P", "FALSE_P", "CURRENT_DATE"),
    )
)
"""Values, words that name a type or a column, and those that stand before a bracket: they make no chain longer."""
_PARTS = frozenset(
    _TOKEN(name)
    for name in (
        *("ASCII_44", "ASCII_59", "SELECT", "FROM", "WHERE", "GROUP_P", "ORDER", "HAVING", "LIMIT", "WINDOW"),
        *("ON", "USING", "JOIN", "WHEN", "THEN", "ELSE", "UNION", "INTERSECT", "EXCEPT", "VALUES", "AS", "AND", "OR"),
    )
)


def judge(sql: str, text: bytes, findings: Findings) -> None:
    """Add what is too deep or too long."""
    if sql.count("/*") > _MAX_COMMENTS:
        findings.add(
            "too_many_comments",
            f"The text has more than {_MAX_COMMENTS} comments.",
            "Send the statement without its comments.",
            fragment="/*",
        )
        return
    if len(sql) <= _SHORT and _brackets(sql) <= MAX_NESTING:
        return
    if _SIGNS.search(sql):
        findings.add(
            "too_deep", "A thousand signs stand in a row.", "Write one sign in front of a number.", fragment="+"
        )
        return
    try:
        tokens = [int(token.token) for token in scan(sql).tokens]
    except PgQueryError:
        if len(text) > MAX_TOKENS:
            _too_many_tokens(findings)
        return
    if len(tokens) > MAX_TOKENS:
        _too_many_tokens(findings)
        return
    nesting, chain = measure(tokens)
    if nesting > MAX_NESTING:
        findings.add(
            "too_deep",
            f"Brackets and CASEs stand {nesting} deep, and {MAX_NESTING} are the most.",
            "Name the inner parts in a WITH clause and use the names.",
            fragment="(",
        )
    elif chain > MAX_CHAIN:
        findings.add(
            "too_deep",
            f"One expression has {chain} operators in a row, and {MAX_CHAIN} are the most.",
            "Put the values into one array: `array_to_string(array[a, b], '-')` joins texts, "
            "`(select sum(v) from unnest(array[1, 2]) v)` adds numbers.",
            fragment="…",
        )


def _brackets(sql: str) -> int:
    """No fewer than the brackets, CASEs and NOTs of a text; those in strings and comments count as well."""
    lower = sql.lower()
    return lower.count("(") + lower.count("[") + lower.count("case") + lower.count("not")


def measure(tokens: list[int]) -> tuple[int, int]:
    """The deepest nesting and the longest chain of operators, counted along the brackets that are open."""
    outer: list[tuple[int, int, int, int]] = []
    # of the innermost brackets; a cast holds on to the value before it, so casts count where they follow each other
    operators = casts = most_casts = 0
    deepest = longest = 0
    for token in tokens:
        if token in _OPENING:
            if token == _SUBSCRIPT:
                operators += _SUBSCRIPT_WEIGHT
            outer.append((token, operators, casts, most_casts))
            longest = max(longest, operators + most_casts)
            operators = casts = most_casts = 0
            deepest = max(deepest, len(outer))
        elif token in _CLOSING:
            if outer and outer[-1][0] == _CLOSING[token]:
                longest = max(longest, operators + most_casts)
                _, operators, casts, most_casts = outer.pop()
        elif token in _PARTS:
            longest = max(longest, operators + most_casts)
            operators = casts = most_casts = 0
        elif token == _CAST:
            casts += 1
            most_casts = max(casts, most_casts)
        elif token not in _OPERANDS:
            operators += 1
            casts = 0
    for _, *chain in [*outer, (0, operators, 0, most_casts)]:
        longest = max(longest, chain[0] + chain[2])
    return deepest, longest


def _too_many_tokens(findings: Findings) -> None:
    findings.add(
        "text_too_long",
        f"The statement has more than {MAX_TOKENS} words and signs.",
        "Send a shorter statement: put long lists of values into a range or a subquery.",
        fragment="…",
    )
