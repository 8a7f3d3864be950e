"""Settings of a server in, an embedded server that lives as long as a block out; nothing of it stays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from agent_gateway import embedded

__all__ = ["served"]


@contextmanager
def served(
    *, version: embedded.Version = 18, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[embedded.Server]:
    """A server of its own, in a directory that its account can pass through.

    Args:
        version: the major version of PostgreSQL.
        settings: of the server, by name.
    """
    with tempfile.TemporaryDirectory(prefix="agent-gateway-evals-", ignore_cleanup_errors=True) as home:
        Path(home).chmod(0o711)
        with embedded.start(Path(home), version=version, settings=settings) as server:
            yield server
