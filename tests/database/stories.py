"""Stories of the linter, as files: what a change of the schema makes each lint say.

Each file of `corpus/lints` breaks a walled database in one way and mends it again. Its head names the object that the
lint has to name, and what other lints have to say about the same change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from agent_gateway import demo, policy
from agent_gateway.policy.declaration import TenantTable

__all__ = ["DECLARATION", "FOLDER", "NOT_BREAKABLE", "QUIET", "STORIES", "Story"]

FOLDER = Path(__file__).parents[1] / "corpus" / "lints"

DECLARATION = replace(
    demo.DECLARATION,
    tenant_tables=(*demo.DECLARATION.tenant_tables, TenantTable("app", "notes")),
    hidden_tables=(policy.Relation("app", "drafts"),),
    functions=(("app", "lookup"),),
    audit_table=policy.Relation("app", "audit_log"),
)
"""The demo's world and what `world.sql` adds."""

_PARTS = re.compile(r"^-- (given|break|mend)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Story:
    """One way to break a wall."""

    name: str
    expected: frozenset[tuple[str, str]]
    """Code and object of everything that the lints find new."""
    given: str
    broken: str
    mended: str

    @property
    def code(self) -> str:
        """The lint that the story is about: the name of its file begins with it."""
        return self.name.partition("_")[0]

    def told_of(self, database: str) -> Story:
        """The same story with the name of the database in it."""
        fill = lambda text: text.replace("{database}", database)  # noqa: E731  # used four times below
        expected = frozenset((code, fill(object_)) for code, object_ in self.expected)
        return Story(self.name, expected, fill(self.given), fill(self.broken), fill(self.mended))


def _story(path: Path) -> Story:
    head, *rest = _PARTS.split(path.read_text("utf-8"))
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    code = path.stem.partition("_")[0]
    named = {(code, object_) for object_ in re.findall(r"^-- object: (.+)$", head, re.MULTILINE)}
    also = {tuple(line.split(" ", 1)) for line in re.findall(r"^-- also: (.+)$", head, re.MULTILINE)}
    return Story(path.stem, frozenset(named | also), parts.get("given", ""), parts["break"], parts["mend"])


STORIES = [_story(path) for path in sorted(FOLDER.glob("[A-Z]*.sql"))]
QUIET = {path.stem: path.read_text("utf-8") for path in sorted((FOLDER / "quiet").glob("*.sql"))}
"""Changes that open nothing."""

NOT_BREAKABLE = {"DB001": "a server cannot change its version: `test_lints.py` gives the lint other numbers instead"}
"""Lints without a story, and why."""
