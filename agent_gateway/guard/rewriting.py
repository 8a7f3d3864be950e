"""The tokens of sqlglot, rewritten in one pass so that its parser reads the SQL of PostgreSQL.

In: sqlglot's tokens. Out: the same, with a mark on the name of each call, and operators, literals and brackets that
sqlglot lacks in a form that it reads. Calls, phrases and words with more to them have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot.dialects.postgres import Postgres
from sqlglot.parsers.postgres import PostgresParser
from sqlglot.tokenizer_core import Token, TokenType

from agent_gateway.guard import phrases, plain_words, special_calls
from agent_gateway.guard.lists import entries
from agent_gateway.guard.special_calls import MARK, QUOTED, STRINGS, Frame

__all__ = ["MARK", "NOT_FUNCTIONS", "Pass"]

NOT_FUNCTIONS = frozenset(entries("not_functions.txt")["words"])
"""What stands before a bracket and is neither a function nor a name."""

T = TokenType
_CHARACTERS = frozenset("+-*/<>=~!@#%^&|`?")
_KNOWN_OPERATORS = frozenset({"=", "<>", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "||"})
_FREE_END = re.compile(r"[~!@#%^&|`?]")
"""An operator may end in + or - only if it has one of these (the manual, 4.1.3)."""
_APART = frozenset({T.FARROW, T.DCOLON, T.COLON_EQ})
_OPERATOR_TYPES = frozenset(
    kind
    for text, kind in {**Postgres.Tokenizer.SINGLE_TOKENS, **Postgres.Tokenizer.KEYWORDS}.items()
    if set(text) <= _CHARACTERS and kind not in _APART
)
_NAMES = frozenset(PostgresParser.FUNC_TOKENS) | {T.VAR, T.IDENTIFIER}
_BEFORE_OPERAND = frozenset(
    {T.COMMA, T.L_PAREN, T.L_BRACKET, T.SELECT, T.WHERE, T.AND, T.OR, T.NOT, T.WHEN, T.THEN, T.ELSE, T.CASE, T.ON}
    | {T.BETWEEN, T.IN, T.LIKE, T.ILIKE, T.ORDER_BY, T.GROUP_BY, T.PARTITION_BY, T.HAVING, T.LIMIT, T.OFFSET}
    | {T.DISTINCT, T.VALUES, T.DPIPE, T.DASH, T.PLUS, T.SLASH, T.MOD, T.EQ, T.NEQ, T.LT, T.GT, T.LTE, T.GTE, T.FARROW}
    | {T.USING, T.SIMILAR_TO, T.IS, T.FROM, T.COLON, T.COLON_EQ, T.ESCAPE, T.UNION, T.ALL}
)
_PLAIN, _ARRAY, _USING = Frame(), Frame(array=True), Frame(using=True)
"""Brackets in which no word has a meaning of its own; nothing is kept in them."""


class Pass:
    """One pass from left to right."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.out: list[Token] = []
        self.place = 0
        self.frames: list[Frame] = [Frame()]
        self.operators: list[str] = []

    def run(self) -> list[Token]:
        """Rewrite all of them."""
        found, frames, keep, rewrite = self.tokens, self.frames, self.out.append, special_calls.rewrite
        handler_of, starts, var, place, count = _HANDLERS.get, phrases.PHRASES, T.VAR, 0, len(found)
        while place < count:
            token = found[place]
            kind = token.token_type
            handler = handler_of(kind)
            if frames[-1].words is None and (handler is None or (kind is var and token.text.upper() not in starts)):
                keep(token)
                place += 1
                continue
            self.place = place
            if (frames[-1].words is None or not rewrite(self, token)) and (handler is None or not handler(self, token)):
                keep(token)
                self.place += 1
            place = self.place
        return self.out

    # what calls, phrases and words need

    def word(self, ahead: int = 0) -> str:
        """The word that stands so many tokens ahead, in capitals; empty for what is no word."""
        place = self.place + ahead
        if place >= len(self.tokens) or self.tokens[place].token_type in QUOTED:
            return ""
        return self.tokens[place].text.upper()

    def kind(self, ahead: int) -> TokenType | None:
        """The type of the token that stands so many tokens ahead; None behind the last."""
        place = self.place + ahead
        return self.tokens[place].token_type if place < len(self.tokens) else None

    def add(self, kind: TokenType, text: str) -> None:
        """Add a token that does not stand in the text."""
        self.out.append(Token(kind, text))

    def skip(self, count: int = 1) -> None:
        """Leave tokens out."""
        self.place += count

    # brackets

    def opening(self, token: Token) -> bool:
        """A bracket; what stands before it may be a function's name."""
        frame = None
        if self.out:
            before = self.out[-1]
            if before.token_type in _NAMES:
                frame = self._call(before)
            elif before.token_type is T.USING:
                frame = _USING
        if frame is None and self.frames[-1].columns_next:
            self.frames[-1].columns_next = False
            frame = special_calls.columns()
        self.frames.append(frame or _PLAIN)
        self.out.append(token)
        self.place += 1
        return True

    def _call(self, name: Token) -> Frame | None:
        """Mark the name of a function."""
        before = self.out[-2].token_type if len(self.out) > 1 else T.UNKNOWN
        if before is T.TABLE_SAMPLE:
            return plain_words.sample(self, name)
        if name.token_type is T.IDENTIFIER:
            name.text = MARK + name.text
            return None
        folded = name.text.lower()
        if folded in NOT_FUNCTIONS or before is T.FETCH:
            return plain_words.seed(self) if folded == "repeatable" and before is T.R_PAREN else None
        name.text = MARK + name.text
        name.token_type = T.VAR
        return special_calls.frame(folded)

    def bracket(self, token: Token) -> bool:
        """`ARRAY[…]` becomes a call: sqlglot takes time that doubles with each one inside another."""
        before = self.out[-1] if self.out else token
        if before.token_type is T.ARRAY:
            before.token_type, before.text = T.VAR, MARK + "array"
        elif self.frames[-1].array and before.token_type in {T.L_PAREN, T.COMMA}:
            self.add(T.VAR, MARK + "array")
        else:
            self.frames.append(_PLAIN)
            return False
        self.frames.append(_ARRAY)
        self.add(T.L_PAREN, "(")
        self.place += 1
        return True

    def slice(self, _token: Token) -> bool:
        """`a[:n]` as `a[0:n]`: sqlglot takes `:n` for a placeholder."""
        if self.out and self.out[-1].token_type is T.L_BRACKET:
            self.add(T.NUMBER, "0")
        return False

    def closing(self, token: Token) -> bool:
        """The end of a bracket."""
        frame = self.frames.pop() if len(self.frames) > 1 else self.frames[0]
        if frame.array:
            self.add(T.R_PAREN, ")")
        else:
            self.out.append(token)
            for _ in range(frame.more):
                self.add(T.R_PAREN, ")")
        self.place += 1
        if frame.using and self.word() == "AS":
            self.place += 2
        return True

    # words, numbers, operators

    def phrase(self, token: Token) -> bool:
        """A word with which a phrase may start."""
        word = token.text.upper()
        return word in phrases.PHRASES and phrases.phrase(self, token, word)

    def number(self, token: Token) -> bool:
        """`1_000`, `0xFF`, `0o17`, `.5`: what touches a number belongs to it."""
        place, end = self.place + 1, token.end
        while place < len(self.tokens):
            following = self.tokens[place]
            if following.start != end + 1 or following.token_type not in {T.VAR, T.NUMBER, T.DOT}:
                break
            place, end = place + 1, following.end
        fraction = bool(self.out) and self.out[-1].token_type is T.DOT
        if fraction:  # `.5`, which sqlglot does not expect behind every word
            self.out.pop()
        elif place == self.place + 1:
            return False
        self.add(T.NUMBER, "0")
        self.place = place
        return True

    def operator(self, token: Token) -> bool:
        """The longest run of operator characters, cut as PostgreSQL's lexer cuts it (the manual, 4.1.3)."""
        if token.text[0] not in _CHARACTERS:
            plain_words.operator(self, token)
            return False
        text, end, place = token.text, token.end, self.place + 1
        while place < len(self.tokens):
            following = self.tokens[place]
            kind = following.token_type
            if following.start != end + 1 or kind not in _OPERATOR_TYPES or following.text[0] not in _CHARACTERS:
                break
            text, end, place = text + following.text, following.end, place + 1
        cut = text
        while len(cut) > 1 and cut[-1] in "+-" and not _FREE_END.search(cut[:-1]):
            cut = cut[:-1]
        self.operators.append(cut)
        self._apply(token, cut)
        for sign in text[len(cut) :]:
            self.add(T.DASH if sign == "-" else T.PLUS, sign)
        self.place = place
        return True

    def _apply(self, token: Token, operator: str) -> None:
        """An operator that sqlglot may not know: `-` before an operand, `||` between two."""
        if operator == token.text and operator in _KNOWN_OPERATORS:
            self.out.append(token)
        elif not self.out or self.out[-1].token_type in _BEFORE_OPERAND:
            self.add(T.DASH, "-")
        elif operator in _KNOWN_OPERATORS:
            self.add(T.EQ, "=")
        else:
            self.add(T.DPIPE, "||")

    def qualified_operator(self) -> None:
        """`OPERATOR(schema.op)`."""
        self._skip_parentheses()
        self._apply(Token(T.UNKNOWN, ""), "")

    def _skip_parentheses(self) -> None:
        while self.place < len(self.tokens) and self.tokens[self.place].token_type is not T.R_PAREN:
            self.place += 1
        self.place += 1

    def using(self, _token: Token) -> bool:
        """`ORDER BY x USING <operator>` says no more than ASC or DESC."""
        if self.word(1) == "OPERATOR":
            self._skip_parentheses()
            return True
        place = self.place + 1
        while place < len(self.tokens) and self.tokens[place].text[:1] in _CHARACTERS:
            place += 1
        if place == self.place + 1:
            return False
        self.place = place
        return True

    def only(self, _token: Token) -> bool:
        """`ONLY (relation)` is `ONLY relation`."""
        if self.word(1) != "(":
            return False
        self.place += 1
        return True


_HANDLERS: dict[TokenType, Callable[[Pass, Token], bool]] = {
    **dict.fromkeys(_OPERATOR_TYPES, Pass.operator),
    T.L_PAREN: Pass.opening,
    T.R_PAREN: Pass.closing,
    T.L_BRACKET: Pass.bracket,
    T.R_BRACKET: Pass.closing,
    T.COLON: Pass.slice,
    T.USING: Pass.using,
    **dict.fromkeys((T.VAR, T.IS, T.OPERATOR), Pass.phrase),
    T.ONLY: Pass.only,
    **plain_words.HANDLERS,
    **dict.fromkeys((T.NUMBER, T.HEX_STRING, T.BIT_STRING), Pass.number),
    **dict.fromkeys(STRINGS, phrases.typed),
}
