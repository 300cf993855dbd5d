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
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)  # widget id: the options it offers

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
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self.page_hash = answer.new_session.page_script_hash
            elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "selectbox":
                box = answer.delta.new_element.selectbox
                self.choices[box.id] = tuple(box.options)
        return answers

    def choose(self, widget: str, option: str) -> list[ForwardMsg]:
        """Choose in a selectbox, as a viewer would, and run."""
        self.widgets[widget] = WidgetState(id=widget, string_value=option)
        return self.run()

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


def text_of(answers: list[ForwardMsg]) -> str:
    """Everything that came over the wire as one string, to search in it."""
    return b"\n".join(answer.SerializeToString() for answer in answers).decode("utf-8", errors="replace")
