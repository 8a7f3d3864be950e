"""The linter: a declaration and a database in, findings out. Only `run` connects, and it writes nothing."""

from agent_gateway.policy.linter.checklist import Attack, Count, Point, checklist
from agent_gateway.policy.linter.judgement import OWN, Finding, Report, judged
from agent_gateway.policy.linter.lints import Lint, Severity, chosen, every, found
from agent_gateway.policy.linter.run import Raw, check_off, look, run

__all__ = [
    "OWN",
    "Attack",
    "Count",
    "Finding",
    "Lint",
    "Point",
    "Raw",
    "Report",
    "Severity",
    "check_off",
    "checklist",
    "chosen",
    "every",
    "found",
    "judged",
    "look",
    "run",
]
