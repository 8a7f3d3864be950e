"""Words that sqlglot reserves, or gives a meaning, where PostgreSQL does not.

In: sqlglot's tokens. Out: the words as names where PostgreSQL reads a name, and clauses that sqlglot reads only in part
as what it reads in full. Nothing here is met in most statements, and then costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.parsers.postgres import PostgresParser
from sqlglot.tokenizer_core import Token, TokenType

from agent_gateway.guard.special_calls import LONGEST_STRING, STRINGS, Frame, Rewriting, type_end

__all__ = ["HANDLERS", "operator", "sample", "seed"]

T = TokenType
_NO_KEYWORDS = (
    *(T.ANTI, T.ASOF, T.LIST, T.MAP, T.NULLABLE, T.OBJECT, T.PIVOT, T.QUALIFY, T.SEMI),
    *(T.STRAIGHT_JOIN, T.STRUCT, T.UNCACHE, T.UNPIVOT, T.XOR),
)
"""Words of other dialects: in a query of PostgreSQL they are names like any other."""
_OPERATORS = frozenset({T.GLOB, T.RLIKE})
"""Words that are operators in other dialects; the same types stand for PostgreSQL's own operators."""
_COMMANDS = (T.ALTER, T.DESCRIBE, T.DROP, T.INSERT, T.LOCK, T.REVOKE, T.ROLLBACK)
"""Words with which a statement starts; anywhere else they are names. Where one starts, sqlglot shall say so."""
_OPERAND_FOLLOWS = (
    *(T.AND, T.COLLATE, T.CROSS, T.ELSE, T.IN, T.INNER, T.JOIN, T.OR, T.OUTER),
    *(T.THEN, T.VARIADIC, T.WHEN),
)
"""Words that something has to follow, where they are no names."""
_LABEL_ENDS = frozenset(
    {T.COMMA, T.R_PAREN, T.SEMICOLON, T.FROM, T.WHERE, T.GROUP_BY, T.HAVING, T.WINDOW, T.ORDER_BY, T.LIMIT, T.OFFSET}
    | {T.FETCH, T.UNION, T.INTERSECT, T.EXCEPT, None}
)
"""What follows an entry of a SELECT list; None is the end."""
_NAME_FOLLOWS = frozenset(
    {T.SELECT, T.COMMA, T.L_PAREN, T.DOT, T.ALIAS, T.WITH, T.ORDER_BY, T.GROUP_BY, T.PARTITION_BY, T.WHERE, T.HAVING}
    | {T.WHEN, T.THEN, T.ELSE, T.CASE, T.AND, T.OR, T.L_BRACKET, T.DISTINCT, T.ON, T.FROM, T.JOIN, T.DASH}
    | {T.EQ, T.NEQ, T.LT, T.LTE, T.GT, T.GTE, T.WINDOW, T.BETWEEN}
)
"""Behind these, BETWEEN and ESCAPE have nothing on their left, and are names."""
_BRACKETS = frozenset({T.L_PAREN, T.R_PAREN})
_GROUPS = (T.CUBE, T.GROUPING_SETS, T.ROLLUP)
_CAST = frozenset({T.ALIAS, T.DCOLON})
_IN_TYPE = frozenset({*PostgresParser.TYPE_TOKENS, T.VAR, T.IDENTIFIER, T.DOT} - {T.NULL, T.UNION})
"""What the name of a type is made of."""
_IN_SCALE = frozenset({T.L_PAREN, T.R_PAREN, T.NUMBER, T.COMMA, T.DASH, T.PLUS})
_COLUMN_STARTS = frozenset({T.COMMA, T.L_PAREN})
_SIGNS = frozenset({T.PLUS, T.DASH, T.STAR, T.LT})
_FIELDS = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"})


def _is_name(rewriting: Rewriting) -> bool:
    """Whether a word that stands between two operands lacks one of them."""
    before = rewriting.out[-1].token_type if rewriting.out else None
    return before in _NAME_FOLLOWS or rewriting.kind(1) in _LABEL_ENDS


def name(_rewriting: Rewriting, token: Token) -> bool:
    """A name like any other."""
    token.token_type = T.VAR
    return False


def operator(rewriting: Rewriting, token: Token) -> None:
    """A word that is an operator elsewhere is a name; so is one that lacks its right side, such as LIKE."""
    if token.token_type in _OPERATORS or rewriting.kind(1) in _LABEL_ENDS:
        token.token_type = T.VAR


def command(rewriting: Rewriting, token: Token) -> bool:
    """A name, unless a statement starts here; in a WITH, or behind it, only INSERT INTO does."""
    starts = not rewriting.out or rewriting.out[-1].token_type is T.SEMICOLON
    if not starts and not (token.token_type is T.INSERT and rewriting.kind(1) is T.INTO):
        token.token_type = T.VAR
    return False


def label(rewriting: Rewriting, token: Token) -> bool:
    """`SELECT a and, b`: without AS, nearly every reserved word may be the name of a column (the manual, C)."""
    if rewriting.kind(1) in _LABEL_ENDS:
        token.token_type = T.VAR
    return False


def between(rewriting: Rewriting, token: Token) -> bool:
    """A column that is called `between`: PostgreSQL does not reserve the word."""
    if _is_name(rewriting):
        token.token_type = T.VAR
    return False


def escape(rewriting: Rewriting, token: Token) -> bool:
    """`LIKE x ESCAPE <expression>`, where sqlglot takes a string alone; and a column that is called `escape`."""
    if _is_name(rewriting):
        token.token_type = T.VAR
        return False
    rewriting.add(T.DPIPE, "||")
    rewriting.skip()
    return True


def partition(_rewriting: Rewriting, token: Token) -> bool:
    """`PARTITIONED_BY` is a name; in other dialects it is PARTITION BY."""
    if "_" in token.text:
        token.token_type = T.VAR
    return False


def group(rewriting: Rewriting, token: Token) -> bool:
    """`ROLLUP (a > 1, b)` as `(a > 1, b)`: sqlglot reads no comparison in the one, and any expression in the other."""
    if rewriting.kind(1) is not T.L_PAREN or (rewriting.out and rewriting.out[-1].token_type is T.WITH):
        token.token_type = T.VAR
        return False
    rewriting.skip()
    return True


def values(rewriting: Rewriting, token: Token) -> bool:
    """`VALUES (…), (…)` behind a bracket as `SELECT (…), (…)`; a name where no bracket follows.

    sqlglot knows no VALUES behind a WITH, and in brackets none that is sorted or limited.
    """
    before = rewriting.out[-1].token_type if rewriting.out else None
    if rewriting.kind(1) is not T.L_PAREN or before is T.WITH:
        token.token_type = T.VAR
        return False
    if before not in _BRACKETS:
        return False
    rewriting.add(T.SELECT, "SELECT")
    rewriting.skip()
    return True


def interval(rewriting: Rewriting, token: Token) -> bool:
    """`x::interval day to second (3)` and `interval '1' day` without the fields; and a column that is called so."""
    before = rewriting.out[-1].token_type if rewriting.out else T.SELECT
    following = rewriting.kind(1)
    if before not in _CAST and following not in STRINGS:
        if following in _SIGNS:
            token.token_type = T.VAR
        return False
    rewriting.out.append(token)
    rewriting.skip()
    if following in STRINGS:
        rewriting.add(T.STRING, rewriting.tokens[rewriting.place].text[:LONGEST_STRING])
        rewriting.skip()
    while rewriting.word() in _FIELDS or (rewriting.word() == "TO" and rewriting.word(1) in _FIELDS):
        rewriting.skip()
        if rewriting.word() == "(":
            rewriting.skip(3)
    return True


def ranged(rewriting: Rewriting, token: Token) -> bool:
    """A column that is called `range`, in front of a comparison: sqlglot reads a type such as `range<int>`."""
    if rewriting.kind(1) is T.LT:
        token.token_type = T.VAR
    return False


def sample(rewriting: Rewriting, method: Token) -> Frame:
    """`TABLESAMPLE method ((…))`: sqlglot takes a number in this place, and any expression in brackets."""
    method.token_type = T.VAR
    rewriting.add(T.L_PAREN, "(")
    return Frame(more=1)


def seed(rewriting: Rewriting) -> Frame:
    """`TABLESAMPLE method (…) REPEATABLE (seed)` as `TABLESAMPLE method ((…, (seed)))`."""
    del rewriting.out[-3:]
    rewriting.add(T.COMMA, ",")
    return Frame(more=2)


def decimal(rewriting: Rewriting, token: Token) -> bool:
    """`numeric(3, -2)`, with a scale below zero (the manual, 8.1.2), as `numeric`; also `numeric((3), -(2))`."""
    ahead, deep = 1, 0
    while (kind := rewriting.kind(ahead)) in _IN_SCALE:
        deep += (kind is T.L_PAREN) - (kind is T.R_PAREN)
        if deep <= 0:
            break
        ahead += 1
    if ahead == 1 or kind is not T.R_PAREN:
        return False
    rewriting.out.append(token)
    rewriting.skip(ahead + 1)
    return True


def array(rewriting: Rewriting, _token: Token) -> bool:
    """`x::integer ARRAY[4]` as `x::integer`, also in a list of columns with their types (the manual, 8.15.1).

    Of an array, the type of what it holds is compared. Elsewhere an operator or a bracket stands before ARRAY.
    """
    last = place = type_end(rewriting.out)
    while place > 0 and rewriting.out[place].token_type in _IN_TYPE:
        place -= 1
    before, words = rewriting.out[place].token_type if rewriting.out else None, last - place
    if not (words and before in _CAST) and not (words > 1 and before in _COLUMN_STARTS):
        return False
    rewriting.skip(4 if rewriting.kind(1) is T.L_BRACKET else 1)
    return True


def read_only(rewriting: Rewriting, _token: Token) -> bool:
    """`FOR READ ONLY`, the standard's words for what a query does anyway, left out."""
    if rewriting.word(1) != "READ" or rewriting.word(2) != "ONLY":
        return False
    rewriting.skip(3)
    return True


def lateral(rewriting: Rewriting, token: Token) -> bool:
    """`LATERAL ROWS FROM (…)` as `ROWS FROM (…)`, which is lateral anyway."""
    if rewriting.kind(1) in _LABEL_ENDS:
        token.token_type = T.VAR
    if rewriting.word(1) != "ROWS" or rewriting.word(2) != "FROM":
        return False
    rewriting.skip()
    return True


HANDLERS: dict[TokenType, Callable[[Rewriting, Token], bool]] = {
    **dict.fromkeys(_NO_KEYWORDS, name),
    **dict.fromkeys(_COMMANDS, command),
    **dict.fromkeys(_GROUPS, group),
    **dict.fromkeys(_OPERAND_FOLLOWS, label),
    T.BETWEEN: between,
    T.ESCAPE: escape,
    T.PARTITION_BY: partition,
    T.VALUES: values,
    T.DECIMAL: decimal,
    T.ARRAY: array,
    T.FOR: read_only,
    T.LATERAL: lateral,
    T.INTERVAL: interval,
    T.RANGE: ranged,
}
