-- case: own_resources_paths-001
-- must: bounded
-- expect: guard.value_too_large
-- why: each part of a deep document is kept with all that is in it: 592 MB for 500 brackets
select jsonb_path_query_array((repeat('[',250)||repeat(']',250))::jsonb,'$.**.**')
-- case: own_resources_paths-002
-- must: bounded
-- expect: guard.value_too_large
-- why: one accessor, 6,000 brackets: 967 MB
select json_query(repeat('[',3000)||repeat(']',3000),'$.**' with wrapper)
-- case: own_resources_paths-003
-- must: bounded
-- expect: guard.value_too_large
-- why: a filter keeps what it looks at, 540 MB
select (repeat('[',3000)||repeat(']',3000))::jsonb @? '$.**.** ? (@ == 1)'
-- case: own_resources_paths-004
-- must: bounded
-- expect: guard.value_too_large
-- why: the parts as rows, 461 MB
select count(*) from jsonb_array_elements(jsonb_path_query_array((repeat('[',2000)||repeat(']',2000))::jsonb,'$.**'))
