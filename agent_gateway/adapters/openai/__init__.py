"""The OpenAI door: function specifications, and a reference loop that answers a question with a model and the tools.

OpenAI's client appears in this folder only. Anything that speaks Chat Completions will do as the model.
"""

from agent_gateway.errors import ExtraMissing

try:
    import openai as _  # noqa: F401  # asked for, so that the error names the extra
except ImportError:
    raise ExtraMissing(
        "OpenAI's client is not installed.", hint="Install it with: pip install 'agent-gateway[openai]'."
    ) from None

from agent_gateway.adapters.openai.loop import answer, steps
from agent_gateway.adapters.openai.turns import Answered, Budget, Called, Replied, Step
from agent_gateway.tool import tool_spec

__all__ = ["Answered", "Budget", "Called", "Replied", "Step", "answer", "steps", "tool_spec"]
