"""Passages and tables as blocks: strong parts apart, one cell a column, a status never by colour alone."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from reports.blocks.text import Column, bullets, cell, directions, findings, paragraphs, table
from reports.document import Block, Section
from reports.paper import pdf, pictures
from tests.reports.documents import LINES, document


def text_of(*blocks: Block, language: str = "vi") -> str:
    shown = replace(document("view", language=language), sections=(Section("Phần", blocks),))
    pages = PdfReader(io.BytesIO(pdf(shown))).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_strong_parts_are_told_apart() -> None:
    said = [[("Phú Giáo", True), (": thiếu 5,1", False)]]
    assert paragraphs(["**Phú Giáo**: thiếu 5,1"]).content == {"paragraphs": said}
    assert bullets(["**Phú Giáo**: thiếu 5,1"]).content == {"items": said}
    assert findings(["**Phú Giáo**: thiếu 5,1"]).content == {"items": said}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_direction_says_its_status_its_text_and_who_answers(language: str) -> None:
    text = text_of(directions(LINES, language), language=language)
    words = {"vi": ("Chưa đạt.", "Cận đạt.", "Lưu ý.", "Chịu trách nhiệm: Công an tỉnh."),
             "en": ("Missed.", "Near.", "Note.", "Answers for it: Công an tỉnh.")}[language]  # fmt: skip
    assert all(word in text for word in words)
    assert "nếu giữ nhịp này." in text
    assert ".." not in text
    assert [one["tone"] for one in directions(LINES, language).content["items"]] == ["missed", "near", "none"]


def test_where_nothing_needs_direction_it_is_said() -> None:
    assert "Không có việc cần chỉ đạo theo các chỉ tiêu đang có hiệu lực." in text_of(directions([], "vi"))


def test_a_row_has_one_cell_a_column() -> None:
    columns = [Column("Địa bàn"), Column("Tỷ lệ", "20mm", "right", "%")]
    assert "Địa bàn Tỷ lệ % Dĩ An 91,2% Toàn tỉnh 90,0%" in text_of(
        table(columns, [["Dĩ An", cell("91,2%", tone="near")], ["Toàn tỉnh", cell("90,0%", strong=True)]], whole=1)
    )  # fmt: skip
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        table(columns, [["Dĩ An"]])


def test_a_word_that_no_line_holds_is_broken_and_not_lost() -> None:
    word = "abcdefghij" * 30
    for block in (paragraphs([word]), table([Column("a"), Column("b", "20mm")], [[word, word[:60]]])):
        shown = replace(document("view"), sections=(Section("Phần", (block,)),))
        page = PdfReader(io.BytesIO(pdf(shown))).pages[0].extract_text()
        assert word in re.sub(r"[\s\u200b]", "", page)
        picture = Image.open(io.BytesIO(pictures(shown)[0])).convert("L")
        beyond = picture.crop((round(picture.width * 188 / 210), 0, picture.width, picture.height))
        assert beyond.getextrema() == (255, 255), "the word runs over the margin"
