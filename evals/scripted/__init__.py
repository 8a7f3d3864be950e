"""The solver with a model that needs no key: scripted behaviours behind a real OpenAI-compatible address."""

from evals.scripted.server import BEHAVIOURS, client
from evals.scripted.solve import Solved, document, solved, steps

__all__ = ["BEHAVIOURS", "Solved", "client", "document", "solved", "steps"]
