"""The list of refused rows: file, line and reason, in words for the owner who has to mend them. Never a value."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from board.errors import DefinitionError

# number: line of a CSV file (the header is line 1) or row of a Parquet file (from 1).
REFUSED = pl.Schema(
    {"table": pl.String, "file": pl.String, "number": pl.Int64, "column": pl.String, "reason": pl.String}
)
REASONS = {
    "unreadable": ("không đọc được (ngày phải theo dạng dd/mm/yyyy)", "cannot be read (dates are dd/mm/yyyy)"),
    "encoding": ("không phải mã UTF-8", "is not UTF-8"),
    "columns": ("dòng thừa hoặc thiếu cột", "the line has too many or too few columns"),
    "missing": ("bị bỏ trống", "is empty"),
    "not_listed": ("trống hoặc không có trong danh mục", "is empty or not in the closed list"),
    "not_in_crosswalk": ("xã cũ và đơn vị mới không đi với nhau", "old commune and new unit do not belong together"),
    "duplicate": ("trùng với dòng khác", "stands in another row too"),
    "unknown_person": ("không có trong bảng nhân khẩu, hoặc dòng nhân khẩu đã bị từ chối",
                       "is not among the residents, or that row was refused"),
    "out_of_range": ("năm không hợp lý", "has an implausible year"),
    "after_last_day": ("sau ngày cuối của sổ gốc", "is after the register's last day"),
    "before_birth": ("trước ngày sinh", "is before the day of birth"),
    "after_death": ("chưa kết thúc khi người đó mất", "does not end with the person's death"),
    "wrong_order": ("trước ngày của bước đi trước", "is before the step that comes first"),
    "without_earlier_step": ("có ngày nhưng bước đi trước chưa có", "is there without the step that comes first"),
    "overlap": ("trùng thời gian với chỗ ở khác của cùng người", "overlaps another stay of the same person"),
}  # fmt: skip


def write_report(refused: pl.DataFrame, report: Path) -> None:
    """The whole list as CSV that Excel opens: UTF-8 with BOM, both languages."""
    unknown = set(refused["reason"]) - REASONS.keys()
    if unknown:
        raise DefinitionError(f"pipeline/intake/refused.py: REASONS lacks {sorted(unknown)}")
    report.parent.mkdir(parents=True, exist_ok=True)
    words = [
        pl.col("reason").replace_strict({code: text[place] for code, text in REASONS.items()})
        for place in (0, 1)
    ]
    refused.sort("table", "file", "number").select(
        pl.col("table").alias("bảng · table"),
        pl.col("file").alias("tệp · file"),
        pl.col("number").alias("dòng · line"),
        pl.col("column").alias("cột · column"),
        words[0].alias("lý do"),
        words[1].alias("reason"),
    ).write_csv(report, include_bom=True)


def summary(refused: pl.DataFrame, language: str) -> list[str]:
    """One line for each table, column and reason: how many rows, and where the first one is."""
    place = ("vi", "en").index(language)
    grouped = refused.sort("table", "file", "number").group_by(
        "table", "column", "reason", maintain_order=True
    )
    first = {"vi": "đầu tiên: {}, dòng {}", "en": "first: {}, line {}"}[language]
    return [
        f"{table}.{column} {REASONS[reason][place]}: {count} ({first.format(file, number)})"
        for table, column, reason, count, file, number in grouped.agg(
            pl.len(), pl.col("file").first(), pl.col("number").first()
        ).iter_rows()
    ]
