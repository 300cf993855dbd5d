"""A quarter or a year: months are summed first and divided last, what one of them hides stays hidden, states stay states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask, ask_together
from board.changes import change
from board.question import Question
from board.spans import over_months
from tests.board.releases import INFO, JUNE, MAY, release_of

APRIL, JULY = date(2025, 4, 30), date(2025, 7, 31)
TDM, DI_AN = "25741", "25942"  # communes of two districts
ONLINE = Question("dossiers_online", JUNE, months=2)


def dossiers(*months, indicator_id="dossiers_online", base=TDM, service="DV01"):
    """Rows of `measure`: (month, numerator, denominator)."""
    return [(indicator_id, month, base, None, None, None, service, above, of) for month, above, of in months]


def release(*rows, last=date(2025, 9, 30)):
    return release_of(*rows, info=replace(INFO, periods=(APRIL, MAY, JUNE), last_period=last))


@pytest.mark.parametrize(
    ("months", "numerator", "denominator", "text"),
    [
        (1, 900, 1000, "90,0%"),
        (2, 1000, 2000, "50,0%"),  # the mean of 90% and 10% would be the same
        (3, 1100, 6000, "18,3%"),  # of three rates the mean would be 34,2%
    ],
)
def test_sums_come_first_and_the_division_last(months, numerator, denominator, text):
    source = release(*dossiers((APRIL, 100, 4000), (MAY, 100, 1000), (JUNE, 900, 1000)))
    answer = ask(source, ANYBODY, replace(ONLINE, months=months), "total")
    row = answer.row()
    assert (row["numerator"], row["denominator"], answer.text(row, "vi")) == (numerator, denominator, text)


@pytest.mark.parametrize("by", ["total", "area", "service"])
def test_a_withheld_month_withholds_its_sum_with_no_bound_and_no_part_of_it(by):
    source = release(*dossiers((MAY, 500, 1000), (JUNE, 4, 1000)))
    key = {"total": None, "area": "718", "service": "DV01"}[by]
    alone = ask(source, ANYBODY, replace(ONLINE, months=1), by).row(key)
    summed = ask(source, ANYBODY, ONLINE, by).row(key)
    assert alone["sign"] == "<"
    assert (summed["sign"], summed["numerator"], summed["denominator"], summed["value"], summed["bound"]) == (
        "c", None, None, None, None,
    )  # fmt: skip


def test_a_month_without_figures_leaves_the_sum_without_one():
    source = release(*dossiers((JUNE, 500, 1000)))
    assert ask(source, ANYBODY, ONLINE, "total").row()["sign"] == "x"


def test_an_area_that_one_month_does_not_know_has_no_sum():
    source = release(*dossiers((MAY, 500, 1000), (JUNE, 500, 1000)))
    may, june = ask_together(source, ANYBODY, ONLINE.by_month(), "area")
    fewer = Answer(may.question, may.by, may.rows.filter(pl.col("key") != "718"), may.release)
    assert over_months(ONLINE, [may, june]).row("718")["sign"] == ""
    assert over_months(ONLINE, [fewer, june]).row("718")["sign"] == "x"


def test_counts_are_summed_and_a_provisional_month_makes_a_provisional_sum():
    rows = dossiers((MAY, 300, None), (JUNE, 700, None), indicator_id="dossiers_received")
    asked = Question("dossiers_received", JUNE, months=2)
    for last, sign in ((date(2025, 9, 30), ""), (JUNE, "p")):
        row = ask(release(*rows, last=last), ANYBODY, asked, "total").row()
        assert (row["value"], row["sign"]) == (1000.0, sign)


def test_a_state_is_that_of_the_last_month_however_many_are_asked():
    rows = [("card_delivered", month, TDM, "25-39", "male", "permanent_present", None, above, 10_000)
            for month, above in ((MAY, 9000), (JUNE, 9400))]  # fmt: skip
    asked = ONLINE.about("card_delivered")
    assert asked.months == 1
    assert ask(release(*rows), ANYBODY, asked, "total").text(None, "vi") == "94,0%"


def test_areas_are_ranked_by_their_sums():
    source = release(
        *dossiers((MAY, 900, 1000), (JUNE, 100, 1000)),
        *dossiers((MAY, 500, 1000), (JUNE, 600, 1000), base=DI_AN),
    )
    answer = ask(source, ANYBODY, ONLINE, "area")
    shown = [(row["key"], row["rank"], answer.text(row, "vi")) for row in answer.rows.rows(named=True)[:2]]
    assert shown == [("724", 1, "55,0%"), ("718", 2, "50,0%")]
    june = ask(source, ANYBODY, replace(ONLINE, months=1), "area")
    assert june.keys[:2] == ["724", "718"]


def test_the_noise_of_every_month_counts_so_a_small_change_of_a_quarter_is_none():
    months = ((date(2025, 3, 31), 500, 1000), (APRIL, 500, 1000), (MAY, 500, 1000), (JUNE, 515, 1000))
    source = release(*dossiers(*months))
    now, before, june, may = ask_together(
        source, ANYBODY,
        [ONLINE, ONLINE.before(), replace(ONLINE, months=1), replace(ONLINE, period=MAY, months=1)], "total",
    )  # fmt: skip
    assert (now.noise_band, june.noise_band) == (20, 10)
    assert change(june, may).text.vi == "tăng 1,5 điểm phần trăm"
    assert change(now, before).text.vi == "không đổi"  # 15 dossiers of 2.000


def test_the_span_before_is_as_long_and_never_across_the_break_of_the_vintages():
    assert ONLINE.before() == replace(ONLINE, period=APRIL)
    assert replace(ONLINE, period=JULY, months=1).before() is None
    august = replace(ONLINE, period=date(2025, 9, 30), months=2)
    assert august.before() is None  # its first month would be June
    assert replace(ONLINE, period=date(2025, 10, 31), months=2).before() == replace(
        ONLINE, period=date(2025, 8, 31)
    )


@pytest.mark.parametrize(
    ("period", "months", "vi", "en"),
    [
        (JUNE, 1, "tháng 6/2025", "June 2025"),
        (JUNE, 3, "quý II/2025", "quarter 2 of 2025"),
        (JUNE, 2, "từ tháng 5/2025 đến tháng 6/2025", "May 2025 to June 2025"),
        (date(2024, 12, 31), 12, "năm 2024", "2024"),
    ],
)
def test_a_caption_names_the_months_that_were_summed(period, months, vi, en):
    rows = [(replace_month(period, back), 500, 1000) for back in range(months)]
    answer = ask(
        release(*dossiers(*rows)), ANYBODY, Question("dossiers_online", period, months=months), "total"
    )
    assert f"Tỉnh Bình Dương, {vi}." in answer.caption("vi")
    assert f"Binh Duong, {en}." in answer.caption("en")


def replace_month(period: date, back: int) -> date:
    return Question("dossiers_online", period, months=back + 1).by_month()[0].period
