-- case: resource_flood-01
-- must: bounded
-- expect: guard.too_many_rows
-- technique: 10 million rows
-- why: row / byte cap must be enforced by the gateway while streaming, not by trusting LIMIT in the text
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: error
SELECT g FROM generate_series(1,10000000) g
-- case: resource_flood-03
-- must: bounded
-- expect: guard.value_too_large
-- technique: one 300 MB cell
-- why: row / byte cap must be enforced by the gateway while streaming, not by trusting LIMIT in the text
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: bounded_timeout
SELECT repeat('x',300000000)
-- case: resource_flood-05
-- must: bounded
-- expect: guard.value_too_large
-- technique: wide cells x many
-- why: row / byte cap must be enforced by the gateway while streaming, not by trusting LIMIT in the text
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT repeat('y',100000) FROM generate_series(1,2000)
-- case: resource_flood-12
-- must: bounded
-- expect: guard.too_many_rows
-- technique: LIMIT NULL
-- why: row / byte cap must be enforced by the gateway while streaming, not by trusting LIMIT in the text
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT g FROM generate_series(1,3000000) g LIMIT NULL
-- case: resource_flood-13
-- must: bounded
-- expect: guard.too_many_rows
-- technique: huge LIMIT cast
-- why: row / byte cap must be enforced by the gateway while streaming, not by trusting LIMIT in the text
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: dos
SELECT g FROM generate_series(1,3000000) g LIMIT 9223372036854775807
-- case: resource_flood-14
-- must: bounded
-- expect: guard.value_too_large
-- technique: bytea cell hex doubled
-- why: row / byte cap must be enforced by the gateway while streaming, not by trusting LIMIT in the text
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: bounded_timeout
-- strict_outcome: dos
SELECT decode(repeat('00',50000000),'hex')
