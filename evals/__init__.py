"""Measurements that anyone can run again. They import `agent_gateway`, never the reverse."""
