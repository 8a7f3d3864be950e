-- {{table}} is not the agent's.
revoke all on table {{table}} from public, {{agent}};
