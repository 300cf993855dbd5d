"""Publishing replaces what is shown in one step, and whatever happens the last good release stays."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from threading import Timer

import duckdb
import pytest
from filelock import FileLock

from board.errors import BoardError
from board.release_log import LOG, history
from board.release_record import current_id, entries, matches, read_record
from pipeline import publish as publishing
from pipeline import release_folder
from pipeline.publish import publish, restore, withdraw
from pipeline.release_checks import ReleaseFailed
from pipeline.release_folder import LOCK, PublisherBusy
from tests.pipeline.tiny_extract import LABEL, write_tiny_extract


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Where there is no folder of releases yet."""
    return tmp_path / "empty"


@pytest.fixture
def two(releases: Path) -> tuple[Path, Path]:
    """The files of the two releases in `releases`; the second is shown."""
    second, first = (releases / f"{entry.release_id}.duckdb" for entry in entries(releases))
    return first, second


def shown(releases: Path) -> int:
    """The number of people that every cell of the current release holds."""
    name = (releases / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(releases / name), read_only=True) as con:
        ((least, most, rows),) = con.sql(
            "SELECT min(residents), max(residents), count(*) FROM population"
        ).fetchall()
    assert least == most
    assert rows == (2 * 91 + 107) * 48
    return most


def quietly(extract: Path, releases: Path, **options) -> Path:
    return publish(extract, releases, people_sheets=False, **options)


def states(releases: Path) -> list[str]:
    return [entry.state for entry in entries(releases)]


def names(releases: Path) -> set[str]:
    """Every file and folder of the folder, but the lock's own."""
    return {path.relative_to(releases).as_posix() for path in releases.rglob("*")} - {LOCK}


def test_a_published_release_is_read_only_has_its_record_and_is_named_by_current(extracts, empty):
    path = quietly(extracts[0], empty, by=("An", "Bình"))
    assert names(empty) == {path.name, f"{path.stem}.json", "CURRENT", LOG}
    assert (empty / "CURRENT").read_text(encoding="utf-8") == f"{path.name}\n"
    assert path.name.startswith("board-2025-07-")
    assert path.stat().st_mode & 0o222 == 0
    assert shown(empty) == 10
    record = read_record(path)
    assert matches(path, record)
    assert (record.release_id, record.sequence, record.by, record.before) == (
        path.stem,
        1,
        ("An", "Bình"),
        None,
    )
    assert (f"{record.last_period:%Y-%m-%d}", record.label) == ("2025-07-31", LABEL)


def test_equal_content_is_published_once(extracts, empty, tmp_path):
    first = quietly(extracts[0], empty)
    before = first.stat().st_mtime_ns
    assert quietly(write_tiny_extract(tmp_path / "again"), empty) == first
    assert first.stat().st_mtime_ns == before
    assert states(empty) == ["current"]
    assert [event.kind for event in history(empty)] == ["published"]


def test_publishing_an_older_extract_again_shows_it_again(extracts, releases, two):
    quietly(extracts[0], releases)
    assert shown(releases) == 10
    assert [event.kind for event in history(releases)] == ["restored", "published", "published"]
    assert states(releases) == ["kept", "current"]


def test_readers_of_the_old_release_go_on(extracts, releases, two):
    with duckdb.connect(str(two[1]), read_only=True) as reader:
        quietly(extracts[2], releases, keep=1)
        assert reader.sql("SELECT max(residents) FROM population").fetchall() == [(11,)]
        assert shown(releases) == 12


def test_only_the_last_few_stay(extracts, releases, two):
    paths = [*two, quietly(extracts[2], releases, keep=2)]
    assert [path.exists() for path in paths] == [False, True, True]
    assert states(releases) == ["current", "kept", "past"]  # what it changed can still be read


def test_what_is_shown_stays_however_old_it_is(extracts, releases, two):
    quietly(extracts[0], releases, keep=1)
    assert shown(releases) == 10
    assert [path.exists() for path in two] == [True, True]


def test_a_release_that_fails_its_checks_is_not_published(extracts, releases, two, monkeypatch):
    before = names(releases)

    def fail(path: Path, extract: object) -> None:
        raise ReleaseFailed("không khớp", "does not add up")

    monkeypatch.setattr(publishing, "check_release", fail)
    with pytest.raises(ReleaseFailed):
        quietly(extracts[2], releases)
    assert shown(releases) == 11
    assert names(releases) == before


def test_releases_are_ordered_by_their_sequence_and_not_by_a_clock(extracts, empty, monkeypatch):
    days = cycle(f"{year}-01-01T08:00:00+07:00" for year in (2026, 2020, 2019))
    for module in (publishing, release_folder):
        monkeypatch.setattr(module, "now", lambda: next(days))
    first, second, third = (quietly(extract, empty) for extract in extracts)
    assert [entry.release_id for entry in entries(empty)] == [third.stem, second.stem, first.stem]
    assert withdraw(empty, third.stem) == second.stem
    restore(empty, third.stem)
    quietly(extracts[2], empty, keep=2)
    assert [path.exists() for path in (first, second, third)] == [False, True, True]


def test_the_record_says_what_was_shown_before_and_what_changed(two):
    first, second = two
    record = read_record(second)
    assert record.before == first.stem
    assert {one.indicator_id for one in record.changes.indicators} == {"residents", "id_number_coverage"}
    assert [f"{month:%Y-%m}" for month in record.changes.corrected] == ["2025-05", "2025-06", "2025-07"]


def test_a_second_publisher_is_refused(extracts, releases, two):
    with FileLock(releases / LOCK):
        with pytest.raises(PublisherBusy, match="Đang có người khác phát hành"):
            quietly(extracts[0], releases)
        with pytest.raises(PublisherBusy):
            withdraw(releases, current_id(releases), wait=0.05)
    assert shown(releases) == 11


def test_a_second_publisher_who_waits_comes_next(extracts, releases):
    first = FileLock(releases / LOCK, thread_local=False)
    first.acquire()
    Timer(0.2, first.release).start()
    quietly(extracts[0], releases, wait=30)
    assert shown(releases) == 10


def test_a_withdrawn_release_gives_way_to_the_one_before_it_and_can_come_back(extracts, releases, two):
    first, second = two
    assert withdraw(releases, second.stem, by=("An",)) == first.stem
    assert shown(releases) == 10
    assert states(releases) == ["withdrawn", "current"]
    assert not second.exists()
    assert restore(releases, second.stem, by=("Bình",)) == second
    assert shown(releases) == 11
    assert states(releases) == ["current", "kept"]
    assert [(event.kind, event.by, event.shown) for event in history(releases)[:2]] == [
        ("restored", ("Bình",), second.stem), ("withdrawn", ("An",), first.stem),
    ]  # fmt: skip


def test_an_older_release_that_was_kept_can_be_shown_again(extracts, releases, two):
    first, second = two
    restore(releases, first.stem)
    assert shown(releases) == 10
    assert states(releases) == ["kept", "current"]
    third = quietly(extracts[2], releases)
    assert read_record(third).before == first.stem
    assert withdraw(releases, third.stem) == second.stem


def test_a_purged_release_is_deleted_and_does_not_come_back(extracts, releases, two):
    first, second = two
    withdraw(releases, second.stem)
    assert withdraw(releases, second.stem, purge=True) == first.stem
    withdraw(releases, first.stem, purge=True)
    assert list(releases.rglob("*.duckdb")) == []
    assert states(releases) == ["purged", "purged"]
    with pytest.raises(BoardError, match="đã bị xóa hẳn"):
        restore(releases, second.stem)
    with pytest.raises(BoardError, match="đã bị thu hồi và xóa hẳn"):
        quietly(extracts[1], releases)


def test_withdrawing_another_than_the_current_one_changes_nothing_shown(extracts, releases, two):
    first, second = two
    assert withdraw(releases, first.stem) == second.stem
    assert shown(releases) == 11


def test_after_the_last_release_is_withdrawn_there_is_nothing_to_show(releases, two):
    first, second = two
    assert withdraw(releases, first.stem) == second.stem
    assert withdraw(releases, second.stem) is None
    assert current_id(releases) is None
    restore(releases, first.stem)
    assert shown(releases) == 10


def test_withdrawn_content_is_not_published_again(extracts, releases, two):
    withdraw(releases, two[1].stem)
    with pytest.raises(BoardError, match="đã bị thu hồi"):
        quietly(extracts[1], releases)
    assert shown(releases) == 10


def test_only_a_known_release_can_be_withdrawn_or_restored(releases, two):
    for folder in (releases, releases / "nowhere"):
        for change in (withdraw, restore):
            with pytest.raises(BoardError, match="Không có kỳ phát hành board-2020-01-00000000"):
                change(folder, "board-2020-01-00000000")
    assert shown(releases) == 11


def test_a_withdrawn_file_that_was_changed_is_not_shown_again(releases, two):
    path = two[1]
    withdraw(releases, path.stem)
    aside = releases / "withdrawn" / path.name
    aside.chmod(0o644)
    aside.write_bytes(aside.read_bytes()[:-1] + b"x")
    with pytest.raises(BoardError, match="bị hỏng"):
        restore(releases, path.stem)
    assert shown(releases) == 10


def test_the_mosaics_are_drawn_from_communes_and_units_only(empty, tmp_path, monkeypatch):
    """The parts of divided communes never reach a sheet."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    publish(write_tiny_extract(tmp_path / "tiny", people=100), empty)
    sheets = sorted((tmp_path / "data" / "maps").glob("*-people.json"))
    assert [sheet.name for sheet in sheets] == [
        "from_2025_07-commune-people.json", "to_2025_06-commune-people.json", "to_2025_06-district-people.json",
    ]  # fmt: skip
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    assert "25741-25747" not in text
    assert "dữ liệu mô phỏng" in text
