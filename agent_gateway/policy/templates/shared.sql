-- {{table}} holds no tenant's rows; the application reads it too.
grant select on table {{table}} to {{application}};
