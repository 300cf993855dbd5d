"""One report of a commune of the small release, made once: what tests of finished files look at."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from board.open_release import open_verified
from reports.asking import keeping
from reports.edition import Edition
from reports.letter import Letter
from reports.make import Made, make

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
