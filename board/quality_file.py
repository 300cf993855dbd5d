"""The table of areas of the page on data quality as a CSV file, as the screen shows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from board.freshness import SOURCE
from board.places import full_name
from board.quality import OF_AREAS, SIX, WORD, AreaMarks
from board.quality_words import answers_for, how_judged, to_do
from board.question import Question
from board.release_info import ReleaseInfo
from geo.areas import area

_HEADINGS = {
    "vi": ("Mã", "Địa bàn", "Số dòng", "Việc cần làm", "Cơ quan chịu trách nhiệm"),
    "en": ("Code", "Area", "Rows", "To do", "Who answers"),
}
_PARTS = {"vi": ("dòng đúng", "chi tiết", "tình trạng"), "en": ("rows right", "detail", "status")}


def csv_of_areas(
    source: str, found: Sequence[AreaMarks], question: Question, info: ReleaseInfo, language: str
) -> bytes:
    """UTF-8 with BOM: heading, one line an area, then source, release and how it is judged."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    code, name, rows, todo, owner = _HEADINGS[language]
    parts = [f"{SIX[six].in_(language)}: {part}" for six in OF_AREAS for part in _PARTS[language]]
    writer.writerow([code, name, rows, *parts, todo, owner])
    for one in found:
        item = area(question.area_vintage, one.area_code)
        cells = [
            part
            for six in OF_AREAS
            for part in (
                one.marks[six].figure.in_(language),
                one.marks[six].note.in_(language),
                WORD[one.marks[six].tone].in_(language),
            )
        ]
        who = answers_for(source, question, one.area_code, language)
        writer.writerow(
            [
                one.area_code,
                full_name(item, question.period, language),
                one.rows,
                *cells,
                to_do(one, language),
                who,
            ]
        )
    writer.writerow([])
    release = "Kỳ phát hành" if language == "vi" else "Release"
    label = f" {info.label}." if info.label else ""
    writer.writerow(
        [f"{SOURCE[source].in_(language)}. {release} {info.release_id}.{label} {how_judged(language)}"]
    )
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def file_name(source: str, question: Question) -> str:
    """'chat-luong-dossiers-74-2025-06.csv'."""
    return f"chat-luong-{source}-{question.area_code}-{question.period:%Y-%m}.csv"
