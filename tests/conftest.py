"""A real PostgreSQL for the tests, in a temporary directory: never the user's own, never a mock.

`postgres.py` says which. Where `TEST_SKIPS_FAIL` is set, a skipped test fails the run: there, everything that tests
need is installed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from hypothesis import HealthCheck, settings

from agent_gateway import demo, embedded
from tests import postgres

TEMPLATE = "demo_template"

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def postgres_version() -> embedded.Version:
    return postgres.VERSION


@pytest.fixture(scope="session")
def server_home() -> Iterator[Path]:
    """A data directory that PostgreSQL's account can pass through, when the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="agent-gateway-test-") as home:
        Path(home).chmod(0o711)
        yield Path(home)


@pytest.fixture(scope="session")
def server(server_home: Path, postgres_version: embedded.Version) -> Iterator[embedded.Server]:
    # a longer text in activity views than by default, so that tests see what they may show
    settings = {"track_activity_query_size": "4096"}
    with embedded.start(
        server_home, version=postgres_version, settings=settings, programs_dir=postgres.PROGRAMS
    ) as running:
        yield running


@pytest.fixture(scope="session")
async def world(server: embedded.Server) -> demo.World:
    """The demo's world. Whoever changes it takes a `clone` instead.

    The template of the clones is made at once: PostgreSQL copies no database that somebody is connected to.
    """
    installed = await postgres.install(server)
    control = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await control.execute(f"create database {TEMPLATE} template {installed.database}")
    await control.execute(f"revoke connect on database {TEMPLATE} from public")
    await control.close()
    return installed


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The schema of the attack corpus has an index of vectors; loose collations need ICU, temporal keys version 18."""
    has = {"corpus_world": postgres.HAS_VECTORS, "icu": postgres.HAS_ICU, "temporal": postgres.VERSION >= 18}
    lacking = {name for name in has if not has[name]}
    needing = [item for item in items if lacking.intersection(getattr(item, "fixturenames", ()))]
    if needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("TEST_SKIPS_FAIL") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("TEST_SKIPS_FAIL") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("skipped tests are failures here (TEST_SKIPS_FAIL)", red=True)
