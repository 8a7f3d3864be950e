-- Opens the locked transaction. Everything is local to it, so that the ROLLBACK at its end leaves nothing behind.
begin isolation level read committed read only;
-- what a statement may use
set local statement_timeout = {statement_ms};
set local lock_timeout = {lock_ms};
set local idle_in_transaction_session_timeout = {transaction_ms};
{transaction_timeout}
-- a gateway that is killed cancels nothing: the server itself looks whether somebody is still there
set local client_connection_check_interval = 500;
set local work_mem = {work_mem_kib};
set local hash_mem_multiplier = 1;
set local max_parallel_workers_per_gather = 0;
set local jit = off;
-- where a scan begins must not depend on what other sessions read at the time
set local synchronize_seqscans = off;
-- what a text means: the guard has judged it under these settings
set local search_path = {search_path};
set local standard_conforming_strings = on;
set local transform_null_equals = off;
set local row_security = on;
-- how values are written
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = postgres;
set local bytea_output = hex;
set local extra_float_digits = 1;
set local client_min_messages = error;
