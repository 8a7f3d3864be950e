"""An application on a real socket, and raw talk to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from fastapi import FastAPI

from agent_gateway.adapters.http.listener import server_config
from tests.adapters.corridor import SETTINGS


@asynccontextmanager
async def listening(app: Any) -> AsyncGenerator[int]:
    """The port that uvicorn serves `app` on."""
    server = uvicorn.Server(_config(app))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await serving


def _config(app: Any) -> uvicorn.Config:
    if not isinstance(app, FastAPI):
        return uvicorn.Config(app, port=0, log_config=None, lifespan="off")
    config = server_config(app, SETTINGS.model_copy(update={"port": 0}))
    config.log_config = None
    return config


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: dict[str, Any]


async def talk(port: int, *pieces: bytes) -> Answer:
    """Send the pieces as they are, then read one answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        return await read_answer(reader)
    finally:
        writer.close()


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    body = await reader.readexactly(int(headers["content-length"]))
    return Answer(int(head[0].split(" ")[1]), headers, json.loads(body))
