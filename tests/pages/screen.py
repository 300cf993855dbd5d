"""A page under Streamlit's own test runner: open it with an address, read what it shows, press what it offers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30


@dataclass
class Screen:
    """app: the running test of Streamlit, for widgets."""

    app: AppTest

    def open(self, page: str, **address: str) -> Screen:
        """Run a page of pages/ inside the frame, under this address."""
        self.app.query_params.clear()
        for key, value in address.items():
            self.app.query_params[key] = value
        self.app.switch_page(str(ROOT / "pages" / page)).run()
        assert not self.app.exception, self.app.exception
        assert not self.app.error, [error.value for error in self.app.error]
        return self

    @property
    def texts(self) -> list[str]:
        """Everything written on the page itself, in order: titles, sentences, captions."""
        kinds = {"header", "subheader", "markdown", "caption", "info"}
        return [element.value for element in self.app.main if element.type in kinds]

    @property
    def address(self) -> dict[str, str]:
        return {
            key: value if isinstance(value, str) else value[0] for key, value in self.app.query_params.items()
        }

    def data(self, component: str) -> dict:
        """What one of the board's own components was given to draw. Raises IndexError where it is not there."""
        return self.every(component)[0]

    def every(self, component: str) -> list[dict]:
        """The same of all of its kind, in their order."""
        return [
            json.loads(element.proto.json)
            for element in self.app.main
            if element.type == "bidi_component" and element.proto.component_name == f"bang06.{component}"
        ]

    def has(self, component: str) -> bool:
        return any(
            element.proto.component_name == f"bang06.{component}"
            for element in self.app.main
            if element.type == "bidi_component"
        )


def start() -> Screen:
    """The board as a fresh visitor finds it."""
    return Screen(AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=SECONDS).run())
