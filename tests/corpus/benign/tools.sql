-- case: tools-001
-- rows: 10
SELECT substring("app"."customers"."email" from '@(.+)$') AS "domain", count(*) AS "count" FROM "app"."customers" GROUP BY substring("app"."customers"."email" from '@(.+)$') ORDER BY 2 DESC, 1 LIMIT 10
-- case: tools-002
-- rows: 18
SELECT
    (TO_CHAR(DATE_TRUNC('month', invoices."issued_at" ), 'YYYY-MM')) AS "invoices.issued_month",
        customers."country"  AS "customers.country",
    COALESCE(SUM(invoices."total" ), 0) AS "invoices.total_revenue",
    COUNT(*) AS "invoices.count"
FROM "app"."invoices"  AS invoices
LEFT JOIN "app"."customers"  AS customers ON invoices."customer_id" = customers."id"
WHERE ((( invoices."issued_at" ) >= ((SELECT DATE_TRUNC('month', DATE '2026-03-01'))) AND ( invoices."issued_at" ) < ((SELECT (DATE_TRUNC('month', DATE '2026-03-01') + (3 || ' month')::INTERVAL)))))
GROUP BY
    (DATE_TRUNC('month', invoices."issued_at" )),
    2
ORDER BY
    1 DESC, 2
FETCH NEXT 500 ROWS ONLY
-- case: tools-003
-- rows: 24
SELECT * FROM (
SELECT *, DENSE_RANK() OVER (ORDER BY z___min_rank) as z___pivot_row_rank, RANK() OVER (PARTITION BY z__pivot_col_rank ORDER BY z___min_rank) as z__pivot_col_ordering, CASE WHEN z___min_rank = z___rank THEN 1 ELSE 0 END AS z__is_highest_ranked_cell FROM (
SELECT *, MIN(z___rank) OVER (PARTITION BY "customers.country") as z___min_rank FROM (
SELECT *, RANK() OVER (ORDER BY CASE WHEN z__pivot_col_rank=1 THEN (CASE WHEN "invoices.total" IS NOT NULL THEN 0 ELSE 1 END) ELSE 2 END, CASE WHEN z__pivot_col_rank=1 THEN "invoices.total" ELSE NULL END DESC, "invoices.total" DESC, z__pivot_col_rank, "customers.country") AS z___rank FROM (
SELECT *, DENSE_RANK() OVER (ORDER BY CASE WHEN "invoices.status" IS NULL THEN 1 ELSE 0 END, "invoices.status") AS z__pivot_col_rank FROM (
SELECT
        customers."country"  AS "customers.country",
        invoices."status"  AS "invoices.status",
    COALESCE(SUM(invoices."total" ), 0) AS "invoices.total"
FROM "app"."invoices" AS invoices LEFT JOIN "app"."customers" AS customers ON invoices.customer_id = customers.id
GROUP BY
    1,
    2) ww
) bb WHERE z__pivot_col_rank <= 16384
) aa
) xx
) zz
 WHERE (z__pivot_col_rank <= 50 OR z__is_highest_ranked_cell = 1) AND (z___pivot_row_rank <= 500 OR z__pivot_col_ordering = 1) ORDER BY z___pivot_row_rank, z__pivot_col_rank
-- case: tools-004
-- rows: 1
SELECT SUM(1) AS "COL"
FROM "app"."customers" "customers"
HAVING (COUNT(1) > 0)
-- case: tools-005
-- rows: 3
SELECT (CASE WHEN ("t0"."X_measure__0" IS NULL) THEN 0 ELSE "t0"."X_measure__0" END) AS "m", "customers"."segment" AS "segment" FROM "app"."customers" "customers" INNER JOIN (SELECT "c"."segment" AS "segment", SUM("c"."credit_limit") AS "X_measure__0" FROM "app"."customers" "c" GROUP BY 1) "t0" ON (NOT ("customers"."segment" IS DISTINCT FROM "t0"."segment")) GROUP BY 1, 2 ORDER BY 2
-- case: tools-006
-- rows: 2
SELECT "t"."n" FROM (SELECT 1 AS "n", 'a' AS "b" UNION ALL SELECT 2 AS "n", 'b' AS "b") "t" ORDER BY 1
-- case: tools-007
-- rows: 4
select "_"."status",
    "_"."a0",
    "_"."a1"
from 
(
    select "rows"."status" as "status",
        sum("rows"."total") as "a0",
        count(1) as "a1"
    from 
    (
        select "$Table"."id" as "id",
    "$Table"."status" as "status",
    "$Table"."total" as "total"
        from "app"."invoices" "$Table"
    ) "rows"
    group by "status"
) "_"
where not "_"."a0" is null
order by "_"."status"
limit 1000001
-- case: tools-008
-- rows: 5
SELECT
  $$x$$ AS lit, (extract(epoch from occurred_at)) AS "time",
  duration_ms AS "value"
FROM app.events
WHERE extract(epoch from occurred_at) >= 1767225600 AND extract(epoch from occurred_at) <= 1767312000
ORDER BY 2, 3
-- case: tools-009
-- rows: 6
SELECT country AS __text, country AS __value FROM app.customers GROUP BY country ORDER BY 1
-- case: tools-010
-- rows: 4
/* Username: ana@example.com, query_id: adhoc, Queue: queries, Job ID: 7a1, Query Hash: 3f8, Scheduled: False */ SELECT status, sum(total) FROM app.invoices GROUP BY status ORDER BY status
-- case: tools-011
-- rows: 1
SELECT round(hll.a::numeric, 2) FROM (SELECT CASE WHEN count(*) = 0 THEN NULL ELSE count(DISTINCT "u".user_id)::float8 END a FROM app.events AS "u" WHERE (("u".payload->>'ua') = 'chrome') OR FALSE) hll
-- case: tools-012
-- rows: 18
WITH metrics AS (
SELECT
  DATE_TRUNC('MONTH', "invoices".issued_at) AS "invoices_issued_at_month",
  "customers".segment AS "customers_segment",
  SUM("invoices".total) AS "invoices_total_revenue"
FROM "app"."invoices" AS "invoices"
LEFT OUTER JOIN "app"."customers" AS "customers"
  ON ("invoices".customer_id) = ("customers".id)
WHERE (( ("invoices".status) IN ('paid','sent') ))
GROUP BY 1,2
),
table_calculations AS (
SELECT *, "invoices_total_revenue" / NULLIF(LAG("invoices_total_revenue") OVER(PARTITION BY "customers_segment" ORDER BY "invoices_issued_at_month" ASC), 0) - 1 AS "pct_change" FROM metrics
)
SELECT * FROM table_calculations WHERE (("invoices_total_revenue") > 0) ORDER BY "invoices_issued_at_month" DESC, 2 LIMIT 500
-- case: tools-013
-- rows: 181
with rawdata as (
    with p as (
        select 0 as generated_number union all select 1
    ), unioned as (
    select
    p0.generated_number * power(2, 0)
     + 
    p1.generated_number * power(2, 1)
     + 
    p2.generated_number * power(2, 2)
     + 
    p3.generated_number * power(2, 3)
     + 
    p4.generated_number * power(2, 4)
     + 
    p5.generated_number * power(2, 5)
     + 
    p6.generated_number * power(2, 6)
     + 
    p7.generated_number * power(2, 7)
    + 1
    as generated_number
    from
    p as p0
     cross join 
    p as p1
     cross join 
    p as p2
     cross join 
    p as p3
     cross join 
    p as p4
     cross join 
    p as p5
     cross join 
    p as p6
     cross join 
    p as p7
    )
    select *
    from unioned
    where generated_number <= 181
    order by generated_number
),
all_periods as (
    select (
        cast('2026-01-01' as date) + ((interval '1 day') * (row_number() over (order by 1) - 1))
    ) as date_day
    from rawdata
),
filtered as (
    select *
    from all_periods
    where date_day <= cast('2026-07-01' as date)
)
select * from filtered
-- case: tools-014
-- rows: 224
(
        select
            cast('app.customers' as TEXT) as _dbt_source_relation,
                cast("id" as uuid) as "id" ,
                cast("name" as text) as "name" ,
                cast(null as numeric(12,2)) as "list_price" 
        from "app"."customers"
    )
    union all
    (
        select
            cast('app.products' as TEXT) as _dbt_source_relation,
                cast("id" as uuid) as "id" ,
                cast("name" as text) as "name" ,
                cast("list_price" as numeric(12,2)) as "list_price" 
        from "app"."products"
    )
-- case: tools-015
-- rows: 25
select
        "id",
  "email",
  "full_name",
  "role",
  "manager_id",
  "last_login_at",
  "created_at"
from (select "id","email","full_name","role","manager_id","last_login_at","created_at", row_number() over (
                partition by email
                order by created_at desc
            ) as rn from "app"."users" as _inner) as data where rn = 1
-- case: tools-016
-- rows: 1
select a_minus_b.n, b_minus_a.n from (select count(*) n from (select country, segment from app.customers except select country, segment from app.customers where is_active) x) a_minus_b, (select count(*) n from (select country, segment from app.customers where is_active except all select country, segment from app.customers) y) b_minus_a
-- case: tools-017
-- rows: 20
SELECT CAST(app.customers.attrs ->> 'nps' AS INTEGER) AS nps, app.customers.tags && ARRAY['vip','edu']::TEXT[] AS hit, 'vip' = ANY (app.customers.tags) AS vip, array_length(app.customers.tags, 1) AS n FROM app.customers WHERE app.customers.tags @> CAST(ARRAY['vip'] AS VARCHAR[])::text[] ORDER BY app.customers.id LIMIT 20
-- case: tools-018
-- rows: 25
SELECT "customers"."id" AS "pk", (SELECT U0."total" AS "total" FROM "app"."invoices" U0 WHERE U0."customer_id" = ("customers"."id") ORDER BY U0."issued_at" DESC, U0."number" LIMIT 1) AS "latest", EXISTS(SELECT 1 AS "a" FROM "app"."tickets" U0 WHERE (U0."customer_id" = ("customers"."id") AND U0."status" = 'open') LIMIT 1) AS "has_open" FROM "app"."customers" ORDER BY "pk" ASC LIMIT 25
-- case: tools-019
-- rows: 50
select c1_0.id,c1_0.name,i1_0.customer_id,i1_0.id,i1_0.total from app.customers c1_0 left join app.invoices i1_0 on c1_0.id=i1_0.customer_id where c1_0.country='FR' order by i1_0.id fetch first 50 rows only
-- case: tools-020
-- rows: 1
select count(i1_0.id),sum(i1_0.total) from app.invoices i1_0 where (i1_0.tenant_id) = ('aaaaaaaa-0000-4000-8000-00000000000a'::uuid) and i1_0.status in ('paid','sent','overdue') and extract(month from i1_0.issued_at)=1
-- case: tools-021
-- rows: 5
select i1_0.number from app.invoices i1_0 where not exists(select 1 from (select l1_0.sku s from app.invoice_lines l1_0 where l1_0.invoice_id=i1_0.id) r where r.s='SKU-001') and (i1_0.total, i1_0.number) > (100, 'AC') order by i1_0.total, i1_0.number limit 5
-- case: tools-022
-- rows: 4
select "d0"."id" as "id", "d0"."name" as "name", coalesce("invoices"."r", '[]') as "invoices" from "app"."customers" as "d0" left join lateral(select coalesce(json_agg(row_to_json("t".*)), '[]') as "r" from (select "d1"."id" as "id", "d1"."number" as "number" from "app"."invoices" as "d1" where "d0"."id" = "d1"."customer_id" order by "d1"."number") as "t") as "invoices" on true order by 1 limit 4
-- case: tools-023
-- rows: 3
select "app"."customers"."name" from "app"."customers" where (true and "app"."customers"."country" = cast('US' as char(2)) and "app"."customers"."created_at" > timestamp with time zone '2025-03-01 00:00:00+00:00') order by "app"."customers"."name" asc nulls first offset 2 rows fetch next 3 rows only
-- case: tools-024
-- rows: 2
select (select row_to_json("r") from (select "c"."id", "c"."name") as "r") from "app"."customers" "c" order by "c"."id" limit 2
-- case: tools-025
-- rows: 1
SELECT coalesce(json_agg("root" ORDER BY "root.pg.name" ASC NULLS LAST), '[]') AS "root" FROM (SELECT row_to_json((SELECT "_e" FROM (SELECT "_root.base"."id" AS "id", "_root.base"."name" AS "name", "_root.ar.root.invoices"."invoices" AS "invoices") AS "_e")) AS "root", "_root.base"."name" AS "root.pg.name" FROM (SELECT * FROM "app"."customers" WHERE ((("app"."customers"."country") = (('US')::bpchar)) OR ((('US')::bpchar) IS NULL)) ORDER BY "name" ASC NULLS LAST LIMIT 3) AS "_root.base" LEFT OUTER JOIN LATERAL (SELECT coalesce(json_agg("invoices" ORDER BY "root.ar.root.invoices.pg.number"), '[]') AS "invoices" FROM (SELECT row_to_json((SELECT "_e" FROM (SELECT "_root.ar.root.invoices.base"."number" AS "number", "_root.ar.root.invoices.base"."total" AS "total") AS "_e")) AS "invoices", "_root.ar.root.invoices.base"."number" AS "root.ar.root.invoices.pg.number" FROM (SELECT * FROM "app"."invoices" WHERE (("_root.base"."id") = ("customer_id"))) AS "_root.ar.root.invoices.base") AS "_root.ar.root.invoices") AS "_root.ar.root.invoices" ON ('true') ORDER BY "root.pg.name" ASC NULLS LAST) AS "_root"
-- case: tools-026
-- rows: 1
WITH pgrst_source AS ( SELECT "app"."customers"."name", to_jsonb("app"."customers"."attrs")->'address'->>'city' AS "city" FROM "app"."customers" WHERE (to_jsonb("app"."customers"."attrs")->>'source') = 'web' AND "app"."customers"."name" ~* '^(anvil|birch)' AND NOT "app"."customers"."tags" <@ '{vip}' ) SELECT count(*) FROM pgrst_source
-- case: tools-027
-- rows: 24
SELECT t.* FROM app.products t LIMIT 501
-- case: tools-028
-- rows: 5
SELECT x.* FROM events e, jsonb_to_record(e.payload) AS x(ip inet, ua text, note text) WHERE e.kind='error' ORDER BY ip LIMIT 5
-- case: tools-029
-- rows: 20
SELECT e1.kind AS from_kind, e2.kind AS to_kind, COUNT(*) FROM (SELECT user_id, kind, occurred_at, LEAD(id) OVER w AS next_id FROM events WINDOW w AS (PARTITION BY user_id ORDER BY occurred_at, id)) e1 JOIN events e2 ON e2.id = e1.next_id GROUP BY 1,2 ORDER BY 3 DESC, 1, 2
-- case: tools-030
-- rows: 4
SELECT pg_catalog.count(*) AS n, pg_catalog.sum(i.total) OPERATOR(pg_catalog.+) (1)::numeric AS s, (i.status OPERATOR(pg_catalog.=) 'paid'::pg_catalog.text) AS b, max(i.number COLLATE pg_catalog."default") FROM app.invoices i GROUP BY i.status ORDER BY 1
-- case: tools-031
-- rows: 4
WITH __stage0 AS (
  SELECT
    group_set,
    CASE WHEN group_set IN (0,1) THEN invoices."status" END as "status__0",
    CASE WHEN group_set=0 THEN COUNT(1) END as "n__0",
    CASE WHEN group_set=1 THEN invoices."currency" END as "currency__1",
    CASE WHEN group_set=1 THEN COALESCE(SUM(invoices."total"),0) END as "t__1"
  FROM app.invoices as invoices
  CROSS JOIN GENERATE_SERIES(0,1,1) as group_set
  GROUP BY 1,2,4
)
SELECT
  "status__0" as "status",
  MAX(CASE WHEN group_set=0 THEN "n__0" END) as "n",
  COALESCE(TO_JSONB((ARRAY_AGG((SELECT TO_JSONB(__x) FROM (SELECT "currency__1" as "currency", "t__1" as "t") as __x) ORDER BY "t__1" desc NULLS LAST) FILTER (WHERE group_set=1))[1:5]), '[]'::JSONB) as "by_cur"
FROM __stage0
GROUP BY 1
ORDER BY 2 desc NULLS LAST
-- case: tools-032
-- rows: 1
SELECT (SUM((('x' || lpad(substr(md5(c.id::text), 1, 16), 32, '0'))::bit(128) >> 64)::bit(64)::bigint::numeric)) IS NOT NULL AS x FROM app.customers c
-- case: tools-033
-- rows: 1
with __local_0__ as (
select to_json(
  (
    json_build_object(
      '__identifiers'::text,
      json_build_array(
        __local_1__."id"
      ),
      'id'::text,
      (__local_1__."id"),
      '@invoices'::text,
      (
        with __local_2__ as (
          select to_json(
            (
              json_build_object(
                'number'::text,
                (__local_3__."number"),
                'total'::text,
                ((__local_3__."total"))::text
              )
            )
          ) as "@nodes"
          from (
            select __local_3__.*
            from "app"."invoices" as __local_3__
            where (__local_3__."customer_id" = __local_1__."id") and (TRUE) and (TRUE)
            order by __local_3__."id" ASC
          ) __local_3__
        ),
        __local_4__ as (
          select json_agg(
            to_json(
              __local_2__
            )
          ) as data
          from __local_2__
        )
        select json_build_object(
          'data'::text,
          coalesce(
            (
              select __local_4__.data
              from __local_4__
            ),
            '[]'::json
          )
        )
      )
    )
  )
) as "@nodes"
from (
select __local_1__.*
from "app"."customers" as __local_1__
where (TRUE) and (TRUE)
order by __local_1__."id" ASC
limit 2
) __local_1__
),
__local_5__ as (
select json_agg(
  to_json(
    __local_0__
  )
) as data
from __local_0__
)
select coalesce(
  (
    select __local_5__.data
    from __local_5__
  ),
  '[]'::json
) as "data", (select json_build_object('totalCount'::text, count(1)) from "app"."customers" as __local_1__ where 1 = 1) as "aggregates"
-- case: tools-034
-- rows: 3
select __customers__."id"::text as "0", __customers__."name" as "1", array(select array[__invoices__."number", __invoices__."total"::text]::text[] from "app"."invoices" as __invoices__ where (__customers__."id"::"uuid" = __invoices__."customer_id") order by __invoices__."number" asc)::text as "2" from "app"."customers" as __customers__ order by __customers__."id" asc limit 3
-- case: tools-035
-- rows: 1
select __r__.idx, __r__.n from (select ids.ordinality - 1 as idx, (ids.value->>0)::"uuid" as id0 from json_array_elements('[["aaaaaaaa-0000-4000-8000-00000000000a"]]'::json) with ordinality as ids) as ids, lateral (select count(*)::text as n, ids.idx from app.tenants t where t.id = ids.id0) as __r__
-- case: tools-036
-- rows: 1
SELECT COUNT(1) AS "cnt" FROM "app"."customers" "c" WHERE ("c"."name" ILIKE '%o%' AND "c"."id"::text != '') OR FALSE;
-- case: tools-037
-- rows: 44
-- exists with empty list
SELECT c.name FROM customers c WHERE EXISTS (SELECT FROM invoices i WHERE i.customer_id = c.id AND i.total > 8500) ORDER BY 1
-- case: tools-038
-- rows: 1
SELECT /*+ SeqScan(c) Leading((c i)) */ count(*) FROM customers c, invoices i WHERE c.id = i.customer_id -- don't "worry"
-- case: tools-039
-- rows: 1
-- it's a query; really
SELECT 'a--b /* not a comment */' AS s, "n;ame" FROM (SELECT name AS "n;ame" FROM customers ORDER BY 1 LIMIT 1) AS "weird "" quote" -- end; 
-- case: tools-040
-- rows: 1
SELECT 1 AS "this is a very long alias that goes well beyond the sixty-three byte limit of PostgreSQL", q."another extremely long alias that exceeds the identifier limit of 63 bytes: 1" FROM (SELECT 2 AS "another extremely long alias that exceeds the identifier limit of 63 bytes: 1") q
-- case: tools-041
-- rows: 1
SELECT "сумма всех счетов клиента за отчётный период включая налоги" FROM (SELECT sum(total) AS "сумма всех счетов клиента за отчётный период включая налоги" FROM invoices) t
-- case: tools-042
-- rows: 1
WITH total_revenue_by_customer_and_country_for_the_current_fiscal_year_v2 AS (SELECT customer_id, sum(total) AS t FROM invoices GROUP BY 1) SELECT count(*), max(total_revenue_by_customer_and_country_for_the_current_fiscal_year_v2.t) FROM total_revenue_by_customer_and_country_for_the_current_fiscal_year_v2
-- case: tools-043
-- rows: 1
WITH "сумма всех счетов клиента за отчётный период включая налоги" AS (SELECT sum(total) AS t FROM invoices) SELECT t FROM "сумма всех счетов клиента за отчётный период включая налоги"
-- case: tools-044
-- rows: 1
SELECT 'start'{{1..60 : || ', part $i: ' || $i::text}}
-- case: tools-045
-- rows: 3
SELECT md5(cast(coalesce(cast(id AS text), ''){{1..70 : || '-' || coalesce(cast(name AS text), '')}} AS text)) AS surrogate_key FROM customers ORDER BY 1 LIMIT 3
-- case: tools-046
-- rows: 60
SELECT 'm1' AS m, count(*) AS n FROM invoices WHERE total > 1{{2..60 : UNION ALL SELECT 'm$i', count(*) FROM invoices WHERE total > $i}}
-- case: tools-047
-- rows: 7
with recursive j as (select attrs as node, '$'::text as path from customers where name = (select min(name) from customers) union all select e.value, j.path || '.' || e.key from j cross join lateral jsonb_each(case when jsonb_typeof(j.node) = 'object' then j.node else '{}'::jsonb end) e) select path, jsonb_typeof(node) from j order by 1
-- case: tools-048
-- rows: 7
with recursive t as (select '[1,[2,[3,[]]]]'::jsonb as n, 0 as depth union all select jsonb_array_elements(case jsonb_typeof(n) when 'array' then n else '[]' end), depth + 1 from t) select n, depth from t order by 2, 1
-- case: tools-049
-- rows: 4
with recursive t as (select 'a b c' as rest, '' as word union all select m[2], m[1] from t, regexp_matches(rest, '^(\w+) ?(.*)$') m) select word from t
-- case: tools-050
-- rows: 3
with recursive x(i) as (values (0) union all select i + 1 from x where i < 40), z(ix, iy, cx, cy, x, y, i) as (select ix, iy, x::float, y::float, x::float, y::float, 0 from (select -2.2 + 0.1 * i, i from x) as xgen(x, ix) cross join (select -1.5 + 0.1 * i, i from x) as ygen(y, iy) union all select ix, iy, cx, cy, x * x - y * y + cx as x, y * x * 2 + cy, i + 1 from z where x * x + y * y < 16.0 and i < 27) select string_agg(substring(' .,,,-----++++%%%%@@@@#### ', greatest(i, 1), 1), '' order by ix) from (select ix, iy, max(i) as i from z group by iy, ix) as zt group by iy order by iy limit 3
-- case: tools-051
-- rows: 6
with recursive perms as (select tag as perm, array[tag] as used from (values ('a'), ('b'), ('c')) v(tag) union all select p.perm || v.tag, p.used || v.tag from perms p cross join (values ('a'), ('b'), ('c')) v(tag) where v.tag <> all (p.used)) select perm from perms where length(perm) = 3 order by 1
-- case: tools-052
-- rows: 5
with recursive words as (select ticket_no, subject as rest, ''::text as word from tickets where ticket_no < 5 union all select ticket_no, substring(rest from position(' ' in rest || ' ') + 1), split_part(rest, ' ', 1) from words where rest <> '') select word, count(*) from words where word <> '' group by 1 order by 2 desc, 1 limit 5
-- case: tools-053
-- rows: 1
with recursive q(n, queens) as (select 0, array[]::int[] union all select n + 1, queens || c from q cross join generate_series(1, 5) c where n < 5 and not exists (select 1 from unnest(queens) with ordinality as t(col, row_) where col = c or abs(col - c) = n + 1 - row_)) select count(*) from q where n = 5
-- case: tools-054
-- rows: 1
SELECT repeat('-', greatest(1, 5)) || lpad('7', least(3, 5000000), '0')
-- case: tools-055
-- rows: 1
SELECT t.* FROM json_table('{"n":1}', '$' COLUMNS (nested "int4" PATH '$.n', "x" text PATH '$.n', NESTED '$.b[*]' COLUMNS (c int))) t
