-- title: The server writes bind parameters to its log
-- severity: medium
-- needs: superuser
-- why: Behind a pooler the token that opens the tenant context travels as a parameter, and so do the values that people search
--   for. The log has no policies.
-- fix: alter system set log_parameter_max_length = 0; alter system set log_parameter_max_length_on_error = 0;
-- source: PostgreSQL manual, 19.8.3, log_parameter_max_length
select name, setting
from pg_settings
where name = 'log_parameter_max_length' and setting <> '0'
  and (
    current_setting('log_statement') <> 'none' or current_setting('log_min_duration_statement') <> '-1'
    or current_setting('log_min_duration_sample') <> '-1'
  )
