-- case: benign-047
-- rows: 10
SELECT kind, occurred_at, first_value(occurred_at) OVER w, last_value(occurred_at) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), nth_value(kind, 2) OVER w FROM events WINDOW w AS (PARTITION BY user_id ORDER BY occurred_at, id) ORDER BY occurred_at, id LIMIT 10
-- case: benign-049
-- rows: 20
SELECT user_id, occurred_at, occurred_at - lag(occurred_at) OVER (PARTITION BY user_id ORDER BY occurred_at, id) AS gap FROM events ORDER BY user_id, occurred_at, id LIMIT 20
-- case: benign-051
-- rows: 10
SELECT x, sum(x) FILTER (WHERE x % 2 = 0) OVER (ORDER BY x) FROM generate_series(1, 10) AS x
