"""A running server that several processes may share: the first starts it, the last to leave stops it.

Each user holds a shared lock on one file, which the kernel releases however the process ends; a second file lets one
process at a time start or stop. So a killed process leaves nothing to mend by hand: its successor attaches to the
postmaster that it left, or starts a new one.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import shutil
import socket
import stat
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Self
from urllib.parse import quote, urlencode

from agent_gateway.embedded import programs
from agent_gateway.embedded.cluster import Address, Cluster
from agent_gateway.embedded.programs import Account, Version
from agent_gateway.errors import EmbeddedUnavailable

__all__ = ["Server", "start"]

_ROOT_HOME = Path("/var/lib/agent-gateway")
_PORT = 5432
_ADDRESS = "address.json"
_SOCKET_DIR_BYTES = 80  # a socket's whole path has 103 bytes on macOS, 107 on Linux
_NONE: Mapping[str, str] = MappingProxyType({})


class Server:
    """One process's share in a running server. Leave it with `stop`, or use it as a context manager."""

    def __init__(self, cluster: Cluster, address: Address, share: int, settings: Mapping[str, str]) -> None:
        self._cluster = cluster
        self._address = address
        self._share: int | None = share
        self._settings = settings
        self._process = os.getpid()
        atexit.register(self.stop)

    @property
    def version(self) -> Version:
        """PostgreSQL's major version."""
        return self._cluster.version

    @property
    def data_dir(self) -> Path:
        """Our directory of this version: the cluster, its settings, its log, and what the demo keeps beside them."""
        return self._cluster.directory

    @property
    def socket_dir(self) -> Path:
        """The private directory of the Unix socket."""
        return Path(self._address.socket_dir)

    @property
    def port(self) -> int:
        """The port, which also names the Unix socket."""
        return self._address.port

    @property
    def pid(self) -> int | None:
        """The process id of the postmaster, where it runs."""
        return self._cluster.postmaster()

    def dsn(self, user: str, database: str, *, tcp: bool = False, password: str | None = None) -> str:
        """The address for a login: over the Unix socket, where none needs a password, or over TCP.

        Raises:
            EmbeddedUnavailable: TCP is asked for and the server does not listen there.
        """
        login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        if not tcp:
            where = urlencode({"host": self._address.socket_dir, "port": self.port}, safe="/")
            return f"postgresql://{login}@/{quote(database, safe='')}?{where}"
        if not self._address.tcp:
            raise EmbeddedUnavailable("The server does not listen on TCP.", hint="Start it with a TCP port.")
        return f"postgresql://{login}@127.0.0.1:{self.port}/{quote(database, safe='')}"

    def revive(self) -> None:
        """Start the postmaster again where it was killed, at the same address; otherwise do nothing.

        Raises:
            EmbeddedUnavailable: it does not start.
        """
        with _alone(self._cluster.directory):
            if not self._cluster.wait():
                self._cluster.launch(self._address, self._settings)

    def stop(self) -> None:
        """Leave; the last one to leave stops the server. Does nothing the second time."""
        if self._share is None or os.getpid() != self._process:  # a fork has no share of its own
            return
        share, self._share = self._share, None
        atexit.unregister(self.stop)
        try:
            with _alone(self._cluster.directory):
                try:
                    fcntl.flock(share, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return
                self._cluster.stop()
                shutil.rmtree(self._address.socket_dir, ignore_errors=True)
        except FileNotFoundError:
            pass  # somebody deleted the directory; a postmaster looks once a minute, and ends without it
        finally:
            os.close(share)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start(
    data_dir: Path | None = None,
    *,
    version: Version = 18,
    tcp_port: int | None = None,
    settings: Mapping[str, str] = _NONE,
    programs_dir: Path | None = None,
) -> Server:
    """Attach to the server of a data directory, and start it where it does not run.

    Args:
        data_dir: where the clusters live, one folder a version; the user's own data directory without it.
        version: PostgreSQL's major version.
        tcp_port: also listen on 127.0.0.1; 0 takes a free port.
        settings: settings of PostgreSQL over ours; a server that runs already keeps those that it has.
        programs_dir: where `initdb` and `postgres` of that version are, in place of the wheel's.

    Raises:
        EmbeddedUnavailable: the wheel is missing, the directory cannot be used, or PostgreSQL does not start.
    """
    home = data_dir.resolve() if data_dir else _home()
    try:
        directory = _prepare(home / str(version))
        cluster = Cluster(directory, version, programs.find(version, home, programs_dir))
        _check_reach(directory, cluster.programs.account)
        with _alone(directory):
            share = os.open(directory / "users.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(share, fcntl.LOCK_SH)
                address = _attach(cluster, tcp_port) if cluster.wait() else _launch(cluster, tcp_port, settings)
            except BaseException:
                os.close(share)
                raise
    except OSError as error:
        raise EmbeddedUnavailable(
            f"The data directory {home} cannot be used.",
            hint=f"{error.strerror}: make it writable, free some space, or choose another directory.",
            internal=repr(error),
        ) from error
    return Server(cluster, address, share, settings)


@contextmanager
def _alone(directory: Path) -> Generator[None]:
    """Nobody else starts or stops the server meanwhile."""
    descriptor = os.open(directory / "change.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _home() -> Path:
    if os.geteuid() == 0:
        return _ROOT_HOME
    try:
        import platformdirs  # noqa: PLC0415  # comes with the optional extra
    except ImportError:
        raise EmbeddedUnavailable("The embedded PostgreSQL is not installed.") from None
    return platformdirs.user_data_path("agent-gateway")


def _prepare(directory: Path) -> Path:
    """Make our directory; another account must be able to pass through it only where it runs the server."""
    mode = 0o711 if os.geteuid() == 0 else 0o700
    for made in (directory.parent, directory):
        if not made.exists():
            made.mkdir(parents=True, exist_ok=True)
            made.chmod(mode)  # the umask may have taken from it
    found = directory.stat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise EmbeddedUnavailable(
            f"{directory} belongs to somebody else, or others may write to it.",
            hint="Choose a data directory of your own.",
        )
    return directory


def _check_reach(directory: Path, account: Account) -> None:
    if not account.ours and not account.may_enter(directory):
        raise EmbeddedUnavailable(
            f"The account {account.name}, which runs PostgreSQL for root, cannot reach {directory}.",
            hint="Choose a data directory that every account may pass through, or run the command as a normal user.",
        )


def _attach(cluster: Cluster, tcp_port: int | None) -> Address:
    """The address of the server that runs, if it is private still and listens where it should."""
    address = _recorded(cluster)
    if address is None:
        raise EmbeddedUnavailable(
            "The server that runs already has no private directory for its socket.",
            hint=f"Stop the process {cluster.postmaster()} and try again.",
        )
    if tcp_port is not None and not (address.tcp and tcp_port in (0, address.port)):
        raise EmbeddedUnavailable(
            "The server that runs already does not listen on that TCP port.",
            hint="End the other process that uses it, or choose another data directory.",
        )
    return address


def _launch(cluster: Cluster, tcp_port: int | None, settings: Mapping[str, str]) -> Address:
    """Start the server: where one was killed at its address, for others may use it still, else at a new one."""
    cluster.create()
    address = _recorded(cluster)
    if address and (address.tcp != (tcp_port is not None) or tcp_port not in (None, 0, address.port)):
        shutil.rmtree(address.socket_dir, ignore_errors=True)
        address = None
    if address is None:
        port = _free_port() if tcp_port == 0 else tcp_port or _PORT
        address = Address(_socket_dir(cluster.programs.account), port, tcp_port is not None)
        fresh = cluster.directory / ".address.json"
        fresh.write_text(json.dumps(asdict(address)))
        fresh.replace(cluster.directory / _ADDRESS)
    try:
        cluster.launch(address, settings)
    except BaseException:
        shutil.rmtree(address.socket_dir, ignore_errors=True)
        raise
    return address


def _recorded(cluster: Cluster) -> Address | None:
    """The address of the last start, while nobody but the server's account reaches its socket."""
    try:
        address = Address(**json.loads((cluster.directory / _ADDRESS).read_text()))
        found = os.lstat(address.socket_dir)
    except (OSError, ValueError, TypeError):
        return None
    private = stat.S_ISDIR(found.st_mode) and found.st_uid == cluster.programs.account.uid and not found.st_mode & 0o077
    return address if private else None


def _socket_dir(account: Account) -> str:
    """A new private directory with a short path that nobody could have foreseen."""
    for parent in (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")):  # noqa: S108  # mkdtemp makes the name
        if len(os.fsencode(parent)) <= _SOCKET_DIR_BYTES and parent.is_dir() and account.may_enter(parent.resolve()):
            made = tempfile.mkdtemp(prefix="agw-", dir=parent)
            os.chown(made, account.uid, account.gid)
            return made
    raise EmbeddedUnavailable(
        "There is no temporary directory for the server's socket.", hint="Set TMPDIR to a directory with a short path."
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
