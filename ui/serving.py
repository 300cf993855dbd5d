"""How the board is served: security headers, the page in the viewer's language, map sheets.

Map sheets are polygons without figures, so their address may be kept by the browser for good: it holds the hash of
the file's content.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.compression import CompressedAssets
from ui.map_files import sheet_file
from ui.streams import PathlessStreams
from ui.uploads import BoundedUploads

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_STYLESHEET = b'<link rel="stylesheet" href="./app/static/board.css">'
_TITLE = "<title>Bảng 06 · Bình Dương</title>".encode()
_FOR_ALL = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
# blob: because Streamlit loads the scripts of our components that way; styles are written by its own scripts.
_POLICY = (
    "default-src 'self'; script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def middleware() -> list[Middleware]:
    return [
        Middleware(SecurePages),
        Middleware(BoundedUploads),
        Middleware(CompressedAssets),
        Middleware(PathlessStreams),
    ]


def routes() -> list[Route]:
    return [Route("/health", health), Route("/maps/{name}", map_sheet)]


async def health(request: Request) -> Response:
    """Whether the process answers; for a proxy or a service manager."""
    return PlainTextResponse("ok")


async def map_sheet(request: Request) -> Response:
    """One map sheet (geo/README.md) under its name and hash; 404 for any other name."""
    path = sheet_file(request.path_params["name"])
    if path is None:
        return PlainTextResponse("no such map sheet", status_code=404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(path, media_type="application/json", headers=kept)


class SecurePages:
    """Security headers on every answer; a page gets its language, our title and our stylesheet.

    Streamlit writes lang="en" into its one page and offers no setting for it, nor for the page's side margins.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _may_be_page(scope["path"]):  # a compressed page could not be rewritten
            scope = {**scope, "headers": [h for h in scope["headers"] if h[0] != b"accept-encoding"]}
        answer = _Answer(send, _language(scope))
        await self.app(scope, receive, answer.send)


def _may_be_page(path: str) -> bool:
    return "." not in path.rpartition("/")[2]


def _language(scope: Scope) -> bytes:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["vi"])[0]
    return b"en" if asked == "en" else b"vi"


class _Answer:
    """Passes one answer on; holds a page back until it is whole, to rewrite it."""

    def __init__(self, send: Send, language: bytes) -> None:
        self._send = send
        self._language = language
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _FOR_ALL.items():
                headers.setdefault(name, value)
            if headers.get("content-type", "").startswith("text/html") and message["status"] == 200:
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        hashes = [
            f"'sha256-{b64encode(hashlib.sha256(script).digest()).decode()}'"
            for script in _INLINE_SCRIPT.findall(self._body)
        ]
        page = self._body.replace(b'<html lang="en">', b'<html lang="%s">' % self._language, 1)
        page = re.sub(rb"<title>.*?</title>", _TITLE, page, count=1)
        page = page.replace(b"</head>", _STYLESHEET + b"</head>", 1)
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(page))
        headers["content-security-policy"] = _POLICY.format(hashes=" ".join(hashes))
        for stale in ("etag", "last-modified"):
            if stale in headers:
                del headers[stale]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})
