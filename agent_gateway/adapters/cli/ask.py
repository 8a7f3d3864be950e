"""`agent-gateway ask` and `tool-spec`: a question answered by a model, step by step, and what such a model is given."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from agent_gateway import tool
from agent_gateway.adapters.cli.caller import TenantOption, TokenOption, UrlOption
from agent_gateway.adapters.cli.output import Format, FormatOption, print_json

__all__ = ["ask", "tool_spec"]

_MODEL = "gpt-5.4-mini"


def ask(  # noqa: PLR0913, PLR0917  # every one is an option
    question: Annotated[str, typer.Argument(help="In your own words.")],
    model: Annotated[str, typer.Option(envvar="OPENAI_MODEL", help="The model's name at its server.")] = _MODEL,
    turns: Annotated[int, typer.Option(min=1, help="Times that the model is asked, at the most.")] = 10,
    tokens: Annotated[int, typer.Option(min=1, help="Tokens in and out, at the most.")] = 100_000,
    token_env: TokenOption = "AGENT_TOKEN",  # noqa: S107  # the name of a variable
    url: UrlOption = None,
    tenant: TenantOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Let a model answer a question, and show each statement with its rows.

    OPENAI_API_KEY and OPENAI_BASE_URL say where the model is; whatever speaks Chat Completions will do.
    """
    from agent_gateway.adapters.cli import asking  # noqa: PLC0415  # it needs an extra that no other command needs

    budget = asking.Budget(turns=turns, tokens=tokens)
    asyncio.run(asking.ask(question, asking.Asked(model, budget, token_env, tenant, url), output))


def tool_spec(
    api: Annotated[tool.Api, typer.Option(help="chat: Chat Completions; responses: the Responses API.")] = "chat",
) -> None:
    """Print the tools as OpenAI's function specifications."""
    print_json(tool.tool_spec(api))
