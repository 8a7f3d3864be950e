-- title: A login passes every policy and is not on the list of those that may
-- severity: high
-- needs: superuser
-- why: Behind BYPASSRLS or SUPERUSER there is no tenant wall. Each such login is a place where one leaked password shows all
--   tenants, so each is named in the declaration.
-- fix: alter role {object} nobypassrls; or name it under roles.bypass in tenancy.toml
-- source: PostgreSQL manual, 22.2 Role Attributes
select r.rolname, case when r.rolsuper then 'superuser' else 'bypassrls' end
from pg_roles as r
cross join cfg
where r.rolcanlogin and (r.rolsuper or r.rolbypassrls) and r.rolname <> all (cfg.bypass)
