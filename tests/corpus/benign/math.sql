-- case: benign-217
-- rows: 1
SELECT width_bucket(5.3, ARRAY[1,3,5,10]), div(7,2), scale(1.10), min_scale(1.10), trim_scale(1.10), factorial(5)
