-- case: own_resources_woven-001
-- must: bounded
-- expect: guard.value_too_large
-- why: a constant between the characters of what rows became: 1.3 GB
select length(regexp_replace(string_agg(payload::text,''),'',repeat('x',10000),'g')) from app.events
-- case: own_resources_woven-002
-- must: bounded
-- expect: guard.value_too_large
-- why: between its parts, 1.3 GB
select length(array_to_string(string_to_array(string_agg(payload::text,''),null),repeat('x',10000))) from app.events
-- case: own_resources_woven-003
-- must: bounded
-- expect: guard.value_too_large
-- why: in place of some, 313 MB
select length(replace(string_agg(payload::text,''),'"',repeat('x',10000))) from app.events
-- case: own_resources_woven-004
-- must: bounded
-- expect: guard.value_too_large
-- why: the other way round: what rows became, in place of 10,000 constant characters
select length(replace(repeat('a',10000),'a',string_agg(payload::text,''))) from app.events
-- case: own_resources_woven-005
-- must: bounded
-- expect: guard.value_too_large
-- why: between 10,000 elements
select length(array_to_string(array_fill(''::text,array[10000]),string_agg(payload::text,''))) from app.events
-- case: own_resources_woven-006
-- must: bounded
-- expect: guard.value_too_large
-- why: between 10,000 arguments
select length(concat_ws(string_agg(payload::text,''), variadic array_fill(''::text,array[10000]))) from app.events
-- case: own_resources_woven-007
-- must: bounded
-- expect: guard.value_too_large
-- why: in HAVING, 649 MB
select 1 from app.events having length(repeat(string_agg(payload::text,''),10000)) > 0
-- case: own_resources_woven-008
-- must: bounded
-- expect: guard.value_too_large
-- why: in ORDER BY, 664 MB
select 1 from app.events order by length(repeat(string_agg(payload::text,''),10000))
-- case: own_resources_woven-009
-- must: bounded
-- expect: guard.value_too_large
-- why: 10,000 times in an array, 1.3 GB
select cardinality(array_agg(x)) from generate_series(1,10000), (select string_agg(payload::text,'') x from app.events) t
-- case: own_resources_woven-010
-- must: bounded
-- expect: guard.value_too_large
-- why: 10,000 times in a text
select length(string_agg(x,'')) from generate_series(1,10000), (select string_agg(payload::text,'') x from app.events) t
-- case: own_resources_woven-011
-- must: bounded
-- expect: guard.value_too_large
-- why: as what stands between
select length(string_agg('', (select string_agg(payload::text,'') x from app.events))) from generate_series(1,10000)
-- case: own_resources_woven-012
-- must: bounded
-- expect: guard.value_too_large
-- why: 10,000 characters to look for in each place: 8.6 s that nothing interrupts
select length(translate(string_agg(repeat('z',100),''),repeat('a',10000),'b')) from app.events
-- case: own_resources_woven-013
-- must: bounded
-- expect: guard.value_too_large
-- why: the same at both ends, 6.6 s
select length(btrim(string_agg(repeat('z',100),''),repeat('a',10000)||'z')) from app.events
-- case: own_resources_woven-014
-- must: bounded
-- expect: guard.value_too_large
-- why: the same in a text, 2.7 s
select position(repeat('a',5000)||'b'||repeat('a',5000) in string_agg(repeat('a',1000),'')) from app.events
-- case: own_resources_woven-015
-- must: bounded
-- expect: guard.value_too_large
-- why: the same with LIKE
select (select string_agg(repeat('a',100),'') from app.events) like '%'||repeat('a',10000)||'b'
-- case: own_resources_woven-016
-- must: bounded
-- expect: guard.value_too_large
-- why: a mark of 10,000 characters around each word
select length(ts_headline('simple', string_agg(payload::text,' '), to_tsquery('simple','a|b|c'), 'HighlightAll=true,StartSel='||repeat('x',10000))) from app.events
-- case: own_resources_woven-017
-- must: bounded
-- expect: guard.value_too_large
-- why: the words of all rows in the words of all rows
select ts_headline('simple', string_agg(body,' '), phraseto_tsquery('simple', string_agg(body,' '))) from app.tickets
-- case: own_resources_woven-018
-- must: bounded
-- expect: guard.value_too_large
-- why: a format that names its argument a hundred times, in another: 1.3 GB
select length(format('{{1..100 :%1$s}}', format('{{1..100 :%1$s}}', string_agg(payload::text,'')))) from app.events
