"""What is wrong with a file, line by line, in words for whoever has to mend it. Never a value."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl

from board.definition_file import Text
from pipeline.gate.verdict import Verdict, hit_words, said

# line: the row's number in the sender's program, NULL for what concerns the whole file or a whole column.
PROBLEMS = pl.Schema(
    {
        "sheet": pl.String,
        "line": pl.UInt32,
        "column": pl.String,
        "reason_vi": pl.String,
        "reason_en": pl.String,
    }
)
_SHA_SHOWN = 16  # characters of the checksum that a reader compares
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so
_FACTS = {
    "channel": ("hình thức nộp", "channel"),
    "timeliness": ("tiến độ", "timeliness"),
    "payment": ("thanh toán", "payment"),
    "digitised": ("số hóa", "digitisation"),
    "rating": ("đánh giá", "rating"),
}
REASONS: Mapping[str, Text] = MappingProxyType(
    {
        "empty": Text("bị bỏ trống", "is empty"),
        "not_a_month": Text(
            "không phải là tháng (ghi 10/2026 hoặc 2026-10)",
            "is not a month (10/2026 or 2026-10)",
        ),
        "day_not_month": Text(
            "ghi cả ngày; chỉ ghi tháng (10/2026)",
            "holds a day; give the month only (10/2026)",
        ),
        "month_outside": Text(
            "trước 01/2021 hoặc chưa trọn tháng",
            "is before 01/2021 or not a full month yet",
        ),
        "not_listed": Text("không có trong danh mục", "is not in the closed list"),
        "shared_name": Text(
            "là tên của nhiều địa bàn; ghi đủ 'Xã', 'Phường', 'Huyện' … hoặc ghi mã",
            "is the name of several areas; write its kind too, or its code",
        ),
        "not_a_count": Text("không phải là số nguyên từ 0", "is not a whole number from 0"),
        "grouped": Text(
            "có dấu phân cách hàng nghìn; ghi số viết liền",
            "has a thousands separator; write digits only",
        ),
        "too_large": Text("lớn quá mức có thể", "is larger than it can be"),
        "not_a_number": Text(
            "không phải là số từ 0 (ghi 95% hoặc 0,95)",
            "is not a number from 0 (95% or 0.95)",
        ),
        "not_a_day": Text("không phải là ngày (ghi ngày/tháng/năm)", "is not a day (dd/mm/yyyy)"),
        "day_outside": Text("có năm không hợp lý", "has an implausible year"),
        "too_long": Text("quá dài", "is too long"),
        "odd_signs": Text(
            "có ký tự ẩn, hoặc mở đầu như một công thức", "holds a hidden sign, or begins like a formula"
        ),
        "duplicate": Text("trùng khóa với dòng khác", "has the same keys as another row"),
        "unit_too_early": Text("phải để trống trước 07/2025", "must be empty before 07/2025"),
        "unit_missing": Text("bị bỏ trống; bắt buộc từ 07/2025", "is empty; required from 07/2025"),
        "not_in_crosswalk": Text(
            "không đi với xã, phường cũ của dòng",
            "does not belong to the row's former commune",
        ),
        **{
            f"sum_{fact}": Text(
                f"không bằng tổng các cột {vi}", f"is not the sum of the {en} columns"
            )
            for fact, (vi, en) in _FACTS.items()
        },
        "due_before_from": Text("trước ngày bắt đầu", "is before the first day"),
        "not_whole": Text("phải là số nguyên với loại chỉ tiêu này", "must be whole for this kind of target"),
        "target_cannot_be": Text(
            "không hợp với chỉ số và loại chỉ tiêu", "does not fit the indicator and the kind of target"
        ),
    }
)  # fmt: skip


def no_problems() -> pl.DataFrame:
    return pl.DataFrame(schema=PROBLEMS)


def worded(sheet: str, faults: pl.DataFrame, headings: Mapping[str, str]) -> pl.DataFrame:
    """Rows of a sheet (line, column, reason: a key of REASONS) in the shape PROBLEMS.

    headings: column -> as the sender knows it.
    """
    vi, en = ({code: text.in_(language) for code, text in REASONS.items()} for language in ("vi", "en"))
    return faults.select(
        pl.lit(sheet).alias("sheet"),
        pl.col("line").cast(pl.UInt32),
        pl.col("column").replace_strict(headings, default=pl.col("column"), return_dtype=pl.String),
        pl.col("reason").replace_strict(vi, return_dtype=pl.String).alias("reason_vi"),
        pl.col("reason").replace_strict(en, return_dtype=pl.String).alias("reason_en"),
    )


def whole_file(sheet: str, column: str | None, reason: Text) -> pl.DataFrame:
    """One problem without a line."""
    row = (sheet, None, column, reason.vi, reason.en)
    return pl.DataFrame([row], schema=PROBLEMS, orient="row")


def write_problems(verdict: Verdict, path: Path) -> None:
    """The whole list as CSV that Excel opens as a table: UTF-8 with BOM, ';', both languages.

    Headed by the file's name, the beginning of its checksum and the counts. A cell that a spreadsheet would run as a
    formula begins with an apostrophe.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([_tame(cell) for cell in row] for row in _lines(verdict))


def _lines(verdict: Verdict) -> Iterator[tuple]:
    kind = verdict.kind or "không xác định · unknown"
    yield "Tệp · File", verdict.file_name
    yield "SHA-256", f"{verdict.sha256[:_SHA_SHOWN]}…"
    yield "Loại · Kind", kind
    yield "Số dòng · Rows", verdict.rows
    yield "Hợp lệ · Valid", verdict.valid_rows
    yield "Chưa đạt · Not valid", verdict.refused_rows
    yield "Kết luận · Verdict", said(verdict).vi, said(verdict).en
    yield ()
    yield "Trang · Sheet", "Dòng · Line", "Cột · Column", "Lý do", "Reason"
    for hit in verdict.hits:
        reason = hit_words(hit)
        yield hit.sheet, "", hit.column, reason.vi, reason.en
    yield from verdict.problems.iter_rows()


def _tame(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell
