"""Dossiers and offers of the sample pass through the published shares; services and districts differ."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from pipeline.sample.days import day
from pipeline.sample.dossier_rates import read_rates
from pipeline.sample.dossiers import A_YEAR, make_dossiers
from pipeline.sample.offers import service_offers
from pipeline.sample.places import read_places
from pipeline.services import service_table

ONLINE, COUNTER = 0, 2


@pytest.fixture(scope="module")
def year_2024() -> dict[str, np.ndarray]:
    return make_dossiers(2024, read_places(6), read_rates(), 0.1, 6)


def test_about_a_million_and_a_half_are_filed_a_year() -> None:
    assert np.mean([A_YEAR[year] for year in range(2021, 2026)]) == pytest.approx(1_500_000, rel=0.05)
    filed = make_dossiers(2026, read_places(6), read_rates(), 0.01, 6)["filed"]
    assert (len(filed), filed.min(), filed.max()) == (14_600, day(2026, 1, 1), day(2026, 10, 31))


def test_nearly_93_percent_of_essential_dossiers_came_online_in_the_first_quarter_of_2024(
    year_2024: dict[str, np.ndarray],
) -> None:
    essential = service_table()["essential_no"].is_not_null().to_numpy()[year_2024["service"]]
    quarter = year_2024["filed"] <= day(2024, 3, 31)
    assert (year_2024["channel"][essential & quarter] != COUNTER).mean() == pytest.approx(0.93, abs=0.01)


def test_82_36_percent_were_digitised_on_1_april_2025() -> None:
    year = make_dossiers(2025, read_places(6), read_rates(), 0.1, 6)
    about = (year["filed"] >= day(2025, 3, 15)) & (year["filed"] <= day(2025, 4, 17))
    assert (year["digitised"][about] == ONLINE).mean() == pytest.approx(0.8236, abs=0.01)


def test_a_few_services_hold_adoption_back(year_2024: dict[str, np.ndarray]) -> None:
    codes = np.array(service_table()["service_code"].to_list())[year_2024["service"]]
    online = {
        code: (year_2024["channel"][codes == code] != COUNTER).mean() for code in ("DV06", "DV19", "N02")
    }
    assert online["DV06"] > 0.95
    assert online["DV19"] < 0.65
    assert online["N02"] < 0.50


def test_a_dossier_is_due_after_filing_and_what_is_late_is_a_few_percent(
    year_2024: dict[str, np.ndarray],
) -> None:
    assert (year_2024["due"] > year_2024["filed"]).all()
    assert (year_2024["finished"] >= year_2024["filed"]).all()
    assert 0.01 < (year_2024["finished"] > year_2024["due"]).mean() < 0.05


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024-12", {"full_process": 753, "partial": 1050, "information": 209}),
        ("2025-03", {"full_process": 880, "partial": 726, "information": 394}),
    ],
)
def test_the_offers_are_the_published_ones(period: str, expected: dict[str, int]) -> None:
    month = service_offers().filter(pl.col("period") == period)
    assert dict(month.select("provision", "services").iter_rows()) == expected


def test_offers_stand_for_every_month_and_add_up_to_about_two_thousand() -> None:
    months = service_offers().group_by("period").agg(pl.len(), pl.col("services").sum()).sort("period")
    assert (months.height, set(months["len"])) == (70, {3})
    assert months["services"].is_between(1_900, 2_012).all()
