-- A look at the catalogs waits for nobody for long.
set local lock_timeout = '2s';
set local statement_timeout = '60s';
set local search_path = pg_catalog, pg_temp;
