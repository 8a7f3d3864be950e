"""The guard judges statements: text in, verdict out.

`check` is pure, synchronous and safe in threads; it opens nothing and waits for nothing. libpg_query, PostgreSQL's own
grammar, is the authority on what a text means; sqlglot is the second judge, and where they differ the text is refused.
"""

from __future__ import annotations

from agent_gateway.guard.allowlist import Allowlist, allowlist
from agent_gateway.guard.check import check, fingerprint
from agent_gateway.guard.explanation import explain
from agent_gateway.guard.lists import names

__all__ = ["Allowlist", "allowlist", "check", "explain", "fingerprint", "names"]
