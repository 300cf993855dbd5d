"""While another release stands in for the current one, every page says so in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pages.screen import Screen, start


@pytest.fixture
def folder(small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small release's folder, for changing."""
    copy = tmp_path / "releases"
    shutil.copytree(small_release.parent, copy)
    monkeypatch.setenv("BANG06_RELEASES", str(copy))
    return copy


def notices(screen: Screen) -> list[str]:
    return [element.value for element in screen.app.info]


def test_the_reader_is_told_which_release_is_shown_and_whom_to_tell(folder, small_release):
    (folder / "CURRENT").write_text("board-2026-11-0000000a.duckdb\n", encoding="utf-8")
    shown = f"**{small_release.stem}**"
    screen = start()
    assert notices(screen) == [
        (f"Chưa mở được kỳ phát hành hiện tại. Bảng tạm hiển thị kỳ {shown}, số liệu đến 31/10/2026. "
        "Đề nghị báo người phụ trách số liệu.")
    ]  # fmt: skip
    screen.open("everyone/definitions.py", lang="en")
    assert notices(screen) == [
        (f"The current release cannot be opened. For now the board shows {shown}, data up to 31/10/2026. "
        "Please tell the data steward.")
    ]  # fmt: skip


def test_it_is_told_as_long_as_it_is_so(folder, small_release):
    assert notices(start()) == []
    (folder / "CURRENT").write_text("", encoding="utf-8")
    assert notices(start())[0].startswith("Chưa mở được kỳ phát hành hiện tại.")
    (folder / "CURRENT").write_text(f"{small_release.name}\n", encoding="utf-8")
    assert notices(start()) == []


def test_without_any_release_the_page_says_so_and_there_is_no_notice(folder):
    for path in folder.iterdir():
        path.unlink()
    assert len(notices(start())) == 1  # the page's own
    assert "Chưa có kỳ số liệu nào" in notices(start())[0]
