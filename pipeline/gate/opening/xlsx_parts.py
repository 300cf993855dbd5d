"""The parts of a workbook that the board takes, and what to do about each that it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.zip_file import Zip

_TAKEN = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|docprops/(?:core|app|custom)\.xml|docmetadata/labelinfo\.xml"
    r"|xl/(?:workbook|sharedstrings|styles|metadata|calcchain)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/theme/theme\d*\.xml|xl/theme/_rels/theme\d*\.xml\.rels|xl/persons/person\d*\.xml"
    r"|xl/(?:worksheets|tables|pivottables|pivotcache|charts|drawings|slicers|slicercaches|timelines|timelinecaches"
    r"|namedsheetviews|featurepropertybag)/(?:_rels/)?[a-z_]+\d*\.xml(?:\.rels)?"
    r"|xl/drawings/(?:_rels/)?[a-z]+\d*\.vml(?:\.rels)?"
    r"|xl/(?:comments|threadedcomments)/(?:threaded)?comments?\d*\.xml|xl/comments\d*\.xml"
    r"|xl/printersettings/printersettings\d*\.bin"
)


@dataclass(frozen=True)
class _NotTaken:
    """What the names of parts begin with that are refused, and in which words."""

    starts: str
    vi: str
    en: str


# The first that fits is said.
_NOT_TAKEN = (
    _NotTaken(
        r"xl/(?:vbaproject|vbadata|macrosheets|intlmacrosheets|dialogsheets|attachedtoolbars)|xl/_rels/vbaproject"
        r"|customui/|usercustomization/",
        "Sổ tính có macro. Hãy mở bằng Excel, chọn Lưu thành (Save As) → Excel Workbook (.xlsx, không có"
        " macro) rồi gửi tệp mới.",
        "The workbook has macros. Open it in Excel, choose Save As → Excel Workbook (.xlsx, without"
        " macros) and send the new file.",
    ),
    _NotTaken(
        r"xl/workbook\.bin|xl/worksheets/[^/]+\.bin",
        "Sổ tính thuộc kiểu nhị phân (.xlsb). Hãy mở bằng Excel, chọn Lưu thành (Save As) → Excel Workbook"
        " (.xlsx) rồi gửi tệp mới.",
        "The workbook is a binary one (.xlsb). Open it in Excel, choose Save As → Excel Workbook (.xlsx)"
        " and send the new file.",
    ),
    _NotTaken(
        r"xl/externallinks/",
        "Sổ tính có liên kết tới sổ tính khác. Trong Excel: Dữ liệu → Chỉnh sửa liên kết → Ngắt liên kết"
        " (Break Link), lưu lại rồi gửi.",
        "The workbook is linked to another one. In Excel: Data → Edit Links → Break Link; save it and send"
        " it again.",
    ),
    _NotTaken(
        r"xl/(?:connections|querytables|model|customdata|powerquery)",
        "Sổ tính có kết nối tới nguồn dữ liệu bên ngoài. Trong Excel: Dữ liệu → Truy vấn và kết nối, xóa"
        " các kết nối, lưu lại rồi gửi.",
        "The workbook is connected to a source of data outside. In Excel: Data → Queries & Connections,"
        " delete the connections, save it and send it again.",
    ),
    _NotTaken(
        r"xl/embeddings/|xl/oleobjects",
        "Sổ tính có tệp nhúng bên trong. Hãy xóa các đối tượng nhúng, lưu lại rồi gửi.",
        "There are files embedded in the workbook. Delete the embedded objects, save it and send it again.",
    ),
    _NotTaken(
        r"xl/(?:activex|ctrlprops)/",
        "Sổ tính có nút bấm hoặc điều khiển. Hãy xóa các điều khiển, lưu lại rồi gửi.",
        "The workbook has buttons or controls. Delete them, save it and send it again.",
    ),
    _NotTaken(
        r"xl/(?:media|cellimages|richdata|ink|diagrams|model3d)|docprops/thumbnail",
        "Sổ tính có hình ảnh, không kiểm tra được là có thông tin cá nhân hay không. Hãy xóa hình ảnh (và"
        " bỏ chọn “Lưu ảnh thu nhỏ” nếu có), lưu lại rồi gửi.",
        "The workbook holds pictures, which cannot be checked for personal data. Delete them (and untick"
        ' "Save Thumbnail" where it is ticked), save it and send it again.',
    ),
    _NotTaken(
        r"xl/(?:revisions|revisionheaders|usernames)",
        "Sổ tính đang được chia sẻ và giữ lịch sử sửa đổi, kể cả số liệu cũ. Hãy tắt chia sẻ sổ tính, lưu"
        " lại rồi gửi.",
        "The workbook is shared and keeps its history of changes, old values too. Stop sharing it, save it"
        " and send it again.",
    ),
    _NotTaken(
        r"customxml/|customstorage/",
        "Sổ tính mang dữ liệu XML ẩn. Trong Excel: Tệp → Thông tin → Kiểm tra tài liệu (Inspect Document),"
        " xóa “Dữ liệu XML tùy chỉnh”, lưu lại rồi gửi.",
        "The workbook carries hidden XML data. In Excel: File → Info → Inspect Document, remove"
        ' "Custom XML Data", save it and send it again.',
    ),
)
_OTHER_PACKAGES = (
    ("word/", "Word (.docx)"),
    ("ppt/", "PowerPoint (.pptx)"),
    ("content.xml", "OpenDocument (.ods)"),
    ("index/", "Apple Numbers"),
)


def refuse_other_parts(package: Zip) -> None:
    """Raises FileRefused unless the package is a workbook of allowed parts only, without macros."""
    lower = [name.lower() for name in package.names]
    for part in _NOT_TAKEN:
        if any(re.match(part.starts, name) for name in lower):
            raise FileRefused(part.vi, part.en)
    if "xl/workbook.xml" not in lower:
        raise _no_workbook(lower)
    unknown = sum(1 for name in lower if not _TAKEN.fullmatch(name))
    if unknown:
        raise FileRefused(
            f"Sổ tính có {unknown} thành phần lạ mà bảng không nhận. Hãy chép riêng bảng số liệu (dán dạng"
            " giá trị) sang một sổ tính mới, lưu thành .xlsx rồi gửi.",
            f"The workbook holds parts of a kind that the board does not take: {unknown}. Copy the table"
            " alone (paste as values) into a new workbook, save it as .xlsx and send that.",
        )
    types = next((name for name in package.names if name.lower() == "[content_types].xml"), None)
    if types and b"macroenabled" in package.read(types).lower():
        raise FileRefused(_NOT_TAKEN[0].vi, _NOT_TAKEN[0].en)


def _no_workbook(lower: list[str]) -> FileRefused:
    for start, name in _OTHER_PACKAGES:
        if any(part.startswith(start) for part in lower):
            return FileRefused(
                f"Tệp này thuộc loại {name}. Hãy lưu bảng số liệu thành Excel Workbook (.xlsx) hoặc CSV"
                " UTF-8 rồi gửi.",
                f"This file is of the type {name}. Save the table as an Excel Workbook (.xlsx) or as CSV"
                " UTF-8 and send that.",
            )
    return FileRefused(
        "Tệp này là tệp nén, không phải sổ tính. Hãy giải nén và gửi riêng từng tệp CSV, XLSX hoặc Parquet.",
        "This file is a packed one and no workbook. Unpack it and send each CSV, XLSX or Parquet file by"
        " itself.",
    )
