"""What goes to a browser over its websocket, without the place of the board on the server's disk.

Streamlit tells every browser the full path of its script and offers no setting for it.
"""

from __future__ import annotations

from pathlib import PurePath

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from geo.places import ROOT

_ROOT = str(ROOT).encode()


class PathlessStreams:
    """Leaves of the script's path its name alone; the browser only makes an identifier of it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_pathless(message: Message) -> None:
            held = message.get("bytes")
            if held and _ROOT in held:
                message = {**message, "bytes": without_path(held)}
            await send(message)

        await self.app(scope, receive, send_pathless if scope["type"] == "websocket" else send)


def without_path(held: bytes) -> bytes:
    """One message of Streamlit's protocol; every other kind than that of a new session stays as it is."""
    message = ForwardMsg.FromString(held)
    if message.WhichOneof("type") != "new_session":
        return held
    message.new_session.main_script_path = PurePath(message.new_session.main_script_path).name
    return message.SerializeToString()
