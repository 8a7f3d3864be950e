"""A report as JUnit XML, one test a case and wall: what CI systems read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

__all__ = ["junit"]


def junit(report: Mapping[str, Any]) -> str:
    """The XML text."""
    root = ET.Element("testsuites", name=f"agent-gateway evals {report['solver']}")
    blamed: dict[str, list[str]] = {}
    for failure in report["failures"]:
        blamed.setdefault(failure.split(" ", 1)[0].rstrip(":"), []).append(failure)
    for wall in report["walls"]:
        outcomes = [outcome for outcome in report["outcomes"] if outcome["wall"] == wall["name"]]
        suite = ET.SubElement(root, "testsuite", name=wall["title"], tests=str(len(outcomes)))
        for outcome in outcomes:
            test = ET.SubElement(suite, "testcase", classname=f"evals.{wall['name']}", name=outcome["case"])
            test.set("time", f"{sum(answer['elapsed_ms'] for answer in outcome['answers']) / 1000:.3f}")
            for failure in blamed.get(outcome["case"], ()):
                if f"behind {wall['name']}:" in failure:
                    ET.SubElement(test, "failure", message=_printable(failure))
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _printable(text: str) -> str:
    """XML 1.0 holds no control characters, not even escaped ones."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
