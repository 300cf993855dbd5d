"""The next command finishes what a killed one began and sets aside what is damaged; it deletes nothing that can be shown."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from board.release_log import LOG, event_line, history, read_log
from board.release_record import current_id, entries, matches, read_record
from board.store import current_release
from pipeline.__main__ import main
from pipeline.publish import publish
from pipeline.release_folder import append_event, delete_release, lock, next_sequence
from pipeline.release_repair import repair


@pytest.fixture
def two(releases: Path) -> tuple[Path, Path]:
    """The files of the two releases in `releases`; the second is shown."""
    second, first = (releases / f"{entry.release_id}.duckdb" for entry in entries(releases))
    return first, second


def mended(releases: Path) -> list[str]:
    with lock(releases):
        return [line.en for line in repair(releases)]


def spoil(path: Path) -> None:
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"x")


def test_a_folder_in_order_is_left_alone(releases):
    before = {path: path.stat().st_mtime_ns for path in releases.rglob("*") if path.is_file()}
    assert mended(releases) == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_damaged_release_is_set_aside_logged_and_the_one_before_is_shown(releases, two):
    first, second = two
    spoil(second)
    assert mended(releases) == [
        f"The file of {second.stem} is damaged or has no record; it was moved to damaged/.",
        f"The board now shows {first.stem}.",
    ]
    assert current_id(releases) == first.stem
    assert (current_release().path, current_release().instead_of) == (first, None)
    assert (releases / "damaged" / second.name).exists()
    assert [entry.state for entry in entries(releases)] == ["damaged", "current"]
    assert (history(releases)[0].kind, history(releases)[0].shown) == ("set_aside", first.stem)


def test_a_damaged_release_that_is_not_shown_changes_nothing_shown(releases, two):
    first, second = two
    first.chmod(0o644)
    os.truncate(first, 1000)
    assert len(mended(releases)) == 1
    assert current_id(releases) == second.stem


def test_content_that_was_damaged_can_be_published_again(releases, two, extracts):
    first, second = two
    spoil(second)
    assert publish(extracts[1], releases, people_sheets=False) == second
    assert matches(second, read_record(second))
    assert read_record(second).sequence == 3
    assert read_record(second).before == first.stem
    assert list((releases / "damaged").iterdir()) == []
    assert [event.kind for event in history(releases)] == ["published", "set_aside", "published", "published"]
    assert mended(releases) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"release_id": "board-2025-07-00000000"}'])
def test_a_release_whose_record_cannot_be_read_is_set_aside(releases, two, text):
    first, second = two
    second.with_suffix(".json").write_text(text, encoding="utf-8")
    assert len(mended(releases)) == 2
    assert current_id(releases) == first.stem
    assert {path.name for path in (releases / "damaged").iterdir()} == {second.name, f"{second.stem}.json"}
    assert mended(releases) == []


def test_a_file_without_a_record_is_set_aside(releases, two):
    second = two[1]
    second.with_suffix(".json").unlink()
    assert len(mended(releases)) == 2
    assert [path.name for path in (releases / "damaged").iterdir()] == [second.name]
    assert history(releases)[0].kind == "set_aside"


@pytest.mark.parametrize("text", ["", "nothing", "board-2025-07-00000000.duckdb\n", None])
def test_where_current_is_lost_the_newest_release_is_shown(releases, two, text):
    (releases / "CURRENT").unlink()
    if text is not None:
        (releases / "CURRENT").write_text(text, encoding="utf-8")
    assert mended(releases) == [f"The board now shows {two[1].stem}."]
    assert current_id(releases) == two[1].stem


def test_a_folder_whose_releases_are_all_gone_shows_nothing(releases, two):
    for path in two:
        delete_release(path)
    assert mended(releases)[-1] == "No release is left to show."
    assert current_id(releases) is None
    assert mended(releases) == []


def test_what_a_killed_publish_left_is_removed_and_reported(releases, extracts, capsys):
    (releases / ".building-abc").mkdir()
    (releases / ".building-abc" / "half.duckdb").write_bytes(b"half")
    assert main(["releases"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Đã dọn 1 thư mục tạm của lần phát hành bị ngắt giữa chừng.")
    assert "đang hiển thị · tháng 7/2025" in out
    assert "phát hành · board-2025-07-" in out.splitlines()[-2]
    assert not (releases / ".building-abc").exists()
    assert mended(releases) == []


def test_a_torn_last_line_of_the_log_is_skipped_reported_and_not_written_into(releases, two, capsys):
    log = releases / LOG
    whole = log.read_bytes()
    log.write_bytes(whole[:-20])
    assert (len(read_log(releases).events), read_log(releases).torn) == (1, 1)
    assert mended(releases) == []
    assert main(["releases"]) == 0
    assert "Nhật ký có 1 dòng không đọc được" in capsys.readouterr().out
    first, again = read_log(releases).events
    assert (again.sequence, again.kind, again.shown) == (
        2,
        "published",
        two[1].stem,
    )  # what was lost is known again
    assert log.read_bytes().startswith(whole[:-20] + b"\n")
    assert first.sequence == 1


@pytest.mark.parametrize("line", [b"\xff\n", b"[1]\n", b'{"sequence": 1}\n', b"null\n"])
def test_a_line_that_is_no_event_is_counted_as_torn(releases, line):
    with (releases / LOG).open("ab") as file:
        file.write(line)
    assert (len(read_log(releases).events), read_log(releases).torn) == (2, 1)


def test_a_log_that_was_deleted_begins_again_with_what_is_shown(releases, two):
    (releases / LOG).unlink()
    assert mended(releases) == []
    (event,) = history(releases)
    assert (event.kind, event.release_id, event.by) == ("published", two[1].stem, read_record(two[1]).by)
    assert json.loads(event_line(event))["shown"] == two[1].stem
    assert next_sequence(releases) == 3


def test_events_keep_their_order_whatever_the_clock_says(releases, two, monkeypatch):
    monkeypatch.setattr("pipeline.release_folder.now", lambda: "2001-01-01T00:00:00+07:00")
    append_event(releases, "restored", two[1].stem, ("An",))
    assert [event.sequence for event in history(releases)] == [3, 2, 1]
    assert history(releases)[0].by == ("An",)
