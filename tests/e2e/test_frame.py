"""No page without the frame: Streamlit runs a flat `pages/x.py` for the first visitor of a fresh process."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.screens import TITLES, menu
from tests.e2e.server import running_board
from tests.e2e.stream import session, text_of

HOLE = {
    "app.py": "import streamlit as st\nst.write('the frame')\nst.navigation([st.Page('pages/admin.py')])\n",
    "pages/admin.py": "import streamlit as st\nst.write('secret figures')\n",
}


def first_answer(address: str, page: str) -> str:
    """All text that a fresh server answers to its very first request."""
    with session(address) as viewer:
        return text_of(viewer.run(page=page))


def test_the_hole_is_real_so_this_test_can_see_it(tmp_path: Path) -> None:
    for name, text in HOLE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with running_board(tmp_path, tmp_path, app=str(tmp_path / "app.py")) as server:
        answer = first_answer(server.address, "admin")
    assert "secret figures" in answer
    assert "the frame" not in answer


@pytest.fixture(scope="module")
def first_answers(board, releases: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """By title: a server is started for each page, two at a time."""

    def of(path: str) -> str:
        with running_board(releases, tmp_path_factory.mktemp("fresh")) as fresh:
            return first_answer(fresh.address, path)

    paths = menu(board.address)
    with ThreadPoolExecutor(2) as two:
        return dict(zip(TITLES, two.map(of, [paths[title] for title in TITLES]), strict=True))


@pytest.mark.parametrize("title", TITLES)
def test_the_first_request_of_a_fresh_server_runs_the_frame(
    first_answers: dict[str, str], title: str
) -> None:
    answer = first_answers[title]
    assert [page for page in TITLES if page not in answer] == []  # the menu is the frame's


def test_nobody_can_drive_the_board_over_the_agent_interface(board) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    body = json.dumps({}).encode()
    request = urllib.request.Request(f"{board.address}/_stcore/agent/interact", data=body, method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        direct.open(request, timeout=10)
    assert refused.value.code >= 400


def test_the_server_answers_with_its_security_headers(board) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(board.address, timeout=10) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] in ("no-referrer", "same-origin")
        assert '<html lang="vi"' in answer.read().decode("utf-8")
