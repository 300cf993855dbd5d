"""Every figure of a report in one tidy file, each row with the whole question, so that any machine can ask it again.

UTF-8, comma, CRLF (RFC 4180). One row a figure: what was asked, the row's key and name, the counts, the text as it is
read, the sign. A withheld count is empty and has its sign.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from board.answer import BY, Answer
from board.definition_file import Text
from board.errors import BoardError
from board.indicators import catalogue
from board.question import Question

_ASKED = ("indicator_id", "area_vintage", "area_code", "level", "period", "months",
          "age_group", "sex", "residence", "of", "service_code", "by")  # fmt: skip
_SHOWN = ("key", "label", "numerator", "denominator", "shown", "counts", "sign")
COLUMNS = (*_ASKED, *_SHOWN)
_OPTIONAL = ("level", "age_group", "sex", "residence", "service_code")


@dataclass(frozen=True)
class Figure:
    """A row of an answer as its reader sees it. key: an area's or a breakdown's code, or a month '2025-06-30'.

    shown: '91,2%', '<10', 'không công bố'; counts: '912 / 1.000 người'; sign: as in Answer.rows, '' where exact.
    """

    question: Question
    by: str
    key: str
    label: str
    numerator: int | None
    denominator: int | None
    shown: str
    counts: str
    sign: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of COLUMNS."""
        counts = ("" if one is None else str(one) for one in (self.numerator, self.denominator))
        return (
            *_asked_cells(self.question, self.by),
            self.key,
            self.label,
            *counts,
            self.shown,
            self.counts,
            self.sign,
        )


def figures(answers: Iterable[Answer], language: str) -> list[Figure]:
    """All rows of the answers, in their order."""
    return [figure for answer in answers for figure in _figures_of(answer, language)]


def figures_csv(shown: Sequence[Figure]) -> bytes:
    """The file: a heading and one line a figure."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(figure.cells for figure in shown)
    return text.getvalue().encode("utf-8")


def read_figures(content: bytes) -> list[Figure]:
    """What figures_csv wrote. Raises BoardError where it is not such a file; its figures may still be wrong."""
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError("other columns")
        return [_figure(row) for row in reader]
    except (csv.Error, ValueError, KeyError, TypeError) as error:
        raise BoardError(UNREADABLE.vi, UNREADABLE.en) from error


UNREADABLE = Text(
    "Tệp số liệu đính kèm không đọc được hoặc đã bị sửa cấu trúc. Hãy dùng bản báo cáo gốc.",
    "The attached file of figures cannot be read, or its structure was changed. Use the original report.",
)


def _figures_of(answer: Answer, language: str) -> list[Figure]:
    return [
        Figure(
            question=answer.question,
            by=answer.by,
            key=str(row["key"]),
            label=answer.label(row["key"], language),
            numerator=row["numerator"],
            denominator=row["denominator"],
            shown=answer.text(row, language),
            counts=answer.counts_text(row, language),
            sign=row["sign"],
        )
        for row in answer.rows.iter_rows(named=True)
    ]


@lru_cache(maxsize=4096)
def _asked_cells(question: Question, by: str) -> tuple[str, ...]:
    """The same for all rows of an answer."""
    said = {"area_vintage": question.area_vintage, "of": question.denominator, "by": by}
    values = (said.get(name) or getattr(question, name) for name in _ASKED)
    return tuple("" if one is None else str(one) for one in values)


def _figure(row: dict[str, str]) -> Figure:
    """Raises ValueError where a part of the question does not exist, KeyError or TypeError for a torn line."""
    if None in row or None in row.values() or row["indicator_id"] not in catalogue() or row["by"] not in BY:
        raise ValueError("not a figure")
    question = Question(
        indicator_id=row["indicator_id"],
        period=date.fromisoformat(row["period"]),
        area_code=row["area_code"],
        denominator=row["of"],
        months=int(row["months"]),
        **{name: row[name] or None for name in _OPTIONAL},
    )
    counts = {name: int(row[name]) if row[name] else None for name in ("numerator", "denominator")}
    return Figure(question, row["by"], **{name: row[name] for name in _SHOWN} | counts)
