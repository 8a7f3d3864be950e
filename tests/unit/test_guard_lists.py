"""The lists that the guard is made of."""

from __future__ import annotations

from importlib.resources import files

import pytest
from postgast import pg_query_pb2

from agent_gateway.guard.lists import entries, node_fields

_NAMES = ("allowed_functions.txt", "allowed_types.txt", "allowed_operators.txt", "not_functions.txt")
_RUNS_OR_TELLS = frozenset(
    {
        "set_config",
        "current_setting",
        "pg_sleep",
        "ts_stat",
        "ts_rewrite",
        "query_to_xml",
        "dblink",
        "nextval",
        "version",
    }
    | {"json_populate_record", "jsonb_populate_recordset", "lo_get", "to_regclass", "has_table_privilege", "timeofday"}
)


@pytest.mark.parametrize("node", sorted(node_fields()))
def test_a_node_has_the_fields_that_libpg_query_gives_it(node: str) -> None:
    descriptor = getattr(pg_query_pb2, node).DESCRIPTOR
    real = {
        field.json_name: "" if field.message_type is None else field.message_type.name.replace("Node", "*")
        for field in descriptor.fields
    }
    assert node_fields()[node].items() <= real.items()


@pytest.mark.parametrize("name", _NAMES)
def test_no_entry_stands_twice_in_a_section(name: str) -> None:
    for found in entries(name).values():
        assert len(found) == len(set(found))


def test_what_runs_sql_or_tells_of_the_server_is_not_allowed() -> None:
    assert not _RUNS_OR_TELLS & {entry.partition(" ")[0] for found in entries(_NAMES[0]).values() for entry in found}


def test_every_group_of_functions_has_a_reason() -> None:
    text = files("agent_gateway.guard").joinpath("allowed_functions.txt").read_text("utf-8")
    groups = [part for part in text.split("\n\n") if part.strip() and not part.startswith("[")]
    assert all(part.startswith("# ") for part in groups)
