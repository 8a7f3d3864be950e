-- One transaction: all of it or nothing. A lock that is not free soon ends it, so that nobody queues behind it.
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = warning;
set local lock_timeout = {{lock_timeout}};
