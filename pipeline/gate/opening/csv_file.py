"""A CSV file as text: UTF-8 or UTF-16, parted by comma, semicolon or tab, every line whole."""

from __future__ import annotations

import codecs
import csv
import io
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv

from board.words import listed
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.headings import headed, refuse_long_cells
from pipeline.gate.opening.legacy import other_encoding
from pipeline.gate.opening.limits import MB, Limits
from pipeline.gate.opening.refusals import damaged, empty_file, long_cell, too_many

_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
# Excel writes it above the table and shows no row for it. Any other sign leaves the line a line like others.
_SAYS_DELIMITER = re.compile(rb'(?i)(?:\xef\xbb\xbf)?("?)sep=([,;\t])\1(?:\r\n|\r|\n)')
_LINE_END = re.compile(rb"[\r\n]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMED = 10  # lines that a message names


def read_csv(path: Path, limits: Limits) -> tuple[pl.DataFrame, int]:
    """The table as headings.headed gives it: `_line` counts records as a spreadsheet does, empty ones too, so that a
    line break within quotes does not shift it. Quotes are taken off; nothing else of a value is changed.

    Raises FileRefused: another encoding, NUL bytes, an open quote, lines of unequal length (named), a limit.
    """
    with path.open("rb") as file:
        if file.read(2) not in _WIDE:
            return _read(file, limits)
        with tempfile.TemporaryFile() as text:
            _to_utf8(file, text)
            return _read(text, limits)


def _to_utf8(file: BinaryIO, text: BinaryIO) -> None:
    decoder = codecs.getincrementaldecoder("utf-16")()
    file.seek(0)
    try:
        while block := file.read(MB):
            text.write(decoder.decode(block).encode())
        decoder.decode(b"", final=True)
    except UnicodeError:
        raise damaged("CSV (Unicode)") from None


def _read(file: BinaryIO, limits: Limits) -> tuple[pl.DataFrame, int]:
    _examine(file, limits)
    start, said = _said_delimiter(file)
    delimiter, columns = _shape(file, start, said, limits)
    cells = _parse(file, start, delimiter, columns, limits)
    if refused := too_many(cells.height, columns, limits.rows, limits):
        raise refused
    refuse_long_cells(cells, limits)
    return headed(cells)


def _examine(file: BinaryIO, limits: Limits) -> None:
    """One pass over the bytes: text in UTF-8, without NUL, of lines that end, every quote closed."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    quotes = lines = 0
    file.seek(0)
    while block := file.read(MB):
        if b"\0" in block:
            raise damaged("CSV")
        try:
            decoder.decode(block, final=len(block) < MB)
        except UnicodeDecodeError:
            raise other_encoding(file) from None
        if len(block) == MB and not _LINE_END.search(block):
            raise long_cell(limits)
        quotes += block.count(b'"')
        lines += max(block.count(b"\n"), block.count(b"\r"))
    if refused := too_many(lines - 1, 1, limits.rows, limits):
        raise refused
    if quotes % 2:
        raise FileRefused(
            'Tệp CSV có dấu ngoặc kép (") mở mà không đóng, nên không rõ ô kết thúc ở đâu. Hãy mở tệp bằng'
            " Excel, lưu lại thành “CSV UTF-8” rồi gửi lại.",
            'The CSV file has a quote (") that is opened and never closed, so that nobody can tell where a'
            ' cell ends. Open it in Excel, save it as "CSV UTF-8" and send that.',
        )


def _said_delimiter(file: BinaryIO) -> tuple[int, str]:
    """(where the table begins, the delimiter that a line 'sep=;' before it names or '')."""
    file.seek(0)
    line = _SAYS_DELIMITER.match(file.read(16))
    return (line.end(), line[2].decode()) if line else (0, "")


def _shape(file: BinaryIO, start: int, said: str, limits: Limits) -> tuple[str, int]:
    """The delimiter, and how many columns the first line that holds anything has."""
    file.seek(start)
    head = file.read(MB).decode("utf-8", errors="ignore").lstrip("\ufeff\r\n")
    first = re.split(r"[\r\n]", _QUOTED.sub("", head), maxsplit=1)[0]
    delimiter = said or max(",;\t", key=first.count)
    try:
        columns = len(next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), []))
    except csv.Error:
        raise long_cell(limits) from None
    if not columns:
        raise empty_file()
    if refused := too_many(1, columns, 1, limits):
        raise refused
    return delimiter, columns


def _parse(file: BinaryIO, start: int, delimiter: str, columns: int, limits: Limits) -> pl.DataFrame:
    """Every record of the file, the headings too; cells that hold nothing are NULL."""
    names = [str(place) for place in range(columns)]
    ragged: list[int] = []
    file.seek(start)
    try:
        table = arrow_csv.read_csv(
            file,
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=4 * MB, column_names=names),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,  # else their numbers would be lost
                invalid_row_handler=lambda row: ragged.append(row.number) or "skip",
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )
    except pa.ArrowInvalid:  # a record longer than a block; the message may hold a person's line
        raise long_cell(limits) from None
    if ragged:
        raise _ragged(ragged)
    return pl.from_arrow(table, rechunk=False)


def _ragged(numbers: list[int]) -> FileRefused:
    lines = [str(number) for number in numbers[:_NAMED]]
    if len(numbers) > _NAMED:
        lines.append("…")
    return FileRefused(
        f"Tệp CSV có {len(numbers)} dòng thừa hoặc thiếu ô so với dòng tiêu đề: dòng {listed(lines, 'vi')}."
        " Ô có dấu phân cách bên trong phải đặt trong dấu ngoặc kép. Hãy sửa các dòng này rồi gửi lại.",
        f"Lines of the CSV file with more or fewer cells than the headings: {len(numbers)} (line"
        f" {listed(lines, 'en')}). A cell that holds a delimiter must stand in quotes. Mend these lines and"
        " send the file again.",
    )
