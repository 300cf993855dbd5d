"""Báo cáo in a real browser: a report from the press to its files, and a batch that nobody has to sit beside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Download, Locator, expect
from pypdf import PdfReader

from reports.carried import read_carried
from reports.verify import verify
from tests.e2e.browser import Visit
from tests.e2e.screens import BY_AREA, OVERVIEW, REPORTS, SIMULATED, menu
from tests.e2e.server import running_board
from tests.reports.readers import text_of_pdf

pytestmark = pytest.mark.browser
DISTRICT = "area=722&period=2025-06"
MADE_MILLISECONDS = 60_000  # a report takes less than a second on a quiet machine
HOW_FAR = re.compile(r"Đang lập báo cáo (\d+)/101")


@pytest.fixture(scope="module")
def board(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    folder = tmp_path_factory.mktemp("server")
    with running_board(releases, folder, data=folder / "data") as server:
        yield server


def button(visit: Visit, name: str) -> Locator:
    return visit.main.get_by_role("button", name=name, exact=True)


def downloaded(visit: Visit, name: str) -> Download:
    with visit.page.expect_download() as download:
        button(visit, name).click()
    return download.value


def bytes_of(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_a_report_is_made_looked_at_and_downloaded(
    wide: Visit, board, releases: Path, tmp_path: Path
) -> None:
    paths = menu(board.address)
    wide.open(f"{paths[OVERVIEW]}?{DISTRICT}")
    figures = wide.main.locator("button.card .value").evaluate_all(
        "all => all.map(one => one.firstChild.data)"
    )
    assert len(figures) == 6
    wide.open(f"{paths[REPORTS]}?{DISTRICT}")
    button(wide, "Lập báo cáo").click()
    pages = wide.main.locator(".st-key-report_pages img")
    pages.first.wait_for(timeout=MADE_MILLISECONDS)
    wide.settled()
    for page in pages.all():
        page.scroll_into_view_if_needed()
        expect(page).to_have_js_property("complete", True)
        width, height = page.evaluate("one => [one.naturalWidth, one.naturalHeight]")
        assert height / width == pytest.approx(297 / 210, abs=0.01)  # A4, upright
    wide.shot("1366-reports", whole=True)

    download = downloaded(wide, "PDF")
    assert download.suggested_filename == "bao-cao-722-2025-06-thang.pdf"
    place, held = tmp_path / download.suggested_filename, bytes_of(download)
    place.write_bytes(held)
    verdict = verify(place, releases)
    assert (verdict.outcome, verdict.pages, verdict.total) == ("agree", "same", 0)
    assert pages.count() == len(PdfReader(io.BytesIO(held)).pages)
    said = text_of_pdf(held)
    assert [figure for figure in figures if figure not in said] == []
    assert SIMULATED in said
    workbook = downloaded(wide, "XLSX")
    assert workbook.suggested_filename == "bao-cao-722-2025-06-thang.xlsx"
    assert bytes_of(workbook) == read_carried(held).xlsx
    assert len(openpyxl.load_workbook(io.BytesIO(bytes_of(workbook))).sheetnames) >= 3
    assert wide.troubles == []


def test_a_batch_goes_on_while_the_page_is_left_and_stops_when_it_is_told_to(wide: Visit, board) -> None:
    paths = menu(board.address)
    wide.open(f"{paths[REPORTS]}?{DISTRICT}")
    button(wide, "Lập cho cả 101 địa bàn").click()
    how_far = wide.main.get_by_text(HOW_FAR)
    how_far.wait_for(timeout=MADE_MILLISECONDS)
    before = int(HOW_FAR.search(how_far.inner_text())[1])
    wide.open(paths[BY_AREA])
    wide.open(paths[REPORTS])
    how_far.wait_for()
    after = int(HOW_FAR.search(how_far.inner_text())[1])
    button(wide, "Dừng lại").click()
    over = wide.main.get_by_text(re.compile(r"Đã dừng theo yêu cầu · (\d+)/101 báo cáo"))
    over.wait_for(timeout=MADE_MILLISECONDS)
    made = int(re.search(r"(\d+)/101", over.inner_text())[1])
    assert before < after <= made < 101

    download = downloaded(wide, "Tải cả đợt (ZIP)")
    with zipfile.ZipFile(io.BytesIO(bytes_of(download))) as files:
        assert files.testzip() is None
        assert len(files.namelist()) == made
        assert files.namelist()[0] == "bao-cao-74-2025-06-thang.pdf"
        assert {read_carried(files.read(name)).changed for name in files.namelist()} == {()}
    assert wide.troubles == []
