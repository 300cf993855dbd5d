"""The state of a delivery on disk: what is written is what is read, and only folders of deliveries are looked at."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from board.definition_file import Text
from board.deliveries import Checked, Delivery, Found, Preview, Problem, Step
from board.delivery_folder import (
    cleaned_name,
    deliveries,
    deliveries_folder,
    is_delivery_id,
    new_id,
    read_delivery,
    unclaimed_uploads,
    uploads_folder,
    waiting_uploads,
)
from board.revision import Changes, IndicatorChange, LargestChange
from pipeline.deliveries.journal import save

MAY, JUNE = date(2025, 5, 31), date(2025, 6, 30)
WHOLE = Delivery(
    id="20261124-214815-3fa9",
    state="ready",
    kind="dossiers",
    file_name="tháng 5.csv",
    size_bytes=1234,
    sha256="ab" * 32,
    by="Nguyễn Văn An",
    at="2026-11-24T21:48:15+07:00",
    basis="protected",
    step=Step(Text("Kiểm tra", "Checking"), 0.5),
    checked=Checked(
        3, 2, 1, (Found("Sheet1", "A", Text("số", "number"), 2),), (Problem("Sheet1", None, "B", Text("trống", "empty")),)
    ),
    months=(MAY, JUNE),
    preview=Preview(
        "board-2026-10-00000000",
        JUNE,
        Changes(
            (IndicatorChange("residents", "to_2025_06", corrected=(MAY,), areas=("25741",), largest=LargestChange(MAY, 1.0, 2.0)),),
            ("residents",),
            ("sources",),
        ),
        (Text("xem", "look"),),
    ),
    message=Text("vì sao", "why"),
    confirmed_by="Trần Thị Bình",
    ended_at="2026-11-24T21:50:15+07:00",
    release_id="board-2026-10-11111111",
)  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))


def test_what_is_written_is_what_is_read() -> None:
    save(WHOLE)
    assert read_delivery(WHOLE.id) == WHOLE


def test_the_newest_delivery_comes_first_and_other_folders_are_none() -> None:
    assert deliveries() == []
    for place in ("20261124-214815-0000", "20261124-214816-0000", "20251124-214815-0000"):
        save(Delivery(place, "failed", "", "", 0, "", "An Bình", WHOLE.at, "protected"))
    (deliveries_folder() / "20261124-214817-0000").mkdir()  # begun, and nothing written yet
    (deliveries_folder() / "elsewhere").mkdir()
    assert [one.id[:15] for one in deliveries()] == ["20261124-214816", "20261124-214815", "20251124-214815"]


@pytest.mark.parametrize("path", ["../../x", "20261124-214815-3fa9/..", "", "20261124-214815-3FA9"])
def test_an_id_is_never_a_path(path: str) -> None:
    assert not is_delivery_id(path)
    assert is_delivery_id(new_id())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Tháng 5 (lần 2).xlsx", "Tháng 5 (lần 2).xlsx"),
        ("..\\..\\windows\\x.csv", "x.csv"),
        ("/etc/passwd", "passwd"),
        ("[a](b)`*.csv", "_a_(b)__.csv"),
        ("a" * 100, "a" * 60),
    ],
)
def test_a_senders_name_is_shown_in_plain_characters_without_a_folder(name: str, shown: str) -> None:
    assert cleaned_name(name) == shown


def test_an_upload_is_unclaimed_when_nobody_has_come_for_it_in_ten_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    uploads_folder().mkdir(parents=True)
    new, old = (uploads_folder() / f"20261124-21481{place}-3fa9" for place in (5, 4))
    for path, minutes in ((new, 9), (old, 11)):
        path.touch()
        moment = path.stat().st_mtime - minutes * 60
        os.utime(path, (moment, moment))
    assert waiting_uploads() == [new, old]
    assert unclaimed_uploads() == [old]
