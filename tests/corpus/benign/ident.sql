-- case: benign-201
-- rows: 2
SELECT c."name" AS "Full Name", c."country" AS "select" FROM "app"."customers" AS c ORDER BY c."name" LIMIT 2
-- case: benign-204
-- rows: 1
SELECT 1 AS "çığ öü 日本", 'naïve' AS größe
