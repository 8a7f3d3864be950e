"""The pairs that drift apart: codes and docs, settings and docs, exports and what is public."""

import ast
import json
import re
from pathlib import Path

import postgast
import pytest

import agent_gateway
from agent_gateway.errors import ERRORS
from agent_gateway.policy import linter
from agent_gateway.policy.linter.checklist import CODES
from agent_gateway.settings import PREFIX, Settings
from tests.corpus import attacks
from tests.database.stories import NOT_BREAKABLE, STORIES

ROOT = Path(__file__).parents[1]
CODE = re.compile(r"^`([^`]*)`$")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "evals/README.md", "prompts/README.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
SOURCES = sorted((ROOT / "agent_gateway").rglob("*.py"))
USERS = sorted(source for folder in ("evals", "tests") for source in (ROOT / folder).rglob("*.py"))
NOT_OURS_YET = {"fetch.new"}
"""Stands in a test of the client for a code of a gateway that is newer than it."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def rows(document: str) -> list[list[str]]:
    """The cells of the tables of a page, without heads; one that is code altogether without its quotes."""
    lines = (ROOT / "docs" / document).read_text("utf-8").splitlines()
    table = [line for line in lines if line.startswith("| `")]
    return [[CODE.sub(r"\1", cell.strip()) for cell in line.split("|")[1:-1]] for line in table]


def test_every_error_is_documented_as_it_is():
    assert sorted(map(tuple, rows("errors.md"))) == sorted(
        (code, str(error.status), "yes" if error.retryable else "no", error.message, error.hint)
        for code, error in ERRORS.items()
    )


def test_every_code_of_a_fetch_that_evals_and_tests_name_is_an_error():
    named = {code for source in USERS for code in re.findall(r'"(fetch\.[a-z_]+)"', source.read_text("utf-8"))}
    assert named - NOT_OURS_YET - set(ERRORS) == set()


def test_every_violation_code_of_the_guard_is_documented():
    documented = {cells[0] for cells in rows("guard.md")}
    assert {code for attack in attacks() for code in attack.expect} - documented == set()


def test_every_documented_violation_code_is_the_guards():
    guard = "".join(source.read_text("utf-8") for source in (ROOT / "agent_gateway" / "guard").glob("*.py"))
    assert [cells[0] for cells in rows("guard.md") if f'"{cells[0].removeprefix("guard.")}"' not in guard] == []


def test_every_lint_is_documented_as_it_is():
    known = [*linter.every().values(), *linter.OWN]
    documented = [tuple(cells) for cells in rows("lints.md")]
    assert documented == [
        (lint.code, lint.severity, "yes" if lint.needs_superuser else "", lint.title) for lint in known
    ]


def test_every_lint_has_a_story_or_a_reason_not_to():
    assert {story.code for story in STORIES} | set(NOT_BREAKABLE) == set(linter.every())
    assert not {story.code for story in STORIES} & set(NOT_BREAKABLE)


def test_the_page_on_databases_names_what_only_a_superuser_can_close():
    page = (ROOT / "docs" / "database.md").read_text("utf-8")
    table = page.partition("| lint | stays open |")[2].partition("\n\n")[0]
    named = set(re.findall(r"\b[A-Z]{2,3}\d{3}\b", table))
    assert named == {code for code, lint in linter.every().items() if lint.needs_superuser}


def test_every_code_of_the_checklist_is_a_lint():
    assert {code for codes in CODES for code in codes} <= set(linter.every())


@pytest.mark.parametrize("lint", linter.every().values(), ids=lambda lint: lint.code)
def test_a_lint_tells_what_it_is_about_and_only_reads(lint):
    assert all((lint.title, lint.why, lint.fix, lint.source))
    (statement,) = postgast.parse(lint.select).stmts
    assert statement.stmt.WhichOneof("node") == "select_stmt"


def test_every_setting_is_documented_as_it_is():
    assert sorted(map(tuple, rows("settings.md"))) == sorted(
        (PREFIX + name.upper(), spelled(field.default), field.description)
        for name, field in Settings.model_fields.items()
    )


def spelled(default: object) -> str:
    """A default as the environment takes it."""
    if default is None:
        return ""
    return json.dumps(default) if isinstance(default, tuple) else str(default)


def test_every_setting_says_what_it_sets():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_public_names_are_sorted_and_there():
    names = agent_gateway.__all__
    assert (names, [name for name in names if not hasattr(agent_gateway, name)]) == (sorted(names), [])


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_module_opens_with_its_room_sign(source):
    assert ast.get_docstring(ast.parse(source.read_text("utf-8")))


def test_only_the_outermost_adapters_swallow_everything():
    found = {source for source in SOURCES if any(map(swallows, ast.walk(ast.parse(source.read_text("utf-8")))))}
    assert {str(source.relative_to(ROOT / "agent_gateway")) for source in found} == {
        "adapters/http/threshold.py",
        "adapters/mcp/server.py",
    }


def swallows(node: ast.AST) -> bool:
    """Whether an `except` takes every exception and does not end by raising."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    broad = any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)
    return broad and not isinstance(node.body[-1], ast.Raise)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page):
    links = re.findall(r"\]\(([^)\s]+)\)", FENCED.sub("", page.read_text("utf-8")))
    assert [link for link in links if "://" not in link and not leads_somewhere(page, link)] == []


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    """The headings of a page, as GitHub turns them into anchors."""
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "evals"], ids=name_of)
def test_no_line_of_a_page_is_wider_than_128_but_those_of_tables_and_output(page):
    lines = FENCED.sub("", page.read_text("utf-8")).splitlines()
    assert [line for line in lines if len(line) > 128 and not line.startswith("|")] == []
