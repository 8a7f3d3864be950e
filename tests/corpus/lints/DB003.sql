-- object: feed
-- break
create publication feed for table app.notes;
-- mend
alter publication feed set table app.notes where (tenant_id = '00000000-0000-4000-8000-000000000001');
