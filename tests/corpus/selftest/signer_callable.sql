-- What signs, opens and installs can be called.
-- succeeds: keys: sign a context
-- succeeds: keys: install
grant execute on function agent_gateway.context_mac(bytea, bytea, text) to agent_ro;
grant execute on function agent_gateway.install_key(text, bytea), agent_gateway.retire_key(text, timestamptz), agent_gateway.revoke_key(text) to agent_ro;
alter function agent_gateway.install_key(text, bytea) security definer;
