"""Settings: misspelt names are fatal, secrets have no default, limits are restricted."""

import pytest

from agent_gateway.errors import SettingsInvalid
from agent_gateway.settings import Settings, load


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    for name in [*Settings.model_fields, "config"]:
        monkeypatch.delenv(f"AGENT_GATEWAY_{name.upper()}", raising=False)


def test_defaults_are_restricted():
    settings = load()
    assert (settings.max_rows, settings.host, settings.dsn, settings.jwt_secret) == (1_000, "127.0.0.1", None, None)


def test_the_environment_is_read(monkeypatch):
    monkeypatch.setenv("AGENT_GATEWAY_MAX_ROWS", "7")
    assert load().max_rows == 7


def test_a_misspelt_name_in_the_environment_is_fatal(monkeypatch):
    monkeypatch.setenv("AGENT_GATEWAY_MAX_ROW", "7")
    with pytest.raises(SettingsInvalid):
        load()


def test_a_file_is_read_and_the_environment_goes_first(monkeypatch, tmp_path):
    file = tmp_path / "gateway.toml"
    file.write_text('max_rows = 5\nmax_columns = 6\nsearch_path = ["sales"]\n')
    monkeypatch.setenv("AGENT_GATEWAY_CONFIG", str(file))
    monkeypatch.setenv("AGENT_GATEWAY_MAX_ROWS", "7")
    settings = load()
    assert (settings.max_rows, settings.max_columns, settings.search_path) == (7, 6, ("sales",))


@pytest.mark.parametrize("content", ["max_row = 5\n", "max_rows = 'many'\n", "max_rows = \n", "[limits]\nrows = 1\n"])
def test_a_wrong_file_is_fatal(monkeypatch, tmp_path, content):
    file = tmp_path / "gateway.toml"
    file.write_text(content)
    monkeypatch.setenv("AGENT_GATEWAY_CONFIG", str(file))
    with pytest.raises(SettingsInvalid):
        load()


def test_a_file_that_is_not_there_is_fatal(monkeypatch, tmp_path):
    monkeypatch.setenv("AGENT_GATEWAY_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsInvalid):
        load()


@pytest.mark.parametrize("secret", ["context_secret", "jwt_secret"])
def test_a_short_secret_is_fatal(secret):
    with pytest.raises(SettingsInvalid):
        load(**{secret: "short"})


def test_an_error_never_shows_a_secret(monkeypatch):
    monkeypatch.setenv("AGENT_GATEWAY_JWT_SECRET", "hunter2")
    with pytest.raises(SettingsInvalid) as caught:
        load()
    assert "hunter2" not in str(caught.value)


def test_one_secret_for_callers_and_for_the_database_is_fatal():
    with pytest.raises(SettingsInvalid):
        load(jwt_secret="s" * 32, context_secret="s" * 32)


@pytest.mark.parametrize("name", ["pg_catalog", "pg_temp", "$user"])
def test_a_search_path_that_says_where_pg_catalog_comes_is_fatal(name):
    with pytest.raises(SettingsInvalid):
        load(search_path=["app", name])


def test_a_key_without_its_algorithm_is_fatal():
    with pytest.raises(SettingsInvalid):
        load(jwt_public_key="-----BEGIN PUBLIC KEY-----")


@pytest.mark.parametrize("name", ["DSN", "CONTEXT_SECRET"])
@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_setting_without_which_the_demo_is_served_is_fatal(monkeypatch, name, value):
    monkeypatch.setenv(f"AGENT_GATEWAY_{name}", value)
    with pytest.raises(SettingsInvalid):
        load()


@pytest.mark.parametrize(
    "given",
    [
        {"statement_timeout_ms": 20_000},
        {"transaction_timeout_ms": 9_000},
        {"lock_timeout_ms": 5_000, "statement_timeout_ms": 2_000},
        {"pool_size": 4, "pool_per_tenant": 5},
        {"max_cell": 20_000, "max_bytes": 10_000},
        {"max_sql_chars": 20_000, "max_body_bytes": 10_000},
        {"max_plan_cost": 0},
        {"max_plan_cost": 1e6, "stable_plans": True},
    ],
)
def test_limits_that_do_not_fit_into_each_other_are_fatal(given):
    with pytest.raises(SettingsInvalid):
        load(**given)


@pytest.mark.parametrize(
    "given",
    [
        {"statement_timeout_ms": 500},
        {"statement_timeout_ms": 20_000, "transaction_timeout_ms": 20_000},
        {"pool_size": 4, "pool_per_tenant": 4},
        {"max_bytes": 10_000},
        {"max_plan_cost": 1e6},
    ],
)
def test_limits_that_fit_are_taken(given):
    assert load(**given).model_dump(include=set(given)) == given
