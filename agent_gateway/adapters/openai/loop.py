"""The reference loop: a question in, its steps out. The model proposes statements, the gateway decides.

An error that may pass by itself is tried again without the model; any other goes to the model with its hint. A call
that failed is not done a second time in the same words.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import openai
from openai.types.chat import ChatCompletionMessage, ChatCompletionMessageFunctionToolCall

from agent_gateway import tool
from agent_gateway.adapters.openai.calls import Calls
from agent_gateway.adapters.openai.model import Model
from agent_gateway.adapters.openai.turns import Answered, Budget, Called, Replied, Step
from agent_gateway.errors import ModelBudgetSpent, ModelFailed

__all__ = ["answer", "steps"]

Message = dict[str, Any]


async def answer(
    question: str,
    source: tool.Source,
    *,
    model: str,
    client: openai.AsyncOpenAI | None = None,
    budget: Budget | None = None,
) -> Answered:
    """The answer to a question; see `steps` for the arguments and the errors.

    `tool.BoundGateway(gateway, claim)` is a source, and so is `agent_gateway.client.AsyncClient`.
    """
    async with aclosing(steps(question, source, model=model, client=client, budget=budget)) as happening:
        async for step in happening:
            if isinstance(step, Answered):
                return step
    raise ModelFailed


async def steps(
    question: str,
    source: tool.Source,
    *,
    model: str,
    client: openai.AsyncOpenAI | None = None,
    budget: Budget | None = None,
) -> AsyncGenerator[Step]:
    """Each step as it happens; the last one is `Answered`.

    Args:
        question: in any language.
        source: answers statements as one tenant.
        model: its name at the model's server.
        client: knows the address of the model's server and the key; without it, `OPENAI_BASE_URL` and `OPENAI_API_KEY`.
        budget: turns, tokens and calls at the most.

    Raises:
        ModelFailed: the model's server does not answer as it should.
        ModelBudgetSpent: there was no answer within the budget.
        GatewayError: what may be queried cannot be told.
    """
    asked = Model(model, client)
    try:
        async with aclosing(_steps(question, source, asked, budget or Budget())) as happening:
            async for step in happening:
                yield step
    finally:
        await asked.close()


async def _steps(question: str, source: tool.Source, asked: Model, budget: Budget) -> AsyncGenerator[Step]:
    schema = tool.describe(await source.catalog(), about=question)
    conversation: list[Message] = [
        {"role": "system", "content": f"{tool.agent_prompt()}\n\n{schema}"},
        {"role": "user", "content": question},
    ]
    calls, tokens = Calls(source, budget), 0
    for number in range(1, budget.turns + 1):
        last = number == budget.turns
        turn = await asked.turn(conversation, last=last)
        tokens += turn.tokens
        wanted = _wanted(turn.message)
        if not wanted:
            yield Answered(_text(turn.message), number, tokens)
            return
        if last or tokens >= budget.tokens:
            break
        conversation.append(_said(turn.message, wanted))
        for place, call in enumerate(wanted):
            name, arguments = call.function.name, call.function.arguments
            yield Called(name, arguments)
            reply = await calls.done(name, arguments) if place < budget.calls else calls.turned_down()
            yield Replied(name, reply)
            conversation.append({"role": "tool", "tool_call_id": call.id, "content": reply.text})
    raise ModelBudgetSpent


def _wanted(message: ChatCompletionMessage) -> list[ChatCompletionMessageFunctionToolCall]:
    return [call for call in message.tool_calls or () if isinstance(call, ChatCompletionMessageFunctionToolCall)]


def _said(message: ChatCompletionMessage, calls: list[ChatCompletionMessageFunctionToolCall]) -> Message:
    """The model's message as it goes back to it; members that only some servers know stay with the calls."""
    return {"role": "assistant", "content": message.content, "tool_calls": [call.model_dump() for call in calls]}


def _text(message: ChatCompletionMessage) -> str:
    """What the model says.

    Raises:
        ModelFailed: nothing.
    """
    text = (message.content or message.refusal or "").strip()
    if not text:
        raise ModelFailed("The model answered nothing.", hint="Ask again, or another model.")
    return text
