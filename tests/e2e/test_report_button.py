"""The button for the PDF of a page: one press, one file with the page's own figures, or the reason why there is none."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.verify import verify
from tests.e2e.browser import NARROW, Visit
from tests.e2e.screens import BY_AREA, DATA_ADMIN, OVERVIEW, SIMULATED, menu
from tests.e2e.server import running_board

pytestmark = pytest.mark.browser
LETTER = 'agency = "TỔ CÔNG TÁC"\n'


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's settings file, for spoiling."""
    path = tmp_path_factory.mktemp("office") / "settings.toml"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def board(releases: Path, settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    os.environ["BANG06_REPORT_SETTINGS"] = str(settings)
    with running_board(releases, tmp_path_factory.mktemp("server")) as server:
        del os.environ["BANG06_REPORT_SETTINGS"]
        yield server


def pressed(visit: Visit) -> tuple[str, bytes]:
    """The name and the content of the file that comes."""
    with visit.page.expect_download() as download:
        visit.main.locator("button.make").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def text_of(held: bytes) -> str:
    from pypdf import PdfReader

    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(held)).pages)


def test_one_press_brings_the_pages_own_figures_in_one_file(
    wide: Visit, board, releases: Path, tmp_path: Path
) -> None:
    paths = menu(board.address)
    wide.open(f"{paths[OVERVIEW]}?period=2025-06")
    headline = wide.page.locator(".st-key-headline").inner_text()
    name, held = pressed(wide)
    assert name == "trang-tong-quan-74-2025-06-card-delivered.pdf"
    assert held.startswith(b"%PDF-")
    said = flat(text_of(held))
    assert flat(headline) in said
    assert SIMULATED in said
    wide.open(f"{paths[BY_AREA]}?period=2025-06&area=722&lang=en")
    name, held = pressed(wide)
    assert name == "trang-theo-dia-ban-722-2025-06-en.pdf"
    title = wide.main.locator("h3").first.inner_text()
    assert flat(title) in flat(text_of(held))
    assert pressed(wide) == (name, held)  # the very same bytes again
    (tmp_path / name).write_bytes(held)
    verdict = verify(tmp_path / name, releases)
    assert (verdict.outcome, verdict.pages) == ("agree", "same")
    assert wide.troubles == []


def flat(text: str) -> str:
    """Lines break elsewhere on paper."""
    return " ".join(text.split())


def test_a_refusal_says_why_and_gives_no_file(wide: Visit, board, settings: Path) -> None:
    wide.open(f"{menu(board.address)[OVERVIEW]}?period=2025-06")
    downloads = []
    wide.page.on("download", lambda one: downloads.append(one))
    settings.write_text("agncy = 'x'\n", encoding="utf-8")
    wide.main.locator("button.make").click()
    reason = wide.main.get_by_role("alert")
    reason.wait_for()
    said = reason.inner_text()
    assert said.startswith("Chưa lập được tệp PDF")
    assert "settings.toml" in said
    assert "agncy" in said
    wide.shot("1366-no-pdf")
    assert downloads == []
    reason.get_by_role("button", name="Đóng").click()
    reason.wait_for(state="hidden")
    settings.write_text(LETTER, encoding="utf-8")
    assert pressed(wide)[1].startswith(b"%PDF-")  # mended, it works without a reload


def test_the_bar_keeps_one_row_and_a_page_without_a_view_has_no_button(wide: Visit, board) -> None:
    paths = menu(board.address)
    for title in (OVERVIEW, BY_AREA):
        wide.open(paths[title])
        heading, button = wide.main.locator("h2").first.bounding_box(), wide.main.locator("button.make")
        badge = wide.main.get_by_text(SIMULATED, exact=True).first.bounding_box()
        middles = [box["y"] + box["height"] / 2 for box in (heading, button.bounding_box(), badge)]
        assert max(middles) - min(middles) < 12, title
    wide.page.set_viewport_size(NARROW)
    box = wide.main.locator("button.make").bounding_box()
    assert 0 <= box["x"] < box["x"] + box["width"] <= NARROW["width"]
    wide.open(paths[DATA_ADMIN])
    assert wide.main.locator("button.make").count() == 0
