-- object: app.counted
-- given
create materialized view app.counts as select tenant_id, count(*) as number from app.notes group by tenant_id;
create view app.counted as select * from app.counts;
-- break
grant select on app.counted to app_rw;
-- mend
revoke select on app.counted from app_rw;
