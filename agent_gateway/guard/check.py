"""The order of the judges.

In: a text and the allowlist of its caller. Out: a verdict. Pure: the same text and allowlist give the same verdict, in
any thread. What one judge refuses, the next never sees.
"""

from __future__ import annotations

from functools import lru_cache

from agent_gateway.guard import faults, limits, nesting, other_dialects, resources, rules, second, text, tree
from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.resolver import Resolver
from agent_gateway.guard.rowset import Scope
from agent_gateway.types import Approved, Refused, Verdict

__all__ = ["check", "fingerprint", "judged", "one_statement"]

_CACHED = 512
_CACHED_CHARS = 2_000
"""Longer texts are judged anew, so that the cache stays within a few megabytes."""


def check(sql: str, allowlist: Allowlist) -> Verdict:
    """Judge a text.

    Args:
        sql: what the agent sent, verbatim.
        allowlist: what this caller may use.
    """
    if len(sql) <= _CACHED_CHARS:
        return _cached(sql, allowlist)
    return _judge(sql, allowlist)


def _judge(sql: str, allowlist: Allowlist) -> Verdict:
    return judged(sql, allowlist, Findings())


def judged(sql: str, allowlist: Allowlist, findings: Findings) -> Verdict:
    """Judge a text, anew; `findings` then also tells who was asked."""
    findings.ask("characters")
    encoded = text.encode(sql, allowlist.max_chars, findings)
    if not findings:
        findings.ask("nesting")
        nesting.judge(sql, encoded, findings)
    if findings:
        return Refused(sql, findings.violations())
    findings.text = encoded
    try:
        return _read(sql, encoded, allowlist, findings)
    except RecursionError:
        _too_deep(findings)
        return Refused(sql, findings.violations())


_cached = lru_cache(maxsize=_CACHED)(_judge)


def fingerprint(sql: str, allowlist: Allowlist) -> str:
    """What groups statements that differ in constants only (libpg_query's); for the record, and no part of a verdict.

    Empty where PostgreSQL's grammar does not read the text, or must not see it.
    """
    return (_cached_fingerprint if len(sql) <= _CACHED_CHARS else _fingerprint)(sql, allowlist)


def _fingerprint(sql: str, allowlist: Allowlist) -> str:
    findings = Findings()
    encoded = text.encode(sql, allowlist.max_chars, findings)
    if not findings:
        nesting.judge(sql, encoded, findings)
    return "" if findings else tree.fingerprint(encoded)


_cached_fingerprint = lru_cache(maxsize=_CACHED)(_fingerprint)


def _read(sql: str, encoded: bytes, allowlist: Allowlist, findings: Findings) -> Verdict:
    """Judge a text that may be parsed."""
    findings.ask("libpg_query")
    try:
        statements = tree.parse(encoded)
    except tree.SyntaxFault as fault:
        _faulted(fault, sql, findings)
        return Refused(sql, findings.violations())
    shapes = [_judge_statement(statement, allowlist, findings) for statement in statements]
    if len(statements) != 1:
        findings.ask("libpg_query")
        _count(statements, findings)
    if findings or len(shapes) != 1 or shapes[0] is None:
        other_dialects.mend(statements, allowlist, findings)
        return Refused(sql, findings.violations())
    shape, resolver = shapes[0]
    statement = one_statement(statements[0], encoded)
    findings.ask("sqlglot")
    second.judge(statement, shape, findings)
    if findings:
        return Refused(sql, findings.violations())
    relations, functions = tuple(sorted(resolver.sources.relations)), tuple(sorted(shape.called))
    return Approved(sql, statement, relations=relations, functions=functions)


def _judge_statement(
    statement: tree.Node, allowlist: Allowlist, findings: Findings
) -> tuple[tree.Shape, Resolver] | None:
    """Every rule about one statement."""
    wrapped: tree.Node = statement.get("stmt", {})
    for kind, node in wrapped.items():
        if kind != "SelectStmt":
            findings.ask("libpg_query")
            rules.judge_kind(kind, node, findings, at=statement.get("stmt_location", 0))
            return None
        findings.ask("rules")
        shape = tree.shape(wrapped)
        rules.judge(shape, allowlist, findings)
        if shape.depth > tree.MAX_DEPTH:
            return None
        findings.ask("limits")
        known = len(findings)
        limits.judge(shape, findings)
        if len(findings) > known:  # names of what is too large are not looked up: that alone could take seconds
            return None
        findings.ask("names")
        resolver = Resolver(allowlist, findings)
        resolver.query(node, Scope())
        if resolver.wide:
            return None
        for unread in () if findings else resolver.unread(shape):
            findings.add(
                "syntax_denied",
                "A name stands where the guard does not look names up.",
                "Write it in another way.",
                at=unread.get("location", 0),
            )
        findings.ask("constants")
        resources.judge(wrapped, shape, findings)
        return shape, resolver
    return None


def _count(statements: list[tree.Node], findings: Findings) -> None:
    if not statements:
        findings.add("empty", "There is no statement in the text.", "Send one SELECT.", fragment=" ")
        return
    findings.add(
        "many_statements",
        f"The text holds {len(statements)} statements, and one is run.",
        _keeping(sum("SelectStmt" in statement.get("stmt", {}) for statement in statements)),
        at=statements[1].get("stmt_location", 0),
    )


def _keeping(queries: int) -> str:
    """Which of several statements to send, by how many of them are queries."""
    if queries == 1:
        return "Keep the SELECT alone: leave out what stands before it and behind it."
    return "Send the queries one by one, and nothing else." if queries else "Send one SELECT."


def _too_deep(findings: Findings) -> None:
    findings.add(
        "too_deep",
        "The statement nests too deep.",
        "Name the inner parts in a WITH clause and use the names.",
        fragment="…",
    )


def _faulted(fault: tree.SyntaxFault, sql: str, findings: Findings) -> None:
    if fault.position == tree.TOO_DEEP:
        _too_deep(findings)
        return
    findings.add(
        "syntax",
        f"PostgreSQL does not read this: {fault.message}.",
        faults.hint(sql, fault.position, fault.message),
        fragment=sql[max(0, fault.position) :][:40] or sql[-40:],
    )


def one_statement(statement: tree.Node, encoded: bytes) -> str:
    """The one statement as a slice of the text; libpg_query counts in bytes, and 0 stands for the rest."""
    start, length = statement.get("stmt_location", 0), statement.get("stmt_len", 0)
    end = start + length if length else len(encoded)
    return encoded[start:end].decode("utf-8").strip(" \t\n\r\f\v;")
