"""Finished files of the small release, each made once: the report of a commune, and a page's view, which is quicker."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from board.open_release import open_verified
from board.question import Question
from reports.asking import keeping
from reports.attachments import attachments
from reports.edition import Edition
from reports.letter import Letter
from reports.make import Made, finished, make
from reports.views import view

LETTER = Letter(
    parent_agency="UBND tỉnh Bình Dương",
    agency="Tổ công tác triển khai Đề án 06",
    place="Bình Dương",
    position="Tổ phó",
    signer="Nguyễn Văn Mẫu",
    board_address="http://bang06:8506",
)
COMMUNE, OTHER = "25864", "25867"
PERIOD = date(2025, 6, 30)


@cache
def small_report(
    path: Path, area_code: str = COMMUNE, period: date = PERIOD, form: str = "official", language: str = "vi"
) -> Made:
    """path: of the release, which is opened for this alone."""
    release = open_verified(path)
    edition = Edition(area_code, period, form=form, language=language)
    try:
        return make(edition, LETTER, keeping(release), release, release.info.made_on, late_ok=True)
    finally:
        release.close()


@cache
def small_view(
    path: Path, page: str = "", area_code: str = COMMUNE, period: date = PERIOD, language: str = "vi"
) -> Made:
    """The PDF of a page of the board. path: of the release."""
    release = open_verified(path)
    question = Question("card_delivered", period, area_code)
    try:
        document = view(page, question, keeping(release), release, language, release.info.made_on)
        return finished(document, attachments(document))
    finally:
        release.close()
