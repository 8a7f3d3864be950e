-- object: log_parameter_max_length
-- break
set local log_min_duration_statement = 1000;
set local log_parameter_max_length = -1;
-- mend
set local log_parameter_max_length = 0;
