"""A report is as long as people read: its pages are counted, and none of them holds the signature or the code alone."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.reports.small_report import small_report

JUNE, OCTOBER = date(2025, 6, 30), date(2026, 10, 31)
FEWEST_LETTERS = 500  # on any page: a head, a foot and at least one block


@pytest.mark.parametrize(
    ("area_code", "period", "form", "language", "most"),
    [
        ("74", JUNE, "official", "vi", 10),
        ("74", JUNE, "bulletin", "en", 9),
        ("74", OCTOBER, "official", "vi", 10),
        ("722", JUNE, "official", "vi", 5),
        ("25858", JUNE, "official", "vi", 4),
        ("25867", OCTOBER, "official", "vi", 5),
    ],
)
def test_an_edition_keeps_within_its_pages_and_none_is_nearly_empty(
    small_release, area_code, period, form, language, most
):
    pages = PdfReader(io.BytesIO(small_report(small_release, area_code, period, form, language).pdf)).pages
    assert len(pages) <= most
    texts = [page.extract_text() for page in pages]
    assert [len(text) for text in texts if len(text) < FEWEST_LETTERS] == []
