"""The sheet to fill in: filled, it passes the gate; empty, the gate says so; its words are the contract's own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.gate.contracts import CONTRACTS
from pipeline.gate.contracts.wording import markdown
from pipeline.gate.template_guide import GUIDE
from pipeline.gate.template_lists import LISTS
from pipeline.gate.templates import DATA, write_template
from tests.pipeline.gate.agency_files import (
    LAST_MONTH,
    dossier_row,
    filled_template,
    found_in,
    new_month,
    offer_rows,
    target_row,
)

ROOT = Path(__file__).resolve().parents[3]
KINDS = list(CONTRACTS)


def rows_of(kind: str) -> list[dict]:
    """As somebody types them: names from the dropdowns."""
    if kind == "dossiers":
        named = dossier_row("10/2026", "Phường Phú Cường", "Phường Thủ Dầu Một", service="Đăng ký thường trú")
        return [row for row in new_month("10/2026") if row["unit_code"] != "25747"] + [named]
    if kind == "service_offers":
        names = ("Toàn trình", "Một phần", "Cung cấp thông tin")
        return [{**row, "provision": name} for row, name in zip(offer_rows("10/2026"), names, strict=True)]
    return [
        target_row(indicator_id="Tỷ lệ đã trả thẻ căn cước", area_code="Phường Thủ Dầu Một", unit="Tỷ lệ")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_template_passes_the_gate(kind: str, tmp_path: Path) -> None:
    rows = rows_of(kind)
    found = found_in(filled_template(tmp_path / "mau.xlsx", kind, rows))
    assert (found.kind, found.rows, found.valid_rows, found.hits) == (kind, len(rows), len(rows), ())
    assert found.problems.rows() == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_template_is_told_to_have_no_row(kind: str, tmp_path: Path) -> None:
    write_template(CONTRACTS[kind], tmp_path / "mau.xlsx", LAST_MONTH)
    found = found_in(tmp_path / "mau.xlsx")
    assert (found.kind, found.rows, found.hits) == (kind, 0, ())
    assert found.problems.rows() == [
        (DATA, None, None, "chưa có dòng số liệu nào", "there is no row of figures yet")
    ]


def test_a_template_of_an_earlier_month_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(CONTRACTS["service_offers"], path, "2026-03")
    assert found_in(path).problems.height == 1


@pytest.mark.parametrize(("sheet", "cell"), [(GUIDE, "B30"), (LISTS, "A200")])
def test_words_added_to_the_guide_or_the_lists_are_seen(sheet: str, cell: str, tmp_path: Path) -> None:
    path = filled_template(tmp_path / "mau.xlsx", "service_offers", rows_of("service_offers"))
    book = load_workbook(path)
    book[sheet][cell].value = "gọi 0908123456"
    book.save(path)
    found = found_in(path)
    assert [(hit.sheet, hit.kind, hit.count) for hit in found.hits] == [(sheet, "phone", 1)]
    assert found.problems["reason_vi"].to_list() == [
        "khác nội dung của mẫu; giữ nguyên trang này hoặc xóa cả trang"
    ]


def test_equal_templates_are_equal_files_and_name_no_person(tmp_path: Path) -> None:
    for kind, contract in CONTRACTS.items():
        one, two = tmp_path / f"{kind}-1.xlsx", tmp_path / f"{kind}-2.xlsx"
        write_template(contract, one, LAST_MONTH)
        write_template(contract, two, LAST_MONTH)
        assert one.read_bytes() == two.read_bytes()
        with zipfile.ZipFile(one) as parts:
            core = parts.read("docProps/core.xml").decode()
        assert "<dc:creator>Bảng 06</dc:creator><cp:lastModifiedBy>Bảng 06</cp:lastModifiedBy>" in core


def test_a_template_has_dropdowns_limits_and_a_frozen_heading(tmp_path: Path) -> None:
    write_template(CONTRACTS["dossiers"], tmp_path / "mau.xlsx", LAST_MONTH)
    book = load_workbook(tmp_path / "mau.xlsx")
    sheet = book[DATA]
    assert [cell.value for cell in sheet[1]] == [
        column.heading.vi for column in CONTRACTS["dossiers"].columns
    ]
    assert sheet.freeze_panes == "E2"
    limits = {str(limit.sqref).split(":")[0]: limit for limit in sheet.data_validations.dataValidation}
    assert limits["A2"].type == limits["B2"].type == "list"
    assert (limits["E2"].type, limits["E2"].formula1, limits["E2"].formula2) == ("whole", "0", "1000000")
    lists = book[LISTS]
    first, last = limits["B2"].formula1.split("!")[1].replace("$", "").split(":")
    shown = {row[0].value for row in lists[first:last]}
    assert len(shown) == 91
    assert "Phường Phú Cường" in shown
    first, last = limits["A2"].formula1.split("!")[1].replace("$", "").split(":")
    assert (lists[first].value, lists[last].value) == ("10/2026", "01/2021")


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_explains_every_column_in_both_languages(kind: str, tmp_path: Path) -> None:
    write_template(CONTRACTS[kind], tmp_path / "mau.xlsx", LAST_MONTH)
    told = [
        tuple(cell.value for cell in row) for row in load_workbook(tmp_path / "mau.xlsx")[GUIDE].iter_rows()
    ]
    for column in CONTRACTS[kind].columns:
        assert any(row[:2] == (column.heading.vi, column.meaning.vi) for row in told)
        assert any(row[1] == column.meaning.en for row in told)


@pytest.mark.parametrize("kind", KINDS)
def test_the_document_of_data_says_what_the_contract_says(kind: str) -> None:
    assert markdown(CONTRACTS[kind]) in (ROOT / "docs" / "DATA.md").read_text(encoding="utf-8")
