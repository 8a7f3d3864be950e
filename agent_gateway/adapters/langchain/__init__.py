"""The LangChain door: tools that a model calls, bound to one claim or to one token.

LangChain appears in this folder only. A refusal is a message with `status="error"`, whose text is the code, what
happened and the hint.
"""

from agent_gateway.errors import ExtraMissing

try:
    import langchain_core as _  # noqa: F401  # asked for, so that the error names the extra
except ImportError:
    raise ExtraMissing("LangChain is not installed.", hint="pip install 'agent-gateway[langchain]'") from None

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
