"""An answer as a CSV file: what the screen shows, with its source, and nothing that the screen hides.

Excel reads a file by the machine's own habits, so the Vietnamese file has ';' between cells and a decimal comma.
"""

from __future__ import annotations

import csv as csv_module
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from board.disclosure import WITHHELD_TEXT, shown_text

if TYPE_CHECKING:
    from board.answer import Answer

_HEADINGS = {
    "vi": ("Mã", "Tên", "Tử số", "Mẫu số", "Tỷ lệ (%)", "Số lượng", "Hạng", "Ghi chú"),
    "en": ("Code", "Name", "Numerator", "Denominator", "Rate (%)", "Count", "Rank", "Note"),
}
_NOTES = {
    "p": {"vi": "số tạm tính", "en": "provisional"},
    "<": {"vi": "nhỏ hơn; không công bố số chính xác", "en": "less than; the exact figure is withheld"},
    ">": {"vi": "lớn hơn; không công bố số chính xác", "en": "more than; the exact figure is withheld"},
}


def csv(answer: Answer, language: str) -> bytes:
    """UTF-8 with BOM: heading, one line a row, an empty line, then the caption as source line."""
    text = io.StringIO(newline="")
    writer = csv_module.writer(text, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    code, name, numerator, denominator, rate, count, rank, note = _HEADINGS[language]
    is_rate, is_ranked = answer.indicator.unit == "percent", answer.by == "area"
    measured = [rate, numerator, denominator] if is_rate else [count]
    writer.writerow([code, name, *measured, *([rank] if is_ranked else []), note])
    for row in answer.rows.iter_rows(named=True):
        counts = [_count(row, "numerator", language), _count(row, "denominator", language)] if is_rate else []
        place = [row["rank"] if row["rank"] is not None else ""] if is_ranked else []
        label = answer.label(row["key"], language)
        writer.writerow(
            [row["key"], label, _value(answer, row, language), *counts, *place, _note(row, language)]
        )
    writer.writerow([])
    writer.writerow([answer.caption(language)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _value(answer: Answer, row: dict[str, Any], language: str) -> str:
    """A number that a spreadsheet reads as one, or the text that the screen shows."""
    if row["value"] is None:
        return shown_text(row, answer.indicator.unit, language).rstrip("%")
    if answer.indicator.unit == "count":
        return f"{row['value']:.0f}"
    plain = f"{100 * row['value']:.{row['decimals']}f}"
    return plain.replace(".", ",") if language == "vi" else plain


def _count(row: dict[str, Any], column: str, language: str) -> str:
    if row[column] is not None:
        return str(row[column])
    small = row["sign"] == "<" and column == "numerator"
    return "<10" if small else WITHHELD_TEXT["c" if row["sign"] in "<>c" else row["sign"]][language]


def _note(row: dict[str, Any], language: str) -> str:
    texts = _NOTES.get(row["sign"], WITHHELD_TEXT.get(row["sign"], {}))
    return texts.get(language, "")


def together(answers: Sequence[Answer], language: str) -> bytes:
    """A ZIP of the answers' CSV files, each under its own name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for answer in answers:
            archive.writestr(answer.file_name, answer.csv(language))
    return packed.getvalue()
