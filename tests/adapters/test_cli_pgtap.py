"""`agent-gateway policy pgtap`: a declaration in, the file out; nothing is connected to."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from agent_gateway.adapters.cli import app
from agent_gateway.errors import SettingsInvalid, TenancyInvalid
from agent_gateway.policy import pgtap, tenancy

FILE = Path(__file__).parents[1] / "corpus" / "pgtap" / "tenancy.toml"
TEXT = pgtap.script(tenancy.read(FILE))


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["policy", "pgtap", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_it_prints_the_file() -> None:
    assert run("--tenancy", str(FILE)) == TEXT


def test_it_writes_the_file(tmp_path: Path) -> None:
    run("--tenancy", str(FILE), "--output", str(tmp_path / "walls.sql"))
    assert (tmp_path / "walls.sql").read_text("utf-8") == TEXT


def test_a_seed_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "seed.sql").write_text("insert into shop.countries values ('xx')", "utf-8")
    assert "values ('xx')" in run("--tenancy", str(FILE), "--seed", str(tmp_path / "seed.sql"))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--tenancy", "/nowhere.toml"], TenancyInvalid),
        (["--tenancy", str(FILE), "--seed", "/nowhere.sql"], SettingsInvalid),
    ],
)
def test_a_file_that_is_missing_is_named(arguments: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        run(*arguments)
