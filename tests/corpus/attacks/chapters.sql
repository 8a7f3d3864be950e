-- case: chapters-001
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: file read in LIMIT
select * from currencies limit (select length(pg_read_file('/etc/passwd')))
-- case: chapters-002
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: server identity in FETCH FIRST
select * from currencies fetch first (pg_backend_pid()) rows only
-- case: chapters-003
-- must: reject_by_guard
-- expect: guard.system_relation
-- why: catalog in a frame offset
select sum(total) over (order by id rows (select count(*) from pg_catalog.pg_authid) preceding) from invoices
-- case: chapters-004
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: setting in FILTER
select count(*) filter (where set_config('app.tenant_id', 'x', false) is not null) from invoices
-- case: chapters-005
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: large object in an aggregate's ORDER BY
select array_agg(name order by lo_get(4242)) from customers
-- case: chapters-006
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: statistics in WITHIN GROUP
select percentile_disc(0.5) within group (order by pg_stat_get_live_tuples(1259)) from currencies
-- case: chapters-007
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: burns a transaction id in DISTINCT ON
select distinct on (txid_current()) code from currencies
-- case: chapters-008
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: setting in DEFAULT ON EMPTY
select json_value('{}', '$.a' default current_setting('is_superuser') on empty)
-- case: chapters-009
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: notifies from PASSING
select * from json_table('[]', '$' passing pg_notify('a', 'b') as x columns (a int path '$'))
-- case: chapters-010
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: name lookup by a JSON_TABLE column type
select * from json_table('[1]', '$[*]' columns (a regclass path '$'))
-- case: chapters-011
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: name lookup by RETURNING
select json_value('"pg_authid"', '$' returning regclass)
-- case: chapters-012
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: hidden columns by RETURNING a row type
select json_query('{}', '$' returning app.users)
-- case: chapters-013
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: lock in a subscript
select (array[1,2,3])[pg_advisory_lock(1)::text::int]
-- case: chapters-014
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: sequence in TABLESAMPLE
select * from currencies tablesample bernoulli (nextval('app.ticket_no_seq')) repeatable (1)
-- case: chapters-015
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: start time in REPEATABLE
select * from currencies tablesample bernoulli (1) repeatable (pg_postmaster_start_time()::text::float)
-- case: chapters-016
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: snapshot in CASE
select case when true then pg_export_snapshot() end
-- case: chapters-017
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: lock in ON
select * from customers c join invoices i on pg_try_advisory_xact_lock(1)
-- case: chapters-018
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: reload in GROUPING SETS
select country from customers group by grouping sets ((country, pg_reload_conf()))
-- case: chapters-019
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: directory in VALUES
values (1, (select pg_ls_dir('.')))
-- case: chapters-020
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: resets statistics in a named argument
select make_interval(days => pg_stat_reset()::text::int)
-- case: chapters-021
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: schemas in VARIADIC
select concat(variadic current_schemas(true)::text[])
-- case: chapters-022
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: WAL position in a row
select 1 where row(1, pg_current_wal_lsn()) is null
-- case: chapters-023
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: configuration time in COALESCE
select coalesce(null, pg_conf_load_time()::text)
-- case: chapters-024
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: PostgreSQL 18 writes statistics
select pg_restore_relation_stats('schemaname', 'app', 'relname', 'users', 'reltuples', 1::real)
-- case: chapters-025
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: PostgreSQL 18 lists modules
select pg_get_loaded_modules()
-- case: chapters-026
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: PostgreSQL 18 shows I/O handles
select * from pg_get_aios()
-- case: chapters-027
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: asks whether a relation exists through an input function
select pg_input_is_valid('pg_authid', 'regclass')
-- case: chapters-028
-- must: reject_by_guard
-- expect: guard.column_unknown, guard.function_denied
-- why: the same with the message
select message from pg_input_error_info('app.secret', 'regclass')
-- case: chapters-029
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: describes catalog objects
select pg_describe_object(1259, 1260, 0)
-- case: chapters-030
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: the same
select pg_identify_object_as_address(1259, 1260, 0)
-- case: chapters-031
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: name lookup by function
select to_regclass('app.users')
-- case: chapters-032
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: input function called by name
select regclassin('pg_authid')
-- case: chapters-033
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- why: input function with cstring
select pg_catalog.textin('a'::cstring)
-- case: chapters-034
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: comments of the catalogs
select col_description(1259, 1), obj_description(1259, 'pg_class')
-- case: chapters-035
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: privileges
select has_column_privilege('app.users', 'password_hash', 'select')
-- case: chapters-036
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- why: view definitions
select pg_get_viewdef(1259::oid)
-- case: chapters-037
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: partition tree
select pg_partition_root(pg_catalog.to_regclass('events'))
-- case: chapters-038
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: reads dictionaries through a SQL function
select * from ts_debug('english', 'word')
-- case: chapters-039
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: runs SQL in text
select ts_rewrite('a'::tsquery, 'select keyword, sample from app.secret')
-- case: chapters-040
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: runs SQL in text
select * from ts_stat($$select search from tickets$$, 'ab')
-- case: chapters-041
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: runs SQL in text
select xpath('//row', query_to_xml_and_xmlschema('select 1', true, false, ''))
-- case: chapters-042
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: reads a table by name
select table_to_xml('app.users', true, false, '')
-- case: chapters-043
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
-- why: row type of a catalog
select json_populate_record(null::pg_catalog.pg_authid, '{}')
-- case: chapters-044
-- must: reject_by_guard
-- expect: guard.column_hidden, guard.field_unknown, guard.function_denied, guard.type_denied
-- why: hidden column by a row type
select (jsonb_populate_record(null::users, to_jsonb(u))).password_hash from users u
-- case: chapters-045
-- must: reject_by_guard
-- expect: guard.field_unknown, guard.type_denied
-- why: field of a typed null
select (null::users).password_hash
-- case: chapters-046
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: row type with a hidden column
select null::app.users is null
-- case: chapters-047
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: trigger function called
select suppress_redundant_updates_trigger()
-- case: chapters-048
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: language handler called
select plpgsql_call_handler()
-- case: chapters-049
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: upgrade function
select binary_upgrade_set_next_pg_type_oid(1)
-- case: chapters-050
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: internal set-returning function
select * from pg_options_to_table(array['a=b'])
-- case: chapters-051
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: access rights
select acldefault('r', 10), makeaclitem(10, 10, 'SELECT', false)
-- case: chapters-052
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: snapshot type
select '1:1:'::pg_snapshot
-- case: chapters-053
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: name lookup in an array cast
select array['users', 'invoices']::regclass[]
-- case: chapters-054
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: the same by the array type's own name
select '{app.users}'::_regclass
-- case: chapters-055
-- must: reject_by_guard
-- expect: guard.field_unknown, guard.type_denied
-- why: row type by CAST
select (cast(row(1, 2) as pg_catalog.pg_authid)).rolname
-- case: chapters-056
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: name lookup in a column definition list
select x from json_to_recordset('[{"x": "pg_authid"}]') as t(x regrole)
-- case: chapters-057
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: name lookup in typed literals
select regnamespace 'app', regcollation '"C"'
-- case: chapters-058
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: name lookup of a dictionary
select 'english'::regdictionary
-- case: chapters-059
-- must: reject_by_guard
-- expect: guard.operator_denied
-- why: operator of another schema
select 1 operator(app.=) 1
-- case: chapters-060
-- must: reject_by_guard
-- expect: guard.operator_denied
-- why: operator in ORDER BY USING
select * from currencies order by code using operator(app.<)
-- case: chapters-061
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: setting behind OPERATOR
select code operator("pg_catalog".||) current_setting('data_directory') from currencies
-- case: chapters-062
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: renames a hidden column in a column alias list
select * from users as u(a, b, c, d, e, f, g, h)
-- case: chapters-063
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: hidden column by a join's alias
select j.password_hash from (users u join customers c using (tenant_id)) as j
-- case: chapters-064
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row of a join
select j from (users u join tenants t on true) as j
-- case: chapters-065
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row in count
select count(u.*) from users u
-- case: chapters-066
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row in a test
select u is not null from users u
-- case: chapters-067
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row in DISTINCT
select distinct u from users u
-- case: chapters-068
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row as text
select max(u::text) from users u
-- case: chapters-069
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole rows compared
select a = b from users a, users b
-- case: chapters-070
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row in JSON_ARRAY
select json_array(select u from users u)
-- case: chapters-071
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row in JSON_OBJECT
select json_object('u' : u) from users u
-- case: chapters-072
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row in ORDER BY, by the table's name
select id from users order by users
-- case: chapters-073
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: whole row by a star
select users.*::text from app.users
-- case: chapters-074
-- must: reject_by_guard
-- expect: guard.column_hidden, guard.function_denied
-- why: hidden column by functional notation
select password_hash(users) from users
-- case: chapters-075
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: hidden column by a unicode escape
select U&"password\005fhash" from users
-- case: chapters-076
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: hidden column by TABLE in a CTE
with w as (table users) select * from w
-- case: chapters-077
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: hidden column by TABLE in a union
select id from users union all table tenants
-- case: chapters-078
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: hidden column by a LATERAL star
select x.* from currencies cross join lateral (select u.* from users u) x
-- case: chapters-079
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: hidden column in USING
select id from users join tenants using (id, api_key)
-- case: chapters-080
-- must: reject_by_guard
-- expect: guard.system_column
-- why: system columns
select xmin, cmax, tableoid from invoices
-- case: chapters-081
-- must: reject_by_guard
-- expect: guard.system_column
-- why: system column
select i.ctid from invoices i
-- case: chapters-082
-- must: reject_by_guard
-- expect: guard.system_relation
-- why: a CTE does not hide a qualified name
with pg_authid as (select 1) select * from pg_catalog.pg_authid
-- case: chapters-084
-- must: reject_by_guard
-- expect: guard.system_relation
-- why: a CTE does not see a later one
with a as (select * from pg_user), pg_user as (select 1) select * from a
-- case: chapters-085
-- must: reject_by_guard
-- expect: guard.system_relation
-- why: a CTE ends with its query
select * from (with pg_shadow as (select 1) select 1) x, pg_shadow
-- case: chapters-086
-- must: reject_by_guard
-- expect: guard.system_relation
-- why: a CTE ends with its branch
(with pg_class as (select 1 as a) select a from pg_class) union all select reltuples::int from pg_class
-- case: chapters-087
-- must: reject_by_guard
-- expect: guard.relation_unknown
-- why: a child table past its parent
select * from only app.audit_log_archive
-- case: chapters-088
-- must: reject_by_guard
-- expect: guard.relation_unknown
-- why: a partition past its parent
select * from app.events_2026_01
-- case: chapters-089
-- must: reject_by_guard
-- expect: guard.relation_unknown
-- why: a sequence as a relation
select * from app.ticket_no_seq
-- case: chapters-090
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: a function of the server's inside in FROM, without brackets around its row
select * from current_schema() as c, pg_get_keywords() as k
-- case: chapters-091
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: settings in ROWS FROM
select * from rows from (generate_series(1, 2), pg_show_all_settings()) as t
-- case: chapters-092
-- must: reject_by_guard
-- expect: guard.write
-- why: MERGE
merge into invoices i using customers c on i.customer_id = c.id when matched then delete
-- case: chapters-093
-- must: reject_by_guard
-- expect: guard.write
-- why: MERGE in a CTE
with m as (merge into currencies c using currencies d on c.code = d.code when matched then update set name = 'x' returning merge_action(), c.*) select * from m
-- case: chapters-094
-- must: reject_by_guard
-- expect: guard.row_lock
-- why: row locks in a subquery
select * from (select id from invoices for no key update skip locked) x
-- case: chapters-095
-- must: reject_by_guard
-- expect: guard.into
-- why: SELECT INTO
select code into temporary stolen from currencies
-- case: chapters-096
-- must: reject_by_guard
-- expect: guard.not_a_query
-- why: EXPLAIN
explain (analyze, format json) select 1
-- case: chapters-097
-- must: reject_by_guard
-- expect: guard.not_a_query
-- why: creates a view
create temp view v as select 1
-- case: chapters-098
-- must: reject_by_guard
-- expect: guard.not_a_query
-- why: COPY
copy (select * from currencies) to stdout
-- case: chapters-099
-- must: reject_by_guard
-- expect: guard.not_a_query
-- why: cursor that outlives
declare c cursor with hold for select 1
