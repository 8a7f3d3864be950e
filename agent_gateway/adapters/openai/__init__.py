"""The OpenAI door: function specifications, and a reference loop that answers a question with a model and the tools.

OpenAI's client appears in this folder only. Anything that speaks Chat Completions will do as the model.
"""

from importlib.util import find_spec

from agent_gateway.errors import ExtraMissing

if find_spec("openai") is None:
    raise ExtraMissing(
        "OpenAI's client is not installed.", hint="Install the extra openai, as in pip install -e '.[openai]'."
    )

from agent_gateway.adapters.openai.loop import answer, steps
from agent_gateway.adapters.openai.turns import Answered, Budget, Called, Replied, Step
from agent_gateway.tool import tool_spec

__all__ = ["Answered", "Budget", "Called", "Replied", "Step", "answer", "steps", "tool_spec"]
