"""The envelope cuts in the server, so its arithmetic decides what travels."""

from dataclasses import replace

from agent_gateway.fetch import envelope
from agent_gateway.types import Limits

LIMITS = Limits(
    max_rows=10, max_columns=5, max_bytes=4_000, max_cell=1_000, statement_ms=1, lock_ms=1, transaction_ms=1,
    grace_ms=1, work_mem_kib=64,
)  # fmt: skip


def test_one_wide_cell_may_use_the_cell_limit():
    assert envelope.cell_limit(["text"], LIMITS) == 1_000


def test_several_wide_cells_share_the_bytes_of_a_row():
    assert envelope.cell_limit(["text", "jsonb", "bytea", "numeric"], LIMITS) == 250


def test_types_that_are_never_long_do_not_count():
    assert envelope.cell_limit(["integer", "uuid", "text"], LIMITS) == 1_000


def test_a_cell_is_never_cut_to_nothing():
    assert envelope.cell_limit(["text"] * 5_000, replace(LIMITS, max_bytes=1_024)) == 1


def test_the_statement_stands_in_it_verbatim():
    statement = "select 1 -- a comment"
    assert f"\n{statement}\n" in envelope.around(statement, ["integer"], columns=1, limits=LIMITS)
