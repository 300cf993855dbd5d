"""Streamlit serves its scripts uncompressed, 3.7 MB at the first visit; here each is compressed once and kept.

A proxy in front that compresses finds nothing left to do. Only files that exist are kept, by path: some 300.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PLACE = "/static/"
ENDINGS = (".js", ".css")
LEVEL = 6


@dataclass(frozen=True)
class Kept:
    """A whole answer, ready to be sent again."""

    start: Message
    body: bytes


class CompressedAssets:
    """gzip for scripts and styles whose content never changes under one name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, Kept] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_asset(scope):
            await self.app(scope, receive, send)
            return
        kept = self._kept.get(scope["path"])
        if kept is None:
            kept = await _compressed(self.app, scope, receive)
            if kept.start["status"] == 200:
                self._kept[scope["path"]] = kept
        await send(kept.start)
        await send({"type": "http.response.body", "body": kept.body})


def _is_asset(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith(ENDINGS):
        return False
    headers = Headers(scope=scope)
    whole = "range" not in headers and "if-none-match" not in headers and "if-modified-since" not in headers
    return whole and "gzip" in headers.get("accept-encoding", "") and PLACE in scope["path"]


async def _compressed(app: ASGIApp, scope: Scope, receive: Receive) -> Kept:
    """The application's answer as a whole; compressed where it is a file and not yet encoded."""
    starts: list[Message] = []
    parts: list[bytes] = []

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            starts.append(message)
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, collect)
    start, body = starts[0], b"".join(parts)
    headers = MutableHeaders(scope=start)
    if start["status"] == 200 and "content-encoding" not in headers:
        body = await to_thread.run_sync(gzip.compress, body, LEVEL)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        headers.add_vary_header("accept-encoding")
    return Kept(start, body)
