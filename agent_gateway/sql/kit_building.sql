-- Names mean what they say while the walls are built; compiling plans that run once would cost more than it saves.
set local search_path = pg_catalog, pg_temp;
set local jit = off;
