"""Tables of areas: every rate beside what it is a rate of, a sign in every cell, heads on every page."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask_together
from board.question import Question
from geo.areas import areas
from reports.blocks.area_widths import WIDE
from reports.blocks.areas import area_table
from reports.document import Block, Section
from reports.paper import pdf
from tests.board.releases import JUNE
from tests.reports.blocks.areas_small import NAMES, THU_DAU_MOT, by_area, every_commune, province, total
from tests.reports.documents import document

NAME = re.compile(r"[^\d]*")  # of a row: all before its first figure
RATES = ("card_delivered", "card_printed", "dossiers_online")


@pytest.fixture(scope="module")
def table() -> Block:
    release = province()
    answers = [by_area(release, name) for name in (*RATES, "backlog_over")]
    return area_table(
        answers, "vi", title="Bảng", whole=[total(release, name) for name in (*RATES, "backlog_over")]
    )


def rows(block: Block) -> dict[str, list[dict]]:
    return {row["name"]: row["cells"] for group in block.content["groups"] for row in group["rows"]}


def texts(cells: list[dict]) -> list[str]:
    return [f"{one['text']} {one['small']}".strip() for one in cells]


def test_a_denominator_of_several_rates_is_a_column_and_one_of_a_single_rate_stands_beside_it(table):
    assert [one["title"] for one in table.content["columns"]] == [
        "Từ đủ 14 tuổi", "Đã trả thẻ", "Đã in thẻ", "Nộp trực tuyến", "Tồn trên 90 ngày",
    ]  # fmt: skip
    assert texts(rows(table)["Thủ Dầu Một"]) == ["3.000", "94,3%", "99,0%", "75,0% / 1.200", "400"]


def test_no_cell_is_blank_and_bounds_and_signs_are_those_of_the_screen(table):
    assert texts(rows(table)["Bàu Bàng"]) == ["1.000", "<1,0%", "99,0%", "75,0% / 400", "<10"]
    assert texts(rows(table)["Phú Giáo"]) == ["[x]"] * 5
    assert "[x] chưa có số liệu" in table.note


def test_up_to_nine_areas_stand_by_rank_and_the_whole_with_its_targets_last(table):
    assert list(rows(table))[:2] == ["Thủ Dầu Một", "Dĩ An"]
    assert table.content["whole"]["name"] == "Toàn tỉnh"
    assert texts(table.content["whole"]["cells"]) == ["5.000", "73,7%", "99,0%", "75,0% / 2.000", "1.107"]
    assert texts(table.content["targets"]["cells"]) == ["–", "95%", "–", "–", "–"]


def test_a_figure_with_a_target_has_its_status(table):
    assert [one["tone"] for one in rows(table)["Thủ Dầu Một"]] == ["none", "near", "none", "none", "none"]


def test_what_is_provisional_in_a_whole_column_is_said_in_its_head(table):
    # June is the release's last month, so all dossiers of it are
    assert [one["sign"] for one in table.content["columns"]] == ["", "", "", "[p]", ""]
    assert "[p] số tạm tính" in table.note


def test_a_count_in_the_table_serves_as_denominator():
    release = province()
    answers = [by_area(release, name) for name in ("dossiers_received", "dossiers_online")]
    block = area_table(answers, "vi", title="")
    assert [one["title"] for one in block.content["columns"]] == ["Hồ sơ tiếp nhận", "Nộp trực tuyến"]
    assert texts(rows(block)["Dĩ An"]) == ["400", "75,0%"]


def test_communes_of_a_district_stand_by_name_and_the_chosen_one_is_set_off():
    answers = [by_area(province(), area_code=THU_DAU_MOT)]
    block = area_table(
        answers, "vi", title="", selected="25759", whole=[total(province(), area_code=THU_DAU_MOT)]
    )
    (group,) = block.content["groups"]
    assert [row["name"] for row in group["rows"]][:3] == ["Chánh Mỹ", "Chánh Nghĩa", "Định Hòa"]
    assert [row["name"] for row in group["rows"] if row["selected"]] == ["Định Hòa"]
    assert block.content["whole"]["name"] == "Thành phố Thủ Dầu Một"


@pytest.fixture(scope="module")
def of_91() -> Block:
    release = every_commune()

    def asked(by: str, level: str | None) -> list[Answer]:
        return ask_together(release, ANYBODY, [Question(name, JUNE, level=level) for name in NAMES], by)

    return area_table(
        asked("area", "commune"),
        "vi",
        title="91",
        whole=asked("total", None),
        districts=asked("area", "district"),
    )


def test_91_communes_stand_under_their_districts_which_have_figures_of_their_own(of_91):
    groups = of_91.content["groups"]
    assert [one["head"]["name"] for one in groups][:2] == ["Huyện Bàu Bàng", "Huyện Bắc Tân Uyên"]
    assert sum(len(one["rows"]) for one in groups) == 91
    assert all(len(one["head"]["cells"]) == len(of_91.content["columns"]) for one in groups)


def test_columns_fit_the_page(of_91, table):
    for block in (of_91, table):
        assert sum(block.content["widths"]) <= WIDE
        assert len(block.content["widths"]) == len(block.content["columns"]) + 1


def test_head_and_district_are_repeated_on_every_page_and_no_commune_is_lost(of_91):
    made = pdf(replace(document("bulletin"), sections=(Section("Bảng", (of_91,)),)))
    pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    pages = [page.split("\n") for page in pages if "Địa bàn Từ đủ 14 tuổi Đã trả thẻ" in page]
    assert len(pages) >= 2
    inside = {one["head"]["name"]: {row["name"] for row in one["rows"]} for one in of_91.content["groups"]}
    found = []
    for page in pages:
        lines = [NAME.match(line).group().strip() for line in page]
        names = [line for line in lines if line in inside or any(line in one for one in inside.values())]
        assert names[0] in inside
        assert names[1] in inside[names[0]]
        found += names
    assert {name for name in found if name not in inside} == {
        item.name_vi for item in areas("to_2025_06", "commune")
    }
