-- Keeps bind parameters, among them a secret, out of the server's log; only a superuser may.
set local log_parameter_max_length = 0
