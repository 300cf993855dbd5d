"""When a source is late, and where figures are missing; words for both. None of it changes a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from board.freshness import (
    SOURCE,
    Gap,
    Source,
    gap_words,
    incomplete,
    late,
    late_words,
    read_gaps,
    read_sources,
)
from board.question import Question
from board.store import open_release
from geo.areas import OLD_VINTAGE, base_areas
from tests.board.releases import JUNE, MAY, release_of

MONTHLY = Source(
    "dossiers", "Sở X", "month", date(2021, 1, 31), date(2026, 10, 31), date(2026, 11, 5), 9, "protected"
)
COMMUNES = [base.base_code for base in base_areas(OLD_VINTAGE)]


@pytest.mark.parametrize(
    ("rhythm", "last_period", "due_on"),
    [
        ("month", date(2026, 10, 31), date(2026, 12, 10)),
        ("month", date(2026, 11, 30), date(2027, 1, 10)),
        ("month", date(2026, 12, 31), date(2027, 2, 10)),
        ("year", date(2026, 12, 31), date(2028, 1, 10)),
        ("once", date(2026, 10, 31), None),
    ],
)
def test_the_next_figures_are_due_on_the_tenth_after_their_month_or_year(rhythm, last_period, due_on) -> None:
    assert replace(MONTHLY, rhythm=rhythm, last_period=last_period).due_on == due_on


@pytest.mark.parametrize(("today", "days"), [(date(2026, 11, 24), None), (date(2026, 12, 10), None), (date(2026, 12, 11), 1),
                                             (date(2026, 12, 22), 12)])  # fmt: skip
def test_a_source_is_late_from_the_day_after_it_is_due(today: date, days: int | None) -> None:
    found = late([MONTHLY], today)
    assert {name: one.days for name, one in found.items()} == ({} if days is None else {"dossiers": days})


def test_what_comes_when_there_is_something_new_is_never_late() -> None:
    assert late([replace(MONTHLY, rhythm="once")], date(2040, 1, 1)) == {}


def test_lateness_is_said_with_its_days_its_newest_month_and_its_due_day() -> None:
    (one,) = late([MONTHLY], date(2026, 12, 11)).values()
    assert late_words(one).vi == "chậm 1 ngày, mới có đến tháng 10/2026 (hạn 10/12/2026)"
    assert late_words(one).en == "1 day late, reaching October 2026 (due 10/12/2026)"


def with_gap(*missing: tuple[str, date]):
    """50 residents and dossiers in every commune and month of the release, but in these no dossiers to speak of."""
    rows = [("residents", month, code, "18-24", "male", "temporary", None, 50, None)
            for month in (MAY, JUNE) for code in COMMUNES]  # fmt: skip
    rows += [("dossiers_received", month, code, None, None, None, "DV01", 9 if (code, month) in missing else 50, None)
             for month in (MAY, JUNE) for code in COMMUNES]  # fmt: skip
    release = release_of(*rows)
    with release.cursor() as cursor:
        return read_gaps(cursor)


def test_a_commune_with_less_than_can_be_shown_is_missing_and_a_month_without_offers_too() -> None:
    found = with_gap(("25741", MAY), ("25744", MAY), ("25741", JUNE))
    assert set(found) == {
        Gap("dossiers", OLD_VINTAGE, MAY, ("25741", "25744")),
        Gap("dossiers", OLD_VINTAGE, JUNE, ("25741",)),
        Gap("service_offers", OLD_VINTAGE, MAY, ("74",)),
        Gap("service_offers", OLD_VINTAGE, JUNE, ("74",)),
    }


def test_a_gap_concerns_the_questions_that_its_area_and_month_are_in() -> None:
    gaps = [Gap("dossiers", OLD_VINTAGE, MAY, ("25741",)), Gap("dossiers", OLD_VINTAGE, JUNE, ("25744",)),
            Gap("population", OLD_VINTAGE, MAY, ("25741",))]  # fmt: skip
    whole = Question("dossiers_online", MAY)
    assert incomplete(gaps, "dossiers", whole, every_month=False) == gaps[:1]
    assert incomplete(gaps, "dossiers", whole, every_month=True) == gaps[:2]
    for code, expected in (("718", gaps[:1]), ("25741", gaps[:1]), ("25744", []), ("724", [])):
        assert incomplete(gaps, "dossiers", replace(whole, area_code=code), every_month=False) == expected
    assert (
        incomplete(gaps, "dossiers", Question("dossiers_online", date(2026, 5, 31)), every_month=True) == []
    )


def test_gaps_are_said_with_how_many_areas_and_months() -> None:
    gaps = [
        Gap("dossiers", OLD_VINTAGE, MAY, ("25741", "25744")),
        Gap("dossiers", OLD_VINTAGE, JUNE, ("25741",)),
    ]
    assert gap_words(gaps[:1]).vi == "thiếu số liệu của 2 địa bàn"
    assert gap_words(gaps).vi == "thiếu số liệu của 2 địa bàn ở 2 tháng"
    assert gap_words(gaps[1:]).en == "no figures of 1 area"


def test_a_release_names_its_sources_in_their_order_with_months_as_last_days() -> None:
    release = release_of(("residents", JUNE, "25741", "18-24", "male", "temporary", None, 50, None))
    with release.cursor() as cursor:
        cursor.execute("INSERT INTO sources VALUES ('targets', 'A', 'once', '2024-01', '2024-02', '2026-11-05', 1, 'public: A'), "
                       "('population', 'B', 'month', '2021-01', '2026-10', '2026-11-05', 7, 'protected')")  # fmt: skip
        found = read_sources(cursor)
    assert [one.source for one in found] == ["population", "targets"]
    assert (found[1].first_period, found[1].last_period) == (date(2024, 1, 31), date(2024, 2, 29))


def test_the_small_release_lacks_nothing(small_release) -> None:
    info = open_release(small_release).info
    assert info.gaps == ()
    assert [one.source for one in info.sources] == list(SOURCE)
