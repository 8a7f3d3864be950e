-- Plans that no statistics choose: what is estimated of all tenants' rows must not decide in which order the caller's own come.
-- Nothing costs anything, so that of two ways the planner takes the first that it thinks of, whatever it has counted.
set local seq_page_cost = 0;
set local random_page_cost = 0;
set local cpu_tuple_cost = 0;
set local cpu_index_tuple_cost = 0;
set local cpu_operator_cost = 0;
-- rows come as they lie: a bitmap of any index keeps that order, and reads only what the index finds
set local enable_seqscan = off;
set local enable_indexscan = off;
set local enable_indexonlyscan = off;
-- how many buckets a hash table has is estimated, and decides the order of what comes out of it
set local enable_hashagg = off;
set local enable_hashjoin = off;
-- free of cost, nested loops would be taken for large joins as well
set local enable_nestloop = off;
-- joins in the order in which they are written
set local join_collapse_limit = 1;
set local from_collapse_limit = 1;
