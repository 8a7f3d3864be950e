"""What findings mean: choice, waivers, severity, the checklist. No database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent_gateway import policy
from agent_gateway.errors import LintUnknown
from agent_gateway.policy import linter
from agent_gateway.policy.declaration import TenantTable, Waiver

TODAY = date(2027, 1, 31)
DECLARATION = policy.Declaration(
    schemas=("app",), tenant_tables=(TenantTable("app", "tenants", tenant_column="id"),), application=None
)
ROW = ("RLS002", "app.invoices", "its owner app_owner passes the policies")


def judged(*rows, waivers=(), lints=None):
    return linter.judged(rows, lints or linter.chosen(), replace(DECLARATION, waivers=waivers), TODAY)


def waiver(**other):
    return Waiver(**{"code": "RLS002", "object": "app.invoices", "reason": "known", "expires": TODAY} | other)


def codes(findings):
    return [finding.lint.code for finding in findings]


# which lints


def test_all_lints_are_chosen_without_a_choice():
    assert [lint.code for lint in linter.chosen()] == list(linter.every())


def test_lints_are_chosen_by_code_and_by_beginning():
    chosen = [lint.code for lint in linter.chosen(["TEN", "rls001"], ["TEN001", "TEN005"])]
    assert chosen == ["RLS001", "TEN002", "TEN003", "TEN004", "TEN006", "TEN007", "TEN008", "TEN009"]


@pytest.mark.parametrize("given", [{"select": ["RLS999"]}, {"ignore": ["X"]}])
def test_a_code_that_no_lint_has_is_an_error(given):
    with pytest.raises(LintUnknown):
        linter.chosen(**given)


# severity


@pytest.mark.parametrize(
    ("code", "failed"),
    [("RLS001", True), ("RLS002", True), ("RLS009", False), ("RLS007", False), ("DB006", False)],
    ids=["critical", "high", "medium", "low", "info"],
)
def test_critical_and_high_fail(code, failed):
    assert judged((code, "x", "y")).failed is failed


def test_the_worst_comes_first():
    rows = [(code, "x", "y") for code in ("DB006", "RLS007", "RLS009", "RLS002", "RLS001")]
    assert codes(judged(*rows).findings) == ["RLS001", "RLS002", "RLS009", "RLS007", "DB006"]


def test_findings_are_counted_by_severity():
    counts = judged(ROW, ("RLS002", "app.other", ""), ("DB006", "server", "")).counts
    assert counts == {"critical": 0, "high": 2, "medium": 0, "low": 0, "info": 1}


# fixes


def test_a_fix_names_the_object():
    (finding,) = judged(ROW).findings
    assert finding.fix == "alter table app.invoices force row level security;"


def test_a_fix_names_the_tenant_column_of_the_table():
    (finding,) = judged(("TEN002", "app.tenants", "")).findings
    assert finding.fix.startswith("create index concurrently on app.tenants (id, ")


def test_a_fix_spells_names_so_that_postgresql_reads_them():
    declaration = replace(
        DECLARATION, tenant_tables=(TenantTable("app", "Workflow", tenant_column="tenantId"),), agent="agent-ro"
    )
    rows = [("TEN002", 'app."Workflow"', ""), ("OBJ009", "app.x", "")]
    fixes = [finding.fix for finding in linter.judged(rows, linter.chosen(), declaration, TODAY).findings]
    assert any(fix.startswith('create index concurrently on app."Workflow" ("tenantId", ') for fix in fixes)
    assert any('from "agent-ro";' in fix for fix in fixes)


def test_braces_in_the_name_of_an_object_stay():
    (finding,) = judged(("RLS002", 'app."{agent}"', "")).findings
    assert 'app."{agent}"' in finding.fix


@pytest.mark.parametrize("lint", linter.every().values(), ids=lambda lint: lint.code)
def test_no_place_of_a_fix_stays_empty(lint):
    declaration = replace(DECLARATION, application="app_rw")
    (finding,) = linter.judged([(lint.code, "app.x", "")], (lint,), declaration, TODAY).findings
    assert "{" not in finding.fix


# waivers


def test_a_waived_finding_does_not_fail():
    report = judged(ROW, waivers=(waiver(),))
    assert (report.failed, codes(report.findings), codes(report.waived)) == (False, [], ["RLS002"])


def test_a_waived_finding_keeps_its_waiver():
    (finding,) = judged(ROW, waivers=(waiver(),)).waived
    assert finding.waiver == waiver()


def test_the_day_after_its_last_a_waiver_is_reported_and_its_finding_counts():
    report = judged(ROW, waivers=(waiver(expires=TODAY - timedelta(days=1)),))
    assert (report.failed, codes(report.findings), codes(report.waived)) == (True, ["RLS002", "WAI001"], [])


def test_a_waiver_that_has_run_out_is_reported_though_its_finding_is_mended():
    assert codes(judged(waivers=(waiver(expires=TODAY - timedelta(days=1)),)).findings) == ["WAI001"]


def test_a_waiver_that_waives_nothing_is_reported():
    report = judged(waivers=(waiver(),))
    assert (report.failed, codes(report.findings)) == (False, ["WAI002"])


def test_a_waiver_for_no_lint_is_reported():
    assert codes(judged(waivers=(waiver(code="RLS999"),)).findings) == ["WAI002"]


def test_a_waiver_of_a_lint_that_was_not_chosen_is_left_alone():
    assert codes(judged(waivers=(waiver(),), lints=linter.chosen(["TEN"])).findings) == []


@pytest.mark.parametrize("object_", ["app.invoices", "app.*", "*", "*invoices", "a*.*s"])
def test_a_star_in_a_waiver_stands_for_anything(object_):
    assert codes(judged(ROW, waivers=(waiver(object=object_),)).waived) == ["RLS002"]


@pytest.mark.parametrize("object_", ["app.invoice", "app.invoices2", "app?invoices", "app.invoic[e]s", "APP.INVOICES"])
def test_nothing_else_in_a_waiver_is_a_pattern(object_):
    assert codes(judged(ROW, waivers=(waiver(object=object_),)).waived) == []


def test_a_waiver_is_for_one_lint():
    assert codes(judged(ROW, ("RLS001", "app.invoices", ""), waivers=(waiver(object="*"),)).findings) == ["RLS001"]


# the checklist

FULL = [linter.Count(point, "looked at", 3, 3) for point in (1, 2, 3, 4, 5, 7)]
WHOLE = replace(DECLARATION, migrator="app_migrator", analyst="analyst")


def outcomes(report, counts, declaration=WHOLE):
    return [point.outcome for point in linter.checklist(report, counts, declaration)]


def test_a_point_passes_where_everything_holds_and_the_untried_one_is_unknown():
    assert outcomes(judged(), FULL) == ["pass", "pass", "pass", "pass", "pass", "unknown", "pass"]


@pytest.mark.parametrize(
    ("attack", "outcome", "told"),
    [
        (linter.Attack("agent_ro", 40), "pass", "40 of 40 attempts"),
        (linter.Attack("agent_ro", 40, succeeded=("forge: SET",)), "fail", "succeeded: forge: SET"),
        (linter.Attack("agent_ro", 40, undecided=("read: rows",)), "unknown", "no answer: read: rows"),
        (linter.Attack("agent_ro", 40, ("forge: SET",), ("read: rows",)), "fail", "succeeded: forge: SET"),
        (linter.Attack(untried="no address"), "unknown", "not tried: no address"),
    ],
)
def test_the_self_test_decides_the_cross_tenant_point_and_is_its_evidence(attack, outcome, told):
    point = linter.checklist(judged(), FULL, WHOLE, attack)[5]
    assert (point.outcome, any(line.startswith(told) for line in point.evidence)) == (outcome, True)


def test_nothing_that_was_looked_at_is_no_pass():
    assert outcomes(judged(), []) == ["unknown"] * 7


def test_a_point_without_a_declared_login_is_unknown():
    assert outcomes(judged(), FULL, DECLARATION)[4:] == ["unknown"] * 3


def test_a_count_that_falls_short_fails_its_point():
    short = [linter.Count(2, "looked at", 2, 3), *(count for count in FULL if count.point != 2)]
    assert outcomes(judged(), short) == ["pass", "fail", "pass", "pass", "pass", "unknown", "pass"]


def test_a_finding_fails_its_point_and_is_its_evidence():
    report = judged(("RLS011", "app.invoices", "policy own"))
    points = linter.checklist(report, FULL, WHOLE)
    assert [point.number for point in points if point.outcome == "fail"] == [4]
    assert "RLS011 app.invoices: policy own" in points[3].evidence


def test_a_waived_finding_does_not_fail_its_point_and_is_told():
    short = [linter.Count(2, "looked at", 2, 3), *(count for count in FULL if count.point != 2)]
    point = linter.checklist(judged(ROW, waivers=(waiver(),)), short, WHOLE)[1]
    assert (point.outcome, point.evidence[-1][:6]) == ("pass", "waived")
