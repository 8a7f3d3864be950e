"""Errors of PostgreSQL that no statement of the tests' schemas raises, and what they become."""

import asyncpg
import pytest

from agent_gateway.sqlstate import translated


@pytest.mark.parametrize("error", [asyncpg.CheckViolationError, asyncpg.NotNullViolationError])
def test_the_constraint_of_a_domain_speaks_of_a_value(error):
    assert translated(error("value for domain violates check constraint")).code == "fetch.data_error"
