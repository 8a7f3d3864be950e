"""One database cluster on disk: makes it, starts and stops its postmaster, tells whether one runs.

The caller holds the lock that lets one process at a time do so. All that root writes stands in a directory of root's
own, beside the cluster and never in it: whoever takes PostgreSQL over could else plant links for root to follow.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from agent_gateway.embedded.programs import Programs, Version
from agent_gateway.errors import EmbeddedUnavailable

__all__ = ["Address", "Cluster"]

_START_S = 60
_FREE_BYTES = 512 * 1024 * 1024

_SETTINGS: Mapping[str, str] = {
    # nothing here has to survive a power cut; without fsync, a commit that survives a kill costs next to nothing
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "on",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "30min",
    "log_checkpoints": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",
    "jit": "off",
    "track_activities": "on",
    "log_parameter_max_length": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "password_encryption": "scram-sha-256",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a postmaster listens."""

    socket_dir: str
    port: int
    tcp: bool
    """Whether it also listens on 127.0.0.1, at the same port."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of one version in a directory of ours."""

    directory: Path
    version: Version
    programs: Programs

    @property
    def data(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.directory / "cluster"

    @property
    def log(self) -> Path:
        """What the postmaster says."""
        return self.directory / "log"

    @property
    def name(self) -> str:
        """Shown in the titles of the server's processes, so that left-over ones are found."""
        return "agent-gateway-" + hashlib.sha256(str(self.data).encode()).hexdigest()[:16]

    def create(self) -> None:
        """Make the cluster where there is none.

        Raises:
            EmbeddedUnavailable: it cannot be made, or one of another version is there.
        """
        for unfinished in self.directory.glob(".cluster-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        if self.data.exists():
            self._check_version()
            return
        fresh = Path(tempfile.mkdtemp(prefix=".cluster-", dir=self.directory))
        os.chown(fresh, self.programs.account.uid, self.programs.account.gid)
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-data-checksums"]
        try:
            self.programs.run(
                "initdb",
                *("--pgdata", fresh, "--username=postgres", "--encoding=UTF8", "--auth=reject"),
                *("--no-sync", "--no-instructions"),
                *(locale if self.version >= 17 else ["--locale=C.UTF-8"]),  # noqa: PLR2004  # 17 brought the provider
            )
        except EmbeddedUnavailable as error:
            raise self._explained(error) from error
        fresh.rename(self.data)

    def postmaster(self) -> int | None:
        """The process id of the running postmaster of this cluster."""
        import psutil  # noqa: PLC0415  # comes with the optional wheel

        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            runs = str(self.data) in psutil.Process(pid).cmdline()  # a zombie has no command line
        except (OSError, ValueError, psutil.Error):
            return None
        return pid if runs else None

    def wait(self) -> bool:
        """Wait for a postmaster that somebody else started; false where it goes away instead.

        Raises:
            EmbeddedUnavailable: it is still not ready after a minute.
        """
        for _ in range(_START_S * 20):
            if self.postmaster() is None:
                return False
            with suppress(OSError, IndexError):
                # line 8 is the state: PostgreSQL's miscadmin.h, LOCK_FILE_LINE_PM_STATUS
                if (self.data / "postmaster.pid").read_text().split("\n")[7].strip() == "ready":
                    return True
            time.sleep(0.05)
        raise EmbeddedUnavailable("The PostgreSQL that runs already does not get ready.", internal=self.log_tail())

    def launch(self, address: Address, settings: Mapping[str, str]) -> None:
        """Start the postmaster and wait until it takes connections.

        Raises:
            EmbeddedUnavailable: it does not start.
        """
        self._clear(address)
        config, hba = self._configure(address, settings)
        options = shlex.join(["-c", f"config_file={config}", "-c", f"hba_file={hba}"])
        try:
            self.programs.run(
                "pg_ctl",
                "start",
                *("--pgdata", self.data, "--log", self.log, "--options", options, "--wait", "--silent"),
                *("--timeout", str(_START_S)),
            )
        except EmbeddedUnavailable as error:
            raise self._explained(error) from error

    def stop(self) -> None:
        """Stop the postmaster; clients are cut off, nothing is lost.

        Raises:
            EmbeddedUnavailable: it does not stop.
        """
        if self.postmaster() is not None:
            self.programs.run("pg_ctl", "stop", "--pgdata", self.data, "--mode=fast", "--wait", "--timeout=60")

    def log_tail(self) -> str:
        """The last lines of the log."""
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])
        except OSError:
            return ""

    def _check_version(self) -> None:
        try:
            found = (self.data / "PG_VERSION").read_text().strip()
        except OSError as error:
            found = error.strerror or "unreadable"
        if found != str(self.version):
            raise EmbeddedUnavailable(
                f"The data directory holds PostgreSQL {found}, not {self.version}.",
                hint=f"Ask for version {found}, or delete {self.directory} to begin anew.",
            )

    def _clear(self, address: Address) -> None:
        """Take away what a killed postmaster left: backends, which may hold the shared memory, and its lock files.

        PostgreSQL would not: it takes a zombie that nobody reaps for a postmaster that runs.
        """
        import psutil  # noqa: PLC0415  # comes with the optional wheel

        for process in psutil.process_iter(["cmdline"]):
            words: list[str] = process.info["cmdline"] or [""]
            titled = " ".join(words).startswith(f"postgres: {self.name}:")
            untitled = words[0].endswith("postgres") and str(self.data) in words  # forked a moment ago
            if titled or untitled:
                with suppress(psutil.Error):  # it may end by itself meanwhile
                    process.kill()
                    while process.status() != psutil.STATUS_ZOMBIE:
                        time.sleep(0.01)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for left in Path(address.socket_dir).glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def _configure(self, address: Address, settings: Mapping[str, str]) -> tuple[Path, Path]:
        wanted = {
            **_SETTINGS,
            **settings,
            "cluster_name": self.name,
            "port": str(address.port),
            "listen_addresses": "127.0.0.1" if address.tcp else "",
            "unix_socket_directories": f'"{address.socket_dir}"',
            "unix_socket_permissions": "0700",
        }
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in wanted.items()]
        config, hba = self.directory / "postgresql.conf", self.directory / "pg_hba.conf"
        self._publish(config, "".join(lines))
        # the socket's directory is open to one account only; whoever comes by TCP shows a password
        self._publish(hba, "local all all trust\n" + ("host all all 127.0.0.1/32 scram-sha-256\n" * address.tcp))
        if self.log.exists():
            self.log.replace(self.log.with_name("log.1"))
        self._publish(self.log, "")
        os.chown(self.log, self.programs.account.uid, self.programs.account.gid)
        return config, hba

    def _publish(self, file: Path, text: str) -> None:
        """Write a file that only we change and only the server's account reads."""
        file.unlink(missing_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o640)
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            os.fchown(descriptor, -1, self.programs.account.gid)
            os.fchmod(descriptor, 0o640)  # the umask may have taken from it
            written.write(text)

    def _explained(self, error: EmbeddedUnavailable) -> EmbeddedUnavailable:
        """The same failure with the end of the log and, where the disk is full, the hint to free some of it."""
        hint = f"See {self.log}; delete {self.directory} to begin anew."
        if shutil.disk_usage(self.directory).free < _FREE_BYTES:
            hint = f"Free {_FREE_BYTES >> 20} MiB on the disk of {self.directory}, or choose another directory."
        return EmbeddedUnavailable(error.message, hint=hint, internal=f"{error.internal}\n{self.log_tail()}".strip())
