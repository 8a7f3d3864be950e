"""The LangChain door: tools that a model calls, bound to one claim or to one token.

LangChain appears in this folder only. A refusal is a message with `status="error"`, whose text is the code, what
happened and the hint.
"""

from importlib.util import find_spec

from agent_gateway.errors import ExtraMissing

if find_spec("langchain_core") is None:
    raise ExtraMissing(
        "LangChain is not installed.", hint="Install the extra langchain, as in pip install -e '.[langchain]'."
    )

from agent_gateway.adapters.langchain.reach import in_thread
from agent_gateway.adapters.langchain.toolkit import GatewayToolkit, describe_tool, query_tool
from agent_gateway.adapters.langchain.tools import DescribeTool, GatewayToolException, QueryTool

__all__ = [
    "DescribeTool",
    "GatewayToolException",
    "GatewayToolkit",
    "QueryTool",
    "describe_tool",
    "in_thread",
    "query_tool",
]
