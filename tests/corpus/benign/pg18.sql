-- case: benign-236
-- rows: 1
SELECT uuid_extract_version(id), count(*) FROM tenants GROUP BY 1
