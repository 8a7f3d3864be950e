"""Statements that sort nothing, or not to the end: an honest caller's, and a curious one's about another tenant."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["HONEST", "probes"]


def _written() -> dict[str, str]:
    """The statements of `unsorted.sql`, by name."""
    _, *parts = files(__name__.rpartition(".")[0]).joinpath("unsorted.sql").read_text("utf-8").split("-- name: ")
    return {name: statement.strip() for name, _, statement in (part.partition("\n") for part in parts)}


_ABOUT = "{other}"

HONEST = {
    "status": "select status, count(*) from invoices group by status",
    "customers' totals": "select customer_id, sum(total) from invoices group by customer_id",
    "kinds": "select distinct kind from events",
    "join": "select i.id from customers c join invoices i on (i.customer_id, i.tenant_id) = (c.id, c.tenant_id)",
    "three tables": """select c.id, l.line_no, l.amount from customers c
        join invoices i on (i.tenant_id, i.customer_id) = (c.tenant_id, c.id)
        join invoice_lines l on (l.tenant_id, l.invoice_id) = (i.tenant_id, i.id)""",
    "without the tenant": """select c.id, l.line_no from customers c join invoices i on i.customer_id = c.id
        join invoice_lines l on l.invoice_id = i.id""",
    "filter": "select id from tickets where status = 'open'",
    "range": "select id from events where occurred_at between '2026-02-03' and '2026-02-20'",
    "anti-join": """select c.id from customers c where not exists (
        select from invoices i where i.customer_id = c.id and i.tenant_id = c.tenant_id)""",
    "semi-join": "select id from customers where id in (select customer_id from tickets)",
    "union": "select country from customers union select country from tenants",
    "window": "select id, rank() over (partition by customer_id order by total) from invoices",
    "months": "select date_trunc('month', occurred_at), kind, count(*) from events group by 1, 2",
    "prefix": "select id from customers where name like 'A%'",
} | {name: statement for name, statement in _written().items() if _ABOUT not in statement}


def probes(other: str) -> dict[str, str]:
    """Statements whose plan may depend on how many rows the tenant `other` has, although none of them is seen."""
    mine = f"left join customers g on g.tenant_id = '{other}'"
    return {
        "left join": f"select c.id from customers c {mine} and g.id = c.id",
        "left join lines": f"""select i.id from invoices i left join (
            select invoice_id from invoice_lines where tenant_id = '{other}') g on g.invoice_id = i.id""",
        "union, grouped": f"""select kind, count(*) from (
            select kind from events union all select kind from events where tenant_id = '{other}') s group by kind""",
        "not in": f"""select id from invoices
            where customer_id not in (select customer_id from invoices where tenant_id = '{other}')""",
        "grouped": f"select c.country, count(g.id) from customers c {mine} and g.id = c.id group by c.country",
        "not exists": f"""select c.id from customers c
            where not exists (select from events e where e.tenant_id = '{other}' and e.user_id = c.id)""",
        "distinct": f"select distinct c.segment from customers c {mine} and g.country = c.country",
        "same country": f"select c.id from customers c {mine} and g.country = c.country",
    } | {name: statement.replace(_ABOUT, other) for name, statement in _written().items() if _ABOUT in statement}
