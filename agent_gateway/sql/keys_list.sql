-- Lists the context keys; never their pads, which are as good as their secrets.
select
  kid,
  not_before,
  nullif(not_after, 'infinity') as not_after,
  case
    when revoked then 'revoked'
    when clock_timestamp() >= not_after then 'retired'
    when clock_timestamp() < not_before then 'not yet'
    when not_after < 'infinity' then 'retiring'
    else 'usable'
  end as state
from agent_gateway.keys
order by not_before, kid
