"""Dịch vụ số: cards choose what the tables are about; services and areas filter."""

from __future__ import annotations

import json

PAGE = "working_group/digital.py"


def tables(screen):
    """The table of areas and that of services."""
    return [
        json.loads(element.proto.json)
        for element in screen.app.main
        if element.type == "bidi_component" and element.proto.component_name == "bang06.matrix"
    ]


def strong(table):
    return [column["title"] for column in table["columns"] if column["strong"]]


def received(table):
    """The number of dossiers of every row, or the bound that stands for it."""
    place = [column["title"] for column in table["columns"]].index("Hồ sơ tiếp nhận")
    return [row["cells"][place]["figure"] for row in table["rows"]]


def test_all_services_stand_by_name_with_their_dossiers_and_five_rates(screen):
    areas, services = tables(screen.open(PAGE))
    assert len(areas["rows"]) == 9
    assert len(services["rows"]) == 31
    assert "Đăng ký tạm trú" in {row["name"] for row in services["rows"]}
    titles = [column["title"] for column in services["columns"]]
    assert titles == [
        "Thêm nếu đạt mức chung",
        "Hồ sơ tiếp nhận", "Nộp trực tuyến (%)", "Giải quyết đúng hạn (%)", "Thanh toán trực tuyến (%)",
        "Số hóa hồ sơ (%)", "Mức độ hài lòng (%)",
    ]  # fmt: skip


def test_the_chosen_indicator_is_the_one_that_the_tables_stress(screen):
    screen.open(PAGE, indicator="dossiers_digitised")
    assert [strong(table) for table in tables(screen)] == [["Số hóa hồ sơ (%)"], ["Số hóa hồ sơ (%)"]]
    screen.open(PAGE, indicator="e_identity_level_2")
    assert [strong(table) for table in tables(screen)] == [["Nộp trực tuyến (%)"], ["Nộp trực tuyến (%)"]]


def test_a_chosen_service_narrows_the_areas_but_not_the_list_of_services(screen):
    whole, services = tables(screen.open(PAGE))
    narrowed, same = tables(screen.open(PAGE, service="DV04"))
    assert received(same) == received(services)
    assert same["selected"] == "DV04"
    assert max(received(narrowed)) < max(received(whole))


def test_filters_of_people_are_offered_with_e_identity_and_those_of_services_with_dossiers(screen):
    screen.open(PAGE)
    offered = {box.key for box in screen.app.selectbox}
    assert {"filter_service"} <= offered
    assert not {"filter_denominator", "filter_sex"} & offered
    screen.open(PAGE, indicator="e_identity_level_2")
    offered = {box.key for box in screen.app.selectbox}
    assert {"filter_denominator", "filter_sex"} <= offered
    assert "filter_service" not in offered


def test_registered_stands_before_activated_in_one_title(screen):
    titles = [element.value for element in screen.open(PAGE).app.main if element.type == "subheader"]
    assert titles[0].startswith("Đăng ký ")
    assert ", kích hoạt " in titles[0]
    assert ", mức độ 2 " in titles[0]


def test_an_unknown_service_falls_back_to_all(screen):
    assert tables(screen.open(PAGE, service="DV99"))[1]["selected"] is None
