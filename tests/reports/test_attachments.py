"""What a report carries beside its pages: every figure with its whole question, and the request to make it again."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import io
import json
import shutil
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from board.access import ANYBODY
from board.ask import ask_together
from board.errors import BoardError
from board.open_release import Release, open_release
from board.question import Question
from reports import attachments as attachments_module
from reports.attachment import Attachment
from reports.attachments import attachments, made_with, read_request
from reports.document import Block, Document, Section
from reports.figures_file import COLUMNS, figures, figures_csv, read_figures
from reports.fonts import fonts
from tests.reports.documents import LETTER

JUNE = date(2025, 6, 30)
ASKED = (
    (Question("card_delivered", JUNE), "total"),
    (Question("card_delivered", JUNE, "722", sex="female", age_group="25-39"), "area"),
    (Question("id_number_coverage", JUNE, "722", sex="female", age_group="25-39"), "area"),
    (Question("card_expired", JUNE, "25864", denominator="registered"), "age_group"),
    (Question("dossiers_received", JUNE, "722", service_code="DV04", months=3), "total"),
    (Question("dossiers_online", JUNE, months=3), "service"),
    (Question("e_identity_level_2", date(2026, 10, 31), "25747", residence="temporary"), "period"),
)


@pytest.fixture(scope="module")
def release(small_release: Path) -> Release:
    return open_release(small_release)


@pytest.fixture(scope="module")
def document(release: Release) -> Document:
    answers = [ask_together(release, ANYBODY, [question], by)[0] for question, by in ASKED]
    return document_of(answers, release)


def document_of(answers: list, release: Release, language: str = "vi") -> Document:
    """The answers in one block; its pages are of no matter here."""
    return Document(
        name="bao-cao-74-2025-06-thang", form="view", language=language, title="Báo cáo", subject="Đề án 06",
        period="tháng 6 năm 2025", place="/?period=2025-06", release=release.info, letter=LETTER,
        sections=(Section("I", (Block("paragraphs", {"paragraphs": []}, answers=tuple(answers)),)),),
        request={"kind": "edition", "edition": {"area": "74"}},
    )  # fmt: skip


def named(files: tuple[Attachment, ...]) -> dict[str, Attachment]:
    return {Path(one.name).suffix: one for one in files}


def test_a_row_holds_the_whole_question_the_counts_and_the_text_as_it_is_read(document: Document) -> None:
    held = named(attachments(document))[".csv"].content.decode()
    rows = list(csv.DictReader(io.StringIO(held, newline="")))
    assert tuple(rows[0]) == COLUMNS
    answer = document.answers[1]
    first = next(answer.rows.iter_rows(named=True))
    assert rows[1] == {
        "indicator_id": "card_delivered", "area_vintage": "to_2025_06", "area_code": "722", "level": "",
        "period": "2025-06-30", "months": "1", "age_group": "25-39", "sex": "female", "residence": "", "of": "present",
        "service_code": "", "by": "area", "key": first["key"], "label": answer.label(first["key"], "vi"),
        "numerator": str(first["numerator"]), "denominator": str(first["denominator"]), "shown": answer.text(first, "vi"),
        "counts": answer.counts_text(first, "vi"), "sign": "",
    }  # fmt: skip


def test_a_withheld_count_is_empty_and_has_its_sign(document: Document) -> None:
    hidden = [one for one in figures(document.answers, "vi") if one.sign in ("c", "<", ">")]
    assert {one.sign for one in hidden} == {"c", "<", ">"}
    assert {one.numerator for one in hidden} == {None}
    assert all(one.denominator is None for one in hidden if one.sign == "c")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_file_of_figures_is_read_back_as_it_was_and_every_question_can_be_asked_again(
    document: Document, release: Release, language: str
) -> None:
    written = figures(document.answers, language)
    assert read_figures(figures_csv(written)) == written
    for question, by in dict.fromkeys((one.question, one.by) for one in written):
        again = figures(ask_together(release, ANYBODY, [question], by), language)
        assert again == [one for one in written if (one.question, one.by) == (question, by)]


@pytest.mark.parametrize("change", [
    lambda held: held[3:],
    lambda held: held.replace(b"card_delivered", b"card_forgotten"),
    lambda held: held.replace(b"2025-06-30", b"2025-06-31"),
    lambda held: held.replace(b",area,", b",village,"),
    lambda held: held[: held.rindex(b",")],
    lambda held: held + b'"',
    lambda held: b"\xff" + held,
], ids=["heading", "indicator", "day", "by", "torn line", "quote", "no UTF-8"])  # fmt: skip
def test_a_file_of_figures_whose_structure_was_changed_is_refused(document: Document, change) -> None:
    held = figures_csv(figures(document.answers, "vi"))
    with pytest.raises(BoardError, match="không đọc được"):
        read_figures(change(held))


def test_the_request_names_the_release_and_the_other_files_by_their_digests(document: Document) -> None:
    files = named(attachments(document))
    said = read_request(files[".json"].content)
    assert said == {
        "format": "bang06-report-1",
        "name": document.name,
        "language": "vi",
        "release": {
            "id": document.release.release_id,
            "fingerprint": document.release.fingerprint,
            "label": "Dữ liệu mô phỏng",
        },
        "request": {"kind": "edition", "edition": {"area": "74"}},
        "notes": "",
        "made_with": made_with(),
        "files": {
            files[end].name: hashlib.sha256(files[end].content).hexdigest() for end in (".csv", ".xlsx")
        },
    }


def test_a_missing_typeface_is_named_rather_than_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_installed(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(attachments_module, "version", not_installed)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    fonts.cache_clear()
    try:
        with pytest.raises(BoardError, match="thiếu phông chữ của báo cáo"):
            made_with.__wrapped__()
    finally:
        fonts.cache_clear()


def test_another_template_query_or_rule_is_another_program_and_other_ends_of_lines_are_not(
    tmp_path: Path,
) -> None:
    root = Path(attachments_module.__file__).parents[1]
    for room in ("board", "geo", "queries", "reports"):
        shutil.copytree(root / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))

    def digest() -> str:
        return made_with.__wrapped__(tmp_path)

    as_it_is = digest()
    assert as_it_is == digest()
    for name in (
        "reports/typst/report.typ",
        "queries/indicators/residents.sql",
        "board/disclosure.py",
        "geo/facts/units.csv",
    ):
        path = tmp_path / name
        held = path.read_bytes()
        path.write_bytes(held.replace(b"\n", b"\r\n"))
        assert digest() == as_it_is
        path.write_bytes(held + b" ")
        assert digest() != as_it_is
        path.write_bytes(held)


@pytest.mark.parametrize(
    "held", [b"", b"[]", b"{}", b"\xff", json.dumps({"format": "bang06-report-1"}).encode()]
)
def test_what_is_no_request_is_refused(held: bytes) -> None:
    with pytest.raises(BoardError, match="không phải báo cáo do bảng lập"):
        read_request(held)


def test_the_same_document_gives_the_same_files(document: Document) -> None:
    assert attachments(document) == attachments(replace(document))


def test_blocks_that_show_some_rows_of_an_answer_each_give_all_of_them_once(document: Document) -> None:
    whole = document.answers[1]
    first, second, third = (
        replace(whole, rows=whole.rows[rows]) for rows in (slice(2), slice(1, 4), slice(3))
    )
    blocks = tuple(Block("paragraphs", {}, answers=(one,)) for one in (first, second, third))
    shown = replace(document, sections=(Section("I", blocks),)).answers
    assert len(shown) == 1
    assert sorted(shown[0].keys) == sorted(whole.keys[:4])
