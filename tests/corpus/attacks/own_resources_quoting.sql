-- case: own_resources_quoting-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: bytes are written with two digits each
with recursive t(s, n) as (select 'x'::text, 1 union all select (s::bytea)::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so are those of a conversion
with recursive t(s, n) as (select 'x'::text, 1 union all select convert_to(s, 'utf8')::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a subquery makes an array, which puts quotes in quotes
with recursive t(s, n) as (select 'a"b'::text, 1 union all select (array(select s))::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so does a text beside an array
with recursive t(s, n) as (select 'a"b'::text, 1 union all select (array['x'] || s)::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: or in front of one
with recursive t(s, n) as (select 'a"b'::text, 1 union all select (s || '{x}'::text[])::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: array_prepend
with recursive t(s, n) as (select 'a"b'::text, 1 union all select array_prepend(s, '{}'::text[])::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: array_append
with recursive t(s, n) as (select 'a"b'::text, 1 union all select array_append('{}'::text[], s)::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: array_fill
with recursive t(s, n) as (select 'a"b'::text, 1 union all select array_fill(s, array[1])::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a path of one key is put into a document
with recursive t(s, n) as (select 'a"b'::text, 1 union all select jsonb_insert('{}', array[s], '1')::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: or set in it
with recursive t(s, n) as (select 'a"b'::text, 1 union all select jsonb_set('{}', array[s], '1')::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: or set where it is not null
with recursive t(s, n) as (select 'a"b'::text, 1 union all select jsonb_set_lax('{}', array[s], '1')::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what is taken out of a document as text is a document
with recursive t(s, n) as (select 'a"b'::text, 1 union all select jsonb_build_object('x', jsonb_build_object('a', s)) ->> 'x', n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-013
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same by a path
with recursive t(s, n) as (select 'a"b'::text, 1 union all select jsonb_build_object('x', jsonb_build_object('a', s)) #>> '{x}', n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-014
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: concat writes rows
with recursive t(s, n) as (select 'a"b'::text, 1 union all select concat(row(s)), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-015
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so does concat_ws
with recursive t(s, n) as (select 'a"b'::text, 1 union all select concat_ws('', row(s)), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-016
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so does format
with recursive t(s, n) as (select 'a"b'::text, 1 union all select format('%s', row(s)), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-017
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: text() is a cast
with recursive t(s, n) as (select 'a"b'::text, 1 union all select text(array[s]), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-018
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: varchar is a text
with recursive t(s, n) as (select 'a"b'::text, 1 union all select row(s)::varchar, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-019
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so is char
with recursive t(s, n) as (select 'a"b'::text, 1 union all select array[s]::bpchar::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-020
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: SQL/JSON is asked for a text
with recursive t(s, n) as (select 'a"b'::text, 1 union all select json_object('a': s returning text), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-021
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so is an array of it
with recursive t(s, n) as (select 'a"b'::text, 1 union all select json_array(s returning text), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-022
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document is made a text
with recursive t(s, n) as (select 'a"b'::text, 1 union all select json_serialize(json_object('a': s)), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-023
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a row beside a text becomes one
with recursive t(s, n) as (select 'a"b'::text, 1 union all select row(s) || '', n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-024
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a scalar of JSON is a document
with recursive t(s, n) as (select 'a"b'::text, 1 union all select json_scalar(s)::text, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-025
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the row is written in the next step
with recursive t(s, v, n) as (select 'a"b'::text, row('a'), 1 union all select v::text, row(s), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-026
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so is an array
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select v::text, array[s], n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-027
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and bytes
with recursive t(s, v, n) as (select 'x'::text, 'x'::bytea, 1 union all select v::text, s::bytea, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-028
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and converted bytes
with recursive t(s, v, n) as (select 'x'::text, 'x'::bytea, 1 union all select v::text, convert(s::bytea, 'utf8', 'utf8'), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-029
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and an array of a subquery
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select v::text, array(select t.s), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-030
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and a text beside an array of constants
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select v::text, array['x'] || s, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-031
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and beside one that was cast
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select v::text, '{x}'::text[] || s, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-032
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and array_prepend
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select v::text, array_prepend(s, '{}'), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-033
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and array_fill
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select v::text, array_fill(s, array[1]), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-034
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and a key that is set
with recursive t(s, v, n) as (select 'a"b'::text, '{}'::jsonb, 1 union all select v::text, jsonb_set('{}', array[s], '1'), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-035
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and a key that is put in
with recursive t(s, v, n) as (select 'a"b'::text, '{}'::jsonb, 1 union all select v::text, jsonb_insert('{}', array[s], '1'), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-036
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and one of the lax kind
with recursive t(s, v, n) as (select 'a"b'::text, '{}'::jsonb, 1 union all select v::text, jsonb_set_lax('{}', array[s], '1'), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-037
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and what SQL/JSON makes a text
with recursive t(s, v, n) as (select 'a"b'::text, '{}'::json, 1 union all select v::text, json_serialize(json_scalar(s))::json, n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-038
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and a document that is taken out
with recursive t(s, v, n) as (select 'a"b'::text, '[]'::jsonb, 1 union all select v ->> 0, jsonb_build_array(jsonb_build_array(s)), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-039
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and concat_ws of a row
with recursive t(s, v, n) as (select 'a"b'::text, row('a'), 1 union all select concat_ws('', v), row(s), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-040
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and text() of an array
with recursive t(s, v, n) as (select 'a"b'::text, array['a'], 1 union all select text(v), array[s], n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-041
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and varchar of an array
with recursive t(s, v, n) as (select 'a"b'::varchar, array['a'], 1 union all select v::varchar, array[s]::text[], n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-042
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and char of an array
with recursive t(s, v, n) as (select 'a"b'::bpchar, array['a'], 1 union all select v::bpchar, array[s]::text[], n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-043
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and JSON_QUERY as a text
with recursive t(s, v, n) as (select 'a"b'::text, '{}'::jsonb, 1 union all select json_query(v, '$' returning text), to_jsonb(s), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-044
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and a document beside a text is a document
with recursive t(s, v, n) as (select 'a"b'::text, '[]'::jsonb, 1 union all select v || ''::text, to_jsonb(s), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-045
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a vector of words, written as a text, has a place for each word, which becomes a word itself
with recursive t(s, n) as (select 'a:1 b:2'::tsvector, 1 union all select to_tsvector('simple', s::text), n + 1 from t where n < 40) select max(length(s::text)) from t
-- case: own_resources_quoting-046
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and in capitals, by way of another column
with recursive t(s, u, n) as (select 'a:1 b:2'::tsvector, 'a:1 b:2'::tsvector, 1 union all select case when n > 0 then to_tsvector('simple', (upper(s::text))::text) else s end, to_tsvector('simple', (upper(s::text))::text), n + 1 from t where n < 40) select max(length(s::text)) from t
-- case: own_resources_quoting-047
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: concat writes it, too
with recursive t(s, n) as (select 'a b'::text, 1 union all select concat(to_tsvector('simple', s)), n + 1 from t where n < 40) select max(length(s)) from t
-- case: own_resources_quoting-048
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the vector and its text stand in two columns
with recursive t(s, v, n) as (select 'a b'::text, ''::tsvector, 1 union all select v::text, to_tsvector('simple', s), n + 1 from t where n < 40) select max(length(s)) from t
