"""What happens on the way from a question to an answer, step by step, and how much of it may happen."""

from __future__ import annotations

from dataclasses import dataclass

from agent_gateway import tool

__all__ = ["Answered", "Budget", "Called", "Replied", "Step"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What one question may use."""

    turns: int = 10
    """Times that the model is asked; the last time it gets no tools, so that it has to answer."""
    tokens: int = 100_000
    """Tokens in and out, all turns together, as the model's server counts them."""
    calls: int = 5
    """Calls of tools that are done for one turn; the model hears that the others were not."""
    retries: int = 2
    """Times that a call is done again, without asking the model, where its error is retryable."""
    pause_s: float = 1.0
    """Seconds before the first such time; doubled for each more."""


@dataclass(frozen=True, slots=True)
class Called:
    """The model wants a tool."""

    tool: str
    arguments: str
    """JSON, as the model wrote it."""


@dataclass(frozen=True, slots=True)
class Replied:
    """The tool has answered: rows, a description, or an error."""

    tool: str
    answer: tool.Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """The model has answered the question."""

    text: str
    turns: int
    tokens: int


Step = Called | Replied | Answered
