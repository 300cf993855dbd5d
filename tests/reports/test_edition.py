"""Which report is asked for: its months, its name, its period in words, and a clear refusal of what does not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from board.errors import BoardError
from reports.edition import Edition, every
from tests.board.releases import INFO

PERIODS = tuple(
    date(year, month, day)
    for year in (2024, 2025, 2026)
    for month, day in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)
    if (2024, 3) < (year, month) < (2026, 11)
)
RELEASE = replace(INFO, periods=PERIODS, last_period=PERIODS[-1])


@pytest.mark.parametrize(
    ("period", "rhythm", "months", "name", "vi", "en"),
    [
        ("2025-06", "month", 1, "bao-cao-74-2025-06-thang", "tháng 6 năm 2025", "June 2025"),
        ("2025-Q2", "quarter", 3, "bao-cao-74-2025-06-quy", "quý II năm 2025", "quarter 2 of 2025"),
        ("2024-12", "year", 12, "bao-cao-74-2024-12-nam", "năm 2024", "2024"),
        # as far as the release goes
        ("2026", "year", 10, "bao-cao-74-2026-10-nam", "năm 2026 (tháng 1 đến tháng 10)", "2026 (January 2026 to October 2026)"),
        ("2026-Q4", "quarter", 1, "bao-cao-74-2026-10-quy", "quý IV năm 2026 (tháng 10)", "quarter 4 of 2026 (October 2026)"),
        # from the vintage's first month, never across it
        ("2025", "year", 6, "bao-cao-74-2025-12-nam", "năm 2025 (tháng 7 đến tháng 12)", "2025 (July 2025 to December 2025)"),
        ("2025-08", "quarter", 2, "bao-cao-74-2025-08-quy", "quý III năm 2025 (tháng 7 đến tháng 8)",
         "quarter 3 of 2025 (July 2025 to August 2025)"),
    ],
)  # fmt: skip
def test_an_edition_covers_the_calendars_span_within_its_vintage_and_says_which(
    period, rhythm, months, name, vi, en
):
    edition = Edition.from_params({"period": period, "rhythm": rhythm}, RELEASE)
    english = replace(edition, form="bulletin", language="en")
    assert (edition.months, edition.name) == (months, name)
    assert (edition.period_words(), english.period_words()) == (vi, en)
    assert edition.question("dossiers_online").months == months
    assert edition.question("card_delivered").months == 1


def test_an_edition_comes_back_from_its_own_params():
    for edition in (
        Edition("718", date(2025, 6, 30), "quarter"),
        Edition("25942", date(2026, 9, 30), form="bulletin", language="en"),
    ):
        assert Edition.from_params(edition.to_params(), RELEASE) == edition
    assert (
        Edition("718", date(2025, 6, 30), form="bulletin", language="en").name
        == "ban-tin-718-2025-06-thang-en"
    )


def test_every_edition_of_a_month_is_1_9_91_before_and_1_36_after_the_new_boundaries():
    for period, counts in ((date(2025, 6, 30), [1, 9, 91]), (date(2025, 9, 30), [1, 0, 36])):
        levels = [one.area.level for one in every(Edition("74", period, "quarter"))]
        assert [levels.count(level) for level in ("province", "district", "commune")] == counts
    assert {one.rhythm for one in every(Edition("74", date(2025, 6, 30), "quarter"))} == {"quarter"}


@pytest.mark.parametrize(
    ("params", "vi", "en"),
    [
        ({"area": "99999", "period": "2025-06"}, "Không có địa bàn mã “99999” ở địa giới ngày 30/06/2025.", "no area with the code “99999”"),
        ({"area": "718", "period": "2025-09"}, "Không có địa bàn mã “718” ở địa giới ngày 30/09/2025.", "no area with the code “718”"),
        ({"period": "2023-01"}, "không có số liệu của kỳ 2023-01. Có từ 30/04/2024 đến 31/10/2026.", "has no figures for 2023-01"),
        ({"period": "2027-Q1", "rhythm": "quarter"}, "không có số liệu của kỳ 2027-Q1", "has no figures for 2027-Q1"),
        ({"period": "tháng 6"}, "Không đọc được kỳ “tháng 6”", "The period “tháng 6” cannot be read"),
        ({"period": "2025-13"}, "Không đọc được kỳ “2025-13”", "cannot be read"),
        ({"period": "2025-06", "rhythm": "week"}, "Không có loại báo cáo này", "There is no such report"),
        ({"period": "2025-06", "form": "poster"}, "Không có loại báo cáo này", "There is no such report"),
        ({"period": "2025-06", "lang": "en"}, "chỉ có bản tiếng Việt", "in Vietnamese only"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused_and_named(params, vi, en):
    with pytest.raises(BoardError) as refused:
        Edition.from_params(params, RELEASE)
    assert vi in refused.value.vi
    assert en in refused.value.en


def test_an_unknown_area_is_answered_with_the_districts_there_are():
    with pytest.raises(BoardError, match="Cấp huyện: 719 Bàu Bàng, 726 Bắc Tân Uyên"):
        Edition.from_params({"area": "1", "period": "2025-06"}, RELEASE)
