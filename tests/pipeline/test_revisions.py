"""What changed between two releases: which months, where, by how much for the whole province; never a withheld figure."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from board import queries
from board.revision import Changes, IndicatorChange, LargestChange, changes_as_json, changes_from_json
from board.revision_words import told
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, PROVINCE_CODE, VINTAGES, area_parts, vintage_of
from pipeline.revisions import changes_between
from tests.tables import fill

MAY, JUNE, JULY = date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31)
OLD, NEW = OLD_VINTAGE, NEW_VINTAGE
INFO = {
    "schema_version": "2",
    "label": "",
    "source": "",
    "method": "",
    "definition:card_delivered": "00000001",
}
Write = Callable[..., Path]


def delivered(period: date, base_code: str, numerator: int, of: int = 1000, sex: str = "male") -> tuple:
    person = ("25-39", sex, "permanent_present", None)
    return ("card_delivered", period, vintage_of(period), base_code, *person, numerator, of)


def offered(period: date, services: int) -> tuple:
    nobody = (None,) * 5
    return ("services_full_process", period, vintage_of(period), *nobody, services, 1000)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with areas and nothing else."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    parts = pl.DataFrame(
        [(vintage, *part) for vintage in VINTAGES for part in area_parts(vintage)],
        schema=["area_vintage", "base_code", "level", "area_code"],
        orient="row",
    )
    provinces = pl.DataFrame(
        {"area_vintage": VINTAGES, "area_code": [PROVINCE_CODE] * len(VINTAGES), "level": "province"}
    )
    with duckdb.connect(str(path)) as con:
        con.execute((queries.QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
        fill(con, "area_part", parts)
        fill(con, "area", provinces)
    return path


@pytest.fixture
def write(empty: Path, tmp_path: Path) -> Write:
    """Write a release file of these rows of measure; further words of release_info by key."""

    def write(*rows: tuple, targets: int = 0, **info: str) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb"
        shutil.copy(empty, path)
        said = {**INFO, **info}
        with duckdb.connect(str(path)) as con:
            fill(con, "release_info", pl.DataFrame({"key": list(said), "value": list(said.values())}))
            con.executemany("INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", list(rows))
            queries.execute(con, "build/rollup")
            if targets:
                fill(
                    con,
                    "targets",
                    pl.DataFrame({"value": [float(targets)], "from_on": [MAY], "due_on": [MAY]}),
                )
        return path

    return write


def test_a_corrected_month_names_its_areas_and_the_change_of_the_province(write):
    rest = [delivered(JUNE, "25741", 500), delivered(MAY, "25744", 500)]
    before = write(delivered(MAY, "25741", 500), *rest)
    after = write(delivered(MAY, "25741", 600), *rest)
    changes = changes_between(before, after)
    assert changes.indicators == (
        IndicatorChange(
            "card_delivered", OLD, corrected=(MAY,), areas=("25741",), largest=LargestChange(MAY, 0.5, 0.55)
        ),
    )
    assert changes.corrected == (MAY,)
    month, indicator = (line.vi for line in told(changes))
    assert month == "Tháng được đính chính: tháng 5/2025"
    assert indicator == (
        "Tỷ lệ đã trả thẻ căn cước: đính chính tháng 5/2025 tại 1 xã, phường, thị trấn; "
        "toàn tỉnh từ 50,0% thành 55,0% (tháng 5/2025)"
    )


def test_people_moved_within_a_commune_are_a_correction_too(write):
    """The sums stay; a breakdown by sex does not."""
    before = write(delivered(MAY, "25741", 500), delivered(MAY, "25741", 400, sex="female"))
    after = write(delivered(MAY, "25741", 400), delivered(MAY, "25741", 500, sex="female"))
    assert changes_between(before, after).indicators == (
        IndicatorChange("card_delivered", OLD, corrected=(MAY,), areas=("25741",)),
    )


def test_months_that_come_and_go_are_no_corrections(write):
    before = write(delivered(MAY, "25741", 500), delivered(JUNE, "25741", 500))
    after = write(delivered(JUNE, "25741", 500), delivered(JULY, "25741-25747", 500))
    changes = changes_between(before, after)
    assert changes.indicators == (
        IndicatorChange("card_delivered", OLD, removed=(MAY,)),
        IndicatorChange("card_delivered", NEW, added=(JULY,)),
    )
    assert (changes.added, changes.removed, changes.corrected) == ((JULY,), (MAY,), ())


def test_a_part_of_a_divided_commune_counts_as_its_unit(write):
    before = write(delivered(JULY, "25741-25747", 500), delivered(JULY, "25744-25747", 500))
    after = write(delivered(JULY, "25741-25747", 501), delivered(JULY, "25744-25747", 499))
    (change,) = changes_between(before, after).indicators
    assert change.areas == ("25747",)


def test_the_largest_change_is_the_largest_of_all_months(write):
    before = write(delivered(MAY, "25741", 500), delivered(JUNE, "25741", 500))
    after = write(delivered(MAY, "25741", 510), delivered(JUNE, "25741", 480))
    (change,) = changes_between(before, after).indicators
    assert change.largest == LargestChange(JUNE, 0.5, 0.48)


@pytest.mark.parametrize(("was", "now", "of"), [(9, 20, 1000), (500, 991, 1000), (50, 60, 199)])
def test_a_withheld_figure_is_never_told(write, was, now, of):
    """Under ten, all but nine, or of fewer than 200 people."""
    changes = changes_between(
        write(delivered(MAY, "25741", was, of)), write(delivered(MAY, "25741", now, of))
    )
    assert changes.indicators == (IndicatorChange("card_delivered", OLD, corrected=(MAY,), areas=("25741",)),)


def test_figures_of_the_province_alone_have_no_areas(write):
    (change,) = changes_between(write(offered(MAY, 500)), write(offered(MAY, 600))).indicators
    assert (change.areas, change.largest) == ((), LargestChange(MAY, 0.5, 0.6))


def test_changed_definitions_and_tables_are_named(write):
    rows = [delivered(MAY, "25741", 500)]
    before = write(*rows)
    after = write(*rows, targets=1, source="Other", **{"definition:card_delivered": "00000002"})
    changes = changes_between(before, after)
    assert changes == Changes(definitions=("card_delivered",), tables=("targets", "about"))
    assert [line.vi for line in told(changes)] == [
        "Định nghĩa thay đổi: Tỷ lệ đã trả thẻ căn cước",
        "Ngoài ra, chỉ tiêu và nhãn, nguồn hoặc phương pháp cũng thay đổi.",
    ]


def test_equal_releases_have_no_changes_and_the_first_one_is_all_new(write):
    rows = [delivered(MAY, "25741", 500), offered(MAY, 600)]
    assert not changes_between(write(*rows), write(*rows))
    assert [line.vi for line in told(Changes())] == ["Không có thay đổi."]
    first = changes_between(None, write(*rows))
    assert first.added == (MAY,)
    assert (first.corrected, first.removed, first.definitions, first.tables) == ((), (), (), ())


def test_a_release_of_another_version_is_not_compared_figure_by_figure(write):
    other = write(delivered(MAY, "25741", 400), schema_version="1")
    changes = changes_between(other, write(delivered(MAY, "25741", 500)))
    assert (changes.added, changes.corrected) == ((MAY,), ())


def test_changes_are_the_same_after_a_file(write):
    before = write(delivered(MAY, "25741", 500), offered(MAY, 600))
    after = write(delivered(MAY, "25741", 510), delivered(JUNE, "25741", 510), targets=1)
    changes = changes_between(before, after)
    assert changes_from_json(changes_as_json(changes)) == changes
