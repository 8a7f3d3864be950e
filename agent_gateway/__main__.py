"""`python -m agent_gateway`."""

from agent_gateway.adapters.cli import main

main()
