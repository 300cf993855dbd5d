"""The six criteria of one source: its rows (board/quality.py), its areas and months, its age, and who reads it."""

from __future__ import annotations

from datetime import date
from math import floor

from board import words
from board.definition_file import Text
from board.freshness import SOURCE_OF, Lateness, Source, late
from board.indicators import catalogue
from board.quality import CHECKED, NO_ROWS, OF_AREAS, WORST, Counts, Mark, Tone, failing, judged
from board.release_info import ReleaseInfo
from geo.areas import PROVINCE_CODE, areas, vintage_of

NEAR_DAYS = 10  # late by more than these is no longer near
WHOLE_FILE = Mark(
    "met",
    Text("cả tệp", "whole file"),
    Text("sai một dòng là từ chối cả tệp", "one wrong row refuses the file"),
)


def source_marks(info: ReleaseInfo, counts: Counts, source: Source, today: date) -> dict[str, Mark]:
    """The six of a source, in the order of SIX."""
    name = source.source
    of_rows = {six: failing(counts, name, PROVINCE_CODE, six) for six in OF_AREAS}
    return {
        "correct": of_rows["correct"] if name in CHECKED else WHOLE_FILE,
        "complete": _worse(_areas_and_months(info, name), of_rows["complete"] if name in CHECKED else None),
        "clean": of_rows["clean"] if name in CHECKED else WHOLE_FILE,
        "alive": _alive(source, late([source], today).get(name)),
        "uniform": of_rows["uniform"] if name in CHECKED else WHOLE_FILE,
        "shared": _shared(info, name),
    }


def _areas_and_months(info: ReleaseInfo, source: str) -> Mark:
    """Of the areas and months that should have figures, how many do."""
    if source == "targets":
        return Mark("none", Text("không áp dụng", "not applicable"), Text("không theo tháng", "not by month"))
    by_month = [
        1 if source == "service_offers" else len(areas(vintage_of(one), "commune")) for one in info.periods
    ]
    expected = sum(by_month)
    missing = sum(len(gap.areas) for gap in info.gaps if gap.source == source)
    share = missing / expected
    here = [words.number(expected - missing, language) for language in ("vi", "en")]
    of = [words.number(expected, language) for language in ("vi", "en")]
    what = ("tháng", "months") if source == "service_offers" else ("địa bàn × tháng", "areas × months")
    return Mark(
        judged(share),
        Text(
            *(words.percent(floor(10_000 * (1 - share)) / 10_000, language, 2) for language in ("vi", "en"))
        ),
        Text(f"{here[0]} / {of[0]} {what[0]}", f"{here[1]} / {of[1]} {what[1]}"),
        share,
    )


def _worse(whole: Mark, of_rows: Mark | None) -> Mark:
    """Both parts of completeness under the worse word; values missing in rows stand in the note."""
    if of_rows is None or of_rows is NO_ROWS:
        return whole
    tone = min((whole.tone, of_rows.tone), key=WORST.index)
    note = Text(f"{whole.note.vi}; giá trị: {of_rows.note.vi}", f"{whole.note.en}; values: {of_rows.note.en}")
    return Mark(tone, whole.figure, note, whole.share)


def _alive(source: Source, lateness: Lateness | None) -> Mark:
    last = [words.month_name(source.last_period, language) for language in ("vi", "en")]
    if source.due_on is None:
        until = Text(f"đến {last[0]}", f"until {last[1]}")
        return Mark("none", Text("không định kỳ", "when new"), until)
    due = words.day(source.due_on)
    if lateness is None:
        return Mark(
            "met",
            Text("đúng hẹn", "on time"),
            Text(f"có {last[0]}; hạn kỳ sau {due}", f"has {last[1]}; next due {due}"),
        )
    tone: Tone = "near" if lateness.days <= NEAR_DAYS else "missed"
    figure = Text(
        f"chậm {lateness.days} ngày", f"{lateness.days} {'day' if lateness.days == 1 else 'days'} late"
    )
    return Mark(tone, figure, Text(f"có {last[0]}; hạn {due}", f"has {last[1]}; due {due}"))


def _shared(info: ReleaseInfo, source: str) -> Mark:
    """How many indicators read the source: without any it serves nobody."""
    if source == "targets":
        using = len({target.indicator_id for target in info.targets})
    else:
        using = sum(SOURCE_OF[one.subject] == source for one in catalogue().values())
    whole = len(catalogue())
    return Mark(
        "met" if using else "missed",
        Text(f"{using} chỉ số", f"{using} {'indicator' if using == 1 else 'indicators'}"),
        Text(f"trong {whole} chỉ số của bảng", f"of the board's {whole}"),
    )
