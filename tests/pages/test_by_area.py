"""Theo địa bàn: one area in all indicators, beside the province and up to three others of its level."""

from __future__ import annotations

from tests.pages.screen import Screen

PAGE = "working_group/by_area.py"
JUNE = "2025-06"


def table(screen: Screen) -> dict[str, dict]:
    groups = screen.data("profile")["groups"]
    return {row["code"]: row for group in groups for row in group["rows"]}


def heads(screen: Screen) -> list[str]:
    return [title for kind, title in screen.data("profile")["columns"] if kind == "value"]


def test_without_an_area_in_the_address_the_page_opens_the_one_with_the_most_residents(screen: Screen):
    screen.open(PAGE, period=JUNE)
    own = table(screen)["residents"]["values"][0]
    screen.open("working_group/area_map.py", period=JUNE, indicator="residents")
    assert screen.data("ranking")["rows"][0]["value"] == own


def test_the_table_holds_every_indicator_that_a_district_has(screen: Screen):
    screen.open(PAGE, area="724", period=JUNE)
    assert len(table(screen)) == 22
    assert "services_full_process" not in table(screen)
    assert heads(screen) == ["Dĩ An"]


def test_areas_set_beside_stand_in_the_address_and_get_a_column_each(screen: Screen):
    screen.open(PAGE, area="724", period=JUNE)
    screen.app.multiselect(key="beside").set_value(["725", "718"]).run()
    assert screen.address["with"] == "725,718"
    assert heads(screen) == ["Dĩ An", "Thuận An", "Thủ Dầu Một"]


def test_stale_areas_beside_are_left_out_and_no_more_than_three_stay(screen: Screen):
    screen.open(PAGE, area="724", period=JUNE, **{"with": "724,99999,25741,718,719,720,721"})
    assert heads(screen) == ["Dĩ An", "Thủ Dầu Một", "Bàu Bàng", "Dầu Tiếng"]


def test_one_press_sets_the_three_most_similar_areas_beside(screen: Screen):
    screen.open(PAGE, area="724", period=JUNE)
    screen.app.button(key="alike_beside").click().run()
    assert len(screen.address["with"].split(",")) == 3
    assert len(heads(screen)) == 4


def test_other_boundaries_drop_the_areas_beside_because_codes_are_reused(screen: Screen):
    screen.open(PAGE, area="724", period=JUNE, **{"with": "718"})
    screen.app.selectbox(key="filter_vintage").set_value("from_2025_07").run()
    assert "with" not in screen.address
    assert len(heads(screen)) == 1


def test_the_province_is_not_among_the_areas_of_the_page(screen: Screen):
    screen.open(PAGE, area="74", period=JUNE)
    offered = [text for _, text in screen.data("picker")["options"]]
    assert len(offered) == 9 + 91
    assert "Toàn tỉnh" not in offered
    assert heads(screen) != ["Toàn tỉnh"]


def test_every_figure_says_its_source_and_that_it_is_simulated(screen: Screen):
    screen.open(PAGE, area="724", period=JUNE)
    sources = [text for text in screen.texts if "Kỳ phát hành board-" in text and "Nguồn" in text]
    assert len(sources) == 5  # table, series, pyramid, similar areas, and the page's own line
    assert all("Dữ liệu mô phỏng" in text for text in sources)
