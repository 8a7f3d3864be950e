"""Errors and empty results in, the next move out.

Hints are made of the caller's own text, the catalog of what the caller may read, and the caller's own claim: nothing of
a row is in them, and nothing that differs with other tenants' rows. This room is pure; it reads no database.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from agent_gateway.errors import GatewayError, StatementTimeout, TooExpensive
from agent_gateway.hints import forms, missing, operands, running
from agent_gateway.hints.advice import Advice
from agent_gateway.hints.lists import entries
from agent_gateway.hints.rereading import Reread
from agent_gateway.hints.results import (
    ANOTHER_TENANT,
    NEVER_TRUE,
    NO_ROW,
    NOT_FOUND,
    about_cuts,
    compares_null,
    names_another,
    says_nothing,
)
from agent_gateway.hints.scopes import Names
from agent_gateway.hints.slips import possible, slips
from agent_gateway.hints.words import passed_on
from agent_gateway.types import Approved, Catalog, Claim, Relation, ResultSet, Said
from agent_gateway.wording import listed

__all__ = ["Adviser"]

_Advise = Callable[[Reread, Names, Said], Advice | None]

_OF_THE_TEXT: dict[str, _Advise] = {
    "0A000": operands.misframed,
    "22007": forms.malformed,
    "22008": forms.malformed,
    "22P02": forms.malformed,
    "42601": forms.misread,
    "42702": missing.ambiguous,
    "42703": missing.undefined_column,
    "42704": missing.undefined_object,
    "42725": operands.undefined_function,
    "42803": missing.ungrouped,
    "42804": operands.mismatched,
    "42809": operands.misused,
    "42846": operands.not_castable,
    "42883": operands.undefined_function,
    "42P01": missing.undefined_relation,
    "42P20": operands.misframed,
}
"""For errors of the analysis, where the place in the text is known."""
_OF_THE_RUN: dict[str, _Advise] = {
    "0A000": running.unsupported,
    "21000": running.several_rows,
    "22003": running.exceeded,
    "22007": running.unconverted,
    "22008": running.unconverted,
    "22012": running.divided,
    "22023": running.unsuitable,
    "22P02": running.unconverted,
    "42601": forms.misread,
    "42703": missing.undefined_column,
    "57014": running.narrowed,
}
"""For errors that came while rows were read, where nothing is known but the text; and for those of analysis that have
no place in it."""
_UNSAID: dict[type[GatewayError], Said] = {StatementTimeout: Said("57014"), TooExpensive: Said("57014")}
"""Errors of ours for which PostgreSQL itself said nothing."""


def _worded(words: str) -> str:
    """The hint that needs nothing but PostgreSQL's words, as far as these were passed on."""
    return next((hint for part, hint in entries("worded.txt").items() if part in words), "") if words else ""


class Adviser:
    """Advises on one statement of one caller.

    Args:
        approved: the statement.
        catalog: what the caller may query; no other name gets into a hint.
        tenant_columns: names of the columns that hold tenants' ids.
    """

    def __init__(self, approved: Approved, catalog: Catalog, tenant_columns: Sequence[str] = ()) -> None:
        self._approved = approved
        self._catalog = catalog
        self._tenant_columns = tenant_columns

    @contextmanager
    def mending(self) -> Generator[None]:
        """Errors that leave the block carry the hint that mends them."""
        try:
            yield
        except GatewayError as error:
            better = self.mended(error)
            if better is error:
                raise
            raise better from error

    def mended(self, error: GatewayError) -> GatewayError:
        """The same error with the part of the text that is meant, and a hint computed for it."""
        said = error.said or _UNSAID.get(type(error))
        if said is None:
            return error
        reading = Reread(self._approved.statement)
        words = passed_on(said.words, self._approved.statement, self._catalog)
        adviser = (_OF_THE_RUN if said.position is None else _OF_THE_TEXT).get(said.state)
        advice = adviser(reading, Names(reading, self._catalog), replace(said, words=words)) if adviser else None
        fragment = advice.fragment if advice else reading.written(said.position)
        about = words or (f"`{fragment}`" if fragment else "")
        happened = (advice.message if advice else "") or error.message
        message = f"{happened.rstrip('.')}: {about}." if about else ""
        hint = (advice.hint if advice else "") or _worded(words) or entries("states.txt").get(said.state, "")
        return type(error)(message, hint=hint, internal=error.internal, said=error.said)

    def doubtful(self, result: ResultSet) -> list[Relation]:
        """The relations that may be empty for this caller: those of a statement that found nothing."""
        read = frozenset(self._approved.relations if says_nothing(result) else ())
        return [relation for relation in self._catalog.relations if f"{relation.schema}.{relation.name}" in read]

    def explained(self, result: ResultSet, claim: Claim, empty: Sequence[str] = ()) -> ResultSet:
        """The same result with what to make of it, where it is empty or cut, or hardly what was meant.

        Args:
            result: one tenant's rows.
            claim: the caller.
            empty: relations of the statement that have no row for this caller.
        """
        nothing, slipped = says_nothing(result), possible(self._approved.statement)
        if not nothing and not result.truncated and not slipped:
            return result
        reading = Reread(self._approved.statement)
        hints = [about_cuts(reading, result.truncated)] if result.truncated else []
        hints += slips(reading, Names(reading, self._catalog)) if slipped else []
        if nothing and names_another(reading, Names(reading, self._catalog), claim.tenant, self._tenant_columns):
            hints.append(ANOTHER_TENANT)
        elif nothing:
            found = NEVER_TRUE if compares_null(reading) else NOT_FOUND
            hints.append(f"{listed(empty)} {NO_ROW}" if empty else found)
        return replace(result, hint=" ".join(hints)) if hints else result
