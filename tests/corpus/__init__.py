"""The corpus: attacks and honest queries, as SQL files with what is expected of each case beside it.

A case is a header of comment lines and the text below it, up to the next `-- case:`:

    -- case: tenant_switch-08
    -- must: reject_by_guard
    -- expect: guard.function_denied
    -- why: changes the setting that a naive policy trusts
    SELECT …

`expect` names the codes that the guard gives, or `approved`. `must` says who has to hold an attack: the guard, the
database or the limits; what would exhaust a server past the guard stands in a file with `resource` in its name. A text
that no SQL file can hold (NUL, half a surrogate pair, carriage returns) is a JSON string below `-- text: json`; in a
long one `{{3000*(}}` stands for 3,000 brackets and `{{1..9 ,:x$i}}` for x1,x2,…,x9 (`$p` is one less).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from agent_gateway.types import Catalog, Function, Relation, RelationColumn

__all__ = ["FOLDER", "Attack", "Benign", "attacks", "benign", "catalog"]

FOLDER = Path(__file__).parent

_HEADER = re.compile(r"-- ([a-z_]+): (.*)")
_CASE = re.compile(r"^(?=-- case: )", re.MULTILINE)
_REPEAT = re.compile(r"\{\{(\d+)\*(.+?)\}\}", re.DOTALL)
_COUNT = re.compile(r"\{\{(\d+)\.\.(\d+) (.*?):(.+?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attack:
    """A statement of somebody hostile."""

    id: str
    kind: str
    """The class: the name of its file."""
    sql: str
    must: Literal["reject_by_guard", "contain_by_db", "bounded"]
    expect: tuple[str, ...]
    """The codes of the guard, sorted; empty where it approves."""
    why: str = ""
    technique: str = ""
    prior: tuple[str, ...] = ()
    """Statements sent before it, on the same connection."""
    echo_ok: bool = False
    """The text itself names a foreign value, so that its echo is no leak."""
    naive_outcome: str = ""
    signed_outcome: str = ""
    strict_outcome: str = ""


@dataclass(frozen=True, slots=True)
class Benign:
    """An honest question of tenant A."""

    id: str
    tag: str
    sql: str
    rows: int
    """Rows that it returns in world.sql, world 1."""


def _cases(folder: str) -> Iterator[tuple[str, dict[str, list[str]], str]]:
    """File, header and text of every case."""
    for file in sorted((FOLDER / folder).glob("*.sql")):
        for part in _CASE.split(file.read_text("utf-8"))[1:]:
            header: dict[str, list[str]] = {}
            lines = part.split("\n")
            while lines and (found := _HEADER.fullmatch(lines[0])):
                header.setdefault(found[1], []).append(found[2])
                del lines[0]
            text = "\n".join(lines).removesuffix("\n")
            yield file.stem, header, json.loads(text) if header.get("text") == ["json"] else _written_out(text)


def _written_out(text: str) -> str:
    """The text with its repetitions."""
    repeated = _REPEAT.sub(lambda found: found[2] * int(found[1]), text)
    return _COUNT.sub(_counted, repeated)


def _counted(found: re.Match[str]) -> str:
    numbers = range(int(found[1]), int(found[2]) + 1)
    return found[3].join(found[4].replace("$i", str(i)).replace("$p", str(i - 1)) for i in numbers)


@cache
def attacks() -> tuple[Attack, ...]:
    """Every attack."""
    return tuple(
        Attack(
            id=header["case"][0],
            kind=kind,
            sql=sql,
            must=header["must"][0],  # a test holds the words
            expect=tuple(code for code in header["expect"][0].split(", ") if code != "approved"),
            why=header.get("why", [""])[0],
            technique=header.get("technique", [""])[0],
            prior=tuple(header.get("prior", ())),
            echo_ok="echo_ok" in header,
            naive_outcome=header.get("naive_outcome", [""])[0],
            signed_outcome=header.get("signed_outcome", [""])[0],
            strict_outcome=header.get("strict_outcome", [""])[0],
        )
        for kind, header, sql in _cases("attacks")
    )


@cache
def benign() -> tuple[Benign, ...]:
    """Every honest query."""
    return tuple(Benign(header["case"][0], tag, sql, int(header["rows"][0])) for tag, header, sql in _cases("benign"))


@cache
def catalog() -> Catalog:
    """What the role agent_hard may read of world.sql in its strict form, as the database told it once."""
    found = json.loads((FOLDER / "catalog.json").read_text("utf-8"))
    return Catalog(
        relations=tuple(
            Relation(
                schema=relation["schema"],
                name=relation["name"],
                kind=relation["kind"],
                columns=tuple(RelationColumn(**column) for column in relation["columns"]),
            )
            for relation in found["relations"]
        ),
        search_path=tuple(found["search_path"]),
        database=found["database"],
        functions=tuple(
            Function(**{**function, "columns": tuple(RelationColumn(**column) for column in function["columns"])})
            for function in found["functions"]
        ),
    )
