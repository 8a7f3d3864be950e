-- case: obfuscation_lexical-03
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: schema qualified
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT c.email FROM pg_catalog.set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) s, app.customers c LIMIT 5
-- case: obfuscation_lexical-04
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: quoted schema and name
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT c.email FROM "pg_catalog"."set_config"('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) s, app.customers c LIMIT 5
-- case: obfuscation_lexical-08
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: lower-case u& and first letter escaped
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT c.email FROM u&"\0073et_config"('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) s, app.customers c LIMIT 5
-- case: obfuscation_lexical-12
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: GUC name by string continuation
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT c.email FROM set_config('app.'
 'tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) s, app.customers c LIMIT 5
-- case: obfuscation_lexical-18
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: GUC name from a column
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT x.email FROM (SELECT reverse('di_tnanet.ppa') n) k, LATERAL set_config(k.n,'bbbbbbbb-0000-4000-8000-00000000000b',true) s, LATERAL (SELECT email FROM app.customers OFFSET 0) x LIMIT 5
-- case: obfuscation_lexical-20
-- must: contain_by_db
-- expect: guard.function_denied
-- technique: old named notation :=
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT c.email FROM set_config(setting_name := 'app.tenant_id', new_value := 'bbbbbbbb-0000-4000-8000-00000000000b', is_local := true) s, app.customers c LIMIT 5
-- case: obfuscation_lexical-23
-- must: reject_by_guard
-- expect: guard.characters
-- technique: form feed and vertical tab as whitespace
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
-- text: json
"SELECT\f1,\u000bset_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)"
-- case: obfuscation_lexical-27
-- must: contain_by_db
-- expect: approved
-- technique: MySQL executable comment
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT 1 /*!50000 , set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) */
-- case: obfuscation_lexical-29
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: identifier containing dollars vs heredoc
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 1 AS a$$, set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) AS b$$
-- case: obfuscation_lexical-31
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: dollar quote containing quote, then statement
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT $$'$$, set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), (SELECT email FROM app.customers LIMIT 1), $$'$$
-- case: obfuscation_lexical-32
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: dollar quote with unicode tag
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT $é$ ', $é$, set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) , $é$ ' $é$
-- case: obfuscation_lexical-33
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: backslash before quote (standard strings)
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT '\', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), (SELECT email FROM app.customers LIMIT 1), '\'
-- case: obfuscation_lexical-34
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: E string with escaped quote
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT E'\'', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), E'\''
-- case: obfuscation_lexical-35
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: E string with double backslash
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT E'\\', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), (SELECT email FROM app.customers LIMIT 1), E'\\'
-- case: obfuscation_lexical-36
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: N string with backslash
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT N'\', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), N'\'
-- case: obfuscation_lexical-37
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: B and X strings
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT B'1010', X'1FF', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_lexical-38
-- must: contain_by_db
-- expect: approved
-- technique: U& string with doubled quote
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT U&'a'', set_config(''app.tenant_id'',''bbbbbbbb-0000-4000-8000-00000000000b'',true), ''b'
-- case: obfuscation_lexical-39
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: U& string with UESCAPE quote-like char
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT U&'d!0061t' UESCAPE '!', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_lexical-46
-- must: contain_by_db
-- expect: approved
-- technique: quote inside a quoted identifier
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT 1 AS "a"", set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) AS ""b"
-- case: obfuscation_lexical-47
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: parenthesised root
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
((SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)))
-- case: obfuscation_lexical-48
-- must: contain_by_db
-- expect: approved
-- technique: empty target list
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT FROM app.customers
-- case: obfuscation_lexical-51
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: type-cast call syntax
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT regclass 'app.users', "regclass" 'app.users'
-- case: obfuscation_lexical-52
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: functional cast to regclass
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT regclass('app.users')
-- case: obfuscation_lexical-54
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: OPERATOR() syntax
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 'a' OPERATOR(pg_catalog.||) set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_lexical-60
-- must: contain_by_db
-- expect: guard.characters
-- technique: NEL (U+0085) in a -- comment
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
-- text: json
"SELECT 1 --\u0085, set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)"
-- case: obfuscation_lexical-61
-- must: contain_by_db
-- expect: guard.characters
-- technique: BOM at the start
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
﻿SELECT 1
-- case: obfuscation_lexical-64
-- must: contain_by_db
-- expect: guard.relation_unknown
-- technique: identifier longer than 63 bytes is truncated
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT * FROM app."aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
-- case: obfuscation_lexical-65
-- must: contain_by_db
-- expect: guard.syntax
-- technique: back-tick identifier
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT `email` FROM app.users
-- case: obfuscation_lexical-66
-- must: contain_by_db
-- expect: guard.syntax
-- technique: bracket identifier
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT [email] FROM app.users
-- case: obfuscation_lexical-67
-- must: contain_by_db
-- expect: guard.syntax
-- technique: jinja block
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
-- text: json
"SELECT {{ 1 }} {# x #}"
-- case: obfuscation_lexical-70
-- must: contain_by_db
-- expect: approved
-- technique: percent placeholder
-- why: harmless or an error in PostgreSQL: rejecting is fine, but guard and server must agree and a regenerated text must not become live
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT '%s %(x)s', 10 % 3
-- case: obfuscation_lexical-73
-- must: reject_by_guard
-- expect: guard.into
-- technique: INTO inside a WITH query
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
WITH a AS (SELECT 1) SELECT * INTO UNLOGGED app.z4 FROM a
-- case: obfuscation_lexical-74
-- must: reject_by_guard
-- expect: guard.into
-- technique: INTO in a union arm
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
SELECT 1 INTO TEMP z5 UNION SELECT 2
-- case: obfuscation_lexical-78
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: underscore and hex numbers
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 1_000, 0xFF, 0o17, 0b11, set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_lexical-80
-- must: reject_by_guard
-- expect: guard.column_unknown, guard.function_denied
-- technique: CALL-like SELECT of a procedure-style name
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: leak_rows
-- strict_outcome: blocked_privilege
SELECT * FROM pg_catalog.pg_stat_get_activity(NULL::int) AS a WHERE a.query IS NOT NULL AND a.pid <> pg_backend_pid()
-- case: obfuscation_lexical-81
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: U& identifier in the select list (parsed as U & "name" by some tools)
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT U&"set\005fconfig"('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_lexical-87
-- must: reject_by_guard
-- expect: guard.function_denied, guard.many_statements
-- technique: statement hidden after a CR comment
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: leak_rows
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
-- text: json
"SELECT 1 -- x\r; SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true); SELECT email FROM app.customers LIMIT 1"
-- case: obfuscation_lexical-89
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: alias-shaped utility: LISTEN x
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: nothing
LISTEN app_events
-- case: obfuscation_lexical-91
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: alias-shaped utility: SAVEPOINT
-- why: the payload must be seen by the guard exactly as PostgreSQL sees it
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SAVEPOINT x
