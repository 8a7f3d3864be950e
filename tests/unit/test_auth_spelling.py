"""One tenant, one spelling: what is taken of each type of tenants, and what is not."""

import pytest

from agent_gateway.auth import admitted
from agent_gateway.errors import TenantMisspelt
from agent_gateway.types import Claim

UUID = "1f0c2e4a-0000-4000-8000-00000000abcd"


@pytest.mark.parametrize(
    ("tenant_type", "tenant"),
    [
        ("uuid", UUID),
        *(("bigint", number) for number in ("0", "42", "-1", "9223372036854775807", "-9223372036854775808")),
        *(("text", name) for name in ("042", "Acme ", UUID.upper(), "größe")),
        (None, "042"),
    ],
)
def test_the_spelling_of_postgresql_is_taken(tenant_type, tenant):
    claim = Claim("u", tenant, "viewer")
    assert admitted(claim, tenant_type) is claim


@pytest.mark.parametrize(
    ("tenant_type", "tenant"),
    [
        *(("uuid", text) for text in (UUID.upper(), f"{{{UUID}}}", UUID.replace("-", ""), f"{UUID}\n", "acme")),
        *(("bigint", text) for text in ("042", "+42", " 42", "42 ", "42\n", "-0", "0x2a", "4_2", "٤٢", "", "-")),
    ],
)
def test_another_spelling_is_refused(tenant_type, tenant):
    with pytest.raises(TenantMisspelt):
        admitted(Claim("u", tenant, "viewer"), tenant_type)
