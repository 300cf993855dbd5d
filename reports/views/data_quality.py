"""Chất lượng dữ liệu on paper: six criteria by source, then the areas of one source, what to mend and who does it."""

from __future__ import annotations

from collections.abc import Mapping

from board.freshness import RHYTHM, SOURCE
from board.places import full_name
from board.quality import CHECKED, OF_AREAS, SIX, AreaMarks, Mark, area_marks, read_counts
from board.quality_words import answers_for, areas_title, headline, how_judged, to_do
from board.source_marks import source_marks
from geo.areas import area, children
from reports.blocks.text import Cell, Column, cell, paragraphs, table
from reports.document import Block
from reports.views.seen import Seen


def data_quality(seen: Seen) -> list[Block]:
    question, lang = seen.question, seen.language
    counts = read_counts(seen.release, seen.viewer, question.area_vintage)
    sources = {one.source: source_marks(seen.info, counts, one, seen.today) for one in seen.info.sources}
    if not sources:
        said = seen.t(
            "Kỳ phát hành này chưa ghi nguồn số liệu. Người phụ trách lập lại bản trích từ sổ gốc rồi phát hành.",
            "This release does not say where its figures come from. Make the extract again and publish it.",
        )
        return [paragraphs([said])]
    source = chosen_source(seen)
    inside = children(question.area_vintage, question.area_code, "commune")
    codes = [one.area_code for one in inside] or [question.area_code]
    found = area_marks(counts, source, codes)
    return [
        paragraphs([headline(sources, lang)]),
        _by_source(seen, sources),
        _by_area(seen, source, found) if found else paragraphs([how_judged(lang)]),
    ]


def chosen_source(seen: Seen) -> str:
    """The source whose rows are shown by area; the first one where none is named."""
    asked = seen.more.get("source", "")
    return asked if asked in SOURCE else CHECKED[0]


def source_named(seen: Seen) -> str:
    """'' for the one that is shown unless another is named."""
    source = chosen_source(seen)
    return source if source != CHECKED[0] else ""


def _by_source(seen: Seen, marks: Mapping[str, Mapping[str, Mark]]) -> Block:
    lang, about = seen.language, {one.source: one for one in seen.info.sources}
    columns = [
        Column(seen.t("Nguồn", "Source"), "34mm"),
        *(Column(one.in_(lang)) for one in SIX.values()),
    ]
    rows = []
    for name, six in marks.items():
        agency = f"{about[name].agency} · {RHYTHM[about[name].rhythm].in_(lang)}"
        head = cell(SOURCE[name].in_(lang), strong=True, below=agency)
        rows.append([head, *(_mark(six[one], lang) for one in SIX)])
    title = seen.t("Đúng, đủ, sạch, sống, thống nhất, dùng chung", "Six criteria by source")
    return table(columns, rows, title=title, size=6.8)


def _by_area(seen: Seen, source: str, found: list[AreaMarks]) -> Block:
    lang = seen.language
    columns = [
        Column(seen.t("Địa bàn", "Area"), "31mm"),
        *(Column(SIX[one].in_(lang), "25.5mm") for one in OF_AREAS),
        Column(seen.t("Việc cần làm, ai làm", "To do, and who")),
    ]
    rows = [_area(seen, source, one) for one in found]
    return table(columns, rows, title=areas_title(source, found, lang), source=how_judged(lang), size=6.6)


def _area(seen: Seen, source: str, one: AreaMarks) -> list[Cell]:
    question, lang = seen.question, seen.language
    item = area(question.area_vintage, one.area_code)
    above = area(question.area_vintage, str(item.parent_code))
    below = full_name(above, question.period, lang) if above.level == "district" else ""
    name = cell(full_name(item, question.period, lang), below=below)
    todo = to_do(one, lang)
    work = cell(todo or "–", below=answers_for(source, question, one.area_code, lang) if todo else "")
    return [name, *(_mark(one.marks[six], lang) for six in OF_AREAS), work]


def _mark(mark: Mark, language: str) -> Cell:
    return cell(mark.figure.in_(language), tone=mark.tone, below=mark.note.in_(language))
