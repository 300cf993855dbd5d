"""The catalogue to read: complete, found without accents, each sheet with its targets."""

from __future__ import annotations

from datetime import date

import pytest

from board.class_words import class_words
from board.definitions import GROUPS, ORDER, found, sheet
from board.general_notes import NOTES
from board.indicators import catalogue
from tests.board.releases import release_of

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
LABEL = "Dữ liệu mô phỏng"
RELEASE = release_of(
    ("residents", date(2025, 6, 30), "25741", "25-39", "male", "temporary", None, 500, None),
    targets=(
        ("card_delivered", "to_2025_06", "74", *YEAR, 0.95, "rate", "Đề án 06", "Quyết định 1", "", "Báo A"),
        ("card_delivered", "to_2025_06", "718", *YEAR, 0.9, "rate", LABEL, LABEL, LABEL, LABEL),
        ("card_delivered", "to_2025_06", "724", *YEAR, 0.9, "rate", LABEL, LABEL, LABEL, LABEL),
        ("card_delivered", "to_2025_06", "74", *YEAR, 1_200_000, "assigned", LABEL, LABEL, LABEL, LABEL),
    ),
)


def ids(text: str, language: str = "vi") -> list[str]:
    return [one.id for members in found(text, language).values() for one in members]


def test_the_reading_order_holds_every_indicator_once_and_keeps_groups_together():
    assert sorted(ORDER) == sorted(catalogue())
    groups = [catalogue()[indicator_id].group for indicator_id in ORDER]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=list(GROUPS).index)


def test_an_empty_search_finds_everything_and_a_strange_one_nothing():
    assert ids("  ") == list(ORDER)
    assert ids("xyzzy") == []


@pytest.mark.parametrize("text", ["trả thẻ", "tra the", "TRA  THE", "the tra"])
def test_words_are_found_in_any_order_without_accents_or_case(text):
    assert "card_delivered" in ids(text)
    assert "dossiers_online" not in ids(text)


def test_a_search_reads_the_language_of_the_screen():
    assert "dossiers_satisfied" in ids("satisf", "en")
    assert ids("satisf", "vi") == []


def test_a_sheet_tells_who_answers_by_level_and_since_when():
    owners = dict(sheet(catalogue()["card_delivered"], RELEASE.info, "vi").owners)
    assert owners["Toàn tỉnh"] == "Công an tỉnh Bình Dương (PC06)"
    assert owners["Toàn tỉnh, từ 07/2025"] == "Công an Thành phố Hồ Chí Minh (theo chức năng)"
    assert owners["Cấp xã"] == "Công an xã, phường, thị trấn"


def test_equal_targets_of_several_areas_are_one_line_and_published_ones_come_first():
    lines = sheet(catalogue()["card_delivered"], RELEASE.info, "vi").targets
    time = "01/01/2025 – 31/12/2025"
    assert [(line.aim, line.where, line.time, line.behind) for line in lines] == [
        ("95%", "Toàn tỉnh", time, ("Đề án 06", "Quyết định 1", "Báo A")),
        ("1.200.000 người (số giao)", "Toàn tỉnh", time, (LABEL,)),
        ("90%", "Thủ Dầu Một và Dĩ An", time, (LABEL,)),
    ]


def test_a_plain_count_has_no_denominator_and_an_untargeted_one_no_targets():
    shown = sheet(catalogue()["card_undelivered"], RELEASE.info, "en")
    assert (shown.denominator, shown.targets) == ("", ())
    assert shown.tags[:2] == ("Count (cards)", "Lower is better")


def test_levels_with_the_same_map_classes_stand_together():
    rates = sheet(catalogue()["card_delivered"], RELEASE.info, "vi").classes
    assert rates == (("Cấp huyện, cấp xã", ("dưới 80%", "80–90%", "90–95%", "95–97%", "từ 97%")),)
    counts = sheet(catalogue()["residents"], RELEASE.info, "vi").classes
    assert [levels for levels, _ in counts] == ["Cấp huyện", "Cấp xã"]
    assert class_words(catalogue()["residents"], "commune", "en")[0] == "under 10,000"


@pytest.mark.parametrize("indicator_id", ORDER)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sheet_is_whole_in_both_languages(indicator_id, language):
    shown = sheet(catalogue()[indicator_id], RELEASE.info, language)
    texts = [shown.name, shown.definition, shown.why, shown.numerator, *shown.tags]
    texts += [text for pair in (*shown.facts, *shown.owners) for text in pair]
    assert all(text.strip() for text in texts)
    assert not any("{" in text for text in texts)


def test_the_general_notes_say_the_rules_own_numbers():
    vietnamese = " ".join(point.vi for note in NOTES for point in note.points)
    for said in ("Số dưới 10, kể cả số 0", "dưới 200 người", "dưới 5.000 người", "2 điểm phần trăm"):
        assert said in vietnamese
