"""The lists of the guard: text files, one entry a line, read once.

In: a file of this folder. Out: its entries by section. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

__all__ = ["entries", "functions", "names", "node_fields", "reviewed"]


def _lines(name: str) -> Iterator[str]:
    """The lines that are neither blank nor a comment; an operator may be a lone `#`."""
    for line in files("agent_gateway.guard").joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line


@cache
def entries(name: str) -> dict[str, tuple[str, ...]]:
    """Section to its entries, of a file with `[section]` lines."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(name):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return {section: tuple(found) for section, found in sections.items()}


def functions() -> tuple[str, ...]:
    """The names of the functions that statements may call."""
    return tuple(entry.split()[0] for section in entries("allowed_functions.txt").values() for entry in section)


@cache
def reviewed() -> frozenset[str]:
    """Functions of PostgreSQL and of extensions that statements may not call."""
    return frozenset(_lines("reviewed_functions.txt"))


def names() -> list[str]:
    """What statements may use by its name alone: functions, operators, types of extensions."""
    operators = (name for section in entries("allowed_operators.txt").values() for name in section)
    return [*functions(), *operators, *entries("allowed_types.txt")["extension"]]


@cache
def node_fields() -> dict[str, dict[str, str]]:
    """Node type to its allowed fields; a field maps to "" (a value), "*" (nodes) or the one type that it holds."""
    types: dict[str, dict[str, str]] = {}
    for line in _lines("allowed_nodes.txt"):
        name, *fields = line.split()
        types[name] = {field.partition("=")[0]: field.partition("=")[2] for field in fields}
    return types
