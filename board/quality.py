""" "Đúng, đủ, sạch, sống, thống nhất, dùng chung": six plain figures for each source, four of them for each area too.

Every figure has its denominator; none is weighted or summed into an index. The limits are the board's own, because no
text lays any down. Counts of rows come rounded (docs/DATA.md, "quality"), so small ones are bounded, as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from typing import Literal

from board import queries, words
from board.access import Viewer
from board.definition_file import Text
from board.dimensions import CHECKED_TABLES
from board.disclosure import SMALLEST_COUNT, SMALLEST_DENOMINATOR
from board.store import Release

MET_SHARE, NEAR_SHARE = 0.002, 0.01  # of rows that fail: at most 2 in 1,000, at most 1 in 100
CHECKED = tuple(dict.fromkeys(CHECKED_TABLES.values()))  # sources whose rows are checked one by one
SIX = {
    "correct": Text("Đúng", "Correct"),
    "complete": Text("Đủ", "Complete"),
    "clean": Text("Sạch", "Clean"),
    "alive": Text("Sống", "Up to date"),
    "uniform": Text("Thống nhất", "Uniform"),
    "shared": Text("Dùng chung", "Shared"),
}
# What a row fails, by the criterion of the six that it belongs to.
FAILED_BY = {
    "correct": ("valid",),
    "complete": ("complete",),
    "clean": ("unique", "consistent"),
    "uniform": ("code_list",),
}
OF_AREAS = tuple(FAILED_BY)
WORD = {
    "met": Text("Đạt", "Met"),
    "near": Text("Cận đạt", "Near"),
    "missed": Text("Chưa đạt", "Missed"),
    "none": Text("Không xếp loại", "Not judged"),
}
Tone = Literal["met", "near", "missed", "none"]
WORST = ("missed", "near", "met", "none")


@dataclass(frozen=True)
class Mark:
    """One criterion of one source or area. tone: of WORD; figure: the main number; note: what it is made of.

    share: of rows that fail, for sorting; None where it is not known.
    """

    tone: Tone
    figure: Text
    note: Text
    share: float | None = None


@dataclass(frozen=True)
class AreaMarks:
    """An area's four marks. rows: checked in it, rounded; share: of failures of all four in its rows."""

    area_code: str
    rows: int
    marks: Mapping[str, Mark]
    share: float

    @property
    def tone(self) -> Tone:
        return min((mark.tone for mark in self.marks.values()), key=WORST.index)


Counts = Mapping[tuple[str, str, str], tuple[int, int]]  # (source, area code, criterion) -> rows, failed


def read_counts(release: Release, viewer: Viewer, area_vintage: str) -> Counts:
    """The rounded counts that the viewer may see; empty for a release that brings none."""
    with release.cursor() as cursor:
        rows = queries.run(
            cursor, "views/quality", area_vintage=area_vintage, seen=viewer.codes(area_vintage)
        )
    return {(row[0], row[1], row[2]): (row[3], row[4]) for row in rows.iter_rows()}


def area_marks(counts: Counts, source: str, codes: list[str]) -> list[AreaMarks]:
    """The areas that have rows of a source, the worst first; ties by code."""
    found = []
    for code in codes:
        rows = counts.get((source, code, "valid"), (0, 0))[0]
        marks = {six: failing(counts, source, code, six) for six in OF_AREAS}
        if rows:
            found.append(AreaMarks(code, rows, marks, sum(mark.share or 0 for mark in marks.values())))
    return sorted(found, key=lambda one: (WORST.index(one.tone), -one.share, one.area_code))


NO_ROWS = Mark("none", Text("–", "–"), Text("chưa có số liệu kiểm tra", "no checks in this release"))


def failing(counts: Counts, source: str, area_code: str, six: str) -> Mark:
    """How many rows of a source fail in an area: their share, judged where rounding cannot have hidden the answer."""
    found = [counts[source, area_code, one] for one in FAILED_BY[six] if (source, area_code, one) in counts]
    rows = found[0][0] if found else 0
    if not rows:
        return NO_ROWS
    failed = sum(one[1] for one in found)
    if rows < SMALLEST_DENOMINATOR:
        return Mark("none", Text("không công bố", "withheld"), Text("quá ít dòng", "too few rows"))
    small = failed < SMALLEST_COUNT
    share = (SMALLEST_COUNT if small else failed) / rows
    # A bound is rounded away from the truth, so that the text holds.
    good = floor(10_000 * (1 - share)) / 10_000 if small else 1 - share
    tone = judged(share) if not small or share <= MET_SHARE else "none"
    sign = ">" if small else ""
    said = [_failed_words(failed, rows, language) for language in ("vi", "en")]
    return Mark(
        tone,
        Text(*(sign + words.percent(good, language, 2) for language in ("vi", "en"))),
        Text(*said),
        0.0 if small else share,
    )


def judged(share: float) -> Tone:
    return "met" if share <= MET_SHARE else "near" if share <= NEAR_SHARE else "missed"


def _failed_words(failed: int, rows: int, language: str) -> str:
    text = f"<{SMALLEST_COUNT}" if failed < SMALLEST_COUNT else words.number(failed, language)
    of = words.number(rows, language)
    return f"{text} sai / {of} dòng" if language == "vi" else f"{text} wrong / {of} rows"
