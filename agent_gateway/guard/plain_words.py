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
    *(T.ANTI, T.ASOF, T.LIST, T.MAP, T.NULLABLE, T.OBJECT, T.QUALIFY, T.SEMI),
    *(T.STRAIGHT_JOIN, T.STRUCT, T.UNCACHE, T.XOR),
)
"""Words of other dialects: in a query of PostgreSQL they are names like any other."""
_OPERATORS = frozenset({T.GLOB, T.RLIKE})
"""Words that are operators in other dialects; the same types stand for PostgreSQL's own operators."""
_COMMANDS = (T.ALTER, T.DESCRIBE, T.DROP, T.INSERT, T.LOCK, T.REVOKE, T.ROLLBACK)
"""Words with which a statement starts; anywhere else they are names. Where one starts, sqlglot shall say so."""
_STARTS = frozenset({T.L_PAREN, T.R_PAREN, T.SEMICOLON})
_BRACKETS = frozenset({T.L_PAREN, T.R_PAREN})
_ENDS = frozenset({T.COMMA, T.R_PAREN, T.R_BRACKET, T.DCOLON, T.FROM})
_GROUPS = (T.CUBE, T.GROUPING_SETS, T.ROLLUP)
_CAST = frozenset({T.ALIAS, T.DCOLON})
_IN_TYPE = frozenset({*PostgresParser.TYPE_TOKENS, T.VAR, T.IDENTIFIER, T.DOT} - {T.NULL, T.UNION})
"""What the name of a type is made of."""
_IN_SCALE = frozenset({T.L_PAREN, T.R_PAREN, T.NUMBER, T.COMMA, T.DASH, T.PLUS})
_COLUMN_STARTS = frozenset({T.COMMA, T.L_PAREN})
_SIGNS = frozenset({T.PLUS, T.DASH})
_FIELDS = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"})


def _kind(rewriting: Rewriting, ahead: int) -> TokenType | None:
    place = rewriting.place + ahead
    return rewriting.tokens[place].token_type if place < len(rewriting.tokens) else None


def name(_rewriting: Rewriting, token: Token) -> bool:
    """A name like any other."""
    token.token_type = T.VAR
    return False


def operator(token: Token) -> None:
    """A word that is an operator elsewhere is a name."""
    if token.token_type in _OPERATORS:
        token.token_type = T.VAR


def command(rewriting: Rewriting, token: Token) -> bool:
    """A name, unless a statement could start here."""
    starts = not rewriting.out or rewriting.out[-1].token_type in _STARTS
    if not starts or _kind(rewriting, 1) in _ENDS:
        token.token_type = T.VAR
    return False


def group(rewriting: Rewriting, token: Token) -> bool:
    """`ROLLUP (a > 1, b)` as `(a > 1, b)`: sqlglot reads no comparison in the one, and any expression in the other."""
    if _kind(rewriting, 1) is not T.L_PAREN:
        token.token_type = T.VAR
        return False
    rewriting.skip()
    return True


def values(rewriting: Rewriting, token: Token) -> bool:
    """`VALUES (…), (…)` behind a bracket as `SELECT (…), (…)`; a name where no bracket follows.

    sqlglot knows no VALUES behind a WITH, and in brackets none that is sorted or limited.
    """
    before = rewriting.out[-1].token_type if rewriting.out else None
    if _kind(rewriting, 1) is not T.L_PAREN or before is T.WITH:
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
    following = _kind(rewriting, 1)
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
    if _kind(rewriting, 1) is T.LT:
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
    while (kind := _kind(rewriting, ahead)) in _IN_SCALE:
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
    rewriting.skip(4 if _kind(rewriting, 1) is T.L_BRACKET else 1)
    return True


def lateral(rewriting: Rewriting, _token: Token) -> bool:
    """`LATERAL ROWS FROM (…)` as `ROWS FROM (…)`, which is lateral anyway."""
    if rewriting.word(1) != "ROWS" or rewriting.word(2) != "FROM":
        return False
    rewriting.skip()
    return True


HANDLERS: dict[TokenType, Callable[[Rewriting, Token], bool]] = {
    **dict.fromkeys(_NO_KEYWORDS, name),
    **dict.fromkeys(_COMMANDS, command),
    **dict.fromkeys(_GROUPS, group),
    T.VALUES: values,
    T.DECIMAL: decimal,
    T.ARRAY: array,
    T.LATERAL: lateral,
    T.INTERVAL: interval,
    T.RANGE: ranged,
}
