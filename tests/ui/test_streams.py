"""What a browser is told over the websocket of the server's disk: nothing."""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from geo.places import ROOT
from ui.streams import without_path


def test_of_the_scripts_path_its_name_alone_is_sent() -> None:
    message = ForwardMsg()
    message.new_session.main_script_path = str(ROOT / "ui" / "frame.py")
    message.new_session.page_script_hash = "0a1b"
    sent = ForwardMsg.FromString(without_path(message.SerializeToString()))
    assert (sent.new_session.main_script_path, sent.new_session.page_script_hash) == ("frame.py", "0a1b")


def test_every_other_message_is_sent_as_it_is() -> None:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = f"{ROOT} is what somebody wrote"
    held = message.SerializeToString()
    assert without_path(held) == held
