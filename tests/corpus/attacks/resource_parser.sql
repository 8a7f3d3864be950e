-- case: resource_parser-02
-- must: bounded
-- expect: guard.too_deep
-- technique: nested parentheses 3 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT {{3000*(}}1{{3000*)}}
-- case: resource_parser-04
-- must: bounded
-- expect: guard.text_too_long
-- technique: unbalanced open parentheses 50 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT {{50000*(}}
-- case: resource_parser-05
-- must: bounded
-- expect: guard.too_deep
-- technique: nested subselects 500
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
{{500*SELECT * FROM (}}SELECT 1{{500*) q}}
-- case: resource_parser-07
-- must: bounded
-- expect: guard.text_too_long
-- technique: OR chain 20 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT 1 FROM app.customers WHERE {{0..19999  OR :credit_limit=$i}}
-- case: resource_parser-08
-- must: bounded
-- expect: guard.text_too_long
-- technique: IN list 200 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT count(*) FROM app.invoice_lines WHERE id IN ({{0..199999 ,:$i}})
-- case: resource_parser-11
-- must: bounded
-- expect: guard.text_too_long
-- technique: NOT chain 20 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT {{20000*NOT }}true
-- case: resource_parser-13
-- must: bounded
-- expect: guard.text_too_long
-- technique: CASE nesting 2 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT {{2000*CASE WHEN true THEN }}1{{2000* END}}
-- case: resource_parser-14
-- must: bounded
-- expect: guard.text_too_long
-- technique: function nesting 5 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT {{5000*abs(}}1{{5000*)}}
-- case: resource_parser-16
-- must: bounded
-- expect: guard.text_too_long
-- technique: cast chain 20 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT 1{{20000*::int}}
-- case: resource_parser-17
-- must: bounded
-- expect: guard.text_too_long
-- technique: concat chain 50 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT {{49999*'a' || }}'a'
-- case: resource_parser-18
-- must: bounded
-- expect: guard.text_too_long
-- technique: json arrow chain 10 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT '{}'::jsonb{{10000*->'a'}}
-- case: resource_parser-19
-- must: bounded
-- expect: guard.text_too_long
-- technique: 10 MB string literal
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT length('{{10000000*x}}')
-- case: resource_parser-21
-- must: bounded
-- expect: guard.text_too_long
-- technique: nested comments 100 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
SELECT 1 {{100000*/*}}{{100000**/}}
-- case: resource_parser-22
-- must: bounded
-- expect: guard.too_many_columns
-- technique: 1 700 target columns
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
SELECT {{1699*1,}}1
-- case: resource_parser-24
-- must: bounded
-- expect: guard.too_many_joins
-- technique: exponential CTE inlining 30
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
WITH c0 AS NOT MATERIALIZED (SELECT 1 x){{1..17 :, c$i AS NOT MATERIALIZED (SELECT a.x FROM c$p a, c$p b)}} SELECT count(*) FROM c17
-- case: resource_parser-26
-- must: bounded
-- expect: guard.text_too_long
-- technique: 2 MB identifier
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT 1 AS "{{2000000*a}}"
-- case: resource_parser-28
-- must: bounded
-- expect: guard.text_too_long
-- technique: VALUES 50 000 rows
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT count(*) FROM (VALUES {{0..49999 ,:($i)}}) v(x)
-- case: resource_parser-29
-- must: bounded
-- expect: guard.text_too_long
-- technique: AND chain balanced parens 3 000
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT 1 WHERE {{3000*(1=1 AND }}true{{3000*)}}
-- case: resource_parser-30
-- must: bounded
-- expect: guard.text_too_long
-- technique: BETWEEN / IS chain
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT 1 {{5000*IS NOT NULL }}
-- case: resource_parser-31
-- must: bounded
-- expect: guard.text_too_long
-- technique: 1 MB whitespace
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT{{1000000* }}1
-- case: resource_parser-33
-- must: bounded
-- expect: approved
-- technique: window chain
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id),row_number() OVER (ORDER BY id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id,id) FROM app.customers
-- case: resource_parser-34
-- must: bounded
-- expect: guard.text_too_long
-- technique: dot chain
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
SELECT {{19999*a.}}a
-- case: resource_parser-35
-- must: bounded
-- expect: guard.too_deep
-- technique: lateral nesting 200
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
SELECT 1 FROM {{200*LATERAL (SELECT 1 FROM }}app.currencies{{200*) q}}
-- case: resource_parser-36
-- must: bounded
-- expect: guard.too_many_ctes, guard.too_many_joins
-- technique: CTE chain 450 (13 KB): cubic uninterruptible planning
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
WITH c0 AS (SELECT 1 x){{1..449 :, c$i AS (SELECT x FROM c$p)}} SELECT * FROM c449
-- case: resource_parser-37
-- must: bounded
-- expect: guard.text_too_long
-- technique: nested comments 14 000 (56 KB): quadratic lexer
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: dos
SELECT 1 {{14000*/*}}{{14000**/}}
-- case: resource_parser-38
-- must: bounded
-- expect: guard.too_many_joins
-- technique: clique join of 13 relations (planner search)
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
SELECT count(*) FROM app.currencies t0, app.currencies t1, app.currencies t2, app.currencies t3, app.currencies t4, app.currencies t5, app.currencies t6, app.currencies t7, app.currencies t8, app.currencies t9, app.currencies t10, app.currencies t11, app.currencies t12 WHERE t1.minor_units=t0.minor_units AND t2.minor_units=t0.minor_units AND t2.minor_units=t1.minor_units AND t3.minor_units=t0.minor_units AND t3.minor_units=t1.minor_units AND t3.minor_units=t2.minor_units AND t4.minor_units=t0.minor_units AND t4.minor_units=t1.minor_units AND t4.minor_units=t2.minor_units AND t4.minor_units=t3.minor_units AND t5.minor_units=t0.minor_units AND t5.minor_units=t1.minor_units AND t5.minor_units=t2.minor_units AND t5.minor_units=t3.minor_units AND t5.minor_units=t4.minor_units AND t6.minor_units=t0.minor_units AND t6.minor_units=t1.minor_units AND t6.minor_units=t2.minor_units AND t6.minor_units=t3.minor_units AND t6.minor_units=t4.minor_units AND t6.minor_units=t5.minor_units AND t7.minor_units=t0.minor_units AND t7.minor_units=t1.minor_units AND t7.minor_units=t2.minor_units AND t7.minor_units=t3.minor_units AND t7.minor_units=t4.minor_units AND t7.minor_units=t5.minor_units AND t7.minor_units=t6.minor_units AND t8.minor_units=t0.minor_units AND t8.minor_units=t1.minor_units AND t8.minor_units=t2.minor_units AND t8.minor_units=t3.minor_units AND t8.minor_units=t4.minor_units AND t8.minor_units=t5.minor_units AND t8.minor_units=t6.minor_units AND t8.minor_units=t7.minor_units AND t9.minor_units=t0.minor_units AND t9.minor_units=t1.minor_units AND t9.minor_units=t2.minor_units AND t9.minor_units=t3.minor_units AND t9.minor_units=t4.minor_units AND t9.minor_units=t5.minor_units AND t9.minor_units=t6.minor_units AND t9.minor_units=t7.minor_units AND t9.minor_units=t8.minor_units AND t10.minor_units=t0.minor_units AND t10.minor_units=t1.minor_units AND t10.minor_units=t2.minor_units AND t10.minor_units=t3.minor_units AND t10.minor_units=t4.minor_units AND t10.minor_units=t5.minor_units AND t10.minor_units=t6.minor_units AND t10.minor_units=t7.minor_units AND t10.minor_units=t8.minor_units AND t10.minor_units=t9.minor_units AND t11.minor_units=t0.minor_units AND t11.minor_units=t1.minor_units AND t11.minor_units=t2.minor_units AND t11.minor_units=t3.minor_units AND t11.minor_units=t4.minor_units AND t11.minor_units=t5.minor_units AND t11.minor_units=t6.minor_units AND t11.minor_units=t7.minor_units AND t11.minor_units=t8.minor_units AND t11.minor_units=t9.minor_units AND t11.minor_units=t10.minor_units AND t12.minor_units=t0.minor_units AND t12.minor_units=t1.minor_units AND t12.minor_units=t2.minor_units AND t12.minor_units=t3.minor_units AND t12.minor_units=t4.minor_units AND t12.minor_units=t5.minor_units AND t12.minor_units=t6.minor_units AND t12.minor_units=t7.minor_units AND t12.minor_units=t8.minor_units AND t12.minor_units=t9.minor_units AND t12.minor_units=t10.minor_units AND t12.minor_units=t11.minor_units
-- case: resource_parser-39
-- must: bounded
-- expect: guard.text_too_long
-- technique: || chain 40 000 (280 KB): SIGSEGV in libpg_query
-- why: attacks the guard parser itself (stack, time, memory) or the server parser
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: error
SELECT {{39999*'a' || }}'a'
