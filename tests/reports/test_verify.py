"""A report is what the board says, or verifying it says where not: real files, changed as a forger would."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from board.notes import LOG, Event, log_text, notes_folder
from reports.make import Made
from reports.sheets import data_sheets
from reports.verdict import Difference, Verdict
from reports.verdict_words import EXIT_CODES
from reports.verify import verify
from tests.reports.small_report import COMMUNE, OTHER, small_report, small_view

Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def made(small_release: Path) -> Made:
    return small_view(small_release)


@pytest.fixture
def verdict(small_release: Path, tmp_path: Path) -> Callable[[bytes], Verdict]:
    """Of a file with these bytes, by the folder of the small release."""

    def look(held: bytes, releases: Path = small_release.parent) -> Verdict:
        path = tmp_path / "bao-cao.pdf"
        path.write_bytes(held)
        return verify(path, releases)

    return look


def attached(held: bytes, end: str) -> bytes:
    reader = PdfReader(io.BytesIO(held))
    return next(contents[0] for name, contents in reader.attachments.items() if name.endswith(end))


def with_attached(held: bytes, changes: dict[str, Change], *, honest: bool = False) -> bytes:
    """The file with other attachments, by their endings. honest: the digests in the request stay as they were."""
    writer = PdfWriter(clone_from=io.BytesIO(held))
    files = {one.name: one for one in writer.attachment_list}
    for name, one in files.items():
        for end, change in changes.items():
            if name.endswith(end):
                put(one, change(one.content))
    if not honest:
        said = next(one for name, one in files.items() if name.endswith(".json"))
        digests = {
            name: hashlib.sha256(one.content).hexdigest() for name, one in files.items() if one is not said
        }
        put(said, json.dumps({**json.loads(said.content), "files": digests}).encode())
    return written(writer)


def put(embedded, content: bytes) -> None:
    embedded._embedded_file.set_data(content)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def in_sheet(number: int, old: str, new: str) -> Change:
    """One text of one sheet of a spreadsheet exchanged."""

    def change(held: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(held)) as archive, zipfile.ZipFile(out, "w") as other:
            for name in archive.namelist():
                content = archive.read(name).decode()
                if name == f"xl/worksheets/sheet{number}.xml":
                    assert old in content
                    content = content.replace(old, new, 1)
                other.writestr(name, content)
        return out.getvalue()

    return change


def test_a_report_as_it_was_made_agrees_figure_by_figure_and_byte_by_byte(made: Made, verdict) -> None:
    found = verdict(made.pdf)
    counted = sum(len(one.rows) for one in made.document.answers)
    assert (found.outcome, found.pages, found.total, found.figures) == ("agree", "same", 0, counted)
    assert found.exit_code == 0
    assert found.said("vi") == [
        "bao-cao.pdf: KHỚP",
        f"Đã tính lại {counted} số liệu từ kỳ phát hành {made.document.release.release_id}: tất cả đều khớp.",
        "Tệp trùng từng byte với bản lập lại.",
    ]
    assert found.said("en") == [
        "bao-cao.pdf: AGREES",
        f"{counted} figures were counted again from the release {made.document.release.release_id}: all agree.",
        "The file is byte by byte the one that is made again.",
    ]


def test_a_changed_digit_in_the_file_of_figures_is_found_in_its_cell(made: Made, verdict) -> None:
    rows = attached(made.pdf, ".csv").split(b"\r\n")
    line = next(place for place, row in enumerate(rows) if b",total," in row and b"%" in row)
    shown = re.search(rb'"(\d+),(\d)%"', rows[line])
    other = b'"%s,%d%%"' % (shown[1], (int(shown[2]) + 1) % 10)
    forged = with_attached(
        made.pdf, {".csv": lambda held: held.replace(rows[line], rows[line].replace(shown[0], other))}
    )
    found = verdict(forged)
    texts = [one.decode().strip('"') for one in (other, shown[0])]
    assert (found.outcome, found.total, found.exit_code) == ("differ", 1, 1)
    assert found.found == (Difference("CSV", "", line + 1, "shown", *texts),)
    assert found.said("vi")[2] == (
        f"CSV, dòng {line + 1}, cột shown: tệp ghi “{texts[0]}”, kỳ phát hành là “{texts[1]}”"
    )


def test_a_changed_digit_in_the_spreadsheet_is_found_in_its_cell(made: Made, verdict) -> None:
    first = made.document.answers[0]
    number = first.rows["numerator"].drop_nulls()[0]
    forged = with_attached(made.pdf, {".xlsx": in_sheet(4, f"<v>{number}</v>", f"<v>{number + 1}</v>")})
    found = verdict(forged)
    assert (found.outcome, found.total) == ("differ", 1)
    name = data_sheets([first], "vi")[0].name
    assert [(one.where, one.sheet, one.written, one.shown) for one in found.found] == [
        ("XLSX", name, str(number + 1), str(number))
    ]


def test_a_row_of_its_own_or_a_lost_one_is_found(made: Made, verdict) -> None:
    def twice(held: bytes) -> bytes:
        first, second, *others = held.split(b"\r\n")
        return b"\r\n".join([first, second, second, *others])

    found = verdict(with_attached(made.pdf, {".csv": twice}))
    assert found.outcome == "differ"
    assert found.found[0].row == 3
    short = verdict(
        with_attached(made.pdf, {".csv": lambda held: held.replace(held.split(b"\r\n")[1] + b"\r\n", b"")})
    )
    assert short.outcome == "differ"
    assert {one.where for one in short.found} == {"XLSX"}


def test_an_attached_file_of_another_report_is_found(made: Made, verdict, small_release: Path) -> None:
    other = small_view(small_release, area_code=OTHER)
    swapped = {end: lambda _, end=end: attached(other.pdf, end) for end in (".csv", ".xlsx")}
    found = verdict(with_attached(made.pdf, swapped, honest=True))
    assert found.outcome == "differ"
    assert [one.where for one in found.found] == [f"{made.document.name}{end}" for end in (".csv", ".xlsx")]
    assert "đã bị sửa, thay, thêm hoặc bớt" in found.said("vi")[2]
    consistent = verdict(with_attached(made.pdf, swapped))
    assert (consistent.outcome, consistent.total, consistent.pages) == ("differ", 0, "differ")


def test_a_changed_word_on_a_page_is_found_by_the_bytes(made: Made, verdict) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(made.pdf))
    drawn = DecodedStreamObject()
    drawn.set_data(writer.pages[0].get_contents().get_data() + b"\n0 0 200 200 re f")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawn)
    found = verdict(written(writer))
    assert (found.outcome, found.pages, found.total) == ("differ", "differ", 0)


def test_what_is_appended_to_a_report_and_is_no_signature_is_found(made: Made, verdict) -> None:
    writer = PdfWriter(io.BytesIO(made.pdf), incremental=True)
    drawn = DecodedStreamObject()
    drawn.set_data(b"0 0 200 200 re f")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawn)
    held = written(writer)
    assert held.startswith(made.pdf)
    found = verdict(held)
    assert (found.outcome, found.pages) == ("differ", "added")
    assert verdict(made.pdf + b"\n%%EOF\n").pages == "added"


def test_figures_of_another_release_are_found(worlds: tuple[Path, Path], verdict) -> None:
    """The worlds' own people stand in two communes; the small release has the same fingerprint and others there."""
    found = verdict(small_view(worlds[0], "ban-do", "722").pdf)
    assert (found.outcome, found.pages) == ("differ", "differ")
    assert found.total > len(found.found) == 20
    assert found.said("vi")[-2] == f"… và {found.total - 20} chỗ khác nữa."


def folder_with(release: Path, folder: Path, place: str) -> Path:
    """The folder of a release that lies in one of its places."""
    (folder / place).mkdir(parents=True)
    for path in (release, release.with_suffix(".json")):
        if place != "past" or path.suffix == ".json":
            shutil.copy(path, folder / place / path.name)
    return folder


def test_a_withdrawn_release_is_told_and_its_figures_are_not(
    made: Made, verdict, small_release: Path, tmp_path: Path
) -> None:
    folder = folder_with(small_release, tmp_path / "releases", "withdrawn")
    found = verdict(made.pdf, folder)
    assert (found.outcome, found.state, found.pages) == ("agree", "withdrawn", "not_shown")
    assert found.said("vi")[:2] == [
        "bao-cao.pdf: SỐ LIỆU KHỚP, TRANG CHƯA SO ĐƯỢC",
        f"Kỳ phát hành {made.document.release.release_id} đã bị thu hồi: không dùng báo cáo này nữa.",
    ]
    forged = verdict(
        with_attached(made.pdf, {".csv": lambda held: held.replace(b",25864,", b",25867,", 1)}), folder
    )
    assert forged.outcome == "differ"
    assert {one.shown for one in forged.found} == {""}


def test_a_release_that_is_not_here_or_not_kept_is_told(
    made: Made, verdict, small_release: Path, tmp_path: Path
) -> None:
    release_id = made.document.release.release_id
    (tmp_path / "empty").mkdir()
    unknown = verdict(made.pdf, tmp_path / "empty")
    past = verdict(made.pdf, folder_with(small_release, tmp_path / "releases", "past"))
    assert [(one.outcome, one.exit_code, one.state) for one in (unknown, past)] == [
        ("unknown", 3, None),
        ("unknown", 3, "past"),
    ]
    assert (
        unknown.said("vi")[1]
        == f"Ở đây không có kỳ phát hành {release_id} với dấu vân tay ghi trong báo cáo."
    )
    assert (
        past.said("en")[1]
        == f"The file of the release {release_id} is no longer kept, so nothing can be counted again."
    )


def test_a_fingerprint_that_begins_like_a_release_and_goes_on_otherwise_is_unknown(
    made: Made, verdict
) -> None:
    true = made.document.release.fingerprint.encode()
    false = true[:8] + bytes(reversed(true[8:]))
    assert (
        verdict(with_attached(made.pdf, {".json": lambda held: held.replace(true, false)})).outcome
        == "unknown"
    )


def test_figures_are_still_compared_where_another_version_of_the_program_made_the_report(
    made: Made, verdict
) -> None:
    def elder(held: bytes) -> bytes:
        return json.dumps({**json.loads(held), "made_with": "0" * 64}).encode()

    found = verdict(with_attached(made.pdf, {".json": elder}))
    assert (found.outcome, found.pages, found.total) == ("agree", "other_program", 0)
    assert found.said("vi")[0] == "bao-cao.pdf: SỐ LIỆU KHỚP, TRANG CHƯA SO ĐƯỢC"
    assert "lập bằng phiên bản khác" in found.said("vi")[-1]


def test_a_note_signed_after_the_report_was_made_is_told_apart_from_a_changed_page(
    small_release: Path, verdict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = small_report(small_release).pdf
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    said = Event(
        "added",
        "n1",
        "Lê Thị Bình",
        "2025-07-03T09:00:00+07:00",
        COMMUNE,
        "2025-06-30",
        None,
        "Đã đối chiếu.",
    )
    notes_folder().mkdir()
    (notes_folder() / LOG).write_text(log_text([said]), encoding="utf-8")
    found = verdict(before)
    assert (found.outcome, found.pages, found.total) == ("agree", "other_notes", 0)
    (notes_folder() / LOG).write_text("torn", encoding="utf-8")
    torn = verdict(before)
    assert (torn.outcome, torn.pages) == ("agree", "not_made")
    assert "ý kiến" in torn.said("vi")[-1].lower()


@pytest.mark.parametrize(("change", "outcome"), [
    (lambda held: b"no PDF at all", "foreign"),
    (lambda held: b"", "foreign"),
    (lambda held: held[: len(held) // 2], "damaged"),
    (lambda held: held[:2000] + bytes(len(held) - 4000) + held[-2000:], "damaged"),
    (lambda held: written(PdfWriter(clone_from=blank())), "foreign"),
    (lambda held: with_attached(held, {".json": lambda _: b"{}"}, honest=True), "foreign"),
], ids=["text", "empty", "half", "holes", "another PDF", "no request"])  # fmt: skip
def test_what_is_no_report_or_damaged_is_told_apart(
    made: Made, verdict, change: Change, outcome: str
) -> None:
    found = verdict(change(made.pdf))
    assert (found.outcome, found.exit_code) == (outcome, EXIT_CODES[outcome])
    assert all(found.said(language)[1] for language in ("vi", "en"))


def blank() -> io.BytesIO:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    return io.BytesIO(written(writer))


def test_the_view_is_of_the_commune_that_it_names(made: Made) -> None:
    assert made.document.request["question"]["area"] == COMMUNE
