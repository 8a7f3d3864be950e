-- title: The agent may call a function whose effect outlives a read-only transaction
-- severity: medium
-- needs: superuser
-- why: Advisory locks, notifications, WAL messages, transaction numbers and settings reach other sessions, or the next tenant on
--   the same connection. set_config is also what forges an unsigned context.
-- fix: revoke execute on function {object} from public, {agent};
-- source: tried on PostgreSQL 15, 16 and 18; PostgreSQL manual, SET TRANSACTION, READ ONLY
select f.signature, 'its effect outlives a read-only transaction'
from core_functions as f
cross join cfg
where f.pronamespace = 'pg_catalog'::regnamespace and (
  f.proname in (
    'set_config', 'pg_notify', 'pg_logical_emit_message', 'pg_current_xact_id', 'txid_current', 'pg_export_snapshot',
    'pg_log_backend_memory_contexts'
  )
  or f.proname ~ '^pg_(try_)?advisory_(xact_)?lock'
  or (cfg.version < 160000 and f.proname in (
    'lo_create', 'lo_creat', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_unlink', 'lo_truncate', 'lo_truncate64'
  ))
)
