-- The application's rights on {{table}} are those of the matrix: TRUNCATE and REFERENCES obey no policy.
revoke all on table {{table}} from {{application}};
grant {{commands}} on table {{table}} to {{application}};
