-- The agent has no business in the other databases of this server, where no wall stands.
revoke connect, temporary on database postgres, template1 from public;
