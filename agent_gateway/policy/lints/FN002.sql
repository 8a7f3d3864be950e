-- title: The agent may call a built-in function that runs text as SQL
-- severity: high
-- needs: superuser
-- why: `select query_to_xml('select …', …)` hides a statement in a string, where no guard sees it: set_config, say, or a table
--   that is not allowed.
-- fix: revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, 9.15.4 Mapping Tables to XML, and 12.4.4 ts_stat
select signature, 'runs text as SQL'
from core_functions as f
where f.proname in (
    'query_to_xml', 'query_to_xmlschema', 'query_to_xml_and_xmlschema', 'cursor_to_xml', 'cursor_to_xmlschema',
    'table_to_xml', 'table_to_xmlschema', 'table_to_xml_and_xmlschema', 'schema_to_xml', 'schema_to_xmlschema',
    'schema_to_xml_and_xmlschema', 'database_to_xml', 'database_to_xmlschema', 'database_to_xml_and_xmlschema',
    'ts_stat', 'crosstab', 'crosstabn', 'connectby', 'xpath_table', 'dblink_exec'
  )
  or (f.proname = 'ts_rewrite' and f.pronargs = 2)
  or (f.proname = 'schedule' and f.pronamespace = to_regnamespace('cron'))
