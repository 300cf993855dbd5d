"""A corrected month from the upload to the board, in a real browser: two persons, no restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from board.release_record import current_id
from pipeline.deliveries.naming import name_steward
from tests.e2e import browser
from tests.e2e.browser import Visit
from tests.e2e.server import running_board
from tests.pipeline.deliveries.agency_month import small_month
from tests.pipeline.deliveries.owner import own
from tests.pipeline.gate.agency_files import write_csv

pytestmark = pytest.mark.browser

ROWS = "2.821"  # 91 communes x 31 services
PATH = "quan-tri-so-lieu"
ONE, OTHER = ("Nguyễn Văn An", "một câu chỉ An biết"), ("Trần Thị Bình", "một câu chỉ Bình biết")
WORKED_OFF_MILLISECONDS = 120_000  # the gate, the attacks, the release on trial: seconds on a quiet machine


@pytest.fixture
def data(owned_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An owner's machine with two stewards."""
    folder = own(tmp_path, owned_release, monkeypatch)
    for name, passphrase in (ONE, OTHER):
        name_steward(name, passphrase)
    return folder


@pytest.fixture
def visit(data: Path, chromium, tmp_path: Path) -> Iterator[Visit]:
    with (
        running_board(data / "releases", tmp_path) as server,
        browser.visiting(chromium, server.address, browser.WIDE) as visit,
    ):
        yield visit
        assert visit.outside_hosts == set()
        assert server.outside_hosts == []


def sign(form: Locator, name: str, passphrase: str) -> None:
    form.get_by_label("Họ tên").fill(name)
    form.get_by_label("Mật khẩu").fill(passphrase)


def test_a_month_goes_from_upload_to_the_board_by_two_persons(
    visit: Visit, data: Path, tmp_path: Path
) -> None:
    before = current_id(data / "releases")
    file = write_csv(tmp_path / "tháng 5.csv", small_month("2025-05", more=900))
    visit.open(PATH)
    forms = visit.main.locator('[data-testid="stForm"]')
    submission = forms.filter(has_text="Nộp và kiểm tra")
    submission.locator('input[type="file"]').set_input_files(file)
    submission.get_by_text("tháng 5.csv").wait_for()
    sign(submission, ONE[0], "không phải câu này")
    submission.get_by_role("button", name="Nộp và kiểm tra").click()
    visit.main.get_by_text("Họ tên hoặc mật khẩu không đúng").wait_for()
    sign(submission, *ONE)
    submission.get_by_role("button", name="Nộp và kiểm tra").click()

    decision = forms.filter(has_text="Xác nhận và phát hành")
    decision.wait_for(timeout=WORKED_OFF_MILLISECONDS)
    visit.settled().shot("1366-preview", whole=True)
    assert visit.main.get_by_text(f"{ROWS} dòng, hợp lệ {ROWS}").is_visible()
    assert visit.main.get_by_text("Biến động hơn 2 lần").is_visible()
    assert current_id(data / "releases") == before

    sign(decision, *ONE)
    decision.get_by_role("button", name="Xác nhận và phát hành").click()
    visit.main.get_by_text("phải khác người nộp").wait_for()
    sign(decision, *OTHER)
    decision.get_by_role("button", name="Xác nhận và phát hành").click()
    visit.main.get_by_text("người thực hiện: Nguyễn Văn An và Trần Thị Bình").wait_for(
        timeout=WORKED_OFF_MILLISECONDS
    )
    after = current_id(data / "releases")
    assert after != before
    visit.open("")
    assert str(after) in visit.page.locator("body").inner_text()  # the same server, never started again
    assert visit.troubles == []
    assert list((data / "work" / "uploads").iterdir()) == []
