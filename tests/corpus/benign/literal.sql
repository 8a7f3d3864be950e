-- case: benign-211
-- rows: 1
SELECT 1_000_000 AS million, 0xFF AS hex, 0o17 AS oct, 0b101 AS bin, 1.5e3 AS sci, .5 AS half, 5. AS five
