-- case: file_network-03
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_read_binary_file
-- why: server file / host information
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT encode(pg_read_binary_file('PG_VERSION'),'hex')
-- case: file_network-06
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_ls_logdir
-- why: server file / host information
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_ls_logdir()
-- case: file_network-07
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_ls_waldir
-- why: server file / host information
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_ls_waldir()
-- case: file_network-10
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: pg_hba_file_rules
-- why: server file / host information
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT * FROM pg_hba_file_rules
