"""What PostgreSQL said of the statement, without what it said of the data."""

from __future__ import annotations

from agent_gateway.errors.base import GatewayError

__all__ = [
    "ColumnAmbiguous",
    "ColumnUndefined",
    "DataInvalid",
    "DivisionByZero",
    "FunctionUndefined",
    "GroupingInvalid",
    "LockTimeout",
    "Overtaken",
    "PermissionDenied",
    "ReadOnly",
    "RelationUndefined",
    "ResourceExhausted",
    "ServerFailed",
    "StatementInvalid",
    "StatementTimeout",
    "SubqueryRows",
    "TooExpensive",
    "TypeMismatch",
]


class StatementTimeout(GatewayError):
    """The statement ran into the time limit."""

    code = "fetch.timeout"
    message = "The statement took longer than the limit."
    hint = "Filter by an indexed column, aggregate fewer rows, or ask for a shorter period."
    status = 504


class LockTimeout(GatewayError):
    """The statement waited too long for a lock."""

    code = "fetch.lock_timeout"
    message = "The statement waited too long for a table that is being changed."
    hint = "Send the same statement again in a few seconds."
    status = 503
    retryable = True


class StatementInvalid(GatewayError):
    """PostgreSQL does not accept the statement."""

    code = "fetch.sql_error"
    message = "PostgreSQL did not accept the statement."
    hint = "Check the statement against the catalog and send it again."
    status = 422


class ColumnUndefined(GatewayError):
    """A column does not exist (42703)."""

    code = "fetch.undefined_column"
    message = "A column in the statement does not exist."
    hint = "Look the columns up in the catalog and qualify them with their table."
    status = 422


class RelationUndefined(GatewayError):
    """A relation does not exist (42P01)."""

    code = "fetch.undefined_table"
    message = "A table in the statement does not exist."
    hint = "Use only the tables that the catalog lists."
    status = 422


class FunctionUndefined(GatewayError):
    """No function or operator takes these argument types (42883)."""

    code = "fetch.undefined_function"
    message = "No function or operator takes arguments of these types."
    hint = "Cast the arguments to the types that the function takes."
    status = 422


class ColumnAmbiguous(GatewayError):
    """A name may mean several columns (42702)."""

    code = "fetch.ambiguous"
    message = "A name in the statement may mean more than one column."
    hint = "Qualify every column with its table or its alias."
    status = 422


class GroupingInvalid(GatewayError):
    """A column is neither grouped nor aggregated (42803)."""

    code = "fetch.grouping"
    message = "A column is neither in GROUP BY nor inside an aggregate."
    hint = "Add the column to GROUP BY or wrap it in an aggregate."
    status = 422


class TypeMismatch(GatewayError):
    """Types do not fit (42804, 42846, 22P02 and their like)."""

    code = "fetch.type_mismatch"
    message = "A value does not have the type that its place asks for."
    hint = "Cast the value, or write it in the form that the type takes."
    status = 422


class DivisionByZero(GatewayError):
    """Division by zero (22012)."""

    code = "fetch.division_by_zero"
    message = "The statement divides by zero."
    hint = "Divide by nullif(x, 0)."
    status = 422


class DataInvalid(GatewayError):
    """A value is out of range or malformed (classes 22 and 23)."""

    code = "fetch.data_error"
    message = "A value in the statement is out of range or malformed."
    hint = "Check the literals, the casts and the arithmetic."
    status = 422


class SubqueryRows(GatewayError):
    """A scalar subquery returned several rows (21000)."""

    code = "fetch.cardinality"
    message = "A subquery that must return one row returned several."
    hint = "Add LIMIT 1, aggregate, or compare with IN."
    status = 422


class PermissionDenied(GatewayError):
    """The agent role may not do that (42501)."""

    code = "fetch.permission_denied"
    message = "The database does not allow this to the agent."
    hint = "Use only the tables and columns that the catalog lists; nothing can be changed here."
    status = 403


class ReadOnly(GatewayError):
    """The statement would write (25006)."""

    code = "fetch.read_only"
    message = "The statement would change something; this gateway only reads."
    hint = "Send a SELECT."
    status = 422


class ResourceExhausted(GatewayError):
    """A value, a sort or a plan is too large (class 53 and 54)."""

    code = "fetch.too_large"
    message = "The statement needs more memory or disk than it may use."
    hint = "Make the values smaller, aggregate, or ask for fewer rows."
    status = 422


class TooExpensive(GatewayError):
    """The planner expects the statement to cost more than the operator allows. How much is for the audit only."""

    code = "fetch.too_expensive"
    message = "The statement is too expensive."
    hint = "Filter by a key or a date, join fewer tables, or aggregate a shorter period."
    status = 422


class Overtaken(GatewayError):
    """The server had to give this transaction up for another (class 40), as a standby does for what it replays."""

    code = "fetch.overtaken"
    message = "The database gave the statement up for a change that came in."
    hint = "Send the same statement again."
    status = 503
    retryable = True


class ServerFailed(GatewayError):
    """PostgreSQL failed on the statement (class 58 and XX)."""

    code = "fetch.server_failed"
    message = "The database failed on this statement."
    hint = "Write the statement differently: smaller values, fewer steps."
    status = 422
