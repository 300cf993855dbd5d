"""The annex that lets a report stand alone: it explains what is shown and nothing else, in the board's own words."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from board.definitions import ordered
from board.indicators import catalogue
from board.open_release import Release, open_verified
from board.question import Question
from board.release_record import Record
from board.revision import Changes, IndicatorChange, LargestChange
from board.signs import SIGNS
from reports.asking import keeping
from reports.document import Block, Section
from reports.method.passages import halves
from reports.method.revisions import revisions
from reports.method.sections import method_sections
from reports.paper import pdf
from tests.reports.conformance import PROFILES, failures_of
from tests.reports.documents import document

JUNE, TODAY = date(2025, 6, 30), date(2026, 11, 25)
SHOWN = ("dossiers_online", "card_delivered", "card_undelivered", "e_identity_level_2")


@pytest.fixture(scope="module")
def release(small_release: Path) -> Release:
    return open_verified(small_release)


def annex(
    release: Release,
    *,
    area_code: str = "74",
    shown: tuple[str, ...] = SHOWN,
    today: date = TODAY,
    language: str = "vi",
    short: bool = False,
) -> tuple[Section, ...]:
    question = Question("card_delivered", JUNE, area_code)
    answers = keeping(release)([question.about(one) for one in shown], "total")
    return method_sections(answers, question, release, today, language, short=short)


def words_of(value: object) -> str:
    """Every word in the content of blocks, in order."""
    if isinstance(value, Block):
        return " ".join([value.title, value.note, words_of(value.content)])
    if isinstance(value, Section):
        return " ".join([value.title, *map(words_of, value.blocks)])
    if isinstance(value, dict):
        return " ".join(map(words_of, value.values()))
    if isinstance(value, list | tuple):
        return " ".join(map(words_of, value))
    return value if isinstance(value, str) else ""


def rows_of(block: Block) -> list[list[str]]:
    return [[one if isinstance(one, str) else one["text"] for one in row] for row in block.content["rows"]]


def test_exactly_the_indicators_shown_are_defined_in_the_catalogues_order(release: Release) -> None:
    definitions, denominators, *_ = annex(release)[0].blocks
    assert [[row[0], row[2]] for row in rows_of(definitions)] == [
        ["Đã trả thẻ", "A"],
        ["Thẻ chưa trả", "–"],
        ["Định danh mức độ 2", "A"],
        ["Nộp trực tuyến", "B"],
    ]
    assert rows_of(definitions)[1][1] == "Thẻ đã in, chưa trả vào ngày cuối tháng (cấp lần đầu và cấp đổi)"
    said = words_of(denominators)
    assert said.count("Người từ đủ 14 tuổi vào ngày cuối tháng") == 1
    assert said.index(" A ") < said.index(" B ") < said.index("Toàn bộ hồ sơ nộp trong tháng.")
    assert "Hồ sơ dịch vụ công đếm trong kỳ" in said


def test_of_many_indicators_a_short_annex_leaves_out_counts_that_their_names_explain(
    release: Release,
) -> None:
    every = tuple(one.id for one in ordered() if "commune" in one.levels)
    definitions, denominators, *_ = annex(release, area_code="25942", shown=every, short=True)[0].blocks
    names = [row[0] for row in rows_of(definitions)]
    assert names[0] == "Nhân khẩu"
    assert len(names) == 1 + sum(catalogue()[one].unit == "percent" for one in every)
    assert "Các số đếm khác đúng như tên gọi ở Bảng 1" in words_of(denominators)
    (alone, *_) = annex(release, shown=("card_undelivered",), short=True)[0].blocks
    assert [row[0] for row in rows_of(alone)] == ["Thẻ chưa trả"]


@pytest.mark.parametrize(
    ("area_code", "who"),
    [
        ("74", "Công an tỉnh Bình Dương (PC06)"),
        ("724", "Công an tỉnh Bình Dương và công an cấp xã thuộc thành phố Dĩ An"),
        ("25942", "Công an phường Dĩ An"),
    ],
)
def test_who_answers_is_the_agency_of_the_reports_own_area_on_its_day(
    release: Release, area_code: str, who: str
) -> None:
    origins = annex(release, area_code=area_code)[0].blocks[2]
    assert next(row for row in rows_of(origins) if row[0] == "Thẻ căn cước")[2] == who


def test_a_commune_is_told_who_answers_for_what_only_the_province_has(release: Release) -> None:
    shown = ("dossiers_online", "services_full_process")
    origins = annex(release, area_code="25942", shown=shown)[0].blocks[2]
    assert [row[2] for row in rows_of(origins)] == [
        "UBND phường Dĩ An",
        "Sở Khoa học và Công nghệ (theo chức năng)",
    ]


@pytest.mark.parametrize(("today", "late"), [(date(2026, 12, 10), False), (date(2026, 12, 12), True)])
def test_a_source_is_late_from_the_day_after_its_due_day_and_says_by_how_much(
    release: Release, today: date, late: bool
) -> None:
    said = words_of(annex(release, today=today)[1])
    assert ("chậm 2 ngày, mới có đến tháng 10/2026 (hạn 10/12/2026)" in said) is late
    assert ("đúng hẹn, đủ địa bàn" in said) is not late


def test_below_the_province_only_areas_of_the_report_are_told_to_mend(release: Release) -> None:
    told = words_of(annex(release)[1])
    assert "Hồ sơ dịch vụ công: 1 trong 91 địa bàn chưa đạt ít nhất một tiêu chí" in told
    assert "Phường Hiệp Thành : đưa mã về danh mục dùng chung (UBND phường Hiệp Thành)" in " ".join(
        told.split()
    )
    for area_code, found in (
        ("718", "1 trong 14 địa bàn chưa đạt"),
        ("719", "không địa bàn nào chưa đạt, trong 7"),
        ("25942", "không địa bàn nào chưa đạt, trong 1"),
    ):
        inside = words_of(annex(release, area_code=area_code)[1])
        assert f"Hồ sơ dịch vụ công: {found}" in inside
        assert ("Hiệp Thành" in inside) is (area_code == "718")


def test_protection_says_how_the_trial_attacks_ended(release: Release) -> None:
    many = len([*release.info.audit, *release.record.audit])
    for short in (False, True):
        said = words_of(annex(release, short=short)[0])
        assert f"Đạt mọi ngưỡng : {many} phép đo trên kỳ {release.info.release_id}" in " ".join(said.split())


def test_a_release_that_nobody_attacked_says_so(release: Release) -> None:
    bare = replace(release, info=replace(release.info, audit=()), record=replace(release.record, audit=()))
    said = words_of(annex(bare)[0])
    assert "Chưa kiểm định" in said
    assert "không mang kết quả tấn công thử" in said


def test_the_key_explains_every_sign(release: Release) -> None:
    for short in (False, True):
        keys = [one for section in annex(release, short=short) for one in section.blocks if one.kind == "key"]
        assert [sign for sign, _ in keys[0].content["signs"]] == list(SIGNS)


def corrected(record: Record, *ids: str) -> Record:
    largest = LargestChange(JUNE, 0.912, 0.914)
    changes = Changes(
        tuple(
            IndicatorChange(one, "to_2025_06", corrected=(JUNE,), areas=("25942", "25945"), largest=largest)
            for one in ids
        )
    )
    return replace(record, before="board-2026-09-00000000", changes=changes)


def test_corrections_of_the_indicators_shown_are_told_one_by_one_and_others_counted(release: Release) -> None:
    later = replace(
        release, record=corrected(release.record, "card_delivered", "residents", "dossiers_on_time")
    )
    indicators = [Question("card_delivered", JUNE).indicator]
    said = revisions(later, indicators, "vi")
    assert "thay cho board-2026-09-00000000." in said[1]
    month = "tháng 6/2025"
    assert said[2:] == [
        "Tháng được đính chính: tháng 6/2025.",
        f"[r] Tỷ lệ đã trả thẻ căn cước: đính chính {month} tại 2 xã, phường, thị trấn; toàn tỉnh từ 91,2% thành 91,4% ({month}).",
        "Còn 2 chỉ số khác được đính chính.",
    ]


def test_a_first_release_and_a_file_without_its_record_say_that_nothing_is_compared(release: Release) -> None:
    assert "là kỳ đầu tiên" in revisions(release, [], "vi")[1]
    assert "không kèm bản ghi" in revisions(replace(release, record=None), [], "vi")[1]


@pytest.mark.parametrize(
    ("weights", "places"),
    [([], ([], [])), ([5], ([], [0])), ([1, 1, 2], ([0, 1], [2])), ([9, 1, 1], ([0], [1, 2]))],
)
def test_columns_are_cut_where_they_differ_least(
    weights: list[int], places: tuple[list[int], list[int]]
) -> None:
    assert halves(weights) == places


def test_invented_quality_and_audits_say_so_in_both_languages(release: Release) -> None:
    for language, label in (("vi", "Dữ liệu mô phỏng."), ("en", "Simulated data.")):
        method, quality = annex(release, language=language)
        assert label in words_of(method)
        assert quality.blocks[0].note == label


@pytest.mark.parametrize(
    ("form", "language", "short", "pages"),
    [("official", "vi", False, 3), ("bulletin", "en", False, 2), ("view", "vi", True, 1)],
)
def test_the_annex_is_drawn_within_its_pages_and_conformant(
    release: Release, form: str, language: str, short: bool, pages: int
) -> None:
    sections = annex(release, language=language, short=short)
    drawn = pdf(replace(document(form, language=language), sections=sections))
    assert [failures_of(drawn, profile) for profile in PROFILES] == [[], []]
    assert len(PdfReader(io.BytesIO(drawn)).pages) <= pages
