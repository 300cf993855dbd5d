"""What a report says around its figures: where, how it begins and how it ends."""

from __future__ import annotations

from datetime import date

from board.freshness import SOURCE, Lateness, gap_words, incomplete, late, late_words
from board.words import sentence
from geo.areas import NEW_VINTAGE, area, full_name_on
from reports.blocks.text import paragraphs
from reports.document import Block
from reports.edition import Edition
from reports.letter import Letter
from reports.report.choices import HEADLINE
from reports.report.figures import Figures

_SECOND_PHASE = date(2026, 1, 1)  # of the programme: Quyết định 826/QĐ-TTg


def area_words(edition: Edition) -> str:
    """'tỉnh Bình Dương', 'phường Dĩ An, thành phố Dĩ An': the names of the day, within a sentence."""
    own, period = edition.area, edition.period
    if edition.language == "en":
        above = area(own.area_vintage, own.parent_code) if own.level == "commune" else None
        return f"{own.name_en}, {above.name_en}" if above and above.level == "district" else own.name_en
    name = _inside(full_name_on(own, period))
    if own.level != "commune":
        return name
    if own.area_vintage == NEW_VINTAGE:
        return f"{name}, Thành phố Hồ Chí Minh"
    return f"{name}, {_inside(full_name_on(area(own.area_vintage, own.parent_code), period))}"


def where_words(edition: Edition) -> str:
    """'trên địa bàn tỉnh Bình Dương', 'tại 36 phường, xã trên địa bàn tỉnh Bình Dương cũ, …', 'in Binh Duong'."""
    where = area_words(edition)
    if edition.language == "en":
        return f"in {where}"
    return f"tại {where}" if where[0].isdigit() else f"trên địa bàn {where}"


def opening(edition: Edition, letter: Letter) -> tuple[Block, ...]:
    """The letter's first sentence; a bulletin has none."""
    if edition.form != "official":
        return ()
    who = letter.agency or "cơ quan lập báo cáo"
    basis = "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ"
    if edition.period >= _SECOND_PHASE:
        basis = "Quyết định số 826/QĐ-TTg năm 2026 của Thủ tướng Chính phủ"
    text = f"Thực hiện {basis}, {who} báo cáo kết quả triển khai {where_words(edition)} {edition.period_words()} như sau:"
    return (paragraphs([text]),)


def closing(edition: Edition) -> tuple[Block, ...]:
    """The letter's last sentence with the sign that ends an administrative text."""
    if edition.form != "official":
        return ()
    text = (
        f"Trên đây là báo cáo kết quả triển khai Đề án 06 {where_words(edition)} {edition.period_words()}./."
    )
    return (paragraphs([text]),)


def warnings(figures: Figures, today: date) -> tuple[str, ...]:
    """What a reader must know before the first figure: which source is late, what the sources lack in this period."""
    language = figures.language
    overdue = [
        f"{SOURCE[one.source].in_(language)}: {late_words(one).in_(language)}."
        for one in late_sources(figures, today)
    ]
    dossiers = figures.edition.question("dossiers_received").by_month()
    asked = {"population": [figures.edition.question(HEADLINE)], "dossiers": dossiers}
    gaps = [
        gap
        for source, questions in asked.items()
        for question in questions
        for gap in incomplete(figures.info.gaps, source, question, every_month=False)
    ]
    return (*overdue, *([f"{sentence(gap_words(gaps).in_(language))}."] if gaps else ()))


def marks(figures: Figures, today: date) -> tuple[str, ...]:
    """Short, for every page: invented figures say so, late ones too."""
    label = figures.info.label if figures.language == "vi" or not figures.info.label else "Simulated data"
    overdue = figures.say("Số liệu chậm", "Late figures") if late_sources(figures, today) else ""
    return tuple(one for one in (label, overdue) if one)


def late_sources(figures: Figures, today: date) -> list[Lateness]:
    """Of a month that newer figures should have followed by now; an older one is asked for on purpose."""
    found = late(figures.info.sources, today).values()
    return [one for one in found if figures.edition.period >= one.last_period]


def _inside(name: str) -> str:
    return name if name[0].isdigit() else name[0].lower() + name[1:]
