"""Behind PgBouncer in transaction mode: the backend changes with every transaction, and the tenant with it."""

import asyncio
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

import asyncpg
import pytest

from agent_gateway.errors import GatewayError
from agent_gateway.gateway import open_gateway
from agent_gateway.types import QueryRequest
from tests.database.corridor import ACME, GLOBEX, settings_for

BOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
pytestmark = pytest.mark.skipif(
    BOUNCER is None, reason="PgBouncer is not installed (Debian: apt-get install pgbouncer)"
)
REQUESTS = 400


@pytest.fixture
def pooled(world):
    """The address of the demo's world behind two server connections."""
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


async def listening(dsn):
    for _ in range(100):
        try:
            await (await asyncpg.connect(dsn, statement_cache_size=0)).close()
        except OSError:
            await asyncio.sleep(0.05)
        else:
            return
    raise AssertionError("PgBouncer does not listen")


async def test_tenants_do_not_mix_behind_a_pooler(world, pooled):
    await listening(pooled)
    settings = settings_for(world, pooler="pgbouncer", pool_size=8, pool_wait_ms=30_000)
    settings = settings.model_copy(update={"dsn": type(settings.dsn)(pooled)})
    order = random.Random(3)  # noqa: S311  # the same order each time
    async with open_gateway(settings) as gateway:

        async def ask():
            claim = order.choice((ACME, GLOBEX))
            statement = order.choice(("select distinct tenant_id from customers", "select 1 / 0"))
            try:
                result = await gateway.query(claim, QueryRequest(statement))
            except GatewayError as error:
                return error.code == "fetch.division_by_zero"
            return result.rows == [[claim.tenant]]

        assert all(await asyncio.gather(*(ask() for _ in range(REQUESTS))))
