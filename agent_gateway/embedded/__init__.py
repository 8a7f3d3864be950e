"""An embedded PostgreSQL for the demo and the tests: a directory in, a running server out.

It never serves production: the minor versions in the wheel are behind on fixes of known vulnerabilities, and the
settings give durability up for speed.
"""

from agent_gateway.embedded.programs import Version
from agent_gateway.embedded.server import Server, start

__all__ = ["Server", "Version", "start"]
