"""Maps and rankings on paper: the screen's classes, places and words, and nothing of a withheld figure."""

from __future__ import annotations

import json

import pytest

from reports.blocks.maps import map_and_ranking, small_maps
from reports.document import Block
from tests.board.releases import JUNE, release_of
from tests.reports.blocks.areas_small import (
    AN_BINH,
    BAU_BANG,
    CHANH_MY,
    CHANH_NGHIA,
    DI_AN,
    DINH_HOA,
    HIDDEN,
    LAI_HUNG,
    THU_DAU_MOT,
    by_area,
    province,
)

INSIDE = {"area_code": THU_DAU_MOT, "level": "commune"}


def fills(block: Block, place: int = 0) -> list:
    return [one["fill"] for one in block.content["maps"][place]["areas"]]


def rows(block: Block, place: int = 0) -> list[dict]:
    return block.content["lists"][place]["rows"]


@pytest.fixture(scope="module")
def districts() -> Block:
    return map_and_ranking(by_area(province()), "vi", title="Bản đồ", selected=DI_AN)


def test_areas_have_the_class_of_their_figure_and_those_without_an_exact_one_are_hatched(districts):
    # in the sheet's order: Bàu Bàng <1,0%, then Dĩ An 85,0% and Thủ Dầu Một 94,3%; the others have no figures
    assert fills(districts) == ["withheld"] * 4 + [1, "withheld", "withheld", 2, "withheld"]


def test_values_stand_on_the_areas_and_a_bounded_one_as_its_bound(districts):
    values = {" ".join(one["lines"]): one["value"] for one in districts.content["maps"][0]["labels"]}
    assert (values["Thủ Dầu Một"], values["Dĩ An"], values["Bàu Bàng"], values["Phú Giáo"]) == ("94,3%", "85,0%", "<1,0%", "")  # fmt: skip


def test_the_legend_names_every_class_and_the_hatching(districts):
    assert [one["text"] for one in districts.content["legend"]] == [
        "dưới 80%", "80–90%", "90–95%", "95–97%", "từ 97%", "không có số chính xác",
    ]  # fmt: skip
    assert [one["fill"] for one in districts.content["legend"]] == [0, 1, 2, 3, 4, "withheld"]


def test_under_every_map_stands_that_it_is_no_legal_map(districts):
    note = "Lược đồ do dự án tự dựng từ bảng số liệu; không phải bản đồ địa giới hành chính."
    assert districts.content["note"] == note


def test_bars_are_distances_to_the_target_as_on_the_screen(districts):
    first, second = rows(districts)[:2]
    # 94,3% is 0,7 points short of 95%, 85,0% ten: the target is the bars' right end
    assert districts.content["lists"][0]["mark"] == 1.0
    assert (first["name"], first["rank"], first["value"], first["gap"], first["tone"]) == ("Thủ Dầu Một", "1", "94,3%", "−0,7", "near")  # fmt: skip
    assert first["counts"] == "2.830 / 3.000 người"
    assert (second["value"], second["gap"], second["tone"], second["to"]) == ("85,0%", "−10,0", "missed", 0.0)
    assert first["to"] == pytest.approx(1 - (0.95 - 2830 / 3000) / 0.1, abs=1e-5)
    assert districts.content["lists"][0]["heads"]["target"] == "chỉ tiêu 95%"


def test_an_area_without_a_figure_has_its_word_no_place_and_no_bar(districts):
    row = next(one for one in rows(districts) if one["name"] == "Phú Giáo")
    assert (row["rank"], row["value"], row["known"], row["to"], row["counts"]) == ("–", "chưa có số liệu", False, None, "")  # fmt: skip


def test_the_chosen_area_is_outlined_and_set_off(districts):
    assert districts.content["maps"][0]["chosen"] != []
    assert [one["name"] for one in rows(districts) if one["strong"]] == ["Dĩ An"]


def test_without_targets_bars_start_at_nothing_and_a_bounded_one_ends_at_its_bound():
    block = map_and_ranking(
        by_area(province(), "backlog_over", level="commune", area_code=BAU_BANG), "vi", title=""
    )
    row = next(one for one in rows(block) if one["name"] == "Lai Hưng")
    assert (row["value"], row["bounded"], row["from"], row["to"]) == ("<10", True, 0.0, 1.0)
    assert block.content["key"] == ""


def test_no_withheld_number_shapes_a_map_or_a_ranking():
    drawn = [
        json.dumps([map_and_ranking(by_area(release, name, **where), "vi", title="").payload()
                    for name in ("card_delivered", "backlog_over") for where in ({}, {"level": "commune"})])
        for release in (province(HIDDEN), province(3))
    ]  # fmt: skip
    assert drawn[0] == drawn[1]


def test_a_communes_map_shows_its_district_from_close():
    block = map_and_ranking(by_area(province(), **INSIDE), "vi", title="", selected=CHANH_MY)
    compared = [fill for fill in fills(block) if fill != "beyond"]
    assert len(compared) == 14
    assert (block.content["maps"][0]["outside"], block.content["maps"][0]["frame"]) == ([], [])
    assert [one["name"] for one in rows(block) if one["strong"]] == ["Chánh Mỹ"]


def test_of_91_communes_the_ends_are_named_and_the_chosen_one():
    # differences below 20 people are none: two share place 1 and two place 3, of which one is cut off
    codes = [AN_BINH, CHANH_MY, CHANH_NGHIA, DINH_HOA, "25831", "25840", "25843", LAI_HUNG]
    figures = zip(codes, (990, 980, 970, 960, 950, 500, 400, 300), strict=True)
    release = release_of(*(("card_delivered", JUNE, code, "25-39", "male", "permanent_present", None, number, 1000) for code, number in figures))  # fmt: skip
    block = map_and_ranking(by_area(release, level="commune"), "vi", title="", selected="25831")
    shown = [[row["name"] for row in one["rows"]] for one in block.content["lists"]]
    assert shown == [["Chánh Mỹ", "An Bình", "Chánh Nghĩa"], ["An Điền", "An Tây", "Lai Hưng"], ["Hưng Hòa"]]
    assert block.content["lists"][0]["title"] == "3 địa bàn đứng đầu trong 8 địa bàn có số liệu"
    assert block.content["lists"][0]["more"] == "Cùng 1 địa bàn khác đồng hạng 3."
    assert len(block.content["maps"]) == 2


def test_where_few_communes_have_an_exact_figure_those_alone_are_listed():
    block = map_and_ranking(by_area(province(), level="commune"), "vi", title="")
    (only,) = block.content["lists"]
    assert [row["name"] for row in only["rows"]] == ["Chánh Mỹ", "Chánh Nghĩa", "Định Hòa", "An Bình"]
    nobody = map_and_ranking(by_area(province(), "e_identity_level_2", level="commune"), "vi", title="")
    assert nobody.content["lists"] == []
    assert set(fills(nobody)) == {"withheld"}


def test_small_maps_have_their_own_classes_and_the_range_of_exact_figures():
    release = province()
    block = small_maps([by_area(release), by_area(release, "backlog_over")], "vi", title="")
    rate, count = block.content["maps"]
    assert (rate["name"], rate["range"], rate["hidden"]) == (
        "Đã trả thẻ",
        "85,0%–94,3%",
        "7 không có số chính xác",
    )
    assert rate["edges"] == ["80", "90", "95", "97"]
    assert count["edges"] == ["2.500", "", "", "25.000"]
    assert [one["fill"] for one in count["picture"]["areas"]].count("withheld") == 7


def test_words_for_those_who_do_not_see_it_and_the_source_come_from_the_answer(districts):
    (answer,) = districts.answers
    assert districts.alt == answer.alt("vi")
    assert districts.source == answer.caption("vi")
