"""What somebody at the command line names: an area by code or name, a list of areas, a period, a letter."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from board.errors import BoardError
from board.question import months_before
from board.release_info import ReleaseInfo
from board.words import listed
from geo.areas import Area, areas, full_name_on, plain, search, vintage_of
from reports.edition import RHYTHMS, Edition, known_area, last_month
from reports.letter import Letter
from reports.letter_file import letter_as_json, letter_of
from reports.settings import read_settings

LAST_MONTH = "last-month"
_MOST_NAMED = 6


def period_of(text: str, rhythm: str, info: ReleaseInfo, today: date) -> date:
    """'2025-06', '2025-Q2', '2025'; 'last-month' is the one before today's. Raises BoardError."""
    if text == LAST_MONTH:
        text = f"{months_before(today, 1):%Y-%m}"
    return last_month(text, rhythm, info)


def rhythm_of(text: str, said: str | None) -> str:
    """The rhythm that was said, else the one that the period is written in: a month, '2025-Q2', '2025'.

    Raises BoardError where a shorter one was said than the period is: of a quarter there is no month.
    """
    written = "quarter" if "-Q" in text else "year" if re.fullmatch(r"\d{4}", text) else "month"
    said = said or written
    if list(RHYTHMS).index(said) < list(RHYTHMS).index(written):
        raise BoardError(
            f"Kỳ “{text[:20]}” dài hơn loại báo cáo “{RHYTHMS[said].vi}”. Hãy ghi tháng, hoặc bỏ --rhythm {said}.",
            f"The period “{text[:20]}” is longer than a report of the kind “{RHYTHMS[said].en}”. Name a month, or leave "
            f"--rhythm {said} out.",
        )
    return said


def area_code_of(text: str, period: date) -> str:
    """By code, or by name with or without accents and kind. Raises BoardError where none or several are meant."""
    text = " ".join(text.split())
    vintage = vintage_of(period)
    if text.isdigit() or not text:
        return known_area(text, period)
    found = search(text, vintage)
    exact = _named(text, found or areas(vintage), period)
    meant = exact or found
    if len(meant) == 1:
        return meant[0].area_code
    if not meant:
        return known_area(text, period)  # which says what there is
    named = [f"{item.area_code} {full_name_on(item, period)}" for item in meant[:_MOST_NAMED]]
    raise BoardError(
        f"Có {len(meant)} địa bàn ứng với “{text[:40]}”: {listed(named, 'vi')}. Hãy ghi mã.",
        f"{len(meant)} areas answer to “{text[:40]}”: {listed(named, 'en')}. Name one by its code.",
    )


def areas_listed(path: Path, period: date) -> list[str]:
    """Codes of a file with one area a line, by code or name; of a CSV its first column, a heading is left out.

    Raises BoardError naming the line.
    """
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BoardError(
            f"Không đọc được danh sách {path.name}. Lưu tệp dạng văn bản UTF-8, mỗi dòng một địa bàn.",
            f"The list {path.name} cannot be read. Save it as UTF-8 text, one area a line.",
        ) from error
    found: dict[str, None] = {}
    for number, cells in enumerate(lines, 1):
        text = cells[0].strip() if cells else ""
        if not text or text.startswith("#") or (number == 1 and text == "area_code"):
            continue
        try:
            found[area_code_of(text, period)] = None
        except BoardError as error:
            raise BoardError(
                f"{path.name}, dòng {number}: {error.vi}", f"{path.name}, line {number}: {error.en}"
            ) from None
    if not found:
        raise BoardError(
            f"Danh sách {path.name} không có địa bàn nào.", f"The list {path.name} names no area."
        )
    return list(found)


def letter_for(edition: Edition, over: Mapping[str, object], *, alone: bool) -> Letter:
    """The settings' letter with what was said over it; only a report that is made alone bears a number."""
    said = {**letter_as_json(read_settings(edition)), **over}
    return letter_of(said if alone else {**said, "number": ""}, "báo cáo · report")


def _named(text: str, among: Iterable[Area], period: date) -> list[Area]:
    """Those of exactly this full name, else those of exactly this name."""
    asked, among = plain(text), list(among)
    full = [item for item in among if asked in (plain(full_name_on(item, period)), plain(item.full_name_vi))]
    return full or [item for item in among if plain(item.name_vi) == asked]
