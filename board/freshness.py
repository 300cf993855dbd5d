"""Whether figures are on time and whole: which source is late by the agreed rhythm, and where it lacks areas or months.

Lateness is about the newest month that a release has, on the day it is looked at; it changes no figure. An old month
looked at on purpose is not late.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import duckdb

from board import queries, words
from board.definition_file import Text
from board.disclosure import SMALLEST_COUNT
from geo.areas import area, children

if TYPE_CHECKING:
    from board.question import Question

# The board's own default: no text lays down a day. A month is due on this day of the next one.
DUE_DAY = 10
SOURCE = {
    "population": Text("Dân cư, căn cước, định danh điện tử", "Residents, ID cards, e-identity"),
    "dossiers": Text("Hồ sơ dịch vụ công", "Public service dossiers"),
    "service_offers": Text("Danh mục dịch vụ công", "List of public services"),
    "targets": Text("Chỉ tiêu", "Targets"),
}
SOURCE_OF = {
    "persons": "population",
    "dossiers": "dossiers",
    "services": "service_offers",
}  # by an indicator's subject
RHYTHM = {
    "month": Text("hằng tháng", "monthly"),
    "year": Text("hằng năm", "yearly"),
    "once": Text("không định kỳ", "when there is something new"),
}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True)
class Source:
    """One row of the table `sources` (docs/DATA.md). first_period, last_period: last days of months."""

    source: str
    agency: str
    rhythm: str
    first_period: date
    last_period: date
    received_on: date
    rows: int
    basis: str

    @property
    def due_on(self) -> date | None:
        """The day by which the next figures are due: the agreed day after the end of the next month or year."""
        if self.rhythm not in _MONTHS:
            return None
        month = self.last_period.year * 12 + self.last_period.month - 1 + _MONTHS[self.rhythm] + 1
        return date(month // 12, month % 12 + 1, DUE_DAY)


@dataclass(frozen=True)
class Lateness:
    """How late a source is. days: since its due day, 1 or more; last_period: what it has."""

    source: str
    days: int
    due_on: date
    last_period: date


@dataclass(frozen=True)
class Gap:
    """A month in which communes of a vintage have no figures of a source; for the list of services the province."""

    source: str
    area_vintage: str
    period: date
    areas: tuple[str, ...]


def read_sources(cursor: duckdb.DuckDBPyConnection) -> tuple[Source, ...]:
    rows = queries.run(cursor, "views/sources").rows(named=True)
    periods = ("first_period", "last_period")
    return tuple(Source(**row | {name: _month_end(row[name]) for name in periods}) for row in rows)


def read_gaps(cursor: duckdb.DuckDBPyConnection) -> tuple[Gap, ...]:
    """Areas with fewer than ten residents, or dossiers, in a month: there figures are missing rather than small."""
    found: dict[tuple[str, str, date], list[str]] = {}
    for source, vintage, period, code in queries.run(cursor, "views/gaps", fewest=SMALLEST_COUNT).iter_rows():
        found.setdefault((source, vintage, period), []).append(code)
    return tuple(Gap(*key, tuple(codes)) for key, codes in found.items())


def late(sources: Iterable[Source], today: date) -> dict[str, Lateness]:
    """The sources whose next figures should have come by now."""
    due = {one.source: (one, one.due_on) for one in sources}
    return {
        name: Lateness(name, (today - day).days, day, one.last_period)
        for name, (one, day) in due.items()
        if day is not None and today > day
    }


def incomplete(gaps: Iterable[Gap], source: str, question: Question, *, every_month: bool) -> list[Gap]:
    """The gaps inside a question's area, in its month or in every month of its vintage."""
    return [
        gap
        for gap in gaps
        if (gap.source, gap.area_vintage) == (source, question.area_vintage)
        and (every_month or gap.period == question.period)
        and _inside(question) & set(gap.areas)
    ]


def _inside(question: Question) -> set[str]:
    asked = area(question.area_vintage, question.area_code)
    return {
        asked.area_code,
        *(one.area_code for one in children(asked.area_vintage, asked.area_code, "commune")),
    }


def late_words(lateness: Lateness) -> Text:
    """'chậm 12 ngày, mới có đến tháng 10/2026 (hạn 10/12/2026)'."""
    return Text(
        f"chậm {lateness.days} ngày, mới có đến {words.month_name(lateness.last_period, 'vi')}"
        f" (hạn {words.day(lateness.due_on)})",
        f"{lateness.days} {'day' if lateness.days == 1 else 'days'} late, reaching {words.month_name(lateness.last_period, 'en')}"
        f" (due {words.day(lateness.due_on)})",
    )


def gap_words(gaps: Sequence[Gap]) -> Text:
    """'thiếu số liệu của 3 địa bàn', over several months 'thiếu số liệu của 3 địa bàn ở 2 tháng'."""
    areas = len({code for gap in gaps for code in gap.areas})
    months = len({gap.period for gap in gaps})
    vi, en = (
        f"thiếu số liệu của {areas} địa bàn",
        f"no figures of {areas} {'area' if areas == 1 else 'areas'}",
    )
    if months > 1:
        return Text(f"{vi} ở {months} tháng", f"{en} in {months} months")
    return Text(vi, en)


def _month_end(period: str) -> date:
    year, month = (int(part) for part in period.split("-"))
    return date(year, month, monthrange(year, month)[1])
