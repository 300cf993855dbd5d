"""Streamlit's own protocol over a raw websocket: what a client gets that is no browser and keeps no manners."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

ANSWER_WITHIN_SECONDS = 60


@dataclass
class Session:
    """One viewer: the connection and the widget states that its client would send along."""

    socket: ClientConnection
    page_hash: str = ""
    widgets: dict[str, WidgetState] = field(default_factory=dict)

    def run(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Ask for one run of the script; every message up to its end."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.query_string = query
        message.rerun_script.widget_states.widgets.extend(self.widgets.values())
        message.rerun_script.context_info.timezone = "Asia/Ho_Chi_Minh"
        message.rerun_script.context_info.url = "http://127.0.0.1/"
        self.socket.send(message.SerializeToString())
        answers = list(self.until_finished())
        for answer in answers:
            if answer.WhichOneof("type") == "new_session":
                self.page_hash = answer.new_session.page_script_hash
        return answers

    def until_finished(self) -> Iterator[ForwardMsg]:
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self.socket.recv(timeout=ANSWER_WITHIN_SECONDS))
            yield answer
            if answer.WhichOneof("type") == "script_finished":
                return


@contextmanager
def session(address: str) -> Iterator[Session]:
    target = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    with connect(target, subprotocols=["streamlit"], max_size=None, proxy=None, compression=None) as socket:
        yield Session(socket)


def kinds(answers: list[ForwardMsg]) -> list[str]:
    return [answer.WhichOneof("type") for answer in answers]


def text_of(answers: list[ForwardMsg]) -> str:
    """Everything that came over the wire as one string, to search in it."""
    return b"\n".join(answer.SerializeToString() for answer in answers).decode("utf-8", errors="replace")
