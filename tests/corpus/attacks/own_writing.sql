-- case: own_writing-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each pair of quotes doubles those inside it: 2.3 GB
SELECT length({{28*quote_literal(}}''''{{28*)}})
-- case: own_writing-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a format names one argument twice
SELECT length({{25*format('%1$s%1$s', }}'aaaaaaaaaa'{{25*)}})
-- case: own_writing-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: hexadecimal digits of hexadecimal digits
SELECT length({{15*encode((}}repeat('x', 10000){{15*)::bytea, 'hex')}})
-- case: own_writing-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array as a text in an array
SELECT length({{24*array[}}'"'{{24*]::text}})
-- case: own_writing-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a row as a text in a row
SELECT length({{24*row(}}'"'{{24*)::text}})
-- case: own_writing-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document as a text in a document
SELECT length({{24*json_build_array(}}'"'{{24*)::text}})
-- case: own_writing-007
-- must: reject_by_guard
-- expect: guard.too_deep, guard.value_too_large
-- why: the same in the syntax of the standard
SELECT length({{24*json_object('a': }}'"'{{24*)::text}})
-- case: own_writing-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a separator between the elements of an array
SELECT length(concat_ws(repeat(repeat('x', 1000), 900), VARIADIC array_fill('a'::text, array[1000])))
-- case: own_writing-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: one argument in a format of many parts
SELECT length(format(repeat('%1$s', 9000), repeat('x', 9000)))
-- case: own_writing-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each line is indented by the depth of its array, 260 MB
SELECT length(jsonb_pretty((repeat('[', 5000) || repeat('1,', 8000) || '1' || repeat(']', 5000))::jsonb))
-- case: own_writing-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the mark of each word that is found, with a configuration before the document
SELECT length(ts_headline('simple', repeat(repeat('a b ', 1000), 100), 'a'::tsquery, 'HighlightAll=true, StartSel=' || repeat('x', 9000)))
-- case: own_writing-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: with weights before the document
SELECT ts_rank_cd('{0.1,0.2,0.4,1.0}', to_tsvector('simple', repeat(repeat('a b ', 1000), 100)), to_tsquery('simple', repeat('a & b & ', 1000) || 'a'))
-- case: own_writing-013
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: 15 comparisons of two seconds each in one expression, which nothing interrupts
SELECT a && b {{14*OR a && b }}FROM (SELECT array(SELECT 'a' || i FROM generate_series(1, 9900) i) a, array(SELECT 'b' || i FROM generate_series(1, 9900) i) b OFFSET 0) z
-- case: own_writing-014
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a variable of a path is compared with another, 2 GB
SELECT jsonb_path_exists('{}', '$x[*] ? (@ == $y[*])', jsonb_build_object('x', array(SELECT -i FROM generate_series(1, 9999) i), 'y', array(SELECT i FROM generate_series(1, 9999) i)))
-- case: own_writing-015
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same with what is passed
SELECT json_exists(jsonb '[]', '$x[*] ? ($y[*] == @)' PASSING to_jsonb(array(SELECT i FROM generate_series(1, 9999) i)) AS x, to_jsonb(array(SELECT -i FROM generate_series(1, 9999) i)) AS y)
-- case: own_writing-016
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the document is made in a subquery
SELECT json_exists(j, '$[*] ? ($[*] == -1)') FROM (SELECT json_arrayagg(i RETURNING jsonb) AS j FROM generate_series(1, 9999) i) d
-- case: own_writing-017
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the document is made in a CTE and searched by an operator
WITH d AS (SELECT jsonb_agg(i) AS j FROM generate_series(1, 9999) i) SELECT j @? '$[*] ? ($[*] == -1)' FROM d
-- case: own_writing-018
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the path of a column of JSON_TABLE
SELECT * FROM json_table(to_jsonb(array(SELECT i FROM generate_series(1, 9999) i)), '$' COLUMNS (NESTED PATH '$[*] ? ($[*] == -1)' COLUMNS (y int PATH '$'))) t
-- case: own_writing-019
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a million rows in a document that JSON_TABLE takes apart
SELECT count(*) FROM json_table(to_jsonb(array(SELECT i FROM generate_series(1, 1000000) i)), '$[*]' COLUMNS (y int PATH '$')) t
-- case: own_writing-020
-- must: reject_by_guard
-- expect: guard.too_many_sorts
-- why: 300 sorts at once, each with its own memory: 1.4 GB
SELECT {{1..300 ,:count(DISTINCT i + $i)}} FROM generate_series(1, 200000) i
-- case: own_writing-021
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the dimensions stand in a literal
SELECT cardinality(array_fill(0, '{1000,1000,100}'::int[]))
-- case: own_writing-022
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the dimensions are joined
SELECT cardinality(array_fill(0, array[1000] || array[1000] || array[100]))
-- case: own_writing-023
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the count is a difference of days
SELECT length(repeat('x', '2010-01-01'::date - '0001-01-01'::date))
-- case: own_writing-024
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the count is the end of a range
SELECT length(repeat('x', upper('[1,500000000)'::int4range)))
-- case: own_writing-025
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the count is a field of a document
SELECT length(repeat('x', ('{"a":500000000}'::jsonb ->> 'a')::int))
-- case: own_writing-026
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the count is the number of a letter
SELECT length(repeat('x', ascii('我') * 9000))
-- case: own_writing-027
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a hundred roots of a number with 127,000 digits take 17 seconds, which nothing interrupts
WITH x AS (SELECT 7::numeric ^ 9999 AS a), y AS (SELECT a * a * a * a * a * a * a * a * a * a AS b FROM x) SELECT sqrt(b) + sqrt(b + 1) > 1 FROM y
-- case: own_writing-028
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same with exponents that are small
SELECT sqrt((1e300::numeric ^ 400) + 1) > 1
-- case: own_writing-029
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: whether a text-search configuration exists; COLLATE leaves the constant without a type
SELECT to_tsvector('secret_cfg' COLLATE "C", 'x')
-- case: own_writing-030
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a million rows in one value, in the condition of a join
SELECT 1 FROM (VALUES (1)) a JOIN (VALUES (2)) b ON cardinality(array(SELECT i FROM generate_series(1, 1000000) i)) > 0
-- case: own_writing-031
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: even an empty text doubles, and so does one that a subquery made short
SELECT length({{14*quote_literal(}}a{{14*)}}) FROM (SELECT {{14*quote_literal(}}''{{14*)}} AS a) z
-- case: own_writing-032
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a text taken apart into letters and put together again
SELECT length({{15*array_to_string(string_to_array(}}'aaaaaaaaaaaaaaaa'{{15*, null), 'xx')}})
-- case: own_writing-033
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an empty match stands between all letters
SELECT length({{25*regexp_replace(}}'aaaaaaaaaaaaaaaa'{{25*, '', 'x', 'g')}})
-- case: own_writing-034
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: multiplied on the way through documents
SELECT length({{6*json_value(json_object('a': repeat(}}'aaaa'{{6*, 30)), '$.a')}})
-- case: own_writing-035
-- must: reject_by_guard
-- expect: guard.too_many_rows, guard.value_too_large
-- why: multiplied on the way through rows of a function
SELECT length({{6*(SELECT value FROM jsonb_array_elements_text(jsonb_build_array(repeat(}}'aaaa'{{6*, 30))))}})
-- case: own_writing-036
-- must: reject_by_guard
-- expect: guard.too_many_rows, guard.value_too_large
-- why: multiplied on the way through JSON_TABLE
SELECT length({{6*(SELECT v FROM json_table(jsonb_build_array(repeat(}}'aaaa'{{6*, 30)), '$[*]' COLUMNS (v text PATH '$')) t)}})
-- case: own_writing-037
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: multiplied on the way through VALUES
SELECT length({{6*(SELECT v FROM (VALUES (repeat(}}'aaaa'{{6*, 30))) t(v))}})
-- case: own_writing-038
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a collation changes no size
SELECT length({{6*(repeat(}}'aaaa'{{6*, 30) COLLATE "C")}})
-- case: own_writing-039
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a short value of a subquery, multiplied in each
SELECT length({{9*(SELECT repeat(a, 10) FROM (SELECT }}'aaaa'{{9* AS a) z)}})
-- case: own_writing-040
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a count behind GREATEST is a count
SELECT repeat('x', greatest(1, 100000000))
