"""The gate's verdict: contract first, scan second; one identifier refuses the whole file, and no value is told."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from pipeline.extract_files import ExtractRefused
from pipeline.gate.check import check_file, last_full_month
from pipeline.gate.errors import FileRefused
from pipeline.gate.extract_archive import pack_extract, unpack_extract
from pipeline.gate.extract_check import check_extract_folder
from pipeline.gate.opening import Limits
from pipeline.gate.problems import write_problems
from pipeline.gate.verdict import said
from pipeline.publish import publish
from tests.pipeline.gate.agency_files import (
    TODAY,
    Row,
    dossier_row,
    filled_template,
    found_in,
    new_month,
    offer_rows,
    target_row,
    write_csv,
)
from tests.pipeline.tiny_extract import write_tiny_extract

ID_NUMBER, PHONE, NAME = "074090001234", "0908123456", "Trần Thị Canary"


def test_a_valid_file_is_accepted_with_its_checksum_and_table(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "hồ sơ 10-2026.csv", new_month("2026-10"))
    verdict = check_file(path, today=TODAY)
    assert verdict.accepted
    assert (verdict.kind, verdict.file_name, verdict.size_bytes) == (
        "dossiers",
        path.name,
        path.stat().st_size,
    )
    assert verdict.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (verdict.rows, verdict.valid_rows, verdict.refused_rows) == (36, 36, 0)
    assert verdict.table.height == 36
    assert said(verdict).vi == "Đạt yêu cầu: 36 dòng, hợp lệ 36, chưa đạt 0."


def test_days_of_the_templates_own_guide_are_no_sign_of_a_person(tmp_path: Path) -> None:
    path = filled_template(tmp_path / "filled.xlsx", "dossiers", new_month("2026-10"))
    book = load_workbook(path)
    book["Hướng dẫn"]["A1"].value = "Hướng dẫn của đơn vị"
    book.save(path)
    assert (found_in(path).hits, found_in(path).problems.height) == ((), 1)
    book["Số liệu"].insert_rows(1)
    book["Số liệu"]["A1"].value = "Báo cáo tháng 10/2026"
    book.save(path)
    assert (found_in(path).kind, found_in(path).hits) == (None, ())


def test_a_file_with_one_identifier_is_refused_whole_and_its_value_is_told_nowhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    rows = [target_row(), target_row(area_code="25747", source=f"Số {ID_NUMBER}")]
    path = write_csv(tmp_path / f"chi tieu {PHONE}.csv", rows)
    verdict = check_file(path, today=TODAY)
    write_problems(verdict, tmp_path / "problems.csv")
    assert not verdict.accepted
    assert verdict.table is None
    assert verdict.problems.is_empty()
    assert [(hit.column, hit.kind, hit.count) for hit in verdict.hits] == [
        ("Nguồn", "id_number", 1),
        ("tên tệp · file name", "phone", 1),
    ]
    told = [
        repr(verdict),
        str(verdict.problems),
        (tmp_path / "problems.csv").read_text(encoding="utf-8"),
        said(verdict).vi,
        caplog.text,
    ]
    told += list(capfd.readouterr())
    assert [value for value in (ID_NUMBER, PHONE) if any(value in text for text in told)] == []


def test_bad_lines_come_back_as_a_table_that_excel_opens(tmp_path: Path) -> None:
    rows = [{**row, "=1+1": "x"} for row in new_month("2026-10")]
    rows[3]["received"] = "999"
    verdict = check_file(write_csv(tmp_path / "=cmd.csv", rows), today=TODAY)
    write_problems(verdict, tmp_path / "back" / "problems.csv")
    text = (tmp_path / "back" / "problems.csv").read_bytes().decode("utf-8-sig")
    assert (tmp_path / "back" / "problems.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    lines = text.splitlines()
    assert lines[:6] == [
        "Tệp · File;_cmd.csv",
        f"SHA-256;{verdict.sha256[:16]}…",
        "Loại · Kind;dossiers",
        "Số dòng · Rows;36",
        "Hợp lệ · Valid;35",
        "Chưa đạt · Not valid;1",
    ]
    assert lines[8] == "Trang · Sheet;Dòng · Line;Cột · Column;Lý do;Reason"
    assert len(lines) == 9 + verdict.problems.height == 9 + 6
    assert lines[9].startswith(';;\'=1+1;"không phải là cột của mẫu; hãy bỏ cột này";')
    assert lines[10].startswith(";5;Hồ sơ tiếp nhận;không bằng tổng các cột hình thức nộp;is not the sum")


def test_an_unknown_column_is_named_only_when_its_heading_is_harmless(tmp_path: Path) -> None:
    row = dossier_row("2026-10", "25747", "25747")
    found = found_in(
        write_csv(tmp_path / "file.csv", [{**row, "Ghi chú": "x", NAME: "x", f"Số {ID_NUMBER}": "x"}])
    )
    told = found.problems.filter(pl.col("reason_vi").str.contains("không phải là cột"))["column"].to_list()
    assert told == ["Ghi chú", "cột thứ 21 · column 21", "cột thứ 22 · column 22"]
    assert {(hit.column, hit.kind) for hit in found.hits} >= {("cột thứ 22 · column 22", "id_number")}


def test_a_file_without_headings_tells_nothing_of_its_first_row(tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_text(
        f"{NAME};{ID_NUMBER};1990\nLê Văn B;074090001235;1991\n", encoding="utf-8"
    )
    found = found_in(tmp_path / "file.csv")
    assert (found.kind, found.rows, found.valid_rows, found.table) == (None, 1, 0, None)
    assert {hit.kind for hit in found.hits} >= {"id_number"}
    assert {hit.column for hit in found.hits} <= {f"cột thứ {place} · column {place}" for place in (1, 2, 3)}
    assert NAME not in repr(found)


def test_missing_and_doubled_columns_are_told_and_no_row_is_valid(tmp_path: Path) -> None:
    rows = [{**row, "Tháng báo cáo": "10/2026"} for row in offer_rows("2026-10")]
    rows = [{name: cell for name, cell in row.items() if name != "services"} for row in rows]
    found = found_in(write_csv(tmp_path / "file.csv", rows))
    assert (found.kind, found.rows, found.valid_rows) == ("service_offers", 3, 0)
    assert found.problems.select("line", "column", "reason_en").rows() == [
        (None, "Số thủ tục", "this column is missing"),
        (
            None,
            "Tháng",
            "means the same as another column; take one out",
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "column", "kind"),
    [
        ({"programme": f"Kế hoạch, liên hệ {PHONE}"}, "Chương trình", "phone"),
        ({"source": "Công an tỉnh, phongpc06@example.vn"}, "Nguồn", "email"),
        ({"legal_basis": f"Công dân số {ID_NUMBER}"}, "Căn cứ pháp lý", "id_number"),
        ({"area_code": ID_NUMBER}, "Địa bàn", "id_number"),
        ({"value": ID_NUMBER}, "Giá trị", "id_number"),
    ],
)
def test_words_and_refused_cells_are_scanned(tmp_path: Path, changes: Row, column: str, kind: str) -> None:
    found = found_in(write_csv(tmp_path / "file.csv", [target_row(**changes)]))
    assert [(hit.column, hit.kind, hit.count) for hit in found.hits] == [(column, kind, 1)]


def test_days_in_a_legal_basis_and_wrong_names_of_areas_are_no_identifiers(tmp_path: Path) -> None:
    rows = [target_row(legal_basis="Nghị quyết 50/NQ-CP ngày 08/04/2023", area_code="Nguyễn Văn Hùng")]
    found = found_in(write_csv(tmp_path / "file.csv", rows))
    assert found.hits == ()
    assert found.problems["reason_en"].to_list() == ["is not in the closed list"]


def test_comments_hidden_sheets_and_rows_are_seen_and_a_sender_may_have_a_name(tmp_path: Path) -> None:
    path = filled_template(tmp_path / "mau.xlsx", "service_offers", offer_rows("10/2026"))
    book = load_workbook(path)
    book.properties.lastModifiedBy = NAME
    book.save(path)
    assert found_in(path).hits == ()
    book.worksheets[0]["A2"].comment = Comment(f"Số {ID_NUMBER}", "x")
    hidden = book.create_sheet(NAME)
    hidden.sheet_state = "veryHidden"
    hidden["A1"], hidden["A2"] = "Ghi chú", PHONE
    book.save(path)
    found = found_in(path)
    assert {(hit.sheet, hit.column, hit.kind) for hit in found.hits} >= {
        ("Số liệu", "ghi chú · comment", "id_number"),
        ("trang thứ 4 · sheet 4", "cột thứ 1 · column 1", "phone"),
    }
    assert "trang thừa; chỉ nộp trang số liệu" in found.problems["reason_vi"].to_list()
    assert NAME not in repr(found)


def test_a_parquet_file_is_judged_by_the_same_contract(tmp_path: Path) -> None:
    pl.DataFrame(new_month("2026-10")).write_parquet(tmp_path / "file.parquet")
    found = found_in(tmp_path / "file.parquet")
    assert (found.kind, found.valid_rows, found.hits) == ("dossiers", 36, ())
    assert found.problems.is_empty()


def test_an_extract_packed_by_its_owner_is_accepted_and_unpacks_to_the_same_files(tmp_path: Path) -> None:
    folder = write_tiny_extract(tmp_path / "extract")
    pack_extract(folder, tmp_path / "extract.zip")
    verdict = check_file(tmp_path / "extract.zip", today=TODAY)
    assert (verdict.accepted, verdict.kind, verdict.table) == (True, "extract", None)
    assert verdict.rows == verdict.valid_rows > 0
    unpacked = unpack_extract(tmp_path / "extract.zip", tmp_path / "again")
    assert {file.name: file.read_bytes() for file in unpacked.iterdir()} == {
        file.name: file.read_bytes() for file in folder.iterdir()
    }


@pytest.mark.parametrize("extra", ["persons.csv", "../manifest.json", "a/b/manifest.json"])
def test_a_zip_that_is_not_exactly_an_extract_is_refused_and_leaves_nothing(
    extra: str, tmp_path: Path
) -> None:
    pack_extract(write_tiny_extract(tmp_path / "extract"), tmp_path / "extract.zip")
    with zipfile.ZipFile(tmp_path / "extract.zip", "a") as archive:
        archive.writestr(extra, ID_NUMBER)
    aside = tmp_path / "aside"
    aside.mkdir()
    with pytest.raises(FileRefused, match="đúng các tệp của bản trích"):
        unpack_extract(tmp_path / "extract.zip", aside / "extract")
    assert list(aside.iterdir()) == []


def test_a_zip_bomb_in_an_extract_is_stopped_while_it_inflates(tmp_path: Path) -> None:
    pack_extract(write_tiny_extract(tmp_path / "extract"), tmp_path / "extract.zip")
    with pytest.raises(FileRefused):
        unpack_extract(tmp_path / "extract.zip", tmp_path / "again", Limits(unzipped_bytes=1000))
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("entry", [{"source": ID_NUMBER}, {"extra": {"by": [ID_NUMBER]}}, {ID_NUMBER: "x"}])
def test_an_extract_whose_manifest_tells_of_a_person_is_not_published(entry: dict, tmp_path: Path) -> None:
    folder = write_tiny_extract(tmp_path / "extract")
    about = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(about | entry), encoding="utf-8")
    with pytest.raises(ExtractRefused) as refused:
        publish(folder, tmp_path / "releases", people_sheets=False)
    assert "manifest.json" in refused.value.vi
    assert ID_NUMBER not in refused.value.vi + refused.value.en


def test_a_sound_extract_folder_is_read(tmp_path: Path) -> None:
    extract = check_extract_folder(write_tiny_extract(tmp_path / "extract"))
    assert extract.tables["population"].height > 0


def test_the_last_full_month_is_the_one_before_today() -> None:
    assert last_full_month(TODAY) == "2026-10"
    assert last_full_month(TODAY.replace(month=1)) == "2025-12"
