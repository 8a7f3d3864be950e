"""PgBouncer in transaction mode before a world, for the tests that need one."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from agent_gateway import demo

__all__ = ["BOUNCER", "listening", "running"]

BOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


@contextmanager
def running(world: demo.World) -> Iterator[str]:
    """The address of the world behind two server connections."""
    assert BOUNCER
    with tempfile.TemporaryDirectory(prefix="agw-bouncer-") as name:
        home = Path(name)
        (home / "users.txt").write_text('"agent_ro" ""\n')
        (home / "bouncer.ini").write_text(f"""[databases]
demo = host={world.server.socket_dir} port={world.server.port} dbname={world.database}
[pgbouncer]
listen_addr =
unix_socket_dir = {home}
listen_port = 6432
auth_type = trust
auth_file = {home}/users.txt
pool_mode = transaction
default_pool_size = 2
""")
        account = world.server.socket_dir.stat()  # PgBouncer, like PostgreSQL, refuses to run as root
        for path in (home, *home.iterdir()):
            os.chown(path, account.st_uid, account.st_gid)
        as_whom = {"user": account.st_uid, "group": account.st_gid} if os.geteuid() == 0 else {}
        with (home / "log").open("w") as log:
            process = subprocess.Popen([BOUNCER, str(home / "bouncer.ini")], stdout=log, stderr=log, **as_whom)
        try:
            yield f"postgresql://agent_ro@/demo?host={home}&port=6432"
        finally:
            process.terminate()
            process.wait(10)


async def listening(dsn: str) -> None:
    """Return when it takes connections."""
    for _ in range(100):
        try:
            await (await asyncpg.connect(dsn, statement_cache_size=0)).close()
        except OSError:
            await asyncio.sleep(0.05)
        else:
            return
    raise AssertionError("PgBouncer does not listen")
