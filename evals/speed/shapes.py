"""Policies that are measured, good and bad, in place of the kit's.

Out: each with its name, the statements that make it, and what is done to the indexes around it. The table is that of
`evals.speed.context`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ACCESSORS", "Shape", "shapes"]

ACCESSORS = """
create function app.plain_tenant() returns uuid language sql stable
  return nullif(current_setting('app.tenant_id', true), '')::uuid;
create function app.volatile_tenant() returns uuid language plpgsql volatile
  as $$ begin return agent_gateway.tenant_id(); end $$;
create table app.members (tenant_id uuid not null, login text not null, primary key (login, tenant_id));
insert into app.members select app.tenant(i), case when i = {tenant} then 'bench' else 'other' end
from generate_series(1, {tenants}) as i;
grant select on app.members to agent_ro;
grant execute on all functions in schema app to agent_ro;
"""
"""Functions and a table that the bad ones ask; the places are the tenant and the number of tenants."""

_CONTEXT = "(select agent_gateway.tenant_id())"
_READ = "create policy tenant_read on app.orders for select to agent_ro using ({})"
_WALL = "create policy tenant_wall on app.orders as restrictive for all to public using ({})"
_DROP = """
alter table app.orders drop constraint orders_pkey;
alter table app.orders add constraint orders_pkey primary key (id);
drop index app.orders_recent;
"""
_CREATE = """
alter table app.orders drop constraint orders_pkey;
alter table app.orders add constraint orders_pkey primary key (tenant_id, id);
create index orders_recent on app.orders (tenant_id, created_at) include (amount);
analyze app.orders;
"""


@dataclass(frozen=True, slots=True)
class Shape:
    """Policies in place of the kit's, and what is done to the indexes."""

    name: str
    policies: tuple[str, ...]
    before: str = "select"
    after: str = "select"


def shapes() -> tuple[Shape, ...]:
    """Good ones first."""
    own = f"tenant_id = {_CONTEXT}"
    anybody = _READ.format("true")
    kit = (_WALL.format(own), _READ.format("(select agent_gateway.has_role('admin', 'editor', 'viewer'))"))
    return (
        Shape("the kit: a wall, and who may read, each in a sub-select", kit),
        Shape("wall and role in one look: `tenant_id = (select tenant_if('viewer'))`",
              (_READ.format("tenant_id = (select agent_gateway.tenant_if('viewer'))"),)),
        Shape("a plain setting in a sub-select: fast, and forged by one SELECT",
              (_READ.format("tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)"),)),
        Shape("the accessor without a sub-select, beside an index on the tenant",
              (_READ.format("tenant_id = agent_gateway.tenant_id()"),)),
        Shape("the role compared outside the function: `(select role()) in (…)`",
              (_WALL.format(own), _READ.format("(select agent_gateway.role()) in ('admin', 'editor', 'viewer')"))),
        Shape("OR in the policy: `… or (select has_role('admin'))`",
              (_READ.format(f"{own} or (select agent_gateway.has_role('admin'))"),)),
        Shape("membership by a sub-query over a table",
              (_READ.format("tenant_id in (select m.tenant_id from app.members as m where m.login = 'bench')"),)),
        Shape("a cast on the column: `tenant_id::text = (select …::text)`",
              (_READ.format(f"tenant_id::text = {_CONTEXT}::text"),)),
        Shape("no index leads with the tenant, sub-select", (_WALL.format(own), anybody), _DROP, _CREATE),
        Shape("no index leads with the tenant, plain setting called for each row",
              (_READ.format("tenant_id = app.plain_tenant()"),), _DROP, _CREATE),
        Shape("no index leads with the tenant, signed accessor called for each row",
              (_READ.format("tenant_id = agent_gateway.tenant_id()"),), _DROP, _CREATE),
        Shape("a VOLATILE accessor", (_READ.format("tenant_id = app.volatile_tenant()"),)),
    )  # fmt: skip
