-- title: The agent may call a function that reaches the machine or the network
-- severity: critical
-- why: `select pg_read_file('/etc/passwd')` is a read-only SELECT; others write files, connect elsewhere, or stop the server.
-- fix: revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, 9.28.9 Generic File Access Functions; CIS PostgreSQL Benchmark
select signature, 'reaches files, the network or the server itself'
from core_functions
where proname ~ (
    '^(pg_read_file|pg_read_binary_file|pg_ls_|pg_stat_file|lo_import|lo_export|dblink|pg_file_|pg_execute|pg_reload_conf'
    || '|pg_rotate_logfile|pg_switch_wal|pg_create_restore_point|pg_promote|pg_start_backup|pg_backup_start|copy_from_|http_)'
  )
  and proname !~ '_old$'  -- up to 16: PUBLIC may call them, and they check for a superuser themselves
