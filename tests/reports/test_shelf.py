"""Made reports: there whole or not at all, found again, re-made in their own place."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from board.errors import BoardError
from reports import shelf
from reports.make import Made
from reports.whole_files import write_whole
from tests.reports.small_report import COMMUNE, small_report


@pytest.fixture
def made(small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    return small_report(small_release)


def named(made: Made, name: str) -> Made:
    return replace(made, document=replace(made.document, name=name))


def test_a_report_lies_beside_what_is_said_of_it(made: Made) -> None:
    entry = shelf.put(made)
    path = shelf.path_of(entry.id)
    assert path.read_bytes() == made.pdf
    assert path.parent == shelf.shelf_folder()
    said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert said["sha256"] == hashlib.sha256(made.pdf).hexdigest()
    assert said["fingerprint"] == made.document.release.fingerprint
    assert said["label"] == "Dữ liệu mô phỏng"
    assert said["request"]["edition"]["area"] == COMMUNE
    assert {"page", "x", "y", "width", "height"} == said["sign_box"].keys()
    assert shelf.listed() == (entry,)


def test_the_same_report_made_again_takes_the_place_of_the_one_before(made: Made) -> None:
    first = shelf.put(made)
    second = shelf.put(replace(made, pdf=made.pdf + b"\n"))
    assert second.id == first.id
    assert shelf.listed() == (second,)
    other = replace(made.document, release=replace(made.document.release, fingerprint="f" * 64))
    shelf.put(replace(made, document=other))
    assert len(shelf.listed()) == 2  # another release's report is another report


def test_the_newest_report_is_listed_first(made: Made, tmp_path: Path) -> None:
    for name in ("bao-cao-a", "bao-cao-b"):
        entry = shelf.put(named(made, name), tmp_path / "out")
        side_car = tmp_path / "out" / f"{entry.id}.json"
        older = {"bao-cao-a": "2026-11-01T08:00:00+07:00", "bao-cao-b": "2026-10-01T08:00:00+07:00"}[name]
        said = json.loads(side_car.read_text(encoding="utf-8")) | {"made_at": older}
        side_car.write_text(json.dumps(said), encoding="utf-8")
    assert [one.name for one in shelf.listed(tmp_path / "out")] == ["bao-cao-a", "bao-cao-b"]
    assert shelf.listed() == ()


@pytest.mark.parametrize("spoil", ["no pdf", "short pdf", "no json", "torn json", "other name", "old shape"])
def test_a_report_that_is_not_whole_is_not_there(made: Made, spoil: str) -> None:
    entry = shelf.put(made)
    path = shelf.path_of(entry.id)
    side_car = path.with_suffix(".json")
    if spoil == "no pdf":
        path.unlink()
    elif spoil == "short pdf":
        path.write_bytes(made.pdf[:1000])
    elif spoil == "no json":
        side_car.unlink()
    elif spoil == "torn json":
        side_car.write_bytes(side_car.read_bytes()[:100])
    elif spoil == "other name":
        os.rename(side_car, side_car.with_name("bao-cao-x.json"))
    else:
        side_car.write_text("{}", encoding="utf-8")
    assert shelf.listed() == ()
    with pytest.raises(BoardError, match="Không còn báo cáo này"):
        shelf.path_of(entry.id)


@pytest.mark.parametrize(
    "name", ["../{id}", "..", "x/../../{id}", "..\\{id}", "", ".{id}", "{id}.pdf", "a-" * 60]
)
def test_no_name_from_outside_becomes_a_path(made: Made, name: str) -> None:
    outside = shelf.put(made, shelf.shelf_folder().parent)  # a real report, beside the shelf
    (shelf.shelf_folder() / "x").mkdir(parents=True)
    for look in (shelf.path_of, shelf.remove, shelf.entry_of):
        with pytest.raises(BoardError):
            look(name.format(id=outside.id))
    assert shelf.listed(shelf.shelf_folder().parent) == (outside,)
    with pytest.raises(ValueError, match="no name for a report"):
        shelf.put(named(made, f"../{made.document.name}"))


def test_a_report_that_is_being_replaced_is_not_there_rather_than_half_new(made: Made, monkeypatch) -> None:
    entry = shelf.put(made)
    place = shelf.path_of(entry.id)
    replaced = os.replace
    monkeypatch.setattr(os, "replace", lambda *pair: replaced(*pair) if pair[1] == place else 1 / 0)
    with pytest.raises(ZeroDivisionError):  # killed between the two files
        shelf.put(replace(made, pdf=made.pdf[::-1]))
    assert place.read_bytes() != made.pdf
    assert shelf.listed() == ()


def test_a_full_disk_leaves_the_report_that_was_there(made: Made, monkeypatch) -> None:
    entry = shelf.put(made)
    written = Path.write_bytes

    def until_full(path: Path, content: bytes) -> int:
        if content[:1] == b"{":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", until_full)
    with pytest.raises(BoardError, match="No space left"):
        shelf.put(replace(made, pdf=made.pdf[::-1]))
    assert shelf.listed() == (entry,)
    assert shelf.path_of(entry.id).read_bytes() == made.pdf
    assert len(list(shelf.shelf_folder().iterdir())) == 2


def test_a_removed_report_is_gone_with_all_that_was_said_of_it(made: Made) -> None:
    entry = shelf.put(made)
    shelf.remove(entry.id)
    assert list(shelf.shelf_folder().iterdir()) == []


def test_a_write_that_fails_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    place = tmp_path / "bao-cao.pdf"
    place.mkdir()  # a file cannot take its place
    with pytest.raises(BoardError, match=r"bao-cao\.pdf"):
        write_whole(place, b"new")
    assert list(tmp_path.iterdir()) == [place]


def test_what_a_killed_process_left_is_swept_when_it_is_old_and_reports_are_not(made: Made) -> None:
    entry = shelf.put(made)
    folder = shelf.shelf_folder()
    old = time.time() - shelf.UNCLAIMED_SECONDS - 1
    for name in ("bao-cao-x.pdf.1a2b3c4d.part", "bao-cao-x.pdf", "bao-cao-new.pdf"):
        (folder / name).write_bytes(b"%PDF")
        if "new" not in name:
            os.utime(folder / name, (old, old))
    os.utime(shelf.path_of(entry.id), (old, old))
    shelf.sweep()
    assert {path.name for path in folder.iterdir()} == {
        f"{entry.id}.pdf",
        f"{entry.id}.json",
        "bao-cao-new.pdf",
    }


def test_a_zip_holds_the_reports_under_their_plain_names_and_has_the_same_bytes_again(
    made: Made, tmp_path: Path
) -> None:
    ids = [shelf.put(named(made, name)).id for name in ("bao-cao-a", "bao-cao-b")]
    first = shelf.zip_of(ids, tmp_path / "first.zip")
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["bao-cao-a.pdf", "bao-cao-b.pdf"]
        assert archive.read("bao-cao-b.pdf") == made.pdf
    assert shelf.zip_of(ids, tmp_path / "second.zip").read_bytes() == first.read_bytes()


def test_a_zip_of_a_report_that_is_gone_is_refused_and_leaves_nothing(made: Made, tmp_path: Path) -> None:
    kept = shelf.put(made).id
    with pytest.raises(BoardError, match="Không còn báo cáo này"):
        shelf.zip_of([kept, "bao-cao-x"], tmp_path / "reports.zip")
    assert not list(tmp_path.glob("reports.zip*"))
