"""The scan lets every sound figure pass, finds what stands anywhere in a table, and never gives a value back."""

from __future__ import annotations

import logging
import random
import time
import tomllib
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.areas import VINTAGES, areas, base_areas
from pipeline.gate.birth_codes import PROVINCES
from pipeline.gate.headings import names_personal_data
from pipeline.gate.scan import KINDS, UNNAMED, Hit, scan_table, scan_texts
from pipeline.gate.text_forms import plain_form, seen_form
from pipeline.services import service_table
from tests.pipeline.gate import corpora

ROOT = Path(__file__).resolve().parents[3]
DAYS = {"targets": {"from_on", "due_on"}, "sources": {"received_on"}}  # closed by their contracts
WORDS = {"legal_basis", "programme", "source", "label", "basis"}  # may name the day of a legal text


def hits(values: list | pl.Series, **how) -> list[tuple[str, int]]:
    return [(hit.kind, hit.count) for hit in scan_table(pl.DataFrame({"a": values}), "s", **how)]


# Nothing of a sound file is called an identifier.


def extract_tables(release: Path) -> dict[str, pl.DataFrame]:
    """The tables of the release as its extract had them: months, not days."""
    with duckdb.connect(str(release), read_only=True) as con:
        names = (
            "population",
            "dossiers",
            "services",
            "service_offers",
            "targets",
            "audit",
            "quality",
            "sources",
        )
        tables = {name: con.sql(f"FROM {name}").pl() for name in names}
    return {
        name: table.with_columns(pl.col("period").dt.strftime("%Y-%m"))
        if "period" in table.columns
        else table
        for name, table in tables.items()
    }


def test_nothing_in_a_whole_extract_is_an_identifier_as_numbers_or_as_texts(small_release) -> None:
    for name, table in extract_tables(small_release).items():
        for form in (table, table.cast(pl.String)):
            assert scan_table(form, name, closed=DAYS.get(name, set()), dated=WORDS) == [], name


def test_no_name_or_code_of_an_area_is_an_identifier() -> None:
    for vintage in VINTAGES:
        places = pl.DataFrame(
            [(item.area_code, item.name_vi, item.full_name_vi) for item in areas(vintage)],
            schema=["area_code", "name_vi", "full_name_vi"],
            orient="row",
        )
        assert scan_table(places, vintage) == []
        assert hits([item.base_code for item in base_areas(vintage)]) == []
        for column in places.get_columns():
            assert [scan_texts([text], "s", "c") for text in column] == [[]] * len(column)


def test_no_name_of_a_province_is_a_persons() -> None:
    assert hits(list(PROVINCES.values())) == hits([*PROVINCES.values(), "Trần Minh Quân"]) == []
    assert scan_texts(["Hồ Chí Minh"], "s", "c") == []


def test_no_word_of_services_indicators_and_targets_is_an_identifier() -> None:
    assert scan_table(service_table(), "services", dated={"source"}) == []
    targets = pl.read_csv(ROOT / "pipeline" / "sample" / "targets.csv", infer_schema_length=0)
    assert scan_table(targets, "targets", closed={"from_on", "due_on"}, dated=WORDS) == []
    texts = [text for path in (ROOT / "queries" / "indicators").glob("*.toml") for text in texts_of(path)]
    assert len(texts) > 400
    assert hits(texts, dated={"a"}) == []
    assert [text for text in set(texts) if scan_texts([text], "s", "c", dates=False)] == []


def texts_of(definition: Path) -> list[str]:
    def inside(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for item in value.values() for text in inside(item)]
        if isinstance(value, list):
            return [text for item in value for text in inside(item)]
        return [str(value)]

    return inside(tomllib.loads(definition.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 06/QĐ-TTg",
        "Nghị định 59/2022/NĐ-CP",
        "Kế hoạch 12/KH-UBND năm 2026",
        "01/2024-12/2024",
        "2024-01 - 2024-12",
        "202401-202412",
        "2021 - 2022 - 2023 - 2024",
        "12 tháng 2024",
        "9 tháng năm 2025",
        "tháng 10-11/2024",
        "15 tháng 10",
        "tăng 0,912345678901 điểm",
        "0.912345678",
        "12.345678901234%",
        "5.551115123125783e-17",
        "1.234.567",
        "20000000",
        "Độ tuổi 0-5 6-13 14-17 18-24 25-39",
        "lưới điện hạ áp (220/380V)",
        "36 phường, xã trên địa bàn tỉnh",
        "Tăng cường an ninh",
        "Lưu văn thư",
        "Thành phố Hồ Chí Minh",
        "Công an tỉnh Bình Dương và công an cấp xã",
        "tỷ lệ 12.5 so với 11.8",
        "khoản 12a 2024",
        "DV01",
        "25741-25747",
        "xl/worksheets/sheet1.xml",
        "Microsoft Excel",
        "16.0300",
        "Microsoft Excel 16.0.17328.20124",
        "LibreOffice/24.2.7.2$Linux_X86_64 LibreOffice_project/420$Build-2",
        "'Số liệu'!$A$1:$P$20000",
        '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-',
    ],
)
def test_what_only_looks_like_an_identifier_passes(text: str) -> None:
    assert scan_texts([text], "s", "c") == []
    assert hits([text, *[str(place) for place in range(20)]]) == []


def test_a_documents_own_identifier_is_no_persons() -> None:
    assert scan_texts(["{00000000-0001-0000-0000-000000000000}"], "s", "property") == []


def test_counts_and_rates_pass_whatever_their_sizes() -> None:
    chance = random.Random(6)
    counts = [min(20_000_000, int(chance.lognormvariate(6, 3))) for _ in range(5000)]
    rates = [chance.random() for _ in range(5000)]
    communes = [chance.randrange(4000, 110_000) for _ in range(91)]  # people of whole communes
    for numbers in (counts, rates, communes, [100 * rate for rate in rates]):
        assert hits(numbers) == hits([str(number) for number in numbers]) == []
    assert hits([str(rate).replace(".", ",") for rate in rates]) == []
    assert hits([f"{count:,}".replace(",", ".") for count in counts]) == []
    assert hits([f"{year}{month:02}" for year in range(2021, 2027) for month in range(1, 13)]) == []


# Where the scan looks.


def test_a_closed_column_is_not_searched_and_its_heading_is() -> None:
    people = pl.DataFrame({"Họ và tên": ["Nguyễn Văn An", "Trần Thị Bình"], "ward": ["Phú An", "Thanh An"]})
    assert scan_table(people, "s", closed={"Họ và tên"}) == [Hit("s", "Họ và tên", "heading", 1)]
    assert scan_table(people, "s") == [
        Hit("s", "Họ và tên", "heading", 1),
        Hit("s", "Họ và tên", "name", 2),
    ]


def test_a_column_of_legal_texts_may_name_days_and_nothing_else() -> None:
    texts = ["Quyết định 06/QĐ-TTg ngày 06/01/2022", "Kế hoạch ngày 3 tháng 4 năm 2026; 0912 345 678"]
    assert hits(texts) == [("date", 1), ("phone", 1)] or hits(texts) == [("phone", 1), ("date", 1)]
    assert hits(texts, dated={"a"}) == [("phone", 1)]
    assert scan_texts(texts, "s", "comment", dates=False) == [Hit("s", "comment", "phone", 1)]
    assert hits([date(2026, 1, 1)], dated={"a"}) == []


def test_the_gates_own_line_numbers_are_not_searched() -> None:
    lines = pl.Series("_line", range(33_000, 33_000 + 6000), dtype=pl.UInt32)
    assert scan_table(lines.to_frame(), "s") == []
    assert scan_table(lines.cast(pl.Int64).to_frame(), "s") == [Hit("s", "_line", "date", 6000)]


@pytest.mark.parametrize(
    "column",
    [
        pl.Series([["079085012345"], ["x", "y"]]),
        pl.Series([{"x": "079085012345", "y": 1}]),
        pl.Series([[{"x": 79_085_012_345}]]),
        pl.Series([b"079085012345"]),
        pl.Series(["079085012345"], dtype=pl.Categorical),
        pl.Series(["079085012345"], dtype=pl.Enum(["079085012345"])),
        pl.Series([object(), "079085012345"], dtype=pl.Object),
    ],
    ids=["list", "struct", "list of structs", "bytes", "categorical", "enum", "object"],
)
def test_a_column_of_any_type_is_searched(column: pl.Series) -> None:
    assert hits(column) == [("id_number", 1)]


def test_nulls_empty_cells_and_empty_tables_are_nothing() -> None:
    assert scan_table(pl.DataFrame(), "s") == []
    assert scan_texts([], "s", "c") == []
    for kind in (
        pl.String,
        pl.Int64,
        pl.Float64,
        pl.Date,
        pl.Boolean,
        pl.Null,
        pl.List(pl.String),
        pl.Binary,
    ):
        assert hits(pl.Series([None, None], dtype=kind)) == hits(pl.Series([], dtype=kind)) == []
    assert hits(["", " ", "\t"]) == []
    assert hits([float("nan"), float("inf"), -1.5]) == []


def test_a_cell_counts_once_and_a_repeated_one_as_often_as_it_stands_there() -> None:
    cell = "Nguyễn Văn An, CCCD 079085012345, ĐT 0912345678, an@vi.du.vn"
    assert sum(count for _, count in hits([cell] * 7)) == 7
    assert hits(["079085012345"] * 100_000 + ["x"] * 100_000) == [("id_number", 100_000)]


@pytest.mark.parametrize(
    ("heading", "personal"),
    [
        ("Họ và tên", True),
        ("ho_ten", True),
        ("HỌ TÊN CHỦ HỘ", True),
        ("Ho\u0323 te\u0302n", True),
        ("Số CCCD", True),
        ("so_cmnd", True),
        ("Số định danh cá nhân", True),
        ("Ngày sinh", True),
        ("Ngày, tháng, năm sinh", True),
        ("SĐT", True),
        ("Số điện thoại liên hệ", True),
        ("dateOfBirth", True),
        ("full_name", True),
        ("Địa chỉ thường trú", True),
        ("E-mail", True),
        ("Mã số thuế", True),
        ("Số thẻ BHYT", True),
        ("Biển số xe", True),
        ("CCCD chủ hộ", True),
        ("Số sổ BHXH", True),
        ("Hồ sơ số hóa", False),
        ("Số CCCD đã cấp", False),
        ("Tổng số CCCD", False),
        ("CCCD chưa trả", False),
        ("Số lượng địa chỉ", False),
        ("Số hồ sơ", False),
        ("Hồ sơ tiếp nhận", False),
        ("Nhóm tuổi", False),
        ("Địa bàn", False),
        ("Tên dịch vụ", False),
        ("Tên cơ quan", False),
        ("name_vi", False),
        ("full_name_vi", False),
        ("Phường, xã mới", False),
        ("Mã đơn vị mới", False),
        ("Tài khoản định danh điện tử mức độ 2", False),
        ("Thẻ căn cước đã trả", False),
        ("Đăng ký thường trú", False),
    ],
)
def test_a_heading_of_personal_data_is_known_in_any_spelling(heading: str, personal: bool) -> None:
    assert names_personal_data(heading) is personal
    found = scan_table(pl.DataFrame({heading: [1, 2]}), "s")
    assert [hit.kind for hit in found] == (["heading"] if personal else [])


def test_an_endless_heading_costs_nothing() -> None:
    started = time.perf_counter()
    assert names_personal_data("ho ten " * 100_000)
    assert not names_personal_data("số hồ sơ " * 100_000)
    assert time.perf_counter() - started < 1


# No value ever comes back.


def test_a_heading_or_a_sheet_that_is_an_identifier_is_not_repeated() -> None:
    table = pl.DataFrame({"x": [1], "079085012345": [1], "Nguyễn Văn An": [1], "Trần Minh Quân": [1]})
    assert scan_table(table, "CCCD 074085012345") == [
        Hit(UNNAMED, "#2", "id_number", 1),
        Hit(UNNAMED, "#3", "name", 1),
        Hit(UNNAMED, "#4", "name", 1),
    ]
    assert scan_texts(["079085012345"], "Lê Văn Tám", "comment") == [Hit(UNNAMED, "comment", "id_number", 1)]


MAKERS = (
    corpora.id_number, corpora.old_id_number, corpora.health_card, corpora.tax_code, corpora.written_phone,
    corpora.email, corpora.plate, corpora.passport, corpora.written_day,
)  # fmt: skip


@given(
    seed=st.integers(0, 10**6), rows=st.integers(1, 30), rubbish=st.lists(st.text(max_size=40), max_size=30)
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_scan_neither_returns_nor_logs_nor_prints_a_value(seed, rows, rubbish, caplog, capsys) -> None:
    chance = random.Random(seed)
    caplog.set_level(logging.DEBUG)
    values = [
        chance.choice(list(corpora.DISGUISES.values())[:3])(chance.choice(MAKERS)(chance), chance)
        for _ in range(rows)
    ]
    cells = (values + rubbish + [""] * 30)[:30]
    table = pl.DataFrame({"a": cells, values[0]: chance.sample(cells, len(cells))})
    found = scan_table(table, values[-1]) + scan_texts(cells, "s", "c")
    assert all(hit.kind in KINDS and hit.count > 0 for hit in found)
    given_back = {hit.sheet for hit in found} | {hit.column for hit in found}
    read = capsys.readouterr()
    said = read.out + read.err + caplog.text
    for value in values:
        assert value not in said
        if sum(
            hit.count for hit in scan_texts([value], "s", "c")
        ):  # a value of a kind that is judged by itself
            assert value not in given_back


# The forms below the rules.


def test_every_script_and_unseen_sign_has_one_plain_form() -> None:
    texts = [
        "Số\u00a00\u200b7９ ٣٤ ①❷",
        "a – b — c − d",
        "Đỗ Thi\u0323 A\u0301nh",
        None,
        " x \t\n y ",
        "ô\u031b",
    ]
    assert plain_form(pl.Series(texts)).to_list() == [
        "So 079 34 12",
        "a - b - c - d",
        "Do Thi Anh",
        None,
        "x y",
        "o",
    ]
    assert seen_form(pl.Series(["Đỗ Thi\u0323 A\u0301nh\u200b", "  a\u00a0b", None])).to_list() == [
        "Đỗ Thị Ánh",
        "a b",
        None,
    ]


def test_loose_texts_are_no_column_and_each_is_judged_by_itself() -> None:
    comments = ["đã kiểm tra", "chờ bổ sung", "Trần Minh Quân", "xong", "đúng hạn"]
    assert scan_texts(comments, "s", "comment") == [Hit("s", "comment", "name", 1)]
    assert hits(comments) == []  # the same in a column: one cell may be anything


def test_the_number_of_a_kind_does_not_depend_on_how_often_values_repeat() -> None:
    chance = random.Random(6)
    values = [corpora.id_number(chance) for _ in range(500)] + [corpora.email(chance) for _ in range(300)]
    once = dict(hits(values))
    assert once == {"id_number": 500, "email": 300}
    assert dict(hits(values * 8)) == {"id_number": 4000, "email": 2400}
