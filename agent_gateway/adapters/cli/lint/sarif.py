"""The report as SARIF 2.1.0, which code scanning reads (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from agent_gateway.policy import linter

__all__ = ["log"]

_LEVELS: Mapping[linter.Severity, str] = {
    "critical": "error",
    "high": "error",
    "medium": "warning",
    "low": "note",
    "info": "note",
}
_SCORES: Mapping[linter.Severity, str] = {
    "critical": "9.5",
    "high": "8.0",
    "medium": "5.5",
    "low": "3.0",
    "info": "0.0",
}
"""On the scale of CVSS, by which code scanning sorts."""


def log(report: linter.Report, declared_in: Path | None) -> dict[str, Any]:
    """One run. A database has no lines, so each result points at the file of the declaration, where there is one."""
    rules = [*report.lints, *linter.OWN]
    places = {rule.code: index for index, rule in enumerate(rules)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "agent-gateway lint",
                        "version": version("agent-gateway"),
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "results": [_result(finding, places, declared_in) for finding in (*report.findings, *report.waived)],
                "properties": {"database": report.database, "server": report.server},
            }
        ],
    }


def _rule(rule: linter.Lint) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\n{rule.fix}", "markdown": f"{rule.why}\n\n```sql\n{rule.fix}\n```"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"security-severity": _SCORES[rule.severity], "tags": ["security", rule.severity]},
    }


def _result(finding: linter.Finding, places: Mapping[str, int], declared_in: Path | None) -> dict[str, Any]:
    lint = finding.lint
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": finding.object}]}
    if declared_in:
        uri = declared_in.as_uri() if declared_in.is_absolute() else quote(declared_in.as_posix())
        location["physicalLocation"] = {"artifactLocation": {"uri": uri}, "region": {"startLine": 1}}
    identity = hashlib.sha256(f"{lint.code}\0{finding.object}".encode()).hexdigest()
    result: dict[str, Any] = {
        "ruleId": lint.code,
        "ruleIndex": places[lint.code],
        "level": _LEVELS[lint.severity],
        "message": {"text": f"{finding.object}: {lint.title}. {finding.detail}. Fix: {finding.fix}"},
        "locations": [location],
        "partialFingerprints": {"codeAndObject/v1": identity},
    }
    if waiver := finding.waiver:
        justification = f"{waiver.reason} (until {waiver.expires})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
    return result
