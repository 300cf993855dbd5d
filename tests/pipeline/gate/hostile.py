"""Makers of hostile, broken and unwelcome files. Each is small on disk and made in a moment.

HOSTILE: {name: (maker, words of the refusal)}. A maker takes an empty folder and gives back the file in it.
"""

from __future__ import annotations

import base64
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.parquet import encryption

MB = 1 << 20
CANARY = "074090123456"  # stands in many of the files, and may stand in no message
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELLS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Tháng</t></is></c><c r="B1" t="inlineStr"><is><t>Số</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>10/2026</t></is></c><c r="B2"><v>12</v></c></row>'
)
Maker = Callable[[Path], Path]


def sheet(cells: str = CELLS, after: str = "", before: str = "") -> str:
    return f'{before}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{cells}</sheetData>{after}</worksheet>'


def parts(*sheets: str) -> dict[str, str | bytes]:
    """The parts of a plain workbook with these sheets."""
    numbers = range(1, len(sheets) + 1)
    tabs = "".join(f'<sheet name="Trang {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets, start=1)},
    }


def pack(path: Path, entries: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def workbook(*sheets: str, **more: str | bytes) -> Maker:
    """more: parts to add or to replace; '__' stands for '/', '_dot_' for '.'."""
    added = {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()}
    return lambda folder: pack(folder / "a.xlsx", {**parts(*(sheets or (sheet(),))), **added})


def content(name: str, data: bytes) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def raw_entry(
    name: bytes, data: bytes, *, size: int, flags: int = 0, method: int = 8, mode: int = 0
) -> Maker:
    """A ZIP of one deflated entry whose header says what it likes. size: as declared, whatever it unfolds to."""
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(data) + packer.flush()
    crc = zlib.crc32(data[:size])
    fixed = struct.pack(
        "<HHHHIIIHH", flags, zipfile.ZIP_DEFLATED, 0, 0x21, crc, len(packed), size, len(name), 0
    )
    local = b"PK\x03\x04" + struct.pack("<H", 20) + fixed + name + packed
    central = (
        b"PK\x01\x02" + struct.pack("<HH", 0x0314, 20) + fixed + struct.pack("<HHHII", 0, 0, 0, mode << 16, 0)
    )
    central += name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return content("a.xlsx", local + central + end)


def parquet(table: pa.Table, **options) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def _sparse(folder: Path) -> Path:
    path = folder / "a.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,2\n")
        file.truncate(10 << 30)
    return path


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "a.csv")
    return folder / "a.csv"


def _doubled(folder: Path) -> Path:
    path = workbook()(folder)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/worksheets/SHEET1.xml", sheet(CELLS.replace("12", CANARY)))
    return path


def _wrong_checksum(folder: Path) -> Path:
    path = pack(folder / "a.xlsx", parts(sheet()), zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"<v>12</v>", b"<v>21</v>"))
    return path


def _bomb(folder: Path) -> Path:
    zeros = sheet('<row r="1"><c r="A1"><v>' + "0" * (60 * MB) + "</v></c></row>")
    return workbook(zeros)(folder)


def _half(make: Maker, share: float = 0.5) -> Maker:
    def cut(folder: Path) -> Path:
        path = make(folder)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        return path

    return cut


def _plain_parquet(rows: int = 1000) -> bytes:
    return parquet(pa.table({"tháng": ["10/2026"] * rows, "số": list(range(rows))}), store_schema=False)


def _lying_rows(told: int, places: int = -1) -> Maker:
    """The footer says another number of rows (at its first `places` places). Both take two bytes there."""
    data = _plain_parquet(1000)
    footer = len(data) - 8 - struct.unpack("<I", data[-8:-4])[0]
    lie = data[footer:].replace(_varint(1000), _varint(told), places)
    return content("a.parquet", data[:footer] + lie)


def _varint(number: int) -> bytes:
    number, out = number << 1, b""
    while number > 0x7F:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


def _no_text() -> pa.StringArray:
    return pa.StringArray.from_buffers(
        1, pa.array([0, 3], pa.int32()).buffers()[1], pa.py_buffer(b"a\xff\xfe")
    )


def _dictionary_bomb(folder: Path) -> Path:
    """Two million rows that share one text of 30,000 letters: 60 GB in some hundred bytes a page."""
    one = pa.DictionaryArray.from_arrays(pa.array([0] * 2_000_000, pa.int32()), pa.array(["a" * 30_000]))
    return content("a.parquet", parquet(pa.table({"a": one})))(folder)


def _repeated_numbers(folder: Path) -> Path:
    """Ten million rows of 30 columns of one value: 2.4 GB of numbers in a few kilobytes."""
    column = pa.RunEndEncodedArray.from_arrays(pa.array([10_000_000], pa.int32()), pa.array([7], pa.int64()))
    flat = pa.compute.run_end_decode(column)
    return content("a.parquet", parquet(pa.table({f"c{n}": flat for n in range(30)})))(folder)


class _KeysAtHand(encryption.KmsClient):
    def wrap_key(self, key_bytes: bytes, master_key_identifier: str) -> bytes:
        return base64.b64encode(key_bytes)


def _encrypted(*, plain_footer: bool) -> Maker:
    def make(folder: Path) -> Path:
        table = pa.table({"a": [CANARY], "b": [1]})
        keys = encryption.CryptoFactory(lambda _: _KeysAtHand())
        properties = keys.file_encryption_properties(
            encryption.KmsConnectionConfig(),
            encryption.EncryptionConfiguration("k", column_keys={"k": ["a"]}, plaintext_footer=plain_footer),
        )
        with pq.ParquetWriter(folder / "a.parquet", table.schema, encryption_properties=properties) as file:
            file.write_table(table)
        return folder / "a.parquet"

    return make


def _many_parts(folder: Path) -> Path:
    return pack(
        folder / "a.xlsx", {**parts(sheet()), **{f"xl/worksheets/a{n}.xml": "<a/>" for n in range(2500)}}
    )


def _cell(reference: str) -> str:
    return f'<c r="{reference}"><v>1</v></c>'


_WIDE = '<row r="1">' + "".join(_cell(f"{letters}1") for letters in ("A", "GR", "GS")) + "</row>"
_FORMULA = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c></row>'
_LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
_OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
_TCVN3 = "Th¸ng,Ph\xad\xeang x·,Sè hå s¬ tiÕp nhËn,Tr¶ ®óng h¹n\n10/2026,Ph\xad\xeang ThuËn Giao,12,11\n"
_VNI = "Thaùng,Phöôøng xaõ,Soá hoà sô tieáp nhaän,Traû ñuùng haïn\n10/2026,Phöôøng Thuaän Giao,12,11\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

FORMATS: dict[str, tuple[Maker, str]] = {
    "nothing in it": (content("a.csv", b""), "trống"),
    "only line ends": (content("a.csv", b"\n\n\r\n"), "trống"),
    "a folder": (lambda folder: folder, "tệp thông thường"),
    "no file": (lambda folder: folder / "a.csv", "tệp thông thường"),
    "PDF named csv": (content("a.csv", b"%PDF-1.7\n" + bytes(100)), "PDF"),
    "HTML named xls": (content("a.xls", b"\xef\xbb\xbf\n<html><table><tr><td>1"), "trang web hoặc XML"),
    "XML of Excel 2003": (content("a.xls", b'<?xml version="1.0"?><Workbook/>'), "trang web hoặc XML"),
    "old xls": (content("a.xlsx", _OLE), "kiểu cũ (.xls)"),
    "xlsx with a password": (content("a.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le")), "mật khẩu"),
    "gzip": (content("a.csv.gz", b"\x1f\x8b\x08" + bytes(20)), "gzip"),
    "7z": (content("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(20)), "7z"),
    "RAR": (content("a.rar", b"Rar!\x1a\x07" + bytes(20)), "RAR"),
    "SQLite": (content("a.csv", b"SQLite format 3\0" + bytes(20)), "SQLite"),
    "DuckDB": (content("a.csv", bytes(8) + b"DUCK" + bytes(20)), "DuckDB"),
    "PNG": (content("a.png", b"\x89PNG\r\n\x1a\n" + bytes(20)), "PNG"),
    "JSON": (content("a.csv", b'[{"a": 1}]'), "JSON"),
    "program": (content("a.csv", b"MZ" + bytes(200)), "EXE"),
    "Word": (lambda folder: pack(folder / "a.docx", {"word/document.xml": "<a/>"}), "Word"),
    "OpenDocument": (lambda folder: pack(folder / "a.ods", {"content.xml": "<a/>"}), "OpenDocument"),
    "a CSV in a ZIP": (lambda folder: pack(folder / "a.csv", {"a.csv": "a,b\n1,2\n"}), "tệp nén"),
}
CSV: dict[str, tuple[Maker, str]] = {
    "NUL bytes": (content("a.csv", b"a,b\n1,\0\n"), "hỏng"),
    "UTF-16 without a mark": (content("a.csv", "a,b\n1,2\n".encode("utf-16-le")), "hỏng"),
    "UTF-16 cut in a letter": (content("a.csv", "a,b\n1,2\n".encode("utf-16")[:-1]), "hỏng"),
    "UTF-16 with half a pair": (content("a.csv", b"\xff\xfea\0,\0\x00\xd8b\0"), "hỏng"),
    "UTF-32": (content("a.csv", "a,b\n1,2\n".encode("utf-32")), "hỏng"),
    "TCVN3": (content("a.csv", _TCVN3.encode("latin-1")), "TCVN3"),
    "VNI": (content("a.csv", _VNI.encode("cp1252")), "VNI"),
    "Windows-1258": (
        content("a.csv", bytes.fromhex("746861ec6e672c7068fdf5cc6e670a312c320a")),
        "Windows-1258",
    ),
    "VISCII": (
        content("a.csv", bytes.fromhex("7468e16e672c7068dfb66e672c6875b7c66e2c746869aa750a")),
        "không phải mã",
    ),
    "VPS": (
        content("a.csv", bytes.fromhex("7468e16e672c7068dca96e672c6875798c6e2c7469898970")),
        "không phải mã",
    ),
    "Latin-1": (content("a.csv", "Année,Numéro\n1,2\n".encode("latin-1")), "không phải mã"),
    "UTF-8 cut in a letter": (content("a.csv", "a,b\n1,ộ".encode()[:-1]), "không phải mã"),
    "noise": (content("a.csv", bytes(range(1, 256)) * 50), "không phải mã"),
    "an open quote": (content("a.csv", f'a,b\n1,"{CANARY}\n3,4\n'.encode()), "không đóng"),
    "more and fewer cells": (
        content("a.csv", f'a,b\n"x\ny",1\n\n{CANARY}\n1,2,3\n4,5\n'.encode()),
        "dòng 4 và 5",
    ),
    "one line without an end": (content("a.csv", b"a,b\n" + b"1" * (3 * MB)), "32.767 ký tự"),
    "a long cell": (content("a.csv", b"a,b\n1," + b"x" * 40_000 + b"\n"), "32.767 ký tự"),
    "five megabytes in quotes": (content("a.csv", b'a,b\n1,"' + b"x\n" * (3 * MB) + b'"\n'), "32.767 ký tự"),
    "201 columns": (content("a.csv", ("a," * 200 + "b\n").encode()), "201 cột"),
    "endless heading": (content("a.csv", b"a" * 200_000 + b",b\n1,2\n"), "32.767 ký tự"),
}
XLSX: dict[str, tuple[Maker, str]] = {
    "a bomb": (_bomb, "dấu hiệu của tệp phá hoại"),
    "4 GB declared": (raw_entry(b"xl/workbook.xml", b"a" * 99, size=0xFFFFFFF0), "dấu hiệu của tệp phá hoại"),
    "smaller than declared": (raw_entry(b"xl/workbook.xml", b"a" * 99, size=500), "hỏng"),
    "2,500 parts": (_many_parts, "chứa 2.505 tệp"),
    "a name that climbs": (raw_entry(b"../../a", b"a", size=1), "cấu trúc bất thường"),
    "a name from the root": (raw_entry(b"/etc/a", b"a", size=1), "cấu trúc bất thường"),
    "a name of Windows": (raw_entry(b"C:\\a", b"a", size=1), "cấu trúc bất thường"),
    "a link": (raw_entry(b"xl/a", b"/etc", size=4, mode=0o120777), "cấu trúc bất thường"),
    "a part twice": (_doubled, "cấu trúc bất thường"),
    "encrypted parts": (raw_entry(b"xl/workbook.xml", b"a", size=1, flags=1), "mật khẩu"),
    "packed in a way of its own": (
        lambda folder: pack(folder / "a.xlsx", parts(sheet()), zipfile.ZIP_BZIP2),
        "hỏng",
    ),
    "a wrong checksum": (_wrong_checksum, "hỏng"),
    "a ZIP in it": (workbook(xl__worksheets__a_dot_xml=b"PK\x03\x04aaaa"), "tệp nén khác"),
    "cut in half": (_half(workbook()), "hỏng"),
    "cut at the end": (_half(workbook(), 0.99), "hỏng"),
    "macros": (workbook(xl__vbaProject_dot_bin=b"a"), "macro"),
    "macros by type": (
        lambda folder: pack(
            folder / "a.xlsx", {**parts(sheet()), "[Content_Types].xml": "sheet.macroEnabled.main"}
        ),
        "macro",
    ),
    "binary workbook": (workbook(xl__workbook_dot_bin=b"a"), ".xlsb"),
    "links to another": (workbook(xl__externalLinks__externalLink1_dot_xml="<a/>"), "liên kết"),
    "connections": (workbook(xl__connections_dot_xml="<a/>"), "kết nối"),
    "embedded": (workbook(xl__embeddings__oleObject1_dot_bin=b"a"), "nhúng"),
    "controls": (workbook(xl__activeX__activeX1_dot_xml="<a/>"), "điều khiển"),
    "pictures": (workbook(xl__media__image1_dot_png=b"a"), "hình ảnh"),
    "a thumbnail": (workbook(docProps__thumbnail_dot_jpeg=b"a"), "hình ảnh"),
    "old values": (workbook(xl__revisions__revisionLog1_dot_xml="<a/>"), "lịch sử sửa đổi"),
    "custom XML": (workbook(customXml__item1_dot_xml="<a/>"), "XML ẩn"),
    "a part nobody knows": (workbook(xl__new_dot_xml="<a/>"), "1 thành phần lạ"),
    "formulas": (
        workbook(sheet(), sheet(_FORMULA)),
        "Trang tính thứ 2 (tính cả trang ẩn) có 2 ô chứa công thức",
    ),
    "formulas in a namespace": (
        workbook(sheet(_FORMULA.replace("<f", "<x:f xmlns:x='a'"))),
        "2 ô chứa công thức",
    ),
    "errors": (workbook(sheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>')), "1 ô lỗi"),
    "merged": (workbook(sheet(after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')), "1 vùng ô gộp"),
    "billion laughs": (workbook(sheet(before=_LAUGHS)), "khai báo XML"),
    "laughs in properties": (workbook(docProps__core_dot_xml=_LAUGHS + "<a>&d;</a>"), "khai báo XML"),
    "an outside entity": (
        workbook(xl__sharedStrings_dot_xml=_OUTSIDE + "<sst><si><t>&b;</t></si></sst>"),
        "khai báo XML",
    ),
    "a formula behind a comment": (workbook(sheet("<!-- <sheetData> -->" + CELLS)), "khai báo XML"),
    "XML in UTF-16": (workbook(xl__styles_dot_xml="<a/>".encode("utf-16")), "hỏng"),
    "XML in another code": (
        workbook(xl__styles_dot_xml='<?xml version="1.0" encoding="utf-7"?><a/>'),
        "hỏng",
    ),
    "XML torn": (workbook(sheet(CELLS[:-5])), "hỏng"),
    "XML torn in properties": (workbook(docProps__app_dot_xml="<a><b></a>"), "hỏng"),
    "unknown words in a cell": (
        workbook(sheet(f'<row r="1"><c r="A1"><v>1</v><x>{CANARY}</x></c></row>')),
        "hỏng",
    ),
    "no sheets": (lambda folder: pack(folder / "a.xlsx", parts()), "hỏng"),
    "a sheet that is missing": (
        lambda folder: pack(
            folder / "a.xlsx", {**parts(sheet()), **parts(sheet(), sheet())} | {"xl/workbook.xml": "<a/>"}
        ),
        "hỏng",
    ),
    "a name that two readers read differently": (
        lambda folder: pack(
            folder / "a.xlsx",
            {name: text.replace("Trang 1", "Trang\n1") for name, text in parts(sheet()).items()},
        ),
        "hỏng",
    ),
    "51 sheets": (workbook(*[sheet()] * 51), "51 trang tính"),
    "another reading of a cell's text": (
        workbook(
            sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><rPh><t>{CANARY}</t></rPh></is></c></row>')
        ),
        "hỏng",
    ),
    "201 columns without references": (
        workbook(sheet("<row>" + "<c><v>1</v></c>" * 201 + "</row>")),
        "201 cột",
    ),
    "201 columns": (workbook(sheet(_WIDE)), "201 cột"),
    "a cell at the far corner": (
        workbook(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "16.384 cột",
    ),
    "far away in other quotes": (
        workbook(sheet("<row r='1048577'><c\tr = 'XFE1048577'><v>1</v></c></row>")),
        "16.385 cột",
    ),
    "a row beyond the last in a far column": (
        workbook(sheet('<row r="2"><c r="AA4294967295"><v>1</v></c></row>')),
        "4.294.967.295 dòng",
    ),
    "two cells very far apart": (
        workbook(
            sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">' + _cell("GR1048576") + "</row>")
        ),
        "209.715.200 ô",
    ),
    "a row beyond the last": (
        workbook(sheet('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>')),
        "dòng, mức",
    ),
    "a reference of nonsense": (workbook(sheet('<row r="1"><c r="1A"><v>1</v></c></row>')), "hỏng"),
    "a shared text that is not there": (
        workbook(sheet('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')),
        "hỏng",
    ),
    "a long cell": (
        workbook(sheet(f'<row r="1"><c r="A1" t="str"><v>{"x" * 40_000}</v></c></row>')),
        "32.767 ký tự",
    ),
}
PARQUET: dict[str, tuple[Maker, str]] = {
    "cut in half": (_half(content("a.parquet", _plain_parquet())), "hỏng"),
    "cut at the end": (_half(content("a.parquet", _plain_parquet()), 0.99), "hỏng"),
    "only its mark": (content("a.parquet", b"PAR1"), "hỏng"),
    "noise between the marks": (content("a.parquet", b"PAR1" + bytes(range(256)) + b"\xff\0\0\0PAR1"), "hỏng"),
    "a footer of 4 GB": (content("a.parquet", _plain_parquet()[:-8] + b"\xff\xff\xff\xffPAR1"), "hỏng"),
    "encrypted": (_encrypted(plain_footer=False), "mã hóa"),
    "an encrypted column": (_encrypted(plain_footer=True), "mã hóa"),
    "only the mark of an encrypted one": (content("a.parquet", b"PARE" + bytes(200) + b"PARE"), "mã hóa"),
    "fewer rows told": (_lying_rows(900, 1), "hỏng"),
    "more rows told": (_lying_rows(1100, 1), "hỏng"),
    "more rows told everywhere": (_lying_rows(1100), "hỏng"),
    "lists": (content("a.parquet", parquet(pa.table({"a": [[1, 2]]}))), "Cột A (thứ 1)"),
    "records": (content("a.parquet", parquet(pa.table({"a": [1], "b": [{"c": CANARY}]}))), "Cột B (thứ 2)"),
    "bytes": (content("a.parquet", parquet(pa.table({"a": [b"\x80\x04object"]}))), "Cột A (thứ 1)"),
    "times of day": (content("a.parquet", parquet(pa.table({"a": pa.array([1], pa.time32("s"))}))), "Cột A (thứ 1)"),
    "text that is no text": (content("a.parquet", parquet(pa.table({"a": _no_text()}))), "hỏng"),
    "201 columns": (content("a.parquet", parquet(pa.table({f"c{n}": [1] for n in range(201)}))), "201 cột"),
    "a long cell": (content("a.parquet", parquet(pa.table({"a": ["x" * 40_000]}))), "32.767 ký tự"),
    "a dictionary bomb": (_dictionary_bomb, "1.024 MB"),
    "ten million rows in a few bytes": (_repeated_numbers, "300.000.000 ô"),
}  # fmt: skip
if os.name == "posix":  # elsewhere there are no pipes in folders, and ten gigabytes take room
    FORMATS |= {"a pipe": (_fifo, "tệp thông thường"), "sparse, 10 GB": (_sparse, "10.240 MB")}
HOSTILE = {
    f"{kind}: {name}": entry
    for kind, entries in (("file", FORMATS), ("csv", CSV), ("xlsx", XLSX), ("parquet", PARQUET))
    for name, entry in entries.items()
}
