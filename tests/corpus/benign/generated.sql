-- case: generated-001
-- rows: 3
SELECT "source"."segment" AS "segment", SUM("source"."credit_limit") AS "sum", COUNT(*) AS "count" FROM (SELECT "app"."customers"."id" AS "id", "app"."customers"."segment" AS "segment", "app"."customers"."credit_limit" AS "credit_limit", "app"."customers"."created_at" AS "created_at" FROM "app"."customers" WHERE "app"."customers"."is_active" = TRUE) AS "source" GROUP BY "source"."segment" ORDER BY "source"."segment" ASC
-- case: generated-002
-- rows: 9
SELECT DATE_TRUNC('month', CAST("app"."customers"."created_at" AS timestamp)) AS "created_at", COUNT(*) AS "count" FROM "app"."customers" GROUP BY DATE_TRUNC('month', CAST("app"."customers"."created_at" AS timestamp)) ORDER BY DATE_TRUNC('month', CAST("app"."customers"."created_at" AS timestamp)) ASC
-- case: generated-003
-- rows: 7
-- Metabase:: userID: 4 queryType: MBQL queryHash: 3b0e1c9fd2a5
SELECT (CAST(extract(dow from "app"."invoices"."issued_at") AS integer) + 1) AS "issued_at", SUM("app"."invoices"."total") AS "sum" FROM "app"."invoices" WHERE ("app"."invoices"."issued_at" >= DATE_TRUNC('month', (DATE '2026-06-01' + INTERVAL '-3 month')) AND "app"."invoices"."issued_at" < DATE_TRUNC('month', DATE '2026-06-01')) GROUP BY (CAST(extract(dow from "app"."invoices"."issued_at") AS integer) + 1) ORDER BY (CAST(extract(dow from "app"."invoices"."issued_at") AS integer) + 1) ASC
-- case: generated-004
-- rows: 100
SELECT "app"."invoices"."id" AS "id", "app"."invoices"."number" AS "number", "Customers"."name" AS "Customers__name", "Customers"."country" AS "Customers__country" FROM "app"."invoices" LEFT JOIN "app"."customers" AS "Customers" ON "app"."invoices"."customer_id" = "Customers"."id" WHERE (LOWER("Customers"."name") LIKE '%anvil%') LIMIT 1048575
-- case: generated-005
-- rows: 1
SELECT SUM(CASE WHEN "app"."invoices"."status" = 'paid' THEN 1 ELSE 0.0 END) / COUNT(*) AS "share", PERCENTILE_CONT(0.95) within group (order by "app"."invoices"."total") AS "p95" FROM "app"."invoices"
-- case: generated-006
-- rows: 18
SELECT FLOOR((("app"."invoices"."total" - 0.0) / 500.0)) * 500.0 + 0.0 AS "total", COUNT(*) AS "count" FROM "app"."invoices" GROUP BY FLOOR((("app"."invoices"."total" - 0.0) / 500.0)) * 500.0 + 0.0 ORDER BY 1 ASC
-- case: generated-007
-- rows: 509
SELECT DATE_TRUNC('day', occurred_at) AS occurred_at, kind AS kind, COUNT(*) AS "COUNT(*)", AVG(duration_ms) AS "AVG(duration_ms)" FROM app.events JOIN (SELECT kind AS kind__, COUNT(*) AS mme_inner__ FROM app.events WHERE occurred_at >= TO_TIMESTAMP('2026-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') AND occurred_at < TO_TIMESTAMP('2026-06-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY kind ORDER BY mme_inner__ DESC LIMIT 5) AS series_limit ON kind = kind__ WHERE occurred_at >= TO_TIMESTAMP('2026-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') AND occurred_at < TO_TIMESTAMP('2026-06-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY DATE_TRUNC('day', occurred_at), kind ORDER BY "COUNT(*)" DESC LIMIT 10000
-- case: generated-008
-- rows: 6
SELECT country AS country, COUNT(DISTINCT id) AS "COUNT_DISTINCT(id)", SUM(credit_limit) AS "SUM(credit_limit)", SUM(credit_limit)/NULLIF(COUNT(DISTINCT id),0) AS "avg limit/customer" FROM (SELECT * FROM app.customers WHERE is_active) AS virtual_table GROUP BY country HAVING ((COUNT(*) > 1)) ORDER BY "SUM(credit_limit)" DESC LIMIT 1000
-- case: generated-009
-- rows: 6
SELECT "t0"."country" AS "country", "t0"."segment" AS "none:segment:nk", SUM("t0"."credit_limit") AS "sum:credit_limit:ok" FROM "app"."customers" "t0" WHERE (("t0"."country" IN ('DE', 'US')) AND (NOT ("t0"."credit_limit" IS NULL))) GROUP BY 1, 2
-- case: generated-010
-- rows: 4
SELECT "invoices"."currency" AS "currency", SUM("invoices"."total") AS "sum:total:ok", CAST(TRUNC(EXTRACT(YEAR FROM "invoices"."issued_at")) AS INTEGER) AS "yr:issued_at:ok" FROM "app"."invoices" "invoices" INNER JOIN "app"."customers" "customers" ON ("invoices"."customer_id" = "customers"."id") GROUP BY 1, 3 HAVING (COUNT(1) > 0)
-- case: generated-011
-- rows: 6
SELECT CAST(DATE_TRUNC('MONTH', CAST("t0"."issued_at" AS DATE)) AS DATE) AS "tmn:issued_at:ok", SUM((CASE WHEN ("t0"."status" = 'paid') THEN "t0"."total" ELSE NULL END)) AS "usr:Calculation_3480123:ok" FROM "app"."invoices" "t0" GROUP BY 1
-- case: generated-012
-- rows: 1
SELECT MIN("t0"."issued_at") AS "TEMP(none:lo)", MAX("t0"."issued_at") AS "TEMP(none:hi)", (CASE WHEN 0 = COUNT("t0"."total") THEN NULL ELSE CAST(SUM("t0"."total") AS DOUBLE PRECISION) / COUNT("t0"."total") END) AS "avg:total:ok" FROM "app"."invoices" "t0" HAVING (COUNT(1) > 0)
-- case: generated-013
-- rows: 6
select "_"."country" as "country", sum("_"."credit_limit") as "a0" from "app"."customers" "_" where "_"."is_active" = true group by "_"."country" limit 1000001
-- case: generated-014
-- rows: 4
select "rows"."status" as "status", sum("rows"."total") as "total", count(1) as "cnt" from ( select "status", "total" from "app"."invoices" "$Table" where "issued_at" >= date '2026-01-01' ) "rows" group by "status"
-- case: generated-015
-- rows: 200
select "$Outer"."name", "$Inner"."total" from ( select "_"."id","_"."name" from "app"."customers" "_" ) "$Outer" left outer join "app"."invoices" "$Inner" on ("$Outer"."id" = "$Inner"."customer_id") order by "$Outer"."name" limit 200
-- case: generated-016
-- rows: 500
SELECT 
	customers.country  AS "customers.country",
	DATE(invoices.issued_at ) AS "invoices.issued_date",
	COALESCE(COALESCE(CAST( ( SUM(DISTINCT (CAST(FLOOR(COALESCE(invoices.total ,0)*(1000000*1.0)) AS DECIMAL(65,0))) + ('x' || MD5(invoices.id ::varchar))::bit(64)::bigint::DECIMAL(65)  *18446744073709551616 + ('x' || SUBSTR(MD5(invoices.id ::varchar),17))::bit(64)::bigint::DECIMAL(65) ) - SUM(DISTINCT ('x' || MD5(invoices.id ::varchar))::bit(64)::bigint::DECIMAL(65)  *18446744073709551616 + ('x' || SUBSTR(MD5(invoices.id ::varchar),17))::bit(64)::bigint::DECIMAL(65)) )  AS DOUBLE PRECISION) / CAST((1000000*1.0) AS DOUBLE PRECISION), 0), 0) AS "invoices.total_revenue"
FROM app.invoices  AS invoices
LEFT JOIN app.customers  AS customers ON invoices.customer_id = customers.id
LEFT JOIN app.invoice_lines AS lines ON lines.invoice_id = invoices.id
GROUP BY 1,2
ORDER BY 3 DESC
LIMIT 500
-- case: generated-017
-- rows: 3
WITH customer_facts AS (SELECT customer_id, COUNT(*) AS lifetime_orders, SUM(total) AS lifetime_value, MIN(issued_at) AS first_order FROM app.invoices GROUP BY 1)
SELECT CASE WHEN customer_facts.lifetime_value < 0 THEN 'Below 0' WHEN customer_facts.lifetime_value >= 0 AND customer_facts.lifetime_value < 10000 THEN '0 to 9999' WHEN customer_facts.lifetime_value >= 10000 AND customer_facts.lifetime_value < 20000 THEN '10000 to 19999' WHEN customer_facts.lifetime_value >= 20000 THEN '20000 or Above' ELSE 'Undefined' END AS "customer_facts.ltv_tier", CASE WHEN customer_facts.lifetime_value < 0 THEN '0' WHEN customer_facts.lifetime_value < 10000 THEN '1' WHEN customer_facts.lifetime_value < 20000 THEN '2' ELSE '3' END AS "customer_facts.ltv_tier__sort_", COUNT(*) AS n FROM customer_facts GROUP BY 1, 2 ORDER BY 2
-- case: generated-018
-- rows: 21
SELECT "app_customers"."id", "app_customers"."name", "app_customers"."email", COUNT("app_invoices"."id") AS "num_invoices", COUNT("app_invoices"."id") FILTER (WHERE "app_invoices"."status" = 'paid') AS "paid" FROM "app"."customers" "app_customers" LEFT OUTER JOIN "app"."invoices" "app_invoices" ON ("app_customers"."id" = "app_invoices"."customer_id") GROUP BY "app_customers"."id" HAVING COUNT("app_invoices"."id") > 2 ORDER BY "num_invoices" DESC LIMIT 21
-- case: generated-019
-- rows: 40
SELECT "app"."customers"."id", (SELECT U0."total" FROM "app"."invoices" U0 WHERE U0."customer_id" = ("app"."customers"."id") ORDER BY U0."issued_at" DESC LIMIT 1) AS "newest_total", EXISTS(SELECT 1 AS "a" FROM "app"."tickets" U0 WHERE (U0."customer_id" = ("app"."customers"."id") AND U0."status" = 'open') LIMIT 1) AS "has_open" FROM "app"."customers" WHERE UPPER("app"."customers"."name"::text) LIKE UPPER('%labs%')
-- case: generated-020
-- rows: 1
SELECT (1) AS "a" FROM "app"."customers" WHERE "app"."customers"."email" = 'contact1@client1.example' LIMIT 1
-- case: generated-021
-- rows: 1
SELECT COUNT(*) AS "__count" FROM "app"."invoices" WHERE ("app"."invoices"."issued_at" BETWEEN '2026-01-01'::date AND '2026-12-31'::date AND NOT ("app"."invoices"."status" = 'draft'))
-- case: generated-022
-- rows: 16
SELECT "app"."customers"."id" FROM "app"."customers" WHERE ("app"."customers"."attrs" -> 'address' ->> 'city') = 'Berlin' AND "app"."customers"."attrs" @> '{"source": "web"}'::jsonb
-- case: generated-023
-- rows: 200
SELECT ("app"."customers"."attrs" #> '{address,city}') AS "city", ("app"."customers"."attrs" #>> '{address,zip}') AS zip, "app"."customers"."tags" @> (ARRAY['vip']::varchar[])::text[] AS vip FROM "app"."customers"
-- case: generated-024
-- rows: 2
SELECT DISTINCT DATE_TRUNC('month', "app"."tickets"."created_at" AT TIME ZONE 'Europe/Berlin') AS "datetimefield" FROM "app"."tickets" WHERE "app"."tickets"."created_at" IS NOT NULL ORDER BY "datetimefield" ASC
-- case: generated-025
-- rows: 30
SELECT "app"."tickets"."id", ts_rank(to_tsvector(COALESCE("app"."tickets"."subject", '') || ' ' || COALESCE("app"."tickets"."body", '')), plainto_tsquery('refund')) AS "rank" FROM "app"."tickets" WHERE to_tsvector(COALESCE("app"."tickets"."subject", '') || ' ' || COALESCE("app"."tickets"."body", '')) @@ (plainto_tsquery('refund')) ORDER BY "rank" DESC
-- case: generated-026
-- rows: 10
SELECT app_customers_1.id AS app_customers_1_id, app_customers_1.name AS app_customers_1_name, anon_1.total_sum AS anon_1_total_sum FROM app.customers AS app_customers_1 JOIN (SELECT app.invoices.customer_id AS customer_id, sum(app.invoices.total) AS total_sum FROM app.invoices GROUP BY app.invoices.customer_id) AS anon_1 ON anon_1.customer_id = app_customers_1.id WHERE app_customers_1.created_at >= '2025-01-01 00:00:00'::timestamp with time zone ORDER BY anon_1.total_sum DESC NULLS LAST LIMIT 10 OFFSET 0
-- case: generated-027
-- rows: 9
SELECT anon_1.name, anon_1.rn FROM (SELECT app.customers.name AS name, row_number() OVER (PARTITION BY app.customers.segment ORDER BY app.customers.credit_limit DESC NULLS LAST) AS rn FROM app.customers) AS anon_1 WHERE anon_1.rn <= 3
-- case: generated-028
-- rows: 11
SELECT CAST(app.customers.attrs ->> 'nps' AS INTEGER) AS anon_1, count(*) AS count_1 FROM app.customers GROUP BY CAST(app.customers.attrs ->> 'nps' AS INTEGER)
-- case: generated-029
-- rows: 0
SELECT app.users.id, app.users.email, app.users.full_name FROM app.users WHERE app.users.role IN ('admin', 'analyst') AND app.users.id = ANY (ARRAY['00000000-0000-0000-0000-000000000000'::UUID, '11111111-1111-1111-1111-111111111111'::UUID])
-- case: generated-030
-- rows: 20
SELECT app.users.id AS app_users_id, users_1.full_name AS manager FROM app.users LEFT OUTER JOIN app.users AS users_1 ON users_1.id = app.users.manager_id ORDER BY app.users.id LIMIT 20
-- case: generated-031
-- rows: 712
SELECT "customers"."id" AS t0_r0, "customers"."name" AS t0_r1, "invoices"."id" AS t1_r0, "invoices"."number" AS t1_r1 FROM "app"."customers" LEFT OUTER JOIN "app"."invoices" ON "invoices"."customer_id" = "customers"."id" WHERE "customers"."is_active" = TRUE /*application='crm',controller='customers',action='index'*/
-- case: generated-032
-- rows: 25
SELECT "customers".* FROM "app"."customers" "customers" WHERE (customers.created_at >= '2025-01-01 00:00:00.000000' AND customers.created_at <= '2026-12-31 23:59:59.999999') AND ("customers"."segment" = 'smb' OR "customers"."segment" IS NULL) ORDER BY "customers"."created_at" DESC, "customers"."id" ASC LIMIT 25
-- case: generated-033
-- rows: 25
SELECT SUM("invoices"."total") AS sum_total, DATE_TRUNC('week', "invoices"."issued_at"::timestamp)::date AS date_trunc_week_issued FROM "app"."invoices" "invoices" WHERE "invoices"."issued_at" IS NOT NULL GROUP BY DATE_TRUNC('week', "invoices"."issued_at"::timestamp)::date
-- case: generated-034
-- rows: 20
select c1_0.id,c1_0.name,c1_0.email,i1_0.customer_id,i1_0.id,i1_0.number,i1_0.total from app.customers c1_0 left join app.invoices i1_0 on c1_0.id=i1_0.customer_id where c1_0.country='DE' order by c1_0.name offset 0 rows fetch first 20 rows only
-- case: generated-035
-- rows: 20
select customer0_.id as id1_0_, customer0_.name as name2_0_, upper(customer0_.name) as col_2_0_ from app.customers customer0_ where customer0_.is_active=true and (lower(customer0_.name) like ('%'||lower('anvil')||'%') escape '\') limit 20
-- case: generated-036
-- rows: 6
select c1_0.segment, case when c1_0.credit_limit>cast(10000 as numeric(12,2)) then cast('big' as varchar) else cast('small' as varchar) end, count(c1_0.id) from app.customers c1_0 group by 1,2 having count(c1_0.id)>1
-- case: generated-037
-- rows: 10
SELECT "app"."customers"."id", "app"."customers"."name", COALESCE("aggr_selection_0_Invoice"."_aggr_count_invoices", 0) AS "_aggr_count_invoices" FROM "app"."customers" LEFT JOIN (SELECT "app"."invoices"."customer_id", COUNT(*) AS "_aggr_count_invoices" FROM "app"."invoices" WHERE 1=1 GROUP BY "app"."invoices"."customer_id") AS "aggr_selection_0_Invoice" ON ("app"."customers"."id" = "aggr_selection_0_Invoice"."customer_id") WHERE 1=1 ORDER BY "app"."customers"."id" ASC LIMIT 10 OFFSET 0
-- case: generated-038
-- rows: 10
SELECT "t1"."id", "t1"."name", "Customer_invoices"."__prisma_data__" AS "invoices" FROM "app"."customers" AS "t1" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t4"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('id', "t3"."id", 'number', "t3"."number", 'total', "t3"."total") AS "__prisma_data__" FROM (SELECT "t2".* FROM "app"."invoices" AS "t2" WHERE "t1"."id" = "t2"."customer_id" /* root select */) AS "t3" /* inner select */) AS "t4" /* middle select */) AS "t5" /* outer select */) AS "Customer_invoices" ON TRUE LIMIT 10
-- case: generated-039
-- rows: 5
SELECT "app"."invoices"."id", "app"."invoices"."status"::text FROM "app"."invoices" WHERE ("app"."invoices"."status" = CAST('paid'::text AS text) AND ("app"."invoices"."id") IN (SELECT "t1"."id" FROM "app"."invoices" AS "t1" INNER JOIN "app"."customers" AS "j1" ON ("j1"."id") = ("t1"."customer_id") WHERE ("j1"."country" = 'DE' AND "t1"."id" IS NOT NULL))) ORDER BY "app"."invoices"."id" ASC LIMIT 5 OFFSET 0
-- case: generated-040
-- rows: 5
select "d0"."id" as "id", "d0"."name" as "name", "invoices"."r" as "invoices" from "app"."customers" as "d0" left join lateral (select coalesce(json_agg(row_to_json("t".*)), '[]') as "r" from (select "d1"."id" as "id", "d1"."number" as "number" from "app"."invoices" as "d1" where "d0"."id" = "d1"."customer_id") as "t") as "invoices" on true limit 5
-- case: generated-041
-- rows: 20
select "customers"."id", "customers"."name", "customers_invoices"."data" as "invoices" from "app"."customers" "customers" left join lateral (select coalesce(json_agg(json_build_array("customers_invoices"."id", "customers_invoices"."number", "customers_invoices"."total") order by "customers_invoices"."issued_at" desc), '[]'::json) as "data" from "app"."invoices" "customers_invoices" where "customers_invoices"."customer_id" = "customers"."id") "customers_invoices" on true where ("customers"."segment" = 'smb' and "customers"."is_active" = true) limit 20
-- case: generated-042
-- rows: 1
SELECT coalesce(json_agg("root"), '[]') AS "root" FROM (SELECT row_to_json((SELECT "_e" FROM (SELECT "_0_root.base"."id" AS "id", "_0_root.base"."name" AS "name", "_2_root.ar.root.invoices"."invoices" AS "invoices") AS "_e")) AS "root" FROM (SELECT * FROM "app"."customers" WHERE (("app"."customers"."country") = (('DE')::bpchar)) LIMIT 10) AS "_0_root.base" LEFT OUTER JOIN LATERAL (SELECT coalesce(json_agg("invoices"), '[]') AS "invoices" FROM (SELECT row_to_json((SELECT "_e" FROM (SELECT "_1".number AS number, "_1".total AS total) AS "_e")) AS "invoices" FROM (SELECT * FROM "app"."invoices" WHERE (("_0_root.base"."id") = ("customer_id"))) AS "_1") AS "_x") AS "_2_root.ar.root.invoices" ON ('true')) AS "_3_root"
-- case: generated-043
-- rows: 1
SELECT json_build_object('customers', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'invoices', (SELECT coalesce(json_agg(json_build_object('number', i.number, 'total', i.total::text, 'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('sku', l.sku, 'qty', l.qty) ORDER BY l.line_no), '[]'::jsonb) FROM app.invoice_lines l WHERE l.invoice_id = i.id))), '[]'::json) FROM app.invoices i WHERE i.customer_id = c.id))), '[]'::json) FROM (SELECT * FROM app.customers ORDER BY name LIMIT 3) c)) AS data
-- case: generated-044
-- rows: 1
with __local_0__ as (select __local_1__.* from "app"."customers" as __local_1__ where (__local_1__."segment" = 'mid') order by __local_1__."id" ASC limit 5), __local_2__ as (select json_agg(to_json(json_build_object('@nodes'::text, json_build_object('id'::text, (__local_0__."id"), 'name'::text, (__local_0__."name"))))) as data from __local_0__) select coalesce((select __local_2__.data from __local_2__), '[]'::json) as "data", (select json_build_object('totalCount'::text, count(1)) from "app"."customers" as __local_1__ where __local_1__."segment" = 'mid') as "aggregates"
-- case: generated-045
-- rows: 3
select to_json((__local_0__."created_at")) as "createdAt", to_json((__local_0__."id")::text) as "id", to_json((__local_0__."credit_limit")::text) as "creditLimit" from "app"."customers" as __local_0__ where (TRUE) and (TRUE) limit 3
-- case: generated-046
-- rows: 800
select md5(cast(coalesce(cast(c.id as TEXT), '_dbt_utils_surrogate_key_null_') || '-' || coalesce(cast(i.issued_at as TEXT), '_dbt_utils_surrogate_key_null_') as TEXT)) as customer_day_sk, c.id, i.issued_at, sum(i.total) as amt from app.customers c join app.invoices i on i.customer_id = c.id group by 1,2,3
-- case: generated-047
-- rows: 31
with rawdata as (with p as (select 0 as generated_number union all select 1), unioned as (select p0.generated_number * power(2, 0) + p1.generated_number * power(2, 1) + p2.generated_number * power(2, 2) + p3.generated_number * power(2, 3) + p4.generated_number * power(2, 4) + 1 as generated_number from p as p0 cross join p as p1 cross join p as p2 cross join p as p3 cross join p as p4) select * from unioned where generated_number <= 31 order by generated_number), all_periods as (select (cast('2026-01-01' as date) + ((interval '1 day') * (row_number() over (order by generated_number) - 1))) as date_day from rawdata), filtered as (select * from all_periods where date_day <= cast('2026-02-01' as date)) select f.date_day, count(i.id) from filtered f left join app.invoices i on i.issued_at = f.date_day::date group by 1 order by 1
-- case: generated-048
-- rows: 200
select customer_id, sum(case when status = 'paid' then total else 0 end) as "paid", sum(case when status = 'sent' then total else 0 end) as "sent", sum(case when status = 'overdue' then total else 0 end) as "overdue" from app.invoices group by customer_id
-- case: generated-049
-- rows: 800
with source as (select * from app.invoices), renamed as (select id as invoice_id, customer_id, number as invoice_number, status, currency, total as amount, issued_at, due_at, paid_at, meta ->> 'po' as po_number from source), final as (select renamed.*, row_number() over (partition by customer_id order by issued_at) as invoice_seq, lag(amount) over (partition by customer_id order by issued_at) as prev_amount from renamed) select * from final
-- case: generated-050
-- rows: 800
select *, id || '|' || coalesce(issued_at::text,'') as dbt_unique_key, md5(coalesce(cast(id as varchar ), '') || '|' || coalesce(cast(issued_at as varchar ), '')) as dbt_scd_id, issued_at as dbt_updated_at, issued_at as dbt_valid_from, coalesce(nullif(issued_at, issued_at), null) as dbt_valid_to from (select id, number, total, issued_at from app.invoices) sbq
-- case: generated-051
-- rows: 1
select count(*) as failures, count(*) != 0 as should_warn, count(*) != 0 as should_error from (select customer_id from app.invoices where customer_id is null) dbt_internal_test
-- case: generated-052
-- rows: 0
with child as (select customer_id as from_field from app.invoices where customer_id is not null), parent as (select id as to_field from app.customers) select from_field from child left join parent on child.from_field = parent.to_field where parent.to_field is null
-- case: generated-053
-- rows: 0
select id as unique_field, count(*) as n_records from app.customers where id is not null group by id having count(*) > 1
-- case: generated-054
-- rows: 0
with all_values as (select segment as value_field, count(*) as n_records from app.customers group by segment) select * from all_values where value_field not in ('smb','mid','enterprise')
-- case: generated-055
-- rows: 6
-- Query: monthly revenue with MoM growth
-- Assumptions: "revenue" = SUM(total) of paid invoices
WITH monthly AS (
    -- Step 1: aggregate by month
    SELECT DATE_TRUNC('month', issued_at)::date AS month, SUM(total) AS revenue
    FROM app.invoices
    WHERE status = 'paid' -- only paid
    GROUP BY 1
),
growth AS (
    /* Step 2: previous month */
    SELECT month, revenue, LAG(revenue) OVER (ORDER BY month) AS prev_revenue FROM monthly
)
-- Step 3: final
SELECT TO_CHAR(month, 'Mon YYYY') AS month, ROUND(revenue::numeric, 2) AS revenue,
       ROUND(100.0 * (revenue - prev_revenue) / NULLIF(prev_revenue, 0), 2)::numeric(10,2) AS mom_growth_pct
FROM growth
ORDER BY growth.month;
-- case: generated-056
-- rows: 1
SELECT json_build_object(VARIADIC ARRAY['a','1','b','2']), jsonb_build_array(1, 'a', null, true), json_object('{a,1,b,2}'), json_object('{a,b}', '{1,2}'), concat_ws('-', VARIADIC ARRAY['a','b']), format('%s %s', VARIADIC ARRAY['a','b'])
-- case: generated-057
-- rows: 1
WITH ev AS (SELECT created_at AS ts, 1 AS delta FROM app.tickets UNION ALL SELECT closed_at, -1 FROM app.tickets WHERE closed_at IS NOT NULL) SELECT ts, sum(delta) OVER (ORDER BY ts, delta DESC) AS concurrent FROM ev ORDER BY concurrent DESC LIMIT 1
-- case: generated-058
-- rows: 1
SELECT 'a' -- trailing comment
-- case: generated-059
-- rows: 1
SELECT * FROM (SELECT unnest(tags), coalesce(phone,'-'), case when true then 1 end, array[1], exists(select 1) FROM app.customers) s WHERE unnest = 'vip' AND coalesce <> '-' AND "case" = 1 LIMIT 1
-- case: generated-060
-- rows: 5
SELECT c.name, t.* FROM app.customers c LEFT JOIN LATERAL (SELECT count(*) AS n, max(created_at) AS last FROM app.tickets t WHERE t.customer_id = c.id) t ON true ORDER BY t.n DESC, t.last DESC NULLS LAST LIMIT 5
-- case: generated-061
-- rows: 6
SELECT country, SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 1 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_1", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 1 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_1", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 1 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_1", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 2 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_2", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 2 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_2", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 2 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_2", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 3 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_3", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 3 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_3", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 3 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_3", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 4 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_4", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 4 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_4", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 4 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_4", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 5 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_5", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 5 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_5", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 5 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_5", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 6 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_6", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 6 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_6", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 6 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_6", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 7 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_7", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 7 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_7", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 7 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_7", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 8 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_8", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 8 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_8", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 8 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_8", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 9 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_9", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 9 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_9", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 9 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_9", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 10 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_10", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 10 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_10", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 10 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_10", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 11 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_11", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 11 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_11", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 11 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_11", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 12 AND segment = 'smb' THEN credit_limit ELSE 0 END) AS "smb_12", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 12 AND segment = 'mid' THEN credit_limit ELSE 0 END) AS "mid_12", SUM(CASE WHEN EXTRACT(MONTH FROM created_at) = 12 AND segment = 'enterprise' THEN credit_limit ELSE 0 END) AS "enterprise_12" FROM app.customers GROUP BY country
-- case: generated-062
-- rows: 1
SELECT count(*), count(*) FILTER (WHERE id IS NULL) AS id_nulls, count(DISTINCT id) AS id_distinct, min(id::text) AS id_min, max(id::text) AS id_max, avg(length(id::text)) AS id_len, count(*) FILTER (WHERE name IS NULL) AS name_nulls, count(DISTINCT name) AS name_distinct, min(name::text) AS name_min, max(name::text) AS name_max, avg(length(name::text)) AS name_len, count(*) FILTER (WHERE email IS NULL) AS email_nulls, count(DISTINCT email) AS email_distinct, min(email::text) AS email_min, max(email::text) AS email_max, avg(length(email::text)) AS email_len, count(*) FILTER (WHERE country IS NULL) AS country_nulls, count(DISTINCT country) AS country_distinct, min(country::text) AS country_min, max(country::text) AS country_max, avg(length(country::text)) AS country_len, count(*) FILTER (WHERE segment IS NULL) AS segment_nulls, count(DISTINCT segment) AS segment_distinct, min(segment::text) AS segment_min, max(segment::text) AS segment_max, avg(length(segment::text)) AS segment_len, count(*) FILTER (WHERE credit_limit IS NULL) AS credit_limit_nulls, count(DISTINCT credit_limit) AS credit_limit_distinct, min(credit_limit::text) AS credit_limit_min, max(credit_limit::text) AS credit_limit_max, avg(length(credit_limit::text)) AS credit_limit_len, count(*) FILTER (WHERE created_at IS NULL) AS created_at_nulls, count(DISTINCT created_at) AS created_at_distinct, min(created_at::text) AS created_at_min, max(created_at::text) AS created_at_max, avg(length(created_at::text)) AS created_at_len FROM app.customers
-- case: generated-063
-- rows: 7
SELECT 'id' AS column_name, count(id) AS filled, count(DISTINCT id)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT id::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers UNION ALL SELECT 'name' AS column_name, count(name) AS filled, count(DISTINCT name)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT name::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers UNION ALL SELECT 'email' AS column_name, count(email) AS filled, count(DISTINCT email)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT email::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers UNION ALL SELECT 'country' AS column_name, count(country) AS filled, count(DISTINCT country)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT country::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers UNION ALL SELECT 'segment' AS column_name, count(segment) AS filled, count(DISTINCT segment)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT segment::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers UNION ALL SELECT 'credit_limit' AS column_name, count(credit_limit) AS filled, count(DISTINCT credit_limit)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT credit_limit::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers UNION ALL SELECT 'created_at' AS column_name, count(created_at) AS filled, count(DISTINCT created_at)::numeric / nullif(count(*),0) AS uniq, (SELECT jsonb_agg(t) FROM (SELECT created_at::text AS value, count(*) AS n FROM app.customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t) AS top FROM app.customers
-- case: generated-064
-- rows: 3
SELECT c.id, array_agg(DISTINCT i.number), array_agg(DISTINCT l.sku), array_agg(DISTINCT t.subject), jsonb_agg(DISTINCT jsonb_build_object('s', t.status)) FROM app.customers c LEFT JOIN app.invoices i ON i.customer_id = c.id LEFT JOIN app.invoice_lines l ON l.invoice_id = i.id LEFT JOIN app.tickets t ON t.customer_id = c.id GROUP BY c.id LIMIT 3
-- case: generated-065
-- rows: 24
SELECT s.m, s.cur, s.total, p.total AS prev, (s.total / nullif(p.total, 0) - 1)::numeric(8,4) AS growth FROM (SELECT date_trunc('month', issued_at)::date m, currency cur, sum(total) total FROM app.invoices GROUP BY 1,2) s LEFT JOIN (SELECT date_trunc('month', issued_at)::date m, currency cur, sum(total) total FROM app.invoices GROUP BY 1,2) p ON p.cur = s.cur AND p.m + interval '1 month' = s.m ORDER BY 2, 1
-- case: generated-066
-- rows: 1
SELECT "t1"."segment", "t1"."n" FROM (SELECT "segment", COUNT(*) AS "n" FROM "app"."customers" GROUP BY "segment") AS "t1" INNER JOIN (SELECT MAX("t2"."n") AS "mx" FROM (SELECT COUNT(*) AS "n" FROM "app"."customers" GROUP BY "segment") AS "t2") AS "t3" ON "t1"."n" = "t3"."mx"
-- case: generated-067
-- rows: 10
SELECT "Custom SQL Query"."number" AS "number", SUM("Custom SQL Query"."total") AS "sum:total:ok" FROM (
  select * from app.invoices
  where status <> 'draft' -- tableau custom sql
) "Custom SQL Query" WHERE ("Custom SQL Query"."issued_at" >= (DATE '2026-01-01')) AND ("Custom SQL Query"."issued_at" < (DATE '2026-12-31' + 1)) GROUP BY 1 ORDER BY 2 DESC NULLS LAST LIMIT 10
-- case: generated-068
-- rows: 6
select "basetable0"."c1" as "a0", "basetable0"."a0" as "a1" from ( select "rows"."country" as "c1", count(distinct("rows"."id")) + max(case when "rows"."id" is null then 1 else 0 end) as "a0" from ( select "id", "country" from "app"."customers" "$Table" ) "rows" group by "rows"."country" ) "basetable0" where not "basetable0"."a0" is null limit 1000001
-- case: generated-069
-- rows: 3
SELECT * FROM app.customers WHERE (lower(coalesce(name,'') || ' ' || coalesce(email,'') || ' ' || coalesce(phone,'')) LIKE ALL (ARRAY['%anvil%', '%client%'])) LIMIT 3
