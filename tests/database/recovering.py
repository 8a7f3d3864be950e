"""A hot standby: a copy of a stopped server, started in recovery."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from agent_gateway import demo, embedded, policy
from tests import postgres
from tests.corpus.selftest import broken
from tests.database.connecting import connected

__all__ = ["PLAIN", "started"]

PLAIN = "demo_plain"
"""The same world beside it, but one table's policies believe a setting."""

_SETTINGS = {"wal_level": "replica", "hot_standby": "on"}


@contextmanager
def started(version: embedded.Version) -> Iterator[demo.World]:
    """The demo's world on a server that is in recovery until it is stopped."""
    with tempfile.TemporaryDirectory(prefix="agent-gateway-standby-") as name:
        home = Path(name)
        home.chmod(0o711)
        given = {"version": version, "settings": _SETTINGS, "programs_dir": postgres.PROGRAMS}
        with embedded.start(home / "primary", **given) as primary:
            world = asyncio.run(postgres.install(primary))
            asyncio.run(_broken(world))
            cluster = primary.data_dir
        copied = home / "standby" / str(version)
        copied.parent.mkdir(mode=0o711)
        copying = shutil.which("cp")
        assert copying
        subprocess.run([copying, "-a", cluster, copied], check=True)  # keeps the owner of each file
        (copied / "address.json").unlink()  # the primary's socket
        (data,) = (file.parent for file in copied.glob("*/PG_VERSION"))
        (data / "standby.signal").touch()
        with embedded.start(copied.parent, **given) as server:
            yield replace(world, server=server)


async def _broken(world: demo.World) -> None:
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {PLAIN} template {world.database}")
    (plain,) = (case for case in broken() if case.name == "plain_setting")
    async with connected(world.server.dsn("postgres", PLAIN)) as admin:
        await admin.execute(policy.database(demo.DECLARATION))
        await admin.execute(plain.sql)
