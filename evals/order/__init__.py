"""What the order of unsorted rows tells of other tenants."""
