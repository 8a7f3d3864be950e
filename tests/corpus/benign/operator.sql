-- case: benign-212
-- rows: 1
SELECT 7 % 3, 2 ^ 10, |/ 25, ||/ 27, @ -5, 5 & 3, 5 | 3, 5 # 3, ~1, 1 << 3, 8 >> 1, -7 / 2, 7 / 2.0
-- case: benign-214
-- rows: 1
SELECT NOT (1 = 1 AND 2 <> 3) OR 4 != 5 AS x, 1 BETWEEN SYMMETRIC 3 AND 0, 'a' < 'b' COLLATE "C"
-- case: benign-215
-- rows: 1
SELECT 'abc' ^@ 'ab', 'a' || 1 || NULL, ARRAY[1] <@ ARRAY[1,2], '{1,2}'::int[] = ARRAY[1,2]
