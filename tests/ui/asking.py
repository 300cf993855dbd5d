"""One HTTP request straight into an ASGI application, without a server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import anyio
from starlette.types import ASGIApp, Message


@dataclass
class Said:
    """The whole answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(app: ASGIApp, path: str, query: str = "", **headers: str) -> Said:
    """GET `path`; header names with underscores for hyphens."""
    sent: list[Message] = []

    async def receive() -> Message:
        """The client stays and says nothing more."""
        await anyio.sleep_forever()

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
    }
    with ThreadPoolExecutor(1) as thread:  # the browser tests keep an event loop running in this one
        thread.submit(anyio.run, app, scope, receive, send).result()
    body = b"".join(message.get("body", b"") for message in sent[1:])
    said = {name.decode().lower(): text.decode() for name, text in sent[0]["headers"]}
    return Said(sent[0]["status"], said, body)
