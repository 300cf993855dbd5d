"""The six criteria: shares with their denominators, judged by stated limits, small counts bounded."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from board.access import ANYBODY, Viewer
from board.dimensions import CRITERIA
from board.freshness import Gap, Source
from board.quality import NO_ROWS, OF_AREAS, Mark, area_marks, failing, read_counts
from board.quality_file import csv_of_areas
from board.quality_words import answers_for, areas_title, headline, to_do
from board.question import Question
from board.source_marks import source_marks
from geo.areas import OLD_VINTAGE
from tests.board.releases import INFO, JUNE, MAY, release_of

DOSSIERS = Source("dossiers", "Sở X", "month", MAY, JUNE, JUNE, 9, "protected")
QUESTION = Question("residents", JUNE)


def counts(rows: int, code: str = "74", source: str = "dossiers", **failed: int) -> dict:
    return {(source, code, one): (rows, failed.get(one, 0)) for one in CRITERIA}


@pytest.mark.parametrize(
    ("rows", "failed", "tone", "figure", "note"),
    [
        (10_000, 20, "met", "99,80%", "20 sai / 10.000 dòng"),
        (10_000, 30, "near", "99,70%", "30 sai / 10.000 dòng"),
        (10_000, 100, "near", "99,00%", "100 sai / 10.000 dòng"),
        (10_000, 110, "missed", "98,90%", "110 sai / 10.000 dòng"),
        (10_000, 0, "met", ">99,90%", "<10 sai / 10.000 dòng"),
        (3_000, 0, "none", ">99,66%", "<10 sai / 3.000 dòng"),  # up to 9 of 3,000 would not be met
        (190, 20, "none", "không công bố", "quá ít dòng"),
    ],
)
def test_a_share_is_judged_by_the_limits_and_small_counts_are_bounded(
    rows, failed, tone, figure, note
) -> None:
    mark = failing(counts(rows, valid=failed), "dossiers", "74", "correct")
    assert (mark.tone, mark.figure.vi, mark.note.vi) == (tone, figure, note)


def test_what_has_no_rows_is_not_judged() -> None:
    assert failing({}, "dossiers", "74", "correct") is NO_ROWS
    assert failing(counts(0), "dossiers", "74", "correct") is NO_ROWS


def test_clean_counts_duplicates_and_contradictions() -> None:
    mark = failing(counts(10_000, unique=40, consistent=70), "dossiers", "74", "clean")
    assert (mark.note.vi, mark.tone) == ("110 sai / 10.000 dòng", "missed")


def marks(
    info=INFO, found=None, today: date = date(2025, 7, 20), source: Source = DOSSIERS
) -> dict[str, Mark]:
    return source_marks(info, counts(10_000) if found is None else found, source, today)


def test_complete_counts_areas_and_months_and_takes_the_worse_of_them_and_of_missing_values() -> None:
    whole = marks()["complete"]
    assert (whole.tone, whole.figure.vi) == ("met", "100,00%")
    assert whole.note.vi.startswith("182 / 182 địa bàn × tháng; giá trị: <10 sai")
    lacking = replace(INFO, gaps=(Gap("dossiers", OLD_VINTAGE, JUNE, ("25741", "25744")),))
    assert (marks(lacking)["complete"].tone, marks(lacking)["complete"].figure.vi) == ("missed", "98,90%")
    assert marks(found=counts(10_000, complete=50))["complete"].tone == "near"


@pytest.mark.parametrize(("today", "tone", "figure"), [(date(2025, 8, 10), "met", "đúng hẹn"), (date(2025, 8, 11), "near", "chậm 1 ngày"),
                                                       (date(2025, 8, 20), "near", "chậm 10 ngày"),
                                                       (date(2025, 8, 21), "missed", "chậm 11 ngày")])  # fmt: skip
def test_alive_is_days_after_the_due_day(today, tone, figure) -> None:
    alive = marks(today=today)["alive"]
    assert (alive.tone, alive.figure.vi) == (tone, figure)


def test_shared_counts_the_indicators_that_read_a_source() -> None:
    assert marks()["shared"].figure.vi == "6 chỉ số"
    population = replace(DOSSIERS, source="population")
    assert (
        marks(source=population, found=counts(10_000, source="population"))["shared"].figure.vi == "16 chỉ số"
    )
    assert marks(source=replace(DOSSIERS, source="targets", rhythm="once"))["shared"].tone == "missed"


def test_areas_come_worst_first_and_only_with_rows() -> None:
    found = {**counts(10_000, "25741", valid=20), **counts(10_000, "25744", valid=500), **counts(0, "25747"),
             **counts(10_000, "25750", unique=30)}  # fmt: skip
    listed = area_marks(found, "dossiers", ["25741", "25744", "25747", "25750"])
    assert [(one.area_code, one.tone) for one in listed] == [
        ("25744", "missed"),
        ("25750", "near"),
        ("25741", "met"),
    ]
    assert to_do(listed[0], "vi") == "Sửa giá trị không hợp lệ"
    assert to_do(listed[1], "en") == "Remove duplicates, settle contradictions"
    assert to_do(listed[2], "vi") == ""
    assert areas_title("dossiers", listed, "vi").endswith("1 trong 3 địa bàn chưa đạt ít nhất một tiêu chí")


def test_who_answers_is_the_owner_of_the_sources_figures_on_the_day() -> None:
    assert answers_for("dossiers", QUESTION, "25741", "vi") == "UBND phường Hiệp Thành"
    assert answers_for("population", QUESTION, "25741", "vi") == "Công an phường Hiệp Thành"


def test_the_headline_names_sources_and_criteria_or_says_that_all_is_met() -> None:
    found = {"dossiers": marks(found=counts(10_000, valid=500, unique=30, code_list=300))}
    assert headline(found, "vi") == "**Hồ sơ dịch vụ công**: chưa đạt Đúng và Thống nhất; cận đạt Sạch."
    assert headline({"dossiers": marks()}, "en") == "**Every source meets the criteria that are judged.**"


def test_both_tables_of_persons_are_one_source_and_a_viewer_gets_their_own_areas_only() -> None:
    release = release_of(("residents", JUNE, "25741", "18-24", "male", "temporary", None, 50, None))
    with release.cursor() as cursor:
        cursor.execute("INSERT INTO quality VALUES ('residents', 'to_2025_06', '25741', 'valid', 100, 20), "
                       "('spells', 'to_2025_06', '25741', 'valid', 300, 30), "
                       "('dossiers', 'to_2025_06', '25948', 'valid', 500, 0)")  # fmt: skip
    every = read_counts(release, ANYBODY, OLD_VINTAGE)
    assert every == {("population", "25741", "valid"): (400, 50), ("dossiers", "25948", "valid"): (500, 0)}
    of_di_an = Viewer("Dĩ An", ((OLD_VINTAGE, "724"),))
    assert read_counts(release, of_di_an, OLD_VINTAGE) == {("dossiers", "25948", "valid"): (500, 0)}


def test_the_file_says_what_the_screen_says_and_no_small_count() -> None:
    found = area_marks(
        {**counts(10_000, "25741", valid=20), **counts(10_000, "25744")}, "dossiers", ["25741", "25744"]
    )
    text = csv_of_areas("dossiers", found, QUESTION, INFO, "vi").decode("utf-8-sig")
    head, first, second, blank, note = csv.reader(io.StringIO(text), delimiter=";")
    assert head[:6] == ["Mã", "Địa bàn", "Số dòng", "Đúng: dòng đúng", "Đúng: chi tiết", "Đúng: tình trạng"]
    assert first[:6] == ["25741", "Phường Hiệp Thành", "10000", "99,80%", "20 sai / 10.000 dòng", "Đạt"]
    assert second[3:5] == [">99,90%", "<10 sai / 10.000 dòng"]
    assert len(head) == len(first) == 3 + 3 * len(OF_AREAS) + 2
    assert blank == []
    assert "Dữ liệu mô phỏng" in note[0]
