-- case: own_text-001
-- must: reject_by_guard
-- expect: guard.syntax
SELECT ARRAY[1,2][pg_backend_pid()]
-- case: own_text-002
-- must: reject_by_guard
-- expect: guard.characters
SELECT 1​
-- case: own_text-003
-- must: reject_by_guard
-- expect: guard.characters
SELECT name‮ FROM customers
-- case: own_text-004
-- must: reject_by_guard
-- expect: guard.syntax
SELECT 1 /* x
-- case: own_text-005
-- must: reject_by_guard
-- expect: guard.syntax
SELECT 'x
-- case: own_text-006
-- must: reject_by_guard
-- expect: guard.syntax
SELECT "x
-- case: own_text-007
-- must: reject_by_guard
-- expect: guard.syntax
SELECT $$x
-- case: own_text-008
-- must: reject_by_guard
-- expect: guard.syntax
SELECT (1
-- case: own_text-009
-- must: reject_by_guard
-- expect: guard.syntax
SELECT FROM WHERE
-- case: own_text-010
-- must: reject_by_guard
-- expect: guard.syntax
SELEC 1
-- case: own_text-011
-- must: reject_by_guard
-- expect: guard.syntax
WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a FROM r WHERE a < 5) CYCLE a SET c TO current_setting('x') DEFAULT '' USING p SELECT * FROM r
-- case: own_text-012
-- must: reject_by_guard
-- expect: guard.characters
SELECT 1
-- case: own_text-013
-- must: reject_by_guard
-- expect: guard.characters
SELECT 1 ​
-- case: own_text-014
-- must: reject_by_guard
-- expect: guard.characters
SELECT 1 -- ‮ abc
-- case: own_text-015
-- must: reject_by_guard
-- expect: guard.characters
SELECT "a​b" FROM customers
-- case: own_text-016
-- must: reject_by_guard
-- expect: guard.characters
-- text: json
"SELECT \u0001 1"
-- case: own_text-017
-- must: reject_by_guard
-- expect: guard.characters
-- text: json
"SELECT 'a\u0000b'"
-- case: own_text-018
-- must: reject_by_guard
-- expect: guard.characters
-- text: json
"SELECT \ud800 1"
-- case: own_text-019
-- must: reject_by_guard
-- expect: guard.characters
-- text: json
"SELECT\f1"
-- case: own_text-020
-- must: reject_by_guard
-- expect: guard.characters
-- text: json
"SELECT\u000b1"
-- case: own_text-021
-- must: reject_by_guard
-- expect: guard.characters
-- text: json
"SELECT 1 \u2028 -- x"
-- case: own_text-022
-- must: reject_by_guard
-- expect: guard.characters
﻿SELECT 1
-- case: own_text-023
-- must: reject_by_guard
-- expect: guard.syntax
select U&'d!0061t' /* to PostgreSQL a blank, so that a string has to follow */ uescape
