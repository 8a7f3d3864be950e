-- case: own_resources_gathered-001
-- must: bounded
-- expect: guard.value_too_large
-- why: canonical order of marks is a bubble sort without an interrupt: 25 s of a handbook's characters
select length(normalize(x || y, NFC)) from (select string_agg(regexp_replace(content, '.', U&'\0301', 'g'), '') x, string_agg(regexp_replace(content, '.', U&'\0323', 'g'), '') y from document_chunks) t
-- case: own_resources_gathered-002
-- must: bounded
-- expect: guard.value_too_large
-- why: the same, asked as a condition
select (translate(x, 'abcdefghij', repeat(U&'\0323', 5) || repeat(U&'\0301', 5)) is nfc normalized) from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-003
-- must: bounded
-- expect: guard.value_too_large
-- why: out of an array of texts
select normalize(array_to_string(array_agg(content), '')) is null from document_chunks
-- case: own_resources_gathered-004
-- must: bounded
-- expect: guard.value_too_large
-- why: out of a document of texts
select normalize(json_agg(content)::text) is null from document_chunks
-- case: own_resources_gathered-005
-- must: bounded
-- expect: guard.value_too_large
-- why: through a function in FROM
select length(normalize(y)) from (select string_agg(content, '') x from document_chunks) t, lateral concat(x, '') as y
-- case: own_resources_gathered-006
-- must: bounded
-- expect: guard.value_too_large
-- why: through VALUES
select length(normalize(y)) from (values ((select string_agg(content, '') from document_chunks))) v(y)
-- case: own_resources_gathered-007
-- must: bounded
-- expect: guard.value_too_large
-- why: out of ARRAY(SELECT …)
select normalize(array_to_string(array(select content from document_chunks), '')) is null
-- case: own_resources_gathered-008
-- must: bounded
-- expect: guard.value_too_large
-- why: two of 10,000 marks, the one behind the other without an interrupt
select length(normalize(repeat(U&'\0301', 5000) || repeat(U&'\0323', 5000))), length(normalize(repeat(U&'\0302', 5000) || repeat(U&'\0323', 5000)))
-- case: own_resources_gathered-009
-- must: bounded
-- expect: guard.value_too_large
-- why: each character is sought in a set as long as the text: 23 s
select length(translate(string_agg(payload::text, ''), string_agg(regexp_replace(payload::text, '.', 'é', 'g'), ''), '')) from events
-- case: own_resources_gathered-010
-- must: bounded
-- expect: guard.value_too_large
-- why: the set of characters of trim: 21 s
select ltrim(x, repeat('b', 1000) || regexp_replace(x, '.', 'c', 'g') || 'a') is null from (select regexp_replace(string_agg(payload::text, ''), '.', 'a', 'g') x from events) t
-- case: own_resources_gathered-011
-- must: bounded
-- expect: guard.value_too_large
-- why: the same as syntax
select trim(both regexp_replace(x, '.', 'c', 'g') || 'a' from x) is null from (select regexp_replace(string_agg(payload::text, ''), '.', 'a', 'g') x from events) t
-- case: own_resources_gathered-012
-- must: bounded
-- expect: guard.value_too_large
-- why: a half of the text is sought in it
select strpos(x, 'b' || left(x, length(x) / 2)) from (select regexp_replace(string_agg(payload::text, ''), '.', 'a', 'g') x from events) t
-- case: own_resources_gathered-013
-- must: bounded
-- expect: guard.value_too_large
-- why: a pattern of LIKE as long as the text
select x like '%' || left(x, 40000) || 'b%' from (select regexp_replace(string_agg(payload::text, ''), '.', 'a', 'g') x from events) t
-- case: own_resources_gathered-014
-- must: bounded
-- expect: guard.value_too_large
-- why: the characters of a text as arrays: 38 s
select regexp_split_to_array(x, '') && regexp_split_to_array(y, '') from (select string_agg(payload::text, '') x, string_agg(regexp_replace(payload::text, '.', 'Z', 'g'), '') y from events) t
-- case: own_resources_gathered-015
-- must: bounded
-- expect: guard.value_too_large
-- why: the characters of a text out of a document: 19 s
select (to_jsonb(string_to_array(x, null)) - string_to_array(upper(x), null)) is null from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-016
-- must: bounded
-- expect: guard.value_too_large
-- why: a text that becomes a document
select x::jsonb @> x::jsonb from (select '[' || string_agg(id::text, ',') || ']' x from invoice_lines, (select from customers limit 20) c) t
-- case: own_resources_gathered-017
-- must: bounded
-- expect: guard.value_too_large
-- why: a text that becomes a path of points
select p <-> p from (select string_agg('(' || id || ',1)', ',')::path p from invoice_lines) t
-- case: own_resources_gathered-018
-- must: bounded
-- expect: guard.value_too_large
-- why: the positions of each word with those of each other
select ts_rank(string_agg('w' || id || ':1,2,3,4,5,6,7,8,9', ' ')::tsvector, string_agg('w' || id, '&')::tsquery) from invoice_lines
-- case: own_resources_gathered-woven-001
-- must: bounded
-- expect: guard.value_too_large
-- why: all events written for each letter in them
select length(replace(x, 'e', x)) from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-woven-002
-- must: bounded
-- expect: guard.value_too_large
-- why: by a pattern
select length(regexp_replace(x, 'e', x, 'g')) from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-woven-003
-- must: bounded
-- expect: guard.value_too_large
-- why: between the parts of an array
select length(array_to_string(string_to_array(x, 'e'), x)) from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-woven-004
-- must: bounded
-- expect: guard.value_too_large
-- why: written again and again
select length(repeat(x, 5000)) from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-woven-005
-- must: bounded
-- expect: guard.value_too_large
-- why: as elements
select cardinality(array_fill(x, array[5000])) from (select string_agg(payload::text, '') x from events) t
-- case: own_resources_gathered-woven-006
-- must: bounded
-- expect: guard.value_too_large
-- why: put behind themselves a hundred times, twice: 3 GB
select length(concat({{1..100 ,:x}})) from (select concat({{1..100 ,:x}}) x from (select string_agg(payload::text, '') x from events) t) u
-- case: own_resources_gathered-woven-007
-- must: bounded
-- expect: guard.value_too_large
-- why: the same with an operator
select {{1..50 ||:x}} is null from (select {{1..50 ||:x}} x from (select string_agg(payload::text, '') x from events) t) u
-- case: own_resources_gathered-weights-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: weights may stand before the document and the query
select ts_rank('{0.1, 0.2, 0.4, 1}', string_agg(body, ' ')::tsvector, string_agg(subject, ' & ')::tsquery) from tickets
