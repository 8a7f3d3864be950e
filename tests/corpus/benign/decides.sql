-- case: decides-001
-- rows: 3
select repeat('|', case when total > 100000 then 20 when total > 5000 then 10 else 5 end) from invoices limit 3
-- case: decides-002
-- rows: 182
select repeat('*', width_bucket(credit_limit, 0, 50000, 20)) from customers where credit_limit is not null
-- case: decides-003
-- rows: 2
select repeat('*', width_bucket(total, array[0, 20000, 50000])) from invoices limit 2
-- case: decides-004
-- rows: 2
select repeat('*', width_bucket(total, array[0, 20000, 50000]::numeric[]) * 2) from invoices limit 2
-- case: decides-005
-- rows: 1
select repeat('x', (case when total > 100000 then 2 else 1 end) * 3 + (total > 50000)::int) from invoices limit 1
-- case: decides-006
-- rows: 1
select format('%*s', case when total > 20000 then 12 else 10 end, total) from invoices limit 1
-- case: decides-007
-- rows: 1
select power(1.1, case when total > 20000 then 2 else 1 end), factorial(case when qty > 1000 then 3 else qty end) from invoices, invoice_lines limit 1
-- case: decides-008
-- rows: 1
select rpad('', round(width_bucket(total, 0, 50000, 40) / 2.0)::int, '#') from invoices limit 1
-- case: decides-009
-- rows: 1
select repeat('.', extract(year from age(now(), created_at))::int), repeat('-', ~ -priority) from tickets limit 1
