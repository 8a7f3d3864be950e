-- object: numeric_eq(numeric,numeric)
-- break
alter function pg_catalog.numeric_eq(numeric, numeric) leakproof;
-- mend
alter function pg_catalog.numeric_eq(numeric, numeric) not leakproof;
