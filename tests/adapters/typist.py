"""Types commands: a process that has loaded every command once, and forks for each that is asked for.

A call is a process of its own, as a user's is: with its arguments, environment, directory, descriptors, exit code and
cleaning up. It only need not load Python and the libraries again, which takes longer than most commands. That they
load by themselves is tested in `test_cli.py`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from agent_gateway.__main__ import main
from agent_gateway.adapters.cli import COMMANDS

__all__ = ["Typist", "typist"]

_TIMEOUT_S = 120


class Typist:
    """The other end of such a process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def type(
        self, arguments: Sequence[str], environment: Mapping[str, str], cwd: Path, given: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; who takes longer than two minutes is killed."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory(prefix="agent-gateway-typed-") as name:
            files = [Path(name) / stream for stream in ("stdin", "stdout", "stderr")]
            files[0].write_text(given)
            asked = {
                "arguments": arguments,
                "environment": dict(environment),
                "cwd": str(cwd),
                "files": [str(file) for file in files],
            }
            print(json.dumps(asked), file=self._process.stdin, flush=True)
            code = int(self._process.stdout.readline())
            return subprocess.CompletedProcess(arguments, code, files[1].read_text(), files[2].read_text())


@contextmanager
def typist() -> Iterator[Typist]:
    """Start one, for as long as the block lasts."""
    plain = {name: value for name, value in os.environ.items() if name != "COLUMNS"}  # rich reads it when it is loaded
    with subprocess.Popen(
        [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=plain
    ) as process:
        try:
            yield Typist(process)
        finally:
            process.communicate()


def _next() -> dict[str, Any] | None:
    """In a forked process, what it has to do; in the first one None, when nothing more is asked for."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            return json.loads(line)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  # the answer to who asks
    return None


def _become(asked: dict[str, Any]) -> NoReturn:
    """Be the command that is asked for."""
    for number, (path, flags) in enumerate(
        zip(asked["files"], (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT), strict=True)
    ):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, closefd=False)  # the first process has read ahead in its own
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["cwd"])
    sys.argv = ["agent-gateway", *asked["arguments"]]
    signal.alarm(_TIMEOUT_S)
    main()
    sys.exit()


if __name__ == "__main__":
    for command in COMMANDS:
        command.loaded()
    asked = _next()
    if asked is not None:
        _become(asked)
