-- case: barrier_trick-01
-- must: contain_by_db
-- expect: guard.function_denied
-- technique: cheap chatty function in WHERE
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FROM app.customers WHERE app.as_upper(name) = 'X'
-- case: barrier_trick-02
-- must: contain_by_db
-- expect: guard.function_denied
-- technique: chatty function on a view without barrier
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FROM app.v_my_invoices WHERE app.as_upper(number) = 'X'
-- case: barrier_trick-07
-- must: contain_by_db
-- expect: approved
-- technique: cast error in WHERE
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT 1 FROM app.users WHERE email::numeric > 0
-- case: barrier_trick-11
-- must: contain_by_db
-- expect: approved
-- technique: regex operator
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT 1 FROM app.customers WHERE name ~ '^CNRY'
-- case: barrier_trick-12
-- must: contain_by_db
-- expect: approved
-- technique: join order trick
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT 1 FROM app.currencies k JOIN app.customers c ON k.code = 'USD' AND (c.name || k.code)::int > 0
-- case: barrier_trick-13
-- must: contain_by_db
-- expect: approved
-- technique: jsonpath strict error
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT jsonb_path_query(attrs, 'strict $.nope.deeper') FROM app.customers
-- case: barrier_trick-16
-- must: contain_by_db
-- expect: approved
-- technique: HAVING error
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT country FROM app.customers GROUP BY country HAVING sum(1/(length(country)-17)) > 0
-- case: barrier_trick-17
-- must: contain_by_db
-- expect: approved
-- technique: index-only hidden value by constraint
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT count(*) FROM app.products WHERE sku = 'SKU-001' AND name::int = 0
-- case: barrier_trick-19
-- must: contain_by_db
-- expect: approved
-- technique: to_date error text
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT to_date(name,'YYYY-MM-DD') FROM app.customers
-- case: barrier_trick-20
-- must: contain_by_db
-- expect: approved
-- technique: array subscript / range error
-- why: non-leakproof expression must never see invisible rows; own data in an error message is acceptable
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT daterange(due_at, issued_at) FROM app.invoices
