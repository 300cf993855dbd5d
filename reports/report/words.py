"""What a report says around its figures: where, how it begins and how it ends."""

from __future__ import annotations

from datetime import date

from board.freshness import gap_words, incomplete
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


def opening(edition: Edition, letter: Letter) -> tuple[Block, ...]:
    """The letter's first sentence; a bulletin has none."""
    if edition.form != "official":
        return ()
    who = letter.agency or "cơ quan lập báo cáo"
    basis = "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ"
    if edition.period >= _SECOND_PHASE:
        basis = "Quyết định số 826/QĐ-TTg năm 2026 của Thủ tướng Chính phủ"
    text = f"Thực hiện {basis}, {who} báo cáo kết quả triển khai trên địa bàn {area_words(edition)} {edition.period_words()} như sau:"
    return (paragraphs([text]),)


def closing(edition: Edition) -> tuple[Block, ...]:
    """The letter's last sentence with the sign that ends an administrative text."""
    if edition.form != "official":
        return ()
    text = f"Trên đây là báo cáo kết quả triển khai Đề án 06 trên địa bàn {area_words(edition)} {edition.period_words()}./."
    return (paragraphs([text]),)


def gap_notice(figures: Figures) -> str:
    """'Thiếu số liệu của 3 địa bàn': what the sources lack in this period; '' where they are whole."""
    question = figures.edition.question(HEADLINE)
    gaps = [
        gap
        for source in ("population", "dossiers")
        for gap in incomplete(figures.info.gaps, source, question, every_month=False)
    ]
    return f"{sentence(gap_words(gaps).in_(figures.language))}." if gaps else ""


def _inside(name: str) -> str:
    return name if name[0].isdigit() else name[0].lower() + name[1:]
