"""The contract of targets: data with a programme, a legal basis and a period (docs/DATA.md, the table `targets`)."""

from __future__ import annotations

from datetime import date

import polars as pl

from board.definition_file import Text
from geo.areas import NEW_VINTAGE, OLD_VINTAGE
from pipeline.gate.contracts.shape import (
    Closed,
    ClosedBy,
    Column,
    Contract,
    Day,
    FileFault,
    Number,
    Rule,
    Words,
)
from pipeline.provenance_checks import LONGEST_WORDS
from pipeline.targets import LARGEST_NUMBER, can_be

_DAYS = Day(date(2021, 1, 1), date(2045, 12, 31))
_WORDS = Words(LONGEST_WORDS, dates=True)
_JUDGED_BY = ("indicator_id", "unit", "value", "from_on", "due_on")

_COLUMNS = (
    Column(
        "indicator_id", Text("Chỉ số", "Indicator"), Closed("indicator"),
        Text("Tên hoặc mã chỉ số của bảng số liệu", "Name or id of one of the board's indicators"),
        "Tỷ lệ đã trả thẻ căn cước", aliases=("Mã chỉ số", "Tên chỉ số"),
    ),
    Column(
        "area_vintage", Text("Thời kỳ địa giới", "Area vintage"), Closed("vintage"),
        Text(
            "Đến 06/2025 (9 huyện, 91 xã) hoặc Từ 07/2025 (36 phường, xã)",
            "Until 06/2025 (9 districts, 91 communes) or from 07/2025 (36 units)",
        ),
        "Từ 07/2025", aliases=("Thời kỳ",),
    ),
    Column(
        "area_code", Text("Địa bàn", "Area"),
        ClosedBy("area_vintage", {vintage: f"area:{vintage}" for vintage in (OLD_VINTAGE, NEW_VINTAGE)}),
        Text(
            "Tên đầy đủ hoặc mã địa bàn của thời kỳ đó; toàn tỉnh: 74",
            "Full name or code of an area of that time; the whole province: 74",
        ),
        "Phường Thủ Dầu Một", aliases=("Mã địa bàn", "Tên địa bàn"),
    ),
    Column(
        "from_on", Text("Từ ngày", "From"), _DAYS,
        Text(
            "Ngày chỉ tiêu bắt đầu có hiệu lực, ngày/tháng/năm",
            "First day on which the target holds, dd/mm/yyyy",
        ),
        "01/01/2026", aliases=("Ngày bắt đầu", "Từ"),
    ),
    Column(
        "due_on", Text("Đến ngày", "Due"), _DAYS,
        Text(
            "Ngày phải đạt, không trước ngày bắt đầu",
            "Day by which it is to be reached, not before the first one",
        ),
        "31/12/2026", aliases=("Thời hạn", "Ngày đến hạn", "Đến"),
    ),
    Column(
        "value", Text("Giá trị", "Value"), Number(LARGEST_NUMBER),
        Text(
            "Tỷ lệ: 95% hoặc 0,95. Số lượng, số giao: số nguyên viết liền",
            "A rate: 95% or 0.95. A count or assigned number: a whole number, digits only",
        ),
        "95%", aliases=("Chỉ tiêu", "Giá trị chỉ tiêu"),
    ),
    Column(
        "unit", Text("Loại chỉ tiêu", "Kind of target"), Closed("target_unit"),
        Text(
            "Tỷ lệ; Số lượng; Số giao (con số trong văn bản giao, dùng làm mẫu số)",
            "Rate; count; assigned number (laid down in a plan, used as denominator)",
        ),
        "Tỷ lệ", aliases=("Đơn vị", "Đơn vị tính"),
    ),
    Column(
        "programme", Text("Chương trình", "Programme"), _WORDS,
        Text("Chương trình, kế hoạch đặt ra chỉ tiêu", "The programme or plan that sets the target"),
        "Kế hoạch Đề án 06 năm 2026", aliases=("Kế hoạch", "Đề án"),
    ),
    Column(
        "legal_basis", Text("Căn cứ pháp lý", "Legal basis"), _WORDS,
        Text(
            "Số, ký hiệu, ngày và cơ quan ban hành văn bản",
            "Number, date and issuing body of the document",
        ),
        "Kế hoạch 12/KH-UBND ngày 15/01/2026", aliases=("Văn bản", "Căn cứ"),
    ),
    Column(
        "label", Text("Nhãn", "Label"), Closed("label"),
        Text(
            "Để trống; chỉ tiêu đặt thử phải ghi Dữ liệu mô phỏng",
            "Empty; an invented target says Dữ liệu mô phỏng",
        ),
        "", required=False, empty_is="", aliases=("Ghi nhãn",),
    ),
    Column(
        "source", Text("Nguồn", "Source"), _WORDS,
        Text(
            "Nơi lấy chỉ tiêu: cơ quan cung cấp, trang công bố",
            "Where the target was taken from: agency or publication",
        ),
        "Văn phòng UBND tỉnh cung cấp", aliases=("Nguồn số liệu", "Nguồn cung cấp"),
    ),
)  # fmt: skip


def _impossible() -> pl.Expr:
    """True where the board could not judge by the target (pipeline/targets.py); unknown where a cell is."""
    unknown = pl.any_horizontal(pl.col(name).is_null() for name in _JUDGED_BY)
    judged = pl.struct(_JUDGED_BY).map_elements(
        lambda row: None if None in row.values() else not can_be(**row), return_dtype=pl.Boolean
    )
    return ~unknown & judged


def _whole(table: pl.DataFrame) -> list[FileFault]:
    """A list of targets may be as short as the plan is."""
    return []


TARGETS = Contract(
    kind="targets",
    version=1,
    title=Text("Chỉ tiêu", "Targets"),
    purpose=Text(
        "Chỉ tiêu được giao hoặc tự đặt, có chương trình, căn cứ và thời hạn; bảng số liệu đánh giá theo chỉ tiêu này.",
        "Targets with a programme, a legal basis and a period; the board judges by them.",
    ),
    columns=_COLUMNS,
    keys=("indicator_id", "area_vintage", "area_code", "from_on", "due_on"),
    rules=(
        Rule("due_on", "due_before_from", pl.col("due_on") < pl.col("from_on")),
        Rule("value", "not_whole", (pl.col("unit") != "rate") & (pl.col("value") != pl.col("value").floor())),
        Rule("value", "target_cannot_be", (pl.col("due_on") >= pl.col("from_on")) & _impossible()),
    ),
    whole=_whole,
    most_rows=20_000,
    advice=(
        Text(
            "Chỉ ghi tên cơ quan, văn bản; không ghi tên, số điện thoại hay địa chỉ của cá nhân.",
            "Name agencies and documents only, never a person, telephone number or address.",
        ),
    ),
)
