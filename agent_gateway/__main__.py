"""`python -m agent_gateway`, and the console script: an interrupt ends it without a traceback, also while it loads."""

from __future__ import annotations

import sys

__all__ = ["main"]

_INTERRUPTED = 130
"""The exit code of a process that SIGINT ended, as shells count."""


def main() -> None:
    """The command line. It takes a second to load, in which people may change their minds."""
    try:
        from agent_gateway.adapters.cli import main as run  # noqa: PLC0415  # inside, so that its loading is guarded

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
