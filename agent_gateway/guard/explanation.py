"""Why a verdict is what it is.

In: a text and the allowlist of its caller. Out: an `Explanation`: the verdict that `check` gives, what came of each
judge, and the text as both parsers read it, side by side. It runs the judges themselves, so it cannot tell another
story than they do; what it shows beyond that decides nothing.
"""

from __future__ import annotations

from agent_gateway.guard import readings, text, tree
from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.check import fingerprint, judged
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.second import COMPARED
from agent_gateway.types import Approved, Explanation, JudgeStep, Reading

__all__ = ["explain"]

_LOOKS_AT = {
    "characters": "the length of the text, and characters that two readers may take for different ones",
    "nesting": "how deep brackets stand and how long chains of operators are, before anything parses the text",
    "libpg_query": "PostgreSQL's own grammar: whether it is one statement, and a query",
    "rules": "every node, function, operator, type and collation, against the lists of what is allowed",
    "limits": "how many relations, CTEs, columns, list items and characters of a literal there are",
    "names": "what each name means, and whether that relation or column may be read",
    "constants": "whether constants prove that a value, a series or a recursion becomes huge",
    "sqlglot": "a second parser's reading, which must name the same things",
}


def explain(sql: str, allowlist: Allowlist) -> Explanation:
    """Judge a text, and tell how.

    Args:
        sql: what the agent sent, verbatim.
        allowlist: what this caller may use.
    """
    findings = Findings()
    verdict = judged(sql, allowlist, findings)
    approved = verdict if isinstance(verdict, Approved) else None
    return Explanation(
        verdict="approved" if approved else "refused",
        statement=approved.statement if approved else "",
        fingerprint=fingerprint(sql, allowlist),
        relations=approved.relations if approved else (),
        functions=approved.functions if approved else (),
        violations=findings.violations(),
        steps=tuple(_step(judge, findings) for judge in _LOOKS_AT),
        readings=_readings(sql, allowlist, findings),
        compared=COMPARED,
    )


def _step(judge: str, findings: Findings) -> JudgeStep:
    if judge not in findings.asked:
        return JudgeStep(judge, _LOOKS_AT[judge], "not asked")
    codes = tuple(findings.asked[judge])
    return JudgeStep(judge, _LOOKS_AT[judge], "refused" if codes else "passed", codes)


def _readings(sql: str, allowlist: Allowlist, findings: Findings) -> tuple[Reading, ...]:
    """What both parsers make of a text. sqlglot is shown queries, and none that is too much for it."""
    if "libpg_query" not in findings.asked:
        return ()
    encoded = text.encode(sql, allowlist.max_chars, Findings())
    try:
        statements = tree.parse(encoded)
    except tree.SyntaxFault as fault:
        return (Reading("libpg_query", (), fault=fault.message),)
    first = readings.first(statements)
    deep = "guard.too_deep" in findings.asked.get("rules", ())
    if set(first.kinds) != {"SELECT"} or deep or findings.asked.get("limits"):
        return (first,)
    return first, readings.second(encoded.decode("utf-8"))
