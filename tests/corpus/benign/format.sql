-- case: benign-209
-- rows: 1
SELECT
  count(*)
    AS n
FROM
  app.events
WHERE
  kind = 'error';
-- case: benign-210
-- rows: 1
select count(*)from customers where credit_limit>.5 and(credit_limit<1e6)
