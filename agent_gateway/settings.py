"""The settings: from the environment (`AGENT_GATEWAY_…`), over a TOML file, over the defaults.

Defaults are the restricted ones. Secrets have none. A name that is not known is fatal, in the file and in the
environment, because a misspelt limit would otherwise be no limit.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from agent_gateway.errors import SettingsInvalid
from agent_gateway.types import Limits

__all__ = ["PREFIX", "Settings", "load"]

PREFIX = "AGENT_GATEWAY_"
_CONFIG = PREFIX + "CONFIG"


_FITTING = (
    ("statement_timeout_ms", "transaction_timeout_ms", True),
    ("lock_timeout_ms", "statement_timeout_ms", False),
    ("pool_per_tenant", "pool_size", True),
    ("max_cell", "max_bytes", False),
    ("max_sql_chars", "max_body_bytes", False),
)
"""A limit, the limit that it must keep within, and whether that is judged of defaults too."""
_NEVER_EMPTY = ("DSN", "CONTEXT_SECRET")
"""Settings without which something else is served; empty in the environment, they are a mistake."""


class Settings(BaseSettings):
    """Everything that can be set. Times are milliseconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, env_ignore_empty=True)

    # the database
    dsn: SecretStr | None = Field(None, description="PostgreSQL, as the agent role: postgresql://agent_ro:…@host/db")
    pooler: Literal["none", "pgbouncer"] = Field(
        "none", description="`pgbouncer`: a transaction pooler stands before PostgreSQL"
    )
    pool_size: int = Field(10, ge=1, le=1000, description="connections that run statements")
    pool_per_tenant: int | None = Field(
        None, ge=1, description="connections that one tenant may use at a time; half of the pool without it"
    )
    pool_wait_ms: int = Field(2_000, ge=1, description="how long a request waits for a connection")
    connect_timeout_ms: int = Field(5_000, ge=1, description="how long opening a connection may take")
    stuck_per_tenant: int = Field(
        2, ge=1, description="backends of a tenant that may be stuck in a built-in before the tenant has to wait"
    )
    search_path: tuple[str, ...] = Field(
        ("app", "public"),
        description="schemas of tables that are named without one; names beginning with `pg_` or `$` (`pg_catalog`, "
        "`$user`) are refused",
    )

    shared_tables: tuple[str, ...] = Field(
        (),
        description="relations without tenants' rows, as `schema.name`: the self-test lets them be read whole",
    )
    tenant_columns: tuple[str, ...] = Field(
        ("tenant_id",),
        description="names of the columns that hold tenants' ids: a filter for another tenant is explained",
    )
    catalog_ttl_s: int = Field(60, ge=1, description="seconds after which the catalog is read again")

    # the tenant context
    context_key_id: str = Field("gateway", pattern=r"^[A-Za-z0-9_-]{1,32}$", description="`kid` of the context key")
    context_secret: SecretStr | None = Field(
        None, min_length=32, description="the secret of the context key, as installed in agent_gateway.keys"
    )
    context_ttl_s: int = Field(60, ge=1, le=900, description="seconds that a database token is good for")

    # identity
    jwt_secret: SecretStr | None = Field(None, min_length=32, description="HS256 secret that verifies callers' tokens")
    jwt_public_key: str | None = Field(None, description="PEM public key, or a path to one (RS256, ES256, EdDSA)")
    jwt_algorithm: Literal["RS256", "ES256", "EdDSA"] | None = Field(
        None, description="the one algorithm that `jwt_public_key` is trusted for"
    )
    jwks: str | None = Field(None, description="a JWKS: an https:// address or a path")
    jwt_issuer: str | None = Field(None, description="the `iss` that is required")
    jwt_audience: str | None = Field(None, description="the `aud` that is required")
    jwt_leeway_s: int = Field(10, ge=0, le=60, description="seconds by which clocks may differ")
    tenant_claim: str = Field("tenant", description="the claim that names the tenant; dots go into nested objects")
    role_claim: str = Field("role", description="the claim that names the role; dots go into nested objects")
    default_role: Literal["admin", "editor", "viewer"] | None = Field(
        None, description="the role of a token that has no role claim; without it such a token is refused"
    )

    # the limits of one statement
    max_rows: int = Field(1_000, ge=1, le=100_000, description="rows of a result")
    max_columns: int = Field(100, ge=1, le=1_600, description="columns of a result")
    max_bytes: int = Field(1_048_576, ge=1_024, description="bytes of all cells of a result")
    max_cell: int = Field(16_384, ge=16, description="characters of a cell")
    statement_timeout_ms: int = Field(10_000, ge=1, description="how long a statement may run")
    lock_timeout_ms: int = Field(1_000, ge=1, description="how long a statement may wait for a lock")
    transaction_timeout_ms: int = Field(15_000, ge=1, description="how long the whole transaction may be open")
    grace_ms: int = Field(
        500, ge=1, description="how long after the statement timeout the caller is answered in any case"
    )
    max_plan_cost: float | None = Field(
        None,
        gt=0,
        description="what the planner may expect a statement to cost, in its units; off without it, see docs/hints.md",
    )
    stable_plans: bool = Field(
        default=False,
        description="plans that no statistics choose, see docs/threat-model.md; slower, some INTERSECTs are refused",
    )
    work_mem_kib: int = Field(8_192, ge=64, description="memory of one sort or hash, KiB")
    max_sql_chars: int = Field(20_000, ge=16, le=1_000_000, description="characters of a statement")
    max_body_bytes: int = Field(131_072, ge=1_024, description="bytes of the body of an HTTP request")
    requests_per_tenant: int = Field(
        20, ge=1, description="requests to `/v1/` of one tenant until their answers are taken"
    )

    # what the guard allows beyond its own list
    allow_functions: tuple[str, ...] = Field((), description="your own functions, as `schema.name`")

    # the embedded PostgreSQL
    data_dir: Path | None = Field(
        None, description="where the embedded PostgreSQL keeps its data; the user's own data directory without it"
    )

    # the record
    audit_file: Path | None = Field(None, description="JSON lines are appended here; standard output without it")

    # the server
    host: str = Field("127.0.0.1", description="address that `serve` listens on")
    port: int = Field(8080, ge=0, le=65_535, description="port that `serve` listens on")
    public_url: str | None = Field(
        None,
        pattern=r"^https?://[^/?#]+/?$",
        description="address for callers, as https://gateway.example; `/mcp` answers under it and on loopback",
    )

    @model_validator(mode="after")
    def _pairs(self) -> Self:
        if (self.jwt_public_key is None) != (self.jwt_algorithm is None):
            raise ValueError("jwt_public_key and jwt_algorithm go together")
        if self.stable_plans and self.max_plan_cost is not None:
            raise ValueError("max_plan_cost and stable_plans exclude each other: stable plans cost nothing")
        if self.jwt_secret is not None and self.jwt_secret == self.context_secret:
            raise ValueError("jwt_secret and context_secret must differ: callers' tokens must not be database tokens")
        return self

    @model_validator(mode="after")
    def _plain_path(self) -> Self:
        """PostgreSQL looks into pg_catalog first; named here, what it has would come behind the product's own."""
        special = [name for name in self.search_path if name.startswith(("pg_", "$"))]
        if special:
            raise ValueError(f"search_path names schemas of tables only: leave `{special[0]}` out")
        return self

    @model_validator(mode="after")
    def _limits_fit(self) -> Self:
        """One limit inside another; of a pair that is marked so, only where both are given, for defaults give way."""
        for inner, outer, always in _FITTING:
            small, large = getattr(self, inner), getattr(self, outer)
            judged = always or {inner, outer} <= self.model_fields_set
            if judged and small is not None and small > large:
                raise ValueError(f"{inner} ({small}) must not be more than {outer} ({large})")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the file that `AGENT_GATEWAY_CONFIG` names."""
        del dotenv_settings, file_secret_settings
        path = os.environ.get(_CONFIG)
        files = (TomlConfigSettingsSource(settings_cls, Path(path)),) if path else ()
        return (init_settings, env_settings, *files)

    @property
    def limits(self) -> Limits:
        """The limits of one statement."""
        return Limits(
            max_rows=self.max_rows,
            max_columns=self.max_columns,
            max_bytes=self.max_bytes,
            max_cell=self.max_cell,
            statement_ms=self.statement_timeout_ms,
            lock_ms=self.lock_timeout_ms,
            transaction_ms=self.transaction_timeout_ms,
            grace_ms=self.grace_ms,
            work_mem_kib=self.work_mem_kib,
            max_plan_cost=self.max_plan_cost,
        )


def load(**given: object) -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: a name is unknown, a value is wrong, or the file cannot be read.
    """
    unknown = _unknown(os.environ)
    if unknown:
        raise SettingsInvalid(f"unknown setting in the environment: {', '.join(unknown)}")
    empty = [PREFIX + name for name in _NEVER_EMPTY if not os.environ.get(PREFIX + name, "unset").strip()]
    if empty:
        raise SettingsInvalid(
            f"empty in the environment: {', '.join(empty)}",
            hint="Give it a value; without the variable, `serve` starts a demo with invented data.",
        )
    path = os.environ.get(_CONFIG)
    if path and not Path(path).is_file():
        raise SettingsInvalid(f"{_CONFIG} names {path}, which is not a file")
    try:
        return Settings(**given)  # pyright: ignore[reportArgumentType]  # pydantic checks the values
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'settings'}: {e['msg']}" for e in error.errors())
        raise SettingsInvalid(wrong) from None
    except (OSError, ValueError) as error:
        raise SettingsInvalid(f"the settings file cannot be read: {error}") from None


def _unknown(environment: Mapping[str, str]) -> list[str]:
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {_CONFIG}
    return sorted(name for name in environment if name.upper().startswith(PREFIX) and name.upper() not in known)
