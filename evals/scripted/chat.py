"""A chat model of LangChain over OpenAI's client, for the agent that the scripted models steer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import Field

__all__ = ["Chat"]


class Chat(BaseChatModel):
    """Any model that an OpenAI client reaches."""

    client: openai.AsyncOpenAI = Field(exclude=True)
    name_of_model: str
    tools: tuple[dict[str, Any], ...] = ()

    @property
    def _llm_type(self) -> str:
        return "openai-compatible"

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Chat:  # noqa: ANN401  # LangChain's signature
        """A model that may call them."""
        return self.model_copy(update={"tools": tuple(convert_to_openai_tool(tool) for tool in tools)})

    def _generate(self, *_: Any, **__: Any) -> ChatResult:  # noqa: ANN401  # LangChain's signature
        raise NotImplementedError("only asynchronous calls are made here")

    async def _agenerate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:  # noqa: ANN401  # the same
        completion = await self.client.chat.completions.create(
            model=self.name_of_model,
            messages=cast("Any", convert_to_openai_messages(messages)),
            tools=cast("Any", list(self.tools)),
        )
        message = completion.choices[0].message
        calls = [
            {
                "name": call.function.name,
                "args": json.loads(call.function.arguments),
                "id": f"{call.id}_{len(messages)}",
            }
            for call in message.tool_calls or ()
            if call.type == "function"
        ]
        said = AIMessage(message.content or "", tool_calls=cast("Any", calls))
        return ChatResult(generations=[ChatGeneration(message=said)])
