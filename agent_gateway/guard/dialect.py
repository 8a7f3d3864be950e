"""sqlglot taught the PostgreSQL that it does not know, as a rewriting of its tokens.

In: a text. Out: sqlglot's tree of it, in which each function call is just a name with arguments (so that no call is
renamed or loses anything), and SQL's own call syntax, SQL/JSON, operators and literals that sqlglot lacks stand in a
form that it reads. The compiled parser cannot be subclassed, so it is taught before it starts. The tree serves the
comparison of two readings only; it is never turned back into a text.
"""

from __future__ import annotations

import threading

from sqlglot import exp, parser
from sqlglot.dialects.postgres import Postgres
from sqlglot.tokenizer_core import Token, TokenType

from agent_gateway.guard.rewriting import Pass
from agent_gateway.guard.special_calls import QUOTED

__all__ = ["operators", "parse", "tokens"]

_DIALECT = Postgres()
_PHRASES: dict[str, list[tuple[tuple[str, ...], TokenType]]] = {}
for _text, _kind in sorted(Postgres.Tokenizer.KEYWORDS.items(), key=lambda item: -len(item[0])):
    if " " in _text:
        _PHRASES.setdefault(_text.split()[0], []).append((tuple(_text.split()), _kind))
_local = threading.local()
"""A tokenizer and a parser of sqlglot for each thread: they are costly to make and hold the text that they read."""


def parse(sql: str) -> list[exp.Expr | None]:
    """The trees that sqlglot makes of a text, one a statement.

    Raises:
        sqlglot.errors.SqlglotError: sqlglot does not read the text.
    """
    if not hasattr(_local, "parser"):
        _local.parser = _DIALECT.parser()
    own: parser.Parser = _local.parser
    return own.parse(tokens(sql), sql)


def tokens(sql: str) -> list[Token]:
    """The tokens that sqlglot finds in a text, rewritten.

    Raises:
        sqlglot.errors.TokenError: sqlglot's lexer does not read the text.
    """
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _DIALECT.tokenizer()
    found: list[Token] = _local.tokenizer.tokenize(sql)
    if "--" in sql or "/*" in sql:
        found = _joined(found)
    return Pass(found).run()


def operators(sql: str) -> list[str]:
    """The operators of a text that are no words, as its tokens show them; `*` may stand for all columns."""
    rewriting = Pass(_joined(_DIALECT.tokenizer().tokenize(sql)))
    rewriting.run()
    return rewriting.operators


def _joined(found: list[Token]) -> list[Token]:
    """Keywords of several words, such as ORDER BY, also where a comment stands between the words."""
    joined: list[Token] = []
    place = 0
    while place < len(found):
        words = _PHRASES.get(found[place].text.upper(), ())
        for phrase, kind in words:
            following = found[place : place + len(phrase)]
            if tuple(token.text.upper() for token in following) == phrase and not QUOTED & {
                token.token_type for token in following
            }:
                joined.append(Token(kind, " ".join(phrase), start=found[place].start, end=following[-1].end))
                place += len(phrase)
                break
        else:
            joined.append(found[place])
            place += 1
    return joined
