"""Every word of maps, rankings, spreads and tables of areas stands on the paper, and the file stays conformant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.areas import base_areas
from reports.blocks.areas import area_table
from reports.blocks.maps import commune_spread, map_and_ranking, small_maps
from reports.document import Block, Section
from reports.paper import pdf
from tests.board.releases import JUNE, release_of
from tests.poppler import text_of
from tests.reports.blocks.areas_small import CHANH_MY, THU_DAU_MOT, by_area, every_commune, province, total
from tests.reports.blocks.drawn_words import missing
from tests.reports.conformance import PROFILES, failures_of
from tests.reports.documents import document

JULY = date(2025, 7, 31)
_NO_WORDS = {
    "tone",
    "fill",
    "outside",
}  # keys that no reader sees, and names at a slant, which pdftotext cuts


def every_block() -> list[Block]:
    few, many = province(), every_commune()
    units = release_of(*(("card_delivered", JULY, base.base_code, "25-39", "male", "permanent_present", None, 900, 1000) for base in base_areas("from_2025_07")))  # fmt: skip
    communes, districts, new = by_area(few, level="commune"), by_area(few), by_area(units, period=JULY)
    inside = by_area(few, area_code=THU_DAU_MOT)
    return [
        map_and_ranking(districts, "vi", title="Cấp huyện", selected=THU_DAU_MOT),
        map_and_ranking(by_area(few, "backlog_over"), "en", title="Counts"),
        map_and_ranking(inside, "vi", title="Một huyện", selected=CHANH_MY),
        map_and_ranking(by_area(many, level="commune"), "vi", title="91 xã", selected=CHANH_MY),
        map_and_ranking(new, "vi", title="36 đơn vị"),
        small_maps([districts, by_area(few, "backlog_over")], "vi", title="Nhiều bản đồ"),
        commune_spread(communes, districts, "vi", title="Phân hóa"),
        commune_spread(new, None, "vi", title="Một hàng"),
        area_table([districts, by_area(few, "dossiers_online")], "vi", title="Bảng", whole=[total(few)]),
        area_table([by_area(many, name, period=JUNE, level="commune") for name in ("card_delivered", "dossiers_paid_online")], "en", title="91"),
    ]  # fmt: skip


BLOCKS = every_block()


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(replace(document("official"), sections=(Section("Địa bàn", tuple(BLOCKS)),)))


@pytest.fixture(scope="module")
def read(made: bytes) -> set[str]:
    return set(text_of(made).split())


@pytest.mark.parametrize("place", range(len(BLOCKS)), ids=lambda place: f"{BLOCKS[place].kind}-{place}")
def test_every_word_of_a_drawing_is_on_the_paper(read, place):
    assert missing(BLOCKS[place], read, _NO_WORDS) == set()


@pytest.mark.parametrize("profile_name", PROFILES)
def test_maps_and_tables_keep_the_file_conformant(made, profile_name):
    assert failures_of(made, profile_name) == []
