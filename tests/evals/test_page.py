"""The page, in a real Chromium: from a file, by keyboard, on a phone, in darkness."""

import json
import shutil
from xml.etree import ElementTree as ET

import pytest

from evals import report
from evals.answers import Answer
from evals.cases import cases
from evals.replay import Outcome, Run
from evals.scorers import Finding
from evals.worlds import Difference

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


HOSTILE = '["<b>bold</b></script><script>alert(1)</script>"]'


def made():
    """A run with a leak in it, whose words try to become markup."""
    run = Run()
    for case in cases():
        if case.kind in ("tenant_switch", "basic"):
            answers = tuple(Answer(sql, rows=(HOSTILE,)) for sql in case.sql)
            for wall in ("all", "stable", "plain"):
                leaks = wall == "plain" and case.leaks_plain
                found = (Finding("canary", "user1@canary-globex.example"),) if leaks else ()
                verdict = "reached" if leaks else "answered" if case.suite == "utility" else "contained"
                run.outcomes.append(Outcome(case, wall, verdict, found, answers))
    run.differences.append(Difference("isolation-tenant_switch-01", "all", 1, "order", "row 1", noise=False))
    return report.document(run, postgresql="18.4", elapsed_s=1.0)


@pytest.fixture(scope="module")
async def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    async with playwright.async_playwright() as driver:
        started = await driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        await started.close()


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["desktop, light", "phone, dark"])
async def page(browser, request, tmp_path):
    width, scheme = request.param
    file = tmp_path / "report.html"
    file.write_text(report.page(made()), "utf-8")
    opened = await browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("dialog", lambda dialog: opened.faults.append(dialog.message))
    opened.on("request", lambda asked: opened.faults.extend([asked.url] if not asked.url.startswith("file:") else []))
    await opened.goto(file.as_uri())
    yield opened
    assert opened.faults == []
    await opened.close()


async def test_it_fits_its_window_and_tells_the_verdict(page):
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert "verything held" in await page.inner_text("#verdict")


async def test_a_cell_opens_its_cases_by_keyboard_and_escape_closes_them(page):
    await page.locator("tbody td button").first.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    assert await page.locator("#panel").evaluate("panel => panel.open")
    told = await page.inner_text("#cases")
    assert "isolation-tenant_switch" in told and "canary: user1@canary-globex.example" in told and "<b>bold</b>" in told  # noqa: PT018  # one look
    await page.keyboard.press("Escape")
    assert not await page.locator("#panel").evaluate("panel => panel.open")


async def test_darkness_changes_the_ground(page):
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    dark = await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert ground == ("rgb(20, 23, 28)" if dark else "rgb(255, 255, 255)")


def test_the_document_is_json_of_its_version():
    told = json.loads(json.dumps(made()))
    assert told["schema"] == 1
    assert {"solver", "date", "commit", "versions", "walls", "cases", "outcomes", "matrix", "worlds"} <= told.keys()


def test_junit_counts_every_case_behind_every_wall():
    document = made()
    root = ET.fromstring(report.junit(document))  # noqa: S314  # our own text
    assert len(root.findall(".//testcase")) == len(document["outcomes"])
