"""What a result costs a model in the forms that rows can be written in: `python -m evals.size.rows`.

No vocabulary of a tokenizer comes with the project, so tokens are estimated (`tokens.py`), beside exact bytes.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Callable, Mapping

from agent_gateway import demo
from agent_gateway.tool import render_result
from agent_gateway.types import Json, QueryRequest, ResultSet
from evals.size.tokens import tokens

STATEMENTS = {
    "figures": "select id, customer_id, number, status, currency, total, issued_on, due_on from invoices order by id",
    "texts": "select id, subject, body, status, created_at from tickets order by id",
    "gaps": "select id, phone, credit_limit, country, is_active from customers order by id",
    "documents": "select id, attributes, tags from customers order by id",
    "totals": "select status, count(*), sum(total) from invoices group by status",
}


def ours(result: ResultSet) -> str:
    """What `render_result` writes, without the boundary and the notices."""
    return "\n".join(render_result(result, max_chars=10**9).split("\n")[2 : 3 + len(result.rows)])


def as_csv(result: ResultSet) -> str:
    """As COPY … CSV writes it: NULL is nothing, an empty text is two quotes."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([column.name for column in result.columns])
    writer.writerows([["" if cell is None else _plain(cell) for cell in row] for row in result.rows])
    return written.getvalue()


def as_markdown(result: ResultSet) -> str:
    """A table with pipes; pipes and newlines in cells are escaped."""
    lines = [[column.name for column in result.columns], ["-" for _ in result.columns]]
    lines += [["null" if cell is None else _plain(cell) for cell in row] for row in result.rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in line) + " |" for line in lines
    )


def as_arrays(result: ResultSet) -> str:
    """JSON, a row an array."""
    head = [column.name for column in result.columns]
    return "\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in [head, *result.rows])


def as_objects(result: ResultSet) -> str:
    """JSON, a row an object with the names of its columns."""
    names = [column.name for column in result.columns]
    rows = [dict(zip(names, row, strict=True)) for row in result.rows]
    return json.dumps(rows, ensure_ascii=False)


FORMS: Mapping[str, Callable[[ResultSet], str]] = {
    "ours": ours,
    "CSV": as_csv,
    "Markdown": as_markdown,
    "JSON arrays": as_arrays,
    "JSON objects": as_objects,
}


def _plain(cell: Json) -> str:
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False, separators=(",", ":"))


async def main() -> None:
    """Print a table of bytes and tokens for 100 rows of each statement."""
    print(f"| 100 rows of | {' | '.join(FORMS)} |\n|{'---|' * (len(FORMS) + 1)}")
    async with demo.opened() as gateway:
        for name, sql in STATEMENTS.items():
            result = await gateway.query(demo.claim(), QueryRequest(sql, 100))
            texts = [form(result) for form in FORMS.values()]
            print(f"| {name} | {' | '.join(f'{len(text.encode()):,} / {tokens(text):,}' for text in texts)} |")


if __name__ == "__main__":
    asyncio.run(main())
