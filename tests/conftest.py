"""Where `TEST_SKIPS_FAIL` is set, a skipped test fails the run: there, everything that tests need is installed."""

import os

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("TEST_SKIPS_FAIL") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("skipped tests are failures here (TEST_SKIPS_FAIL)", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("TEST_SKIPS_FAIL") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
