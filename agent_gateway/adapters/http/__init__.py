"""The HTTP door: requests come in, JSON goes out. It never decides what may be seen, and never says what broke inside.

FastAPI and Starlette appear in this folder only.
"""

from agent_gateway.adapters.http.annex import Annex
from agent_gateway.adapters.http.app import create_app
from agent_gateway.adapters.http.listener import server_config

__all__ = ["Annex", "create_app", "server_config"]
