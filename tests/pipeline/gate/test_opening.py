"""Valid files come out as their sender sees them: every value, every row with its number, every text beside the cells."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening import Limits, open_file
from tests.pipeline.gate.hostile import pack, parts, sheet, workbook

TEXT = 'Tháng,Phường xã\n10/2026,"Phường Thuận Giao, khu 1"\n09/2026,Xã Dầu Tiếng\n'
ROWS = [("10/2026", "Phường Thuận Giao, khu 1", 2), ("09/2026", "Xã Dầu Tiếng", 3)]


def written(tmp_path: Path, data: bytes | str, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rows(path: Path) -> list[tuple]:
    return open_file(path).sheets[""].rows()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_csv_of_every_common_encoding_delimiter_and_line_end_is_the_same_table(
    encoding, delimiter, line_end, tmp_path
):
    text = TEXT.replace(", khu", "\0").replace(",", delimiter).replace("\0", ", khu").replace("\n", line_end)
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    opened = open_file(written(tmp_path, mark + text.encode(encoding)))
    assert opened.format == "csv"
    assert opened.sheets[""].columns == ["Tháng", "Phường xã", "_line"]
    assert opened.sheets[""].rows() == ROWS
    assert opened.first_line == 2
    assert opened.loose == ()


def test_a_csv_keeps_every_value_as_it_stands(tmp_path):
    text = "a,b,c\n074090123456,007,1.50\n 1 ,-,1e5\nTRUE,NULL,NaN\n"
    assert rows(written(tmp_path, text)) == [
        ("074090123456", "007", "1.50", 2),
        (" 1 ", "-", "1e5", 3),
        ("TRUE", "NULL", "NaN", 4),
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    """Line breaks within quotes are no rows of their own; empty lines are."""
    text = '\n\na,b\n"x\ny",1\n\n,\n"",""\nz,2'
    opened = open_file(written(tmp_path, text))
    assert opened.sheets[""].rows() == [("x\ny", "1", 4), ("z", "2", 8)]
    assert opened.first_line == 4


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("said", "delimiter"), [("sep=;", ";"), ('"sep=;"', ";"), ("SEP=\t", "\t")])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_that_names_the_delimiter_is_no_row_as_in_a_spreadsheet(
    mark, said, delimiter, line_end, tmp_path
):
    lines = [said, f"a,b,c{delimiter}d", f"1,5{delimiter}2", "", f"3{delimiter}4"]
    opened = open_file(written(tmp_path, mark + line_end.join(lines)))
    assert opened.sheets[""].columns == ["a,b,c", "d", "_line"]
    assert opened.sheets[""].rows() == [("1,5", "2", 2), ("3", "4", 4)]
    assert opened.first_line == 2


def test_columns_without_a_name_are_called_by_their_letter(tmp_path):
    table = open_file(written(tmp_path, "a,,a,_line,,\n1,2,3,4,,\n")).sheets[""]
    assert table.columns == ["a", "(B)", "a (C)", "_line (D)", "_line"]
    assert table.row(0) == ("1", "2", "3", "4", 2)


def test_headings_may_hold_quotes_delimiters_and_line_breaks(tmp_path):
    table = open_file(written(tmp_path, '"Tỷ lệ\n(%)","a,b","Chữ ""c"""\n1,2,3\n')).sheets[""]
    assert table.columns == ["Tỷ lệ\n(%)", "a,b", 'Chữ "c"', "_line"]


def test_a_csv_without_rows_is_a_table_without_rows(tmp_path):
    table = open_file(written(tmp_path, "a,b\n")).sheets[""]
    assert (table.columns, table.height) == (["a", "b", "_line"], 0)


def test_many_uneven_lines_are_counted_and_the_first_are_named(tmp_path):
    with pytest.raises(
        FileRefused, match="50 dòng thừa hoặc thiếu ô so với dòng tiêu đề: dòng 2, 3, .*, 11 và …"
    ):
        open_file(written(tmp_path, "a,b\n" + "1\n" * 50))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(rows=2), "3 dòng, mức cho phép là 2"),
        (Limits(columns=1), "2 cột, mức cho phép là 1"),
        (Limits(cells=5), "ô, mức cho phép là 5"),
        (Limits(table_bytes=10), "mức cho phép là 0 MB"),
        (Limits(cell_chars=20), "20 ký tự"),
    ],
)
def test_a_csv_over_a_limit_is_refused(limits, words, tmp_path):
    with pytest.raises(FileRefused, match=words):
        open_file(written(tmp_path, TEXT + "08/2026,x\n"), limits)


cell = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@settings(max_examples=100, deadline=None)
@given(table=st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=6), delimiter=st.sampled_from(",;\t"))
def test_whatever_a_spreadsheet_writes_as_csv_is_read_back(table, delimiter, tmp_path_factory):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("a", "b", "c"), *table])
    path = tmp_path_factory.getbasetemp() / "round.csv"
    path.write_bytes(file.getvalue().encode("utf-8-sig"))
    opened = open_file(path).sheets[""].select(pl.exclude("_line")).rows()
    expected = [tuple(text or None for text in row) for row in table if any(row)]
    names = open_file(path).sheets[""].columns
    assert opened == [row[: len(names) - 1] for row in expected]


@pytest.fixture
def book(tmp_path: Path):
    """An XlsxWriter workbook and a function that closes and opens it."""
    path = tmp_path / "a.xlsx"
    made = xlsxwriter.Workbook(path)

    def opened():
        made.close()
        return open_file(path)

    return made, opened


def test_cells_come_out_as_a_reader_sees_them(book):
    made, opened = book
    page = made.add_worksheet("Số liệu")
    page.write_row(0, 0, ["a", "b", "c"])
    page.write_column(1, 0, [74123456789, "074123456789", 1234567890123, 0.1 + 0.2, 1.5, 12, True])
    for row, (value, look) in enumerate(
        [
            (datetime(2026, 10, 1), "dd/mm/yyyy"),
            (datetime(2026, 10, 1), "mm/yyyy"),  # '10/2026' typed into a cell of format General
            (datetime(1990, 4, 3, 13, 5), "yyyy-mm-dd hh:mm"),
        ],
        start=1,
    ):
        page.write_datetime(row, 1, value, made.add_format({"num_format": look}))
    page.write_number(4, 1, 0.5, made.add_format({"num_format": "0%"}))
    page.write_number(5, 1, 0.5, made.add_format({"num_format": "hh:mm"}))
    page.write_rich_string(6, 1, "074", made.add_format({"bold": True}), "090123456")
    page.write_string(7, 1, "dòng\nhai")
    assert opened().sheets["Số liệu"].select("a", "b").rows() == [
        ("74123456789", "01/10/2026"),
        ("074123456789", "01/10/2026"),
        ("1234567890123", "03/04/1990 13:05:00"),
        ("0.3", "0.5"),
        ("1.5", "12:00:00"),
        ("12", "074090123456"),
        ("true", "dòng\nhai"),
    ]


def test_hidden_sheets_rows_and_columns_are_read_like_others(book):
    made, opened = book
    for name, hide in (
        ("Một", lambda page: None),
        ("Hai", lambda page: page.hide()),
        ("Ba", lambda page: page.very_hidden()),
    ):
        page = made.add_worksheet(name)
        page.write_column(0, 0, ["a", 1, 2])
        page.write_column(0, 1, ["b", 3, 4])
        page.set_row(1, None, None, {"hidden": True})
        page.set_column(1, 1, None, None, {"hidden": True})
        hide(page)
    sheets = opened().sheets
    assert list(sheets) == ["Một", "Hai", "Ba"]
    for table in sheets.values():
        assert table.rows() == [("1", "3", 2), ("2", "4", 3)]


def test_a_table_that_begins_further_down_and_right_keeps_its_line_numbers_and_letters(book):
    made, opened = book
    page = made.add_worksheet()
    page.write_row(3, 2, ["a", "", "a"])
    page.write_row(6, 2, [1, 2, 3])
    table = opened().sheets["Sheet1"]
    assert table.columns == ["a", "(D)", "a (E)", "_line"]
    assert table.rows() == [("1", "2", "3", 7)]


def test_a_guide_sheet_may_have_merged_cells(tmp_path):
    merged = sheet(after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    entries = parts(merged)
    entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace("Trang 1", "Hướng dẫn")
    assert open_file(pack(tmp_path / "a.xlsx", entries)).sheets["Hướng dẫn"].height == 1


def test_every_text_beside_the_cells_is_loose(book):
    made, opened = book
    page = made.add_worksheet("Số liệu")
    page.write_column(0, 0, ["a", "b"])
    page.write_comment("A1", "lời chú", {"author": "người chú"})
    page.insert_textbox("C1", "hộp chữ", {"description": "mô tả hộp"})
    page.set_header("&Cđầu trang")
    page.set_footer("&Cchân trang")
    page.data_validation(
        "B1", {"validate": "list", "source": ["mục 1", "mục 2"], "input_message": "lời nhắc"}
    )
    page.write_url("A3", "https://example.vn/nguoi-nao", string="c", tip="lời mách")
    page.autofilter("A1:A2")
    page.filter_column_list(0, ["lọc cái này"])
    chart = made.add_chart({"type": "line"})
    chart.set_title({"name": "tên biểu đồ"})
    chart.add_series({"values": "='Số liệu'!$A$1:$A$2"})
    page.insert_chart("E1", chart)
    page.add_table("G1:H2", {"name": "Bang", "columns": [{"header": "cột một"}, {"header": "cột hai"}]})
    made.add_format({"num_format": '0" đồng tiền"'})
    made.define_name("ten_an", '="tên định nghĩa"')
    made.set_properties({"author": "tác giả nào", "company": "cơ quan nào", "comments": "ghi chú nào"})
    made.set_custom_property("thuộc tính", "giá trị riêng")
    made.set_custom_property("ngày", datetime(1990, 4, 3))
    found = set(opened().loose)
    assert {
        ("Số liệu", "comment", "lời chú"),
        ("Số liệu", "comment:author", "người chú"),
        ("Số liệu", "drawing", "hộp chữ"),
        ("Số liệu", "drawing", "mô tả hộp"),
        ("Số liệu", "header", "&Cđầu trang"),
        ("Số liệu", "header", "&Cchân trang"),
        ("Số liệu", "validation", '"mục 1,mục 2"'),
        ("Số liệu", "validation", "lời nhắc"),
        ("Số liệu", "link", "https://example.vn/nguoi-nao"),
        ("Số liệu", "link", "lời mách"),
        ("Số liệu", "filter", "lọc cái này"),
        ("Số liệu", "chart", "tên biểu đồ"),
        ("Số liệu", "table", "cột một"),
        ("", "hidden name", '"tên định nghĩa"'),
        ("", "sheet name", "Số liệu"),
        ("", "property:creator", "tác giả nào"),
        ("", "property:Company", "cơ quan nào"),
        ("", "property:description", "ghi chú nào"),
        ("", "property:custom", "thuộc tính"),
        ("", "property:custom", "giá trị riêng"),
        ("", "property:custom", "1990-04-03T00:00:00Z"),
    } <= found
    assert not {text for _, _, text in found} & {"b", "c"}  # what a cell shows is no loose text


def test_a_plain_workbook_has_hardly_a_loose_text(book):
    """What every program writes into every file (fonts, colours, times, numbers) must not raise a false alarm."""
    made, opened = book
    made.add_worksheet("Số").write_column(0, 0, ["a", 1])
    assert opened().loose == (
        ("", "sheet name", "Số"),
        ("", "property:Application", "Microsoft Excel"),
        ("", "property:lpstr", "Số"),
    )


MORE_PARTS = {
    "xl/threadedComments/threadedComment1.xml": "<a><threadedComment dT='2026-10-01T01:02:03.00'><text>lời đáp</text></threadedComment></a>",
    "xl/persons/person.xml": '<personList><person displayName="Tên Người Nào" id="{00000000-0000-0000-0000-000000000000}"/></personList>',
    "xl/pivotCache/pivotCacheRecords1.xml": '<r><s v="trong bộ nhớ"/><n v="74090123456"/><n v="12.5"/><x v="3"/></r>',
    "xl/printerSettings/printerSettings1.bin": b"\x01\x00" + "Máy in nào".encode("utf-16-le") + b"\0\0",
    "xl/sharedStrings.xml": "<sst><si><r><t>bị </t></r><r><t>bỏ lại</t></r></si><si><t>Tháng</t></si></sst>",
    "xl/styles.xml": "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0\" chữ kèm\"'/></numFmts></styleSheet>",
    "xl/drawings/vmlDrawing1.vml": "<xml xmlns:v='a'><v:textbox style='x:1'><div>ô chữ<br/>cũ</div></v:textbox></xml>",
}


def test_texts_of_parts_that_only_office_programs_write_are_loose(tmp_path):
    found = {
        (place, text)
        for _, place, text in open_file(pack(tmp_path / "a.xlsx", {**parts(sheet()), **MORE_PARTS})).loose
    }
    assert found == {
        ("sheet name", "Trang 1"),
        ("comment", "lời đáp"),
        ("comment:author", "Tên Người Nào"),
        ("pivot", "trong bộ nhớ"),
        ("pivot", "74090123456"),
        ("printer", "Máy in nào"),
        ("hidden text", "bị bỏ lại"),
        ("number format", '0" chữ kèm"'),
        ("drawing", "ô chữ\ncũ"),
    }


def test_a_workbook_of_another_program_is_read_too(tmp_path):
    made = openpyxl.Workbook()
    page = made.active
    page.append(["Tháng", "Ngày", "Số"])
    page.append(["10/2026", date(2026, 10, 1), 12])
    page["A2"].comment = Comment("lời chú", "ai đó")
    made.save(tmp_path / "a.xlsx")
    opened = open_file(tmp_path / "a.xlsx")
    assert opened.sheets["Sheet"].rows() == [("10/2026", "01/10/2026", "12", 2)]
    assert ("Sheet", "comment", "lời chú") in opened.loose


def test_a_workbook_is_told_by_its_content_not_by_its_name(tmp_path):
    path = workbook()(tmp_path).rename(tmp_path / "a.csv")
    assert open_file(path).format == "xlsx"


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(sheet_rows=1), "2 dòng, mức cho phép là 1"),
        (Limits(sheets=1), "2 trang tính"),
        (Limits(parts=5), "chứa 6 tệp"),
        (Limits(cells=7), "8 ô, mức cho phép là 7"),
        (Limits(workbook_bytes=100), "mức cho phép là 0 MB"),
        (Limits(unzipped_bytes=500), "lớn hơn 0 MB"),
    ],
)
def test_a_workbook_over_a_limit_is_refused(limits, words, tmp_path):
    with pytest.raises(FileRefused, match=words):
        open_file(workbook(sheet(), sheet())(tmp_path), limits)


def test_a_parquet_file_keeps_its_types(tmp_path):
    table = pl.DataFrame(
        {
            "period": ["2026-10", None, "2026-10"],
            "service": pl.Series(["a", "b", "a"], dtype=pl.Categorical),
            "received": pl.Series([1, 2, None], dtype=pl.Int32),
            "rate": [0.5, None, 1.0],
            "on": [date(2026, 10, 1)] * 3,
            "at": [datetime(2026, 10, 1, 2, 3)] * 3,
            "is_whole": [True, False, None],
            "exact": [Decimal("1.50")] * 3,
            "_line": [7, 8, 9],
        }
    )
    table.write_parquet(tmp_path / "a.parquet")
    opened = open_file(tmp_path / "a.parquet")
    assert opened.first_line == 1
    found = opened.sheets[""]
    assert found["_line"].to_list() == [1, 2, 3]
    assert found.select(pl.exclude("_line")).equals(
        table.rename({"_line": "_line (I)"}).with_columns(pl.col("service").cast(pl.String)), null_equal=True
    )
    assert found.schema["received"] == pl.Int32


def test_what_pandas_and_others_write_beside_the_rows_is_loose(tmp_path):
    frame = pd.DataFrame({"số": [1]}, index=pd.Index(["x"], name="tên người"))
    frame.attrs = {"ghi chú": "lời nào đó"}
    frame.to_parquet(tmp_path / "a.parquet")
    texts = {text for _, _, text in open_file(tmp_path / "a.parquet").loose}
    assert {"tên người", "ghi chú", "lời nào đó"} <= texts  # written there as \\u codes


def test_metadata_that_is_no_text_does_no_harm(tmp_path):
    field = pa.field("a", pa.int64(), metadata={b"\xff": b"\xfe"})
    pq.write_table(pa.table({"a": [1]}, pa.schema([field], {b"\xfa": b"\xfb"})), tmp_path / "a.parquet")
    assert open_file(tmp_path / "a.parquet").sheets[""].rows() == [(1, 1)]


def test_a_parquet_file_without_rows_is_a_table_without_rows(tmp_path):
    pl.DataFrame(schema={"a": pl.String, "b": pl.Int64}).write_parquet(tmp_path / "a.parquet")
    assert open_file(tmp_path / "a.parquet").sheets[""].schema == {
        "a": pl.String,
        "b": pl.Int64,
        "_line": pl.UInt32,
    }
