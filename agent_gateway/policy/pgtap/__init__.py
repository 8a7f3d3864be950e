"""pgTAP assertions: a declaration in, one SQL file out that pg_prove runs on any PostgreSQL. Pure.

The file stands by itself: it signs its own tokens with a key that lives for its transaction, compares each policy with
what the kit makes, tries every command as every role, forges, and ends in ROLLBACK.
"""

from agent_gateway.policy.pgtap.script import script

__all__ = ["script"]
