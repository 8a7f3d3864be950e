-- Retires every key but the new one: it opens contexts until the overlap ends, and not a moment longer than it would have.
select agent_gateway.retire_key(kid, clock_timestamp() + $2::interval)
from agent_gateway.keys
where kid <> $1 and not revoked and not_after > clock_timestamp()
