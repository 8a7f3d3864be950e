-- case: own_resources_words-001
-- must: bounded
-- expect: guard.value_too_large
-- why: each word moves all before it: 8.5 s that nothing interrupts
select plainto_tsquery('simple', repeat(repeat('ab ',20),10000)) is null
-- case: own_resources_words-002
-- must: bounded
-- expect: guard.value_too_large
-- why: without a configuration
select plainto_tsquery(repeat(repeat('ab ',20),10000)) is null
-- case: own_resources_words-003
-- must: bounded
-- expect: guard.value_too_large
-- why: the same of a phrase, 3.6 s
select phraseto_tsquery('simple', repeat(repeat('ab ',10),10000)) is null
-- case: own_resources_words-004
-- must: bounded
-- expect: guard.value_too_large
-- why: of what rows became, 2.1 s
select plainto_tsquery('simple', string_agg(repeat('ab ',100),'')) is null from app.events
-- case: own_resources_words-005
-- must: bounded
-- expect: guard.value_too_large
-- why: each match of a pattern keeps where its 32 groups stand, 274 MB
select regexp_instr(repeat(repeat('x',100),10000), '.()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()',1,1,0,'',1)
-- case: own_resources_words-006
-- must: bounded
-- expect: guard.value_too_large
-- why: so do those of other functions
select count(*) from regexp_matches(repeat(repeat('x', 100), 10000), '()()()()()()()()()()()()()()()()()()()()()()()()()()()()()().', 'g')
