"""The linter: a declaration and a database in, findings out. Only `run` connects, and it writes nothing."""

from agent_gateway.policy.linter.judgement import Finding, Report, Severity, judged
from agent_gateway.policy.linter.lints import Lint, chosen, every, found
from agent_gateway.policy.linter.run import Raw, look, run

__all__ = ["Finding", "Lint", "Raw", "Report", "Severity", "chosen", "every", "found", "judged", "look", "run"]
