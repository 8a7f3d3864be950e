-- case: slices-001
-- rows: 4
WITH RECURSIVE rot(n, s) AS (SELECT 0, 'abcd' UNION ALL SELECT n+1, substr(s,2) || left(s,1) FROM rot WHERE n < 3) SELECT s FROM rot
-- case: slices-002
-- rows: 4
WITH RECURSIVE rot(n, s) AS (SELECT 0, 'abcd' UNION ALL SELECT n+1, right(s,1) || left(s,-1) FROM rot WHERE n < 3) SELECT s FROM rot
-- case: slices-003
-- rows: 4
WITH RECURSIVE ins(n, s) AS (SELECT 1, 'abcd' UNION ALL SELECT n+1, substring(s from 1 for n-1) || 'x' || substring(s from n+1) FROM ins WHERE n < 4) SELECT s FROM ins
-- case: slices-004
-- rows: 4
WITH RECURSIVE arr(n, a) AS (SELECT 1, ARRAY[0,0,0,0] UNION ALL SELECT n+1, a[:n-1] || 1 || a[n+1:] FROM arr WHERE n < 4) SELECT a FROM arr
-- case: slices-005
-- rows: 1
WITH RECURSIVE x(s, ind) AS (SELECT '53  7    6  195    98    6 8   6   34  8 3  17   2   6 6    28    419  5    8  79'::text, position(' ' IN '53  7    6  195    98    6 8   6   34  8 3  17   2   6 6    28    419  5    8  79') UNION ALL SELECT substr(s, 1, ind - 1) || z || substr(s, ind + 1), position(' ' IN substr(s, 1, ind - 1) || z || substr(s, ind + 1)) FROM x, (SELECT gs::text AS z FROM generate_series(1,9) gs) z WHERE ind > 0 AND NOT EXISTS (SELECT NULL FROM generate_series(1,9) lp WHERE z.z = substr(s, ((ind - 1) / 9) * 9 + lp, 1) OR z.z = substr(s, ((ind - 1) % 9) + (lp - 1) * 9 + 1, 1) OR z.z = substr(s, (((ind - 1) / 3) % 3) * 3 + ((ind - 1) / 27) * 27 + lp + ((lp - 1) / 3) * 6, 1))) SELECT s FROM x WHERE ind = 0
-- case: slices-006
-- rows: 4
WITH RECURSIVE arr(n, a) AS (SELECT 1, ARRAY['a','b','c'] UNION ALL SELECT n+1, a[2:] || a[1:1] FROM arr WHERE n < 4) SELECT a FROM arr
-- case: slices-007
-- rows: 4
WITH RECURSIVE arr(n, a) AS (SELECT 1, ARRAY[3,1,2] UNION ALL SELECT n+1, a[2:] || a[1] FROM arr WHERE n < 4) SELECT a FROM arr
-- case: slices-008
-- rows: 4
SELECT dims[:n-1] AS before, dims[n+1:] AS after, n FROM products, generate_series(1,2) n LIMIT 4
-- case: slices-009
-- rows: 3
SELECT tags[:array_length(tags, 1) - 1] AS but_the_last, (array_agg(name))[:2] AS some FROM customers GROUP BY tags ORDER BY 1 LIMIT 3
