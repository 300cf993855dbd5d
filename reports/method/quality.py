"""How good the figures are: on time, whole, and the six criteria of each source; below the province by area too."""

from __future__ import annotations

from datetime import date

from board.access import ANYBODY
from board.definition_file import Text
from board.freshness import RHYTHM, SOURCE, gap_words, incomplete, late, late_words
from board.places import full_name
from board.quality import CHECKED, SIX, Counts, Mark, area_marks, read_counts
from board.quality_words import answers_for, areas_title, headline, to_do
from board.question import Question
from board.source_marks import source_marks
from board.store import Release
from board.words import day, month_name
from geo.areas import area, children
from reports.blocks.text import Column, cell, table
from reports.document import Block
from reports.method.passages import SMALL_POINTS, as_title, label_of

PAD = 1.5  # points above and below a row
_WORDY = ("complete", "alive")  # say more than a percentage
MOST_AREAS = 3


def six_criteria(release: Release, question: Question, today: date, language: str) -> Block:
    """One row a source, one column a criterion; the title says what is not met."""
    marks = _marks(release, question, today)
    columns = [Column(Text("Nguồn", "Source").in_(language), "36mm")]
    columns += [
        Column(word.in_(language), "1.35fr" if six in _WORDY else "1fr", "right") for six, word in SIX.items()
    ]
    rows = [
        [cell(SOURCE[name].in_(language), strong=True), *(_shown(six[one], language) for one in SIX)]
        for name, six in marks.items()
    ]
    return table(
        columns,
        rows,
        title=as_title(headline(marks, language)),
        note=label_of(release.info, language),
        size=SMALL_POINTS,
        pad=PAD,
    )


def freshness(release: Release, question: Question, today: date, language: str) -> list[str]:
    """One sentence a source: what it has, since when, whether it is late or lacks areas of this report."""
    lateness = late(release.info.sources, today)
    found = []
    for one in release.info.sources:
        months = [month_name(period, language) for period in (one.first_period, one.last_period)]
        gaps = incomplete(release.info.gaps, one.source, question, every_month=False)
        name, rhythm = SOURCE[one.source].in_(language), RHYTHM[one.rhythm].in_(language)
        told = Text(
            f"**{name}** ({one.agency}, {rhythm}): có từ {months[0]} đến {months[1]}, nhận ngày {day(one.received_on)}",
            f"**{name}** ({one.agency}, {rhythm}): {months[0]} to {months[1]}, received on {day(one.received_on)}",
        )
        state = [late_words(lateness[one.source])] if one.source in lateness else []
        state += [gap_words(gaps)] if gaps else []
        if not state and one.due_on is not None:
            state = [Text("đúng hẹn, đủ địa bàn", "on time, no area missing")]
        found.append("; ".join(text.in_(language) for text in (told, *state)) + ".")
    return found


def by_area(release: Release, question: Question, language: str) -> list[str]:
    """For each source that is checked row by row: how many areas miss a criterion, and what the worst have to do."""
    counts = read_counts(release, ANYBODY, question.area_vintage)
    inside = children(question.area_vintage, question.area_code, "commune")
    codes = [one.area_code for one in inside] or [question.area_code]
    return [_source_by_area(counts, source, codes, question, language) for source in CHECKED]


def quality_headline(release: Release, question: Question, today: date, language: str) -> str:
    """Which sources do not meet which criteria, in one sentence."""
    return headline(_marks(release, question, today), language)


def _marks(release: Release, question: Question, today: date) -> dict[str, dict[str, Mark]]:
    counts = read_counts(release, ANYBODY, question.area_vintage)
    return {one.source: source_marks(release.info, counts, one, today) for one in release.info.sources}


def _source_by_area(counts: Counts, source: str, codes: list[str], question: Question, language: str) -> str:
    found = area_marks(counts, source, codes)
    worst = [one for one in found if one.tone == "missed"][:MOST_AREAS]
    text = f"{areas_title(source, found, language)}."
    for one in worst:
        name = full_name(area(question.area_vintage, one.area_code), question.period, language)
        who = answers_for(source, question, one.area_code, language)
        text += f" **{name}**: {to_do(one, language).lower()} ({who})."
    return text


def _shown(mark: Mark, language: str) -> dict:
    return cell(mark.figure.in_(language), tone=mark.tone)
