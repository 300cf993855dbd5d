"""Each rule of the contracts once: the line, the column and the reason; and what is known in other spellings."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.dimensions import DOSSIER_FACTS, PROVISIONS, level_columns
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, VINTAGES, areas
from pipeline.gate.contracts import CONTRACTS, best_contract, known_headings, plain_heading
from pipeline.gate.contracts.domains import UNITS as TARGET_UNITS
from pipeline.gate.contracts.domains import domain, normal
from pipeline.gate.problems import REASONS
from pipeline.services import service_table
from pipeline.targets import UNITS
from tests.pipeline.gate.agency_files import (
    Row,
    dossier_row,
    found_in,
    new_month,
    offer_rows,
    old_month,
    problems_of,
    target_row,
    write_csv,
)

COLUMNS = {column.name: column.heading.vi for column in CONTRACTS["dossiers"].columns}


def spoilt(rows: list[Row], place: int, **changes: object) -> list[Row]:
    """The rows with changes in one of them: the first stands in line 2."""
    return [{**row, **changes} if at == place else row for at, row in enumerate(rows)]


def test_whole_months_of_both_vintages_are_valid(tmp_path: Path) -> None:
    rows = [*old_month("2025-06"), *new_month("2025-07")]
    found = found_in(write_csv(tmp_path / "file.csv", rows))
    assert (found.kind, found.rows, found.valid_rows) == ("dossiers", 127, 127)
    assert found.problems.is_empty()
    assert found.hits == ()
    assert found.table.columns == [
        "period",
        "commune_code",
        "unit_code",
        "service_code",
        "received",
        *level_columns(DOSSIER_FACTS),
    ]
    assert found.table.row(0)[:5] == ("2025-06", "25741", None, "DV03", 120)
    assert found.table.schema["received"] == pl.Int32
    assert found.table["unit_code"].null_count() == 91


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"period": "2026-13"}, "period", "not_a_month"),
        ({"period": "quý 3"}, "period", "not_a_month"),
        ({"period": "15/10/2026"}, "period", "day_not_month"),
        ({"period": "2026-11"}, "period", "month_outside"),
        ({"period": "12/2020"}, "period", "month_outside"),
        ({"period": ""}, "period", "empty"),
        ({"commune_code": "99999"}, "commune_code", "not_listed"),
        ({"commune_code": "An Bình"}, "commune_code", "shared_name"),
        ({"unit_code": "25741"}, "unit_code", "not_listed"),
        ({"unit_code": "25813"}, "unit_code", "not_in_crosswalk"),
        ({"unit_code": ""}, "unit_code", "unit_missing"),
        ({"service_code": "DV26"}, "service_code", "not_listed"),
        ({"channel_counter": "một"}, "channel_counter", "not_a_count"),
        ({"channel_counter": "-1"}, "channel_counter", "not_a_count"),
        ({"channel_counter": "40.5"}, "channel_counter", "not_a_count"),
        ({"channel_counter": "040"}, "channel_counter", "not_a_count"),
        ({"channel_counter": "1.040"}, "channel_counter", "grouped"),
        ({"channel_counter": "1000001"}, "channel_counter", "too_large"),
        ({"channel_counter": ""}, "channel_counter", "empty"),
        ({"channel_counter": "41"}, "received", "sum_channel"),
        ({"timeliness_open": "41"}, "received", "sum_timeliness"),
        ({"payment_no_fee": "41"}, "received", "sum_payment"),
        ({"digitised_no": "61"}, "received", "sum_digitised"),
        ({"rating_not_rated": "41"}, "received", "sum_rating"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_by_line_column_and_reason(
    tmp_path: Path, changes: Row, column: str, reason: str
) -> None:
    """The month has a second row of the same area, so that only the row itself is wrong."""
    rows = spoilt(
        [*new_month("2026-10"), dossier_row("2026-10", "25747", "25747", service="N06")], 36, **changes
    )
    assert problems_of(tmp_path, rows) == [(38, COLUMNS[column], reason)]
    found = found_in(tmp_path / "file.csv")
    assert (found.rows, found.valid_rows) == (37, 36)


def test_a_unit_before_july_2025_is_refused(tmp_path: Path) -> None:
    rows = spoilt(old_month("2025-06"), 3, unit_code="25747")
    assert problems_of(tmp_path, rows) == [(5, COLUMNS["unit_code"], "unit_too_early")]


def test_two_rows_of_equal_keys_are_both_refused_however_they_are_written(tmp_path: Path) -> None:
    rows = new_month("2026-10")
    again = {**rows[0], "period": "tháng 10/2026", "service_code": "đăng ký thường trú"}
    assert problems_of(tmp_path, [*rows, again]) == [
        (2, COLUMNS["period"], "duplicate"),
        (38, COLUMNS["period"], "duplicate"),
    ]


def test_rows_whose_keys_cannot_be_read_are_not_called_equal(tmp_path: Path) -> None:
    rows = [*new_month("2026-10"), *(dossier_row("2026-10", code, "25747") for code in ("x", "y"))]
    wrong = COLUMNS["commune_code"], "not_listed"
    assert problems_of(tmp_path, rows) == [(38, *wrong), (39, *wrong)]


def test_a_delivered_month_holds_every_area_and_no_month_is_left_out(tmp_path: Path) -> None:
    rows = [*new_month("2026-08"), *new_month("2026-10")[1:]]
    assert problems_of(tmp_path, rows) == [
        (None, COLUMNS["period"], "thiếu tháng 09/2026"),
        (
            None,
            COLUMNS["unit_code"],
            "tháng 10/2026 thiếu Phường Thủ Dầu Một; nếu không phát sinh, ghi một dòng với số 0",
        ),
    ]


def test_names_and_months_are_known_in_many_spellings(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Phường Phú Hòa")
    spellings = [
        ("2026-10", "25747", "25747", ("2026-10", "25747", "25747")),
        ("09/2026", "Phường Phú Cường", "Phường Thủ Dầu Một", ("2026-09", "25747", "25747")),
        ("tháng 1/2026", "PHUONG PHU CUONG", "thủ dầu một", ("2026-01", "25747", "25747")),
        ("01/02/2026", decomposed, "Phú Lợi", ("2026-02", "25750", "25750")),
        (" 2026-3 ", "phường phú hoà", " Phường  Phú Lợi", ("2026-03", "25750", "25750")),
        # Excel makes a date of a month that is typed, and writes it so into a CSV.
        ("Apr-26", "25747", "25747", ("2026-04", "25747", "25747")),
        ("Thg5-26", "25747", "25747", ("2026-05", "25747", "25747")),
        ("T6/2026", "25747", "25747", ("2026-06", "25747", "25747")),
    ]
    rows = [dossier_row(*written) for *written, _ in spellings]
    found = found_in(write_csv(tmp_path / "file.csv", rows))
    read = found.table.select("period", "commune_code", "unit_code").rows()
    assert read == [wanted for *_, wanted in spellings]
    assert found.valid_rows == 8


def test_counts_of_a_decimal_type_are_counts(tmp_path: Path) -> None:
    table = pl.DataFrame([{**row, "unit_code": row["unit_code"] or None} for row in new_month("2026-10")])
    counts = pl.col("^received|.*_.*$").exclude("commune_code", "unit_code", "service_code")
    table.with_columns(counts.cast(pl.Decimal(18, 2))).write_parquet(tmp_path / "sent.parquet")
    found = found_in(tmp_path / "sent.parquet")
    assert (found.rows, found.valid_rows) == (36, 36)
    assert found.table["received"].unique().to_list() == [120]


def test_every_name_of_a_dropdown_leads_back_to_its_code() -> None:
    for name in (
        "commune",
        "unit",
        "service",
        "provision",
        "indicator",
        "vintage",
        "target_unit",
        f"area:{OLD_VINTAGE}",
        f"area:{NEW_VINTAGE}",
    ):
        known = domain(name)
        assert {known.known[normal(text.vi)] for text in known.names.values()} == set(known.names)
        assert all(known.known[normal(code)] == code for code in known.names)
    assert set(domain("service").names) == set(service_table()["service_code"])
    assert set(domain("provision").names) == set(PROVISIONS)
    assert set(TARGET_UNITS) == set(UNITS)
    assert len(domain("commune").names) == len(areas(OLD_VINTAGE, "commune"))


def test_the_columns_of_dossiers_are_those_of_the_cube_with_the_base_area_in_two() -> None:
    counts = [column.name for column in CONTRACTS["dossiers"].columns[4:]]
    assert counts == ["received", *level_columns(DOSSIER_FACTS)]


def test_a_contract_is_found_by_its_own_and_by_other_headings() -> None:
    for contract in CONTRACTS.values():
        for headings in (
            [column.heading.vi for column in contract.columns],
            [column.heading.vi.upper() for column in contract.columns],
            [column.name for column in contract.columns],
        ):
            assert best_contract(headings) == (contract, 1.0)
        known = known_headings(contract)
        assert set(known.values()) == {column.name for column in contract.columns}
        assert all(
            known[plain_heading(text)] == column.name
            for column in contract.columns
            for text in column.aliases
        )


def test_every_rule_has_a_reason_in_both_languages() -> None:
    for contract in CONTRACTS.values():
        assert {rule.reason for rule in contract.rules} | {
            item.reason for item in contract.sums
        } <= REASONS.keys()
    assert all(text.vi and text.en for text in REASONS.values())


def test_offers_are_three_rows_a_month(tmp_path: Path) -> None:
    assert problems_of(tmp_path, offer_rows("2026-09", "2026-10")) == []
    rows = offer_rows("2026-09", "2026-10")[:-1]
    told = "tháng 10/2026 thiếu Cung cấp thông tin; nếu không phát sinh, ghi một dòng với số 0"
    assert problems_of(tmp_path, rows) == [(None, "Mức độ cung cấp", told)]
    rows = spoilt(offer_rows("2026-10"), 1, provision="Đầy đủ", services="100001")
    assert problems_of(tmp_path, rows)[1:] == [
        (3, "Mức độ cung cấp", "not_listed"),
        (3, "Số thủ tục", "too_large"),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"value": "0,95"}, []),
        ({"value": "0.95"}, []),
        ({"indicator_id": "Tỷ lệ đã trả thẻ căn cước", "area_vintage": "Từ 07/2025", "area_code": "Phường Thủ Dầu Một", "unit": "Tỷ lệ"}, []),
        ({"area_vintage": "to_2025_06", "area_code": "Huyện Dầu Tiếng"}, []),
        ({"from_on": "2026-01-01"}, []),
        ({"label": "Dữ liệu mô phỏng"}, []),
        ({"value": "95"}, [("value", "target_cannot_be")]),
        ({"value": "chín mươi"}, [("value", "not_a_number")]),
        ({"unit": "count", "value": "5000"}, [("value", "target_cannot_be")]),
        ({"indicator_id": "card_undelivered", "unit": "count", "value": "5000"}, []),
        ({"indicator_id": "card_undelivered", "unit": "count", "value": "5.000"}, [("value", "grouped")]),
        ({"indicator_id": "card_undelivered", "unit": "count", "value": "5000,5"}, [("value", "not_whole")]),
        ({"indicator_id": "khác"}, [("indicator_id", "not_listed")]),
        ({"area_vintage": "to_2025_06", "area_code": "Dầu Tiếng"}, [("area_code", "shared_name")]),
        ({"area_code": "718"}, [("area_code", "not_listed")]),
        ({"from_on": "31/13/2026"}, [("from_on", "not_a_day")]),
        ({"due_on": "31/12/2025"}, [("due_on", "due_before_from")]),
        ({"due_on": "31/12/2126"}, [("due_on", "day_outside")]),
        ({"label": "thử"}, [("label", "not_listed")]),
        ({"programme": ""}, [("programme", "empty")]),
        ({"programme": "a b " * 80}, [("programme", "too_long")]),
        ({"source": "=1+1"}, [("source", "odd_signs")]),
        ({"source": "Văn phòng\u202eUBND"}, [("source", "odd_signs")]),
    ],
)  # fmt: skip
def test_a_target_is_judged_cell_by_cell(tmp_path: Path, changes: Row, expected: list) -> None:
    headings = {column.name: column.heading.vi for column in CONTRACTS["targets"].columns}
    rows = [target_row(**changes)]
    assert problems_of(tmp_path, rows) == [(2, headings[column], reason) for column, reason in expected]


def test_a_target_is_read_as_the_release_stores_it(tmp_path: Path) -> None:
    table = found_in(write_csv(tmp_path / "file.csv", [target_row()])).table
    assert table.row(0, named=True) == {
        **target_row(value=0.95, from_on=date(2026, 1, 1), due_on=date(2026, 12, 31)),
    }


@pytest.mark.parametrize("vintage", VINTAGES)
@pytest.mark.parametrize("area", ["Tỉnh Bình Dương", "toàn tỉnh", "74"])
def test_a_target_of_the_province_may_call_it_so_in_both_vintages(
    tmp_path: Path, vintage: str, area: str
) -> None:
    rows = [target_row(area_vintage=vintage, area_code=area)]
    assert found_in(write_csv(tmp_path / "file.csv", rows)).table["area_code"].to_list() == ["74"]


CELLS = st.sampled_from(["", " ", "0", "7", "120", "40", "-3", "1.200", "2026-10", "10/2026", "12/2030", "25747", "Phường Phú Cường", "An Bình", "DV03", "x"])  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_rows_in_are_valid_and_refused_ones_together(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in the cells: each row is counted once, and a row that is not valid has a line in the list."""
    rows = new_month("2026-10")[:8]
    for _ in range(data.draw(st.integers(0, 12))):
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.sampled_from(list(row)))] = data.draw(CELLS)
    found = found_in(write_csv(tmp_path_factory.mktemp("rows") / "file.csv", rows), "dossiers")
    lines = found.problems["line"].drop_nulls()
    assert found.rows == len([row for row in rows if any(str(cell).strip() for cell in row.values())])
    assert found.rows == found.valid_rows + lines.n_unique()
    assert lines.is_between(2, len(rows) + 1).all()
    assert found.problems["reason_vi"].null_count() == 0
