-- case: resource_uninterruptible-01
-- must: bounded
-- expect: guard.value_too_large
-- technique: translate(n,m)
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT length(translate(repeat('a',20000), repeat('b',40000), ''))
-- case: resource_uninterruptible-03
-- must: bounded
-- expect: guard.value_too_large
-- technique: strpos worst case
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT strpos(repeat('a',300000), 'b'||repeat('a',80000))
-- case: resource_uninterruptible-05
-- must: bounded
-- expect: guard.value_too_large
-- technique: ILIKE worst case
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT repeat('a',90000) ILIKE '%'||repeat('a',45000)||'b'
-- case: resource_uninterruptible-07
-- must: bounded
-- expect: guard.value_too_large
-- technique: split_part worst case
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT split_part(repeat('a',200000), 'b'||repeat('a',80000), 2)
-- case: resource_uninterruptible-10
-- must: bounded
-- expect: guard.value_too_large
-- technique: text[] contained
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT ARRAY(SELECT 'a'||g FROM generate_series(1,24000) g) <@ ARRAY(SELECT 'a'||g FROM generate_series(24000,1,-1) g)
-- case: resource_uninterruptible-12
-- must: bounded
-- expect: guard.value_too_large
-- technique: jsonb ?| array
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT (SELECT jsonb_agg('a'||g) FROM generate_series(1,18000) g) ?| ARRAY(SELECT 'b'||g FROM generate_series(1,18000) g)
-- case: resource_uninterruptible-13
-- must: bounded
-- expect: guard.value_too_large
-- technique: jsonb parse
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT length((('['||repeat('1,',6000000)||'1]')::jsonb)::text)
-- case: resource_uninterruptible-15
-- must: bounded
-- expect: guard.value_too_large
-- technique: normalize NFKD
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: dos
-- strict_outcome: dos
SELECT length(normalize(repeat(U&'\FDFA',2000000), NFKD))
-- case: resource_uninterruptible-18
-- must: bounded
-- expect: guard.value_too_large
-- technique: lpad multibyte
-- why: tight C loop without an interrupt check: statement_timeout, pg_cancel_backend and pg_terminate_backend do nothing until the loop ends (time grows with n*m)
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT length(lpad('x',150000000,U&'\00E9'))
