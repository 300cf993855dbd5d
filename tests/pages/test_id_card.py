"""Căn cước: every figure follows the filters; what cannot be shown is said."""

from __future__ import annotations

PAGE = "working_group/id_card.py"


def test_the_page_says_a_finding_for_each_of_its_six_figures(screen):
    screen.open(PAGE)
    titles = [element.value for element in screen.app.main if element.type == "subheader"]
    assert len(titles) == 6
    assert "chưa được trả thẻ" in titles[0]
    assert titles[2].startswith("Tồn trên 90 ngày: ")
    assert all("Nguồn: " in text for text in screen.texts if text.startswith("Tỷ lệ"))


def test_the_table_of_the_backlog_holds_the_areas_inside_the_chosen_one(screen):
    screen.open(PAGE)
    assert len(screen.data("matrix")["rows"]) == 9
    screen.open(PAGE, area="718")
    table = screen.data("matrix")
    assert len(table["rows"]) == 14
    assert table["columns"][0]["title"] == "Tồn trên 90 ngày"


def test_a_commune_stands_among_its_neighbours(screen):
    table = screen.open(PAGE, area="25741").data("matrix")
    assert table["selected"] == "25741"
    assert len(table["rows"]) == 14


def test_another_pages_indicator_gives_way_and_the_rest_of_the_address_stays(screen):
    screen.open(PAGE, indicator="dossiers_online", area="718", of="registered")
    texts = " ".join(screen.texts)
    assert "trên dân số đăng ký thường trú" in texts
    assert "hồ sơ nộp trực tuyến" not in texts


def test_an_age_group_without_cards_is_said_to_have_no_figure(screen):
    screen.open(PAGE, age="00-05")
    assert "Đã trả thẻ: không áp dụng" in screen.texts


def test_the_new_vintage_compares_its_36_units(screen):
    assert len(screen.open(PAGE, period="2026-09").data("matrix")["rows"]) == 36


def test_the_page_speaks_english(screen):
    screen.open(PAGE, lang="en")
    assert any(text.startswith("Backlog over 90 days: ") for text in screen.texts)
    assert screen.data("matrix")["heading"] == "Area"
