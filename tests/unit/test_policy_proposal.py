"""A declaration proposed from what a database is like, and written so that it is read again as it was meant."""

from __future__ import annotations

import pytest

from agent_gateway.errors import TenantColumnUnknown
from agent_gateway.policy import Declaration, Relation, TenantTable, proposal, tenancy
from agent_gateway.policy.kit import Facts
from agent_gateway.policy.written import written

HOSTILE = 'a"b.c\\ # \' "]'
NOWHERE = {
    "owner": "postgres",
    "nobody_owns": False,
    "parents": [],
    "primary_key": [],
    "policies": [],
    "reads": [],
    "calls": [],
}


def table(name, *columns, schema="shop", kind="r", **other):
    spelled = [column.partition(" ")[::2] for column in columns]
    return {
        **NOWHERE, "schema": schema, "name": name, "kind": kind,
        "columns": [{"name": column, "type": type_ or "text", "not_null": True} for column, type_ in spelled], **other,
    }  # fmt: skip


def key(of, column, to, schema="shop"):
    return {
        "schema": schema, "name": of, "columns": [column],
        "to_schema": schema, "to_name": to, "to_columns": ["id"],
    }  # fmt: skip


def facts(*relations, **other):
    nothing = {
        "me": "postgres",
        "extension_schemas": [],
        "keys": [],
        "definers": [],
        "bypass": ["postgres"],
        "logins": [],
    }
    return Facts.model_validate({**nothing, "relations": list(relations), **other})


def proposed(*relations, **other) -> Declaration:
    return proposal.propose(facts(*relations, **other)).declaration


ACCOUNTS = table("accounts", "id bigint", "name")
ORDERS = table("orders", "id bigint", "account_id bigint", "total numeric")


@pytest.mark.parametrize("column", ["tenant_id", "org_id", "workspace", "Mandant", "customer_uuid", "shop id"])
def test_the_tenant_column_is_found_by_its_name(column):
    assert proposed(
        table("a", f"{column.replace(' ', '_')} uuid"), table("b", "id uuid")
    ).tenant_column == column.replace(" ", "_")


def test_the_column_that_most_tables_have_is_the_tenants():
    tables = (
        [table(name, "account_id bigint") for name in "ab"],
        [table(name, "account_id bigint", "team_id bigint") for name in "c"],
    )
    assert proposed(*tables[0], *tables[1]).tenant_column == "account_id"


def test_a_column_that_takes_two_tenants_for_the_same_is_not_proposed():
    loose = table("a", "workspace text")
    loose["columns"][0]["exact"] = False
    found = proposal.propose(facts(table("b", "workspace text"), table("c", "workspace text"), loose))
    assert [one.name for one in found.declaration.tenant_tables] == ["b", "c"]
    assert [one.name for one in found.declaration.hidden_tables] == ["a"]
    assert "nondeterministic" in found.reasons["shop", "a"]


def test_without_a_tenant_column_there_is_nothing_to_propose():
    with pytest.raises(TenantColumnUnknown):
        proposed(table("a", "id uuid"))


def test_where_no_column_is_called_like_it_the_common_ones_are_named():
    with pytest.raises(TenantColumnUnknown) as unknown:
        proposed(*(table(name, "id uuid", "clinic_id uuid", f"{name}_no text") for name in ("patients", "visits")))
    assert "`clinic_id`" in unknown.value.hint
    assert "`id`" not in unknown.value.hint


def test_a_column_that_is_named_is_taken():
    found = proposal.propose(facts(table("a", "lot bigint", "account_id bigint")), tenant_column="lot")
    assert found.declaration.tenant_column == "lot"


def test_a_column_that_is_named_and_nowhere_is_refused():
    with pytest.raises(TenantColumnUnknown):
        proposal.propose(facts(ORDERS), tenant_column="lot")


@pytest.mark.parametrize(
    ("spelled", "tenant_type"),
    [("uuid", "uuid"), ("bigint", "bigint"), ("integer", "bigint"), ("text", "text"), ("character varying", "text")],
)
def test_the_tenant_type_is_that_of_the_columns(spelled, tenant_type):
    assert proposed(table("a", f"tenant_id {spelled}")).tenant_type == tenant_type


def test_the_table_of_tenants_is_walled_by_what_others_refer_to():
    found = proposed(ACCOUNTS, ORDERS, keys=[key("orders", "account_id", "accounts")])
    assert found.tenant_tables[0] == TenantTable("shop", "accounts", (), "id")


def test_a_table_without_tenants_is_hidden_until_somebody_decides():
    assert proposed(ORDERS, table("countries", "code")).hidden_tables == (Relation("shop", "countries"),)


def test_a_table_whose_tenant_has_another_type_is_hidden():
    found = proposed(ORDERS, table("more", "account_id bigint"), table("odd", "account_id uuid"))
    assert found.hidden_tables == (Relation("shop", "odd"),)


@pytest.mark.parametrize(
    "name", ["password_hash", "api_key", "totp_secret", "Kennwort", "API-Schlüssel", "client_secret"]
)
def test_a_column_whose_name_promises_a_secret_is_hidden(name):
    assert proposed(table("a", "tenant_id uuid", name)).tenant_tables[0].hidden == (name,)


def test_a_partition_is_not_declared_by_itself():
    child = table("orders_1", "account_id bigint", parents=[["shop", "orders"]])
    assert [t.name for t in proposed(ORDERS, child).tenant_tables] == ["orders"]


def test_a_partition_of_a_table_of_nobody_is_not_declared_either():
    child = table("logs_1", "line", parents=[["shop", "logs"]])
    found = proposed(ORDERS, table("logs", "line", kind="p"), child)
    assert found.hidden_tables == (Relation("shop", "logs"),)


HEIR = table("photos", "account_id bigint", "tags", parents=[["shop", "tagged"]])
"""A tenants' table whose parent has no tenants."""


def test_an_heir_is_declared_by_itself_where_its_parent_has_no_tenants():
    found = proposed(ORDERS, table("tagged", "tags"), HEIR)
    assert [t.name for t in found.tenant_tables] == ["orders", "photos"]


def test_a_table_that_shows_the_rows_of_heirs_is_not_offered_to_all():
    found = proposal.propose(facts(ORDERS, table("tagged", "tags"), HEIR))
    assert "shop.photos" in found.reasons["shop", "tagged"]


def test_an_heir_of_several_goes_with_the_one_that_is_walled():
    heir = {**HEIR, "parents": [["shop", "tagged"], ["shop", "orders"]]}
    assert [t.name for t in proposed(ORDERS, table("tagged", "tags"), heir).tenant_tables] == ["orders"]


MORE = (ACCOUNTS, ORDERS, table("lines", "account_id bigint"))
KEYS = [key("orders", "account_id", "accounts")]


def test_a_column_that_is_called_otherwise_and_refers_to_the_tenants_is_taken():
    deals = table("deals", "organization_id bigint")
    found = proposal.propose(facts(*MORE, deals, keys=[*KEYS, key("deals", "organization_id", "accounts")]))
    assert TenantTable("shop", "deals", (), "organization_id") in found.declaration.tenant_tables
    assert "accounts" in found.reasons["shop", "deals"]


@pytest.mark.parametrize("columns", [("last_account",), ("organization_id", "customer_id")], ids=["no name", "two"])
def test_which_of_its_columns_says_whose_a_row_is_remains_to_be_decided(columns):
    deals = table("deals", *(f"{column} bigint" for column in columns))
    keys = [key("deals", column, "accounts") for column in columns]
    found = proposal.propose(facts(*MORE, deals, keys=[*KEYS, *keys]))
    assert found.declaration.hidden_tables == (Relation("shop", "deals"),)
    assert [column for column in columns if column not in found.reasons["shop", "deals"]] == []


def test_a_column_that_is_made_from_a_secret_is_hidden_too():
    made = table("a", "tenant_id uuid", "api_key", "shown", "other")
    made["columns"][2]["made_from"] = ["api_key", "tenant_id"]
    made["columns"][3]["made_from"] = ["tenant_id"]
    assert proposed(made).tenant_tables[0].hidden == ("api_key", "shown")


@pytest.mark.parametrize(
    "odd", [table("a\nb", "tenant_id uuid"), table("b", "tenant_id uuid", "password\t"), table("c", schema="s\x01")],
    ids=["table", "secret column", "schema"],
)  # fmt: skip
def test_what_the_kit_cannot_write_is_left_out_and_said(odd):
    found = proposal.propose(facts(table("orders", "tenant_id uuid"), odd))
    assert [t.name for t in found.declaration.tenant_tables] == ["orders"]
    assert (found.declaration.schemas, found.declaration.hidden_tables) == (("shop",), ())
    assert any(odd["name"] in note for note in found.notes)
    assert tenancy.parse(written(found)) == found.declaration


def view(name, *reads, **other):
    return table(
        name, "account_id bigint", kind=other.pop("kind", "v"), reads=[["shop", *read] for read in reads], **other
    )


@pytest.mark.parametrize(
    ("made", "readable"),
    [
        (view("v", ("orders", "total")), True),
        (view("v", ("orders", "")), True),
        (view("v", ("orders", "api_key")), False),
        (view("v", ("countries", "code")), False),
        (view("v", ("orders", "total"), calls=["shop.f"]), False),
        (view("v", ("orders", "total"), kind="m"), False),
        (view("v", kind="f"), False),
    ],
    ids=["plain", "no column", "secret", "hidden table", "function", "materialized", "foreign"],
)  # fmt: skip
def test_a_view_is_readable_where_all_that_it_reads_is(made, readable):
    orders = table("orders", "account_id bigint", "total numeric", "api_key")
    found = proposed(orders, table("countries", "code"), made)
    assert (Relation("shop", "v") in found.views, Relation("shop", "v") in found.hidden_tables) == (
        readable,
        not readable,
    )


def test_a_view_of_a_view_is_readable_where_that_one_is():
    inner, outer = view("z", ("orders", "total")), view("a", ("z", "account_id"))
    assert [v.name for v in proposed(ORDERS, outer, inner).views] == ["a", "z"]


def test_the_login_that_writes_most_is_the_application():
    logins = [{"name": name, "writes": writes, "reads": 3} for name, writes in (("web", 3), ("cron", 1))]
    found = proposed(ORDERS, logins=logins)
    assert (found.application, found.trusted) == ("web", ("cron",))


def test_who_builds_the_walls_is_not_the_application():
    found = proposed(ORDERS, me="dba", bypass=[], logins=[{"name": "dba", "writes": 3, "reads": 3}])
    assert (found.application, found.trusted, found.bypass) == ("app_rw", (), ("dba",))


def test_an_owner_that_nobody_logs_in_as_stays_the_owner():
    assert proposed({**ORDERS, "owner": "shop_owner", "nobody_owns": True}).owner == "shop_owner"


def test_what_is_written_is_read_as_it_was_meant():
    found = proposal.propose(
        facts(
            table(HOSTILE, "tenant_id uuid", HOSTILE + "_token", schema=HOSTILE, policies=["a\nb = 1\u2028"]),
            table("b", "tenant_id uuid"), table("c", "code"), view("v", ("b", "tenant_id")),
            definers=["f()\nx = 1"], extension_schemas=[HOSTILE], bypass=[HOSTILE],
        )
    )  # fmt: skip
    assert tenancy.parse(written(found)) == found.declaration


def test_the_name_of_a_partition_says_nothing_else():
    name = "a\naudit_table = 'zzz'\n#"
    part = table(name, "tenant_id uuid", parents=[["shop", "orders"]])
    found = proposal.propose(facts(table("orders", "tenant_id uuid", kind="p"), part))
    assert tenancy.parse(written(found)) == found.declaration


def reasons_of(*relations, **other):
    found = proposal.propose(facts(*relations, **other))
    return {name: reason for (_, name), reason in found.reasons.items()}


def test_a_table_that_belongs_to_a_tenant_only_by_way_of_others_is_not_called_shared():
    """Three steps away, as most tables of a product are."""
    keys = [key("lines", "order_id", "orders"), key("taxes", "line_id", "lines"), key("rates", "tax_id", "taxes")]
    tables = [table(name, "id bigint") for name in ("lines", "taxes", "rates")]
    assert "belong to orders by way of taxes, lines" in reasons_of(ORDERS, *tables, keys=keys)["rates"]


def test_a_circle_of_keys_that_leads_to_no_tenant_ends():
    keys = [key("ports", "ship_id", "ships"), key("ships", "port_id", "ports")]
    found = reasons_of(ORDERS, table("ports", "ship_id"), table("ships", "port_id"), keys=keys)
    assert "shared" in found["ports"]


@pytest.mark.parametrize(
    ("column", "name"), [("chatflowid", "chat_flow"), ("orderId", "Order"), ("entry_id", "entries")]
)
def test_without_keys_a_column_that_is_called_after_a_table_says_whose_a_row_is(column, name):
    found = reasons_of(table(name, "id", "account_id bigint"), table("messages", column))
    assert f"belong to {name} ({column}" in found["messages"]


def test_a_table_of_people_of_all_tenants_is_not_called_shared():
    assert "leave it here" in reasons_of(ORDERS, table("users", "id bigint", "primaryEmail"))["users"]


@pytest.mark.parametrize(
    "name",
    [
        "api_keys",
        "PersonalAccessTokens",
        "application_secrets",
        "credential",
        "passcodes",
        "user_sessions",
        "oauthaccesstoken",
    ],
)
def test_a_table_of_secrets_is_walled_and_hidden_whatever_its_columns_are_called(name):
    found = proposed(table(name, "account_id bigint", "value"))
    assert [one.name for one in found.tenant_tables] == [one.name for one in found.hidden_tables] == [name]


@pytest.mark.parametrize(
    "name", ["daily_token_usage", "chat_sessions", "secret_connector_relations", "keys_to_success"]
)
def test_a_table_about_secrets_is_open(name):
    assert proposed(table(name, "account_id bigint", "value")).hidden_tables == ()


def test_a_view_of_a_table_of_secrets_is_hidden():
    view = table("shown", "value", kind="v", reads=[["shop", "api_keys", "value"]])
    found = proposed(table("api_keys", "account_id bigint", "value"), view)
    assert found.views == ()


@pytest.mark.parametrize(
    "name", ["refreshToken", "clientSecret", "keyHash", "otpBackupCodes", "backup_codes", "signing_key"]
)
def test_a_secret_in_camel_case_is_hidden(name):
    assert proposed(table("a", "account_id bigint", name)).tenant_tables[0].hidden == (name,)


@pytest.mark.parametrize(
    ("name", "category"),
    [("prompt_tokens", "N"), ("is_mfa_required", "B"), ("password_changed_at", "D"), ("hash_method", "E")],
)
def test_what_a_type_cannot_hold_is_no_secret(name, category):
    found = table("a", "account_id bigint", name)
    found["columns"][1]["category"] = category
    assert proposed(found).tenant_tables[0].hidden == ()


def test_a_secret_number_is_hidden():
    found = table("a", "account_id bigint", "ssn")
    found["columns"][1]["category"] = "N"
    assert proposed(found).tenant_tables[0].hidden == ("ssn",)


class Counted(tuple[object, ...]):  # noqa: SLOT001  # it holds a number of its own
    """Counts how often somebody goes through it."""

    times = 0

    def __iter__(self):
        self.times += 1
        return super().__iter__()


def passes(size: int) -> int:
    tables = [table(f"t{n}", "id bigint", "account_id bigint" if n % 2 else "name") for n in range(size)]
    found = facts(ACCOUNTS, *tables, keys=[key(f"t{n}", "account_id", "accounts") for n in range(1, size, 2)])
    counted = found.model_copy(update={"keys": Counted(found.keys), "relations": Counted(found.relations)})
    proposal.propose(counted)
    return counted.keys.times + counted.relations.times


def test_a_product_of_many_tables_is_not_gone_through_for_each_of_them():
    assert passes(40) == passes(4)


def test_a_column_that_few_tables_have_is_told_with_what_else_it_could_be():
    """Products whose tenants have customers of their own: the customer is found, and is not the tenant."""
    tables = [table(name, "id bigint", "fair_id bigint") for name in ("halls", "stands", "tickets", "gates")]
    keys = [key(name, "fair_id", "fairs") for name in ("halls", "stands", "tickets", "gates")]
    found = proposal.propose(
        facts(table("fairs", "id bigint"), table("orders", "customer_id bigint"), *tables, keys=keys)
    )
    assert (found.doubtful, found.standing) == (True, "in 1 of 6 tables; also fair_id in 4")
    assert "in 1 of 6 tables" in written(found)


def test_a_column_that_most_tables_have_is_not_doubted():
    assert not proposal.propose(facts(ACCOUNTS, ORDERS, table("items", "account_id bigint"))).doubtful


def test_a_column_that_somebody_named_is_not_doubted():
    found = facts(ORDERS, *(table(name, "id bigint") for name in "abcd"))
    assert not proposal.propose(found, tenant_column="account_id").doubtful


def test_what_is_about_people_of_all_tenants_is_not_called_shared():
    keys = [key("devices", "user_id", "users"), key("pushes", "device_id", "devices")]
    tables = [
        table("users", "id bigint", "email"),
        table("devices", "user_id bigint"),
        table("pushes", "device_id bigint"),
    ]
    assert "about those of users" in reasons_of(ORDERS, *tables, keys=keys)["pushes"]


def test_the_tenant_column_in_another_spelling_is_found():
    """A product that grew: its older tables are in camel case, and only they refer to the table of tenants."""
    newer = [table(f"v1_{name}", "tenant_id bigint") for name in ("queue", "task")]
    older = [table("Tenant", "id bigint"), table("Workflow", "tenantId bigint")]
    found = proposed(*newer, *older, keys=[key("Workflow", "tenantId", "Tenant")])
    columns = {one.name: one.tenant_column for one in found.tenant_tables}
    assert columns == {"Tenant": "id", "Workflow": "tenantId", "v1_queue": "tenant_id", "v1_task": "tenant_id"}


def test_what_belongs_to_a_row_of_a_table_that_it_names_itself_is_not_called_shared():
    """Rails, Django and Odoo each spell it otherwise."""
    found = reasons_of(
        ORDERS,
        table("attachments", "id bigint", "record_type", "record_id bigint"),
        table("log", "id bigint", "content_type_id bigint", "object_id"),
        table("messages", "id bigint", "model", "res_id bigint"),
        table("models", "id bigint", "model"),
    )
    assert {name for name, reason in found.items() if "leave it here" in reason} == {"attachments", "log", "messages"}


def test_what_is_above_tenants_is_not_called_shared():
    """Teams are the tenants, and organizations have teams: one tenant is not to see the others of its organization."""
    known = ("events", "flags", "funnels", "cohorts", "surveys", "replays")
    keys = [*(key(name, "team_id", "teams") for name in known), key("teams", "plan_id", "plans")]
    keys += [key(name, "organization_id", "organizations") for name in ("teams", "domains")]
    found = reasons_of(
        table("teams", "id bigint", "organization_id uuid", "plan_id bigint"),
        *(table(name, "id bigint", "team_id bigint") for name in known),
        table("organizations", "id uuid"), table("domains", "organization_id uuid"), table("plans", "id bigint"),
        keys=keys,
    )  # fmt: skip
    assert {name for name, reason in found.items() if "leave it here" in reason} == {"organizations", "domains"}


def test_nobody_is_told_to_show_a_table_of_secrets():
    found = reasons_of(
        ORDERS, table("access_tokens", "order_id bigint"), keys=[key("access_tokens", "order_id", "orders")]
    )
    assert "add the column" not in found["access_tokens"]


def test_a_table_that_has_policies_is_not_simply_shared():
    assert "`own rows`" in reasons_of(ORDERS, table("objects", "id uuid", policies=["own rows"]))["objects"]


def test_rows_that_may_have_no_tenant_are_told():
    """Products that share rows so: each tenant sees those of its own, and those of nobody."""
    shared = table("products", "id bigint", "account_id bigint")
    shared["columns"][1]["not_null"] = False
    found = reasons_of(ORDERS, shared)
    assert ("account_id may be null" in found["products"], "orders" in found) == (True, False)


def test_documents_are_told_because_no_catalog_names_what_is_in_them():
    found = reasons_of(table("channels", "account_id bigint", "config jsonb", "secret_config jsonb", "name"))
    assert found["channels"] == "look for secrets in `config`"


@pytest.mark.parametrize(
    "name", ["sensitive_config", "service_role_key", "auth_code", "ssnid", "slack_incoming_webhook"]
)
def test_more_names_of_secrets_that_products_have(name):
    assert proposed(table("a", "account_id bigint", name)).tenant_tables[0].hidden == (name,)


@pytest.mark.parametrize("name", ["author_code", "masterkeyboard", "insensitive", "country_code", "role_key_id"])
def test_names_that_only_look_like_those_of_secrets(name):
    assert proposed(table("a", "account_id bigint", name)).tenant_tables[0].hidden == ()


def notes_of(*relations, **other):
    return " ".join(proposal.propose(facts(*relations, **other)).notes)


def test_a_login_that_can_become_one_whom_no_policy_binds_is_told():
    login = {"name": "web", "writes": 1, "reads": 1, "passes_as": ["service_role"]}
    assert "web can become service_role" in notes_of(ORDERS, logins=[login])


def test_what_everybody_may_is_told_because_it_ends():
    assert "`shop.plans`" in notes_of(ORDERS, table("plans", "code", public=True))


def test_schemas_without_tenants_are_told_because_their_tables_change_the_owner():
    text = written(proposal.propose(facts(ORDERS, table("users", "id uuid", schema="auth"))))
    assert text.index("# auth: ") < text.index("schemas = ")


def test_a_schema_without_tables_is_no_question_of_the_tenant_column():
    with pytest.raises(TenantColumnUnknown) as unknown:
        proposal.propose(facts(ORDERS), schemas=["shpo"])
    assert "`shpo`" in unknown.value.message
