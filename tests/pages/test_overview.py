"""The overview: what it opens on, and that everything chosen stands in the address."""

from __future__ import annotations

from board.labels import DENOMINATOR
from tests.pages.screen import Screen

PAGE = "leaders/overview.py"


def chosen(screen: Screen) -> dict[str, str]:
    """What the filters show: {label: code}."""
    boxes = {box.label: box.value for box in screen.app.main if box.type == "selectbox"}
    field = screen.data("picker")
    return {field["label"]: field["chosen"], **boxes}


def test_it_opens_on_the_newest_month_with_districts(screen: Screen) -> None:
    screen.open(PAGE)
    assert chosen(screen) == {
        "Địa bàn": "74",
        "Kỳ báo cáo": "2025-06",
        "Mẫu số": "present",
        "Thời kỳ địa giới": "to_2025_06",
    }
    assert screen.address == {}


def test_an_address_opens_what_it_says(screen: Screen) -> None:
    screen.open(PAGE, area="724", period="2025-01", of="registered")
    assert chosen(screen) == {
        "Địa bàn": "724",
        "Kỳ báo cáo": "2025-01",
        "Mẫu số": "registered",
        "Thời kỳ địa giới": "to_2025_06",
    }
    assert screen.data("area_map")["selected"] == "724"
    assert screen.data("ranking")["selected"] == "724"


def test_a_stale_address_falls_back_without_a_word(screen: Screen) -> None:
    screen.open(PAGE, area="99999", period="1999-13", indicator="none", of="everybody", lang="xx")
    assert chosen(screen)["Địa bàn"] == "74"
    assert chosen(screen)["Kỳ báo cáo"] == "2025-06"


def test_a_choice_writes_stable_codes_into_the_address(screen: Screen) -> None:
    screen.open(PAGE)
    period = next(box for box in screen.app.main if box.type == "selectbox" and box.label == "Kỳ báo cáo")
    period.set_value("2025-05").run()
    assert screen.address == {"indicator": "card_delivered", "period": "2025-05"}


def test_another_vintage_starts_with_its_last_month_and_all_its_areas(screen: Screen) -> None:
    screen.open(PAGE, area="724")
    vintage = next(
        box for box in screen.app.main if box.type == "selectbox" and box.label == "Thời kỳ địa giới"
    )
    vintage.set_value("from_2025_07").run()
    assert screen.address == {"indicator": "card_delivered", "period": "2026-10"}
    assert len(screen.data("ranking")["rows"]) == 36
    assert any(text.startswith("Từ 01/07/2025") for text in screen.texts)


def test_the_filters_go_along_to_another_page_and_back(screen: Screen) -> None:
    screen.open(PAGE, area="724", period="2025-01")
    screen.open("everyone/definitions.py")
    assert screen.address == {"area": "724", "period": "2025-01"}
    screen.open(PAGE)
    assert chosen(screen)["Địa bàn"] == "724"


def test_map_ranking_and_cards_show_the_same_figures(screen: Screen) -> None:
    screen.open(PAGE, area="724")
    on_map = {code: drawn[1].removesuffix("%") for code, drawn in screen.data("area_map")["values"].items()}
    assert {row["code"]: row["value"] for row in screen.data("ranking")["rows"]} == on_map
    assert screen.data("cards")["cards"][0]["value"] == on_map["724"]


def test_six_cards_and_the_pressed_one_is_the_indicator_of_map_and_ranking(screen: Screen) -> None:
    screen.open(PAGE, indicator="dossiers_online")
    cards = screen.data("cards")["cards"]
    assert [card["code"] for card in cards] == [
        "card_delivered",
        "card_undelivered",
        "e_identity_level_2",
        "dossiers_online",
        "dossiers_digitised",
        "dossiers_on_time",
    ]
    assert [card["code"] for card in cards if card["pressed"]] == ["dossiers_online"]


def test_the_newest_month_of_dossiers_is_called_provisional(screen: Screen) -> None:
    for month, provisional in (("2026-10", True), ("2026-09", False)):
        screen.open(PAGE, indicator="dossiers_online", period=month)
        cards = {card["code"]: card["counts"] for card in screen.data("cards")["cards"]}
        assert cards["dossiers_online"].endswith(" · tạm tính") is provisional
        assert "tạm tính" not in cards["card_delivered"]
        assert any("(số tạm tính)" in text for text in screen.texts) is provisional


def test_a_filter_that_has_one_option_is_not_offered(screen: Screen) -> None:
    screen.open(PAGE, indicator="dossiers_online")
    assert "Mẫu số" not in chosen(screen)


def test_a_bar_of_the_ranking_runs_from_the_target_to_the_value(screen: Screen) -> None:
    drawn = screen.open(PAGE).data("ranking")
    assert drawn["mark"] is not None
    for row in drawn["rows"]:
        assert row["from"] == drawn["mark"]
        short = row["gap"].startswith("\N{MINUS SIGN}")
        assert (row["to"] < row["from"]) == short
        assert 0 <= row["to"] <= 1


def test_without_targets_the_bars_start_at_zero_and_no_status_stands(screen: Screen) -> None:
    drawn = screen.open(PAGE, indicator="card_undelivered").data("ranking")
    assert drawn["mark"] is None
    assert {row["from"] for row in drawn["rows"]} == {0.0}
    assert {row["word"] for row in drawn["rows"]} == {""}
    assert max(row["to"] for row in drawn["rows"]) == 1.0


def test_every_word_of_the_page_turns_english(screen: Screen) -> None:
    screen.open(PAGE, lang="en")
    assert "Overview" in screen.texts
    assert [card["name"] for card in screen.data("cards")["cards"]][:2] == [
        "Cards delivered",
        "Undelivered cards",
    ]
    options = next(
        box for box in screen.app.main if box.type == "selectbox" and box.label == "Denominator"
    ).options
    assert options[0] == f"Of: {DENOMINATOR['present'].en}"


def test_the_outlook_ends_at_the_due_date_and_says_what_the_card_says(screen: Screen) -> None:
    screen.open(PAGE)
    drawn, lines = screen.data("outlook"), dict(screen.data("outlook")["lines"])
    (here,) = lines["now"]
    assert here == lines["actual"][-1] == lines["pace"][0]
    assert lines["target"][1][0] == lines["pace"][1][0] == 1.0
    assert [text for _, text, _ in drawn["months"]] == ["06/2024", "06/2025", "12/2025"]
    card = screen.data("cards")["cards"][0]
    assert card["value"] + card["unit"] in [label["text"] for label in drawn["labels"]]
