-- object: app.drafts
-- also: RLS001 app.drafts
-- also: TEN005 app.drafts
-- break
grant select on app.drafts to agent_ro;
-- mend
revoke select on app.drafts from agent_ro;
