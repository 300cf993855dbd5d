"""The words of the letter: noughts where the decree asks for them, room where nothing is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.letter_words import annex_words, letter_words
from reports.payload import full_title, marks, release_mark
from tests.reports.documents import EMPTY, INFO, LABEL, LETTER, document

GAP = "\N{NO-BREAK SPACE}" * 7


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2025, 1, 6), "ngày 06 tháng 01 năm 2025"),
        (date(2025, 2, 10), "ngày 10 tháng 02 năm 2025"),
        (date(2025, 7, 6), "ngày 06 tháng 7 năm 2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_days_under_ten_and_the_first_two_months_carry_a_nought(on: date, words: str) -> None:
    said = letter_words(document(letter=replace(LETTER, signed_on=on)))
    assert plain(said["place_and_date"]) == f"Bình Dương, {words}"
    assert " " not in said["place_and_date"].removeprefix("Bình Dương, "), "the date may not be torn apart"


def test_a_filled_letter_is_printed_as_it_was_filled() -> None:
    said = letter_words(document())
    assert said["number"] == "Số: 128/BC-TCTĐA06"
    assert said["to"] == "Kính gửi: Ban Chỉ đạo chuyển đổi số tỉnh Bình Dương."
    assert said["recipients"] == LETTER.recipients
    assert (said["authority"], said["position"], said["signer"]) == (
        "KT. Tổ trưởng",
        "Tổ phó",
        "Nguyễn Văn Mẫu",
    )
    annex = annex_words(document())
    assert plain(annex["of"]) == (
        "(Kèm theo Báo cáo số 128/BC-TCTĐA06 ngày 06 tháng 7 năm 2025 của Tổ công tác triển khai Đề án 06)"
    )
    assert annex["title"] == "Số liệu và biểu đồ tháng 6 năm 2025"


def test_an_empty_letter_leaves_room_and_invents_nothing() -> None:
    said = letter_words(document(letter=EMPTY))
    assert plain(said["number"]) == "Số:      /BC-…"
    assert said["place_and_date"] == f"{6 * '…'}, ngày{GAP}tháng{GAP}năm{GAP[1:]}"
    assert set(said["agency"]) == set(said["to"].removeprefix("Kính gửi: ")) == {"…"}
    assert said["signer"] == said["position"] == said["authority"] == ""
    assert said["signer_room"] == "(họ và tên)"
    assert plain(annex_words(document(letter=EMPTY))["of"]) == (
        "(Kèm theo Báo cáo số …/BC-… ngày … tháng … năm … của …)"
    )


def test_a_bulletin_shows_only_the_place_and_day_that_are_known() -> None:
    words = {
        (letter, language): plain(letter_words(document("bulletin", letter, language))["place_and_date"])
        for letter in (LETTER, EMPTY, replace(EMPTY, place="Dĩ An"))
        for language in ("vi", "en")
    }
    assert list(words.values()) == [
        "Bình Dương, ngày 06 tháng 7 năm 2025", "Bình Dương, 6 July 2025", "", "", "Dĩ An", "Dĩ An",
    ]  # fmt: skip


def test_a_letter_is_a_draft_until_it_is_signed_and_says_so_once() -> None:
    assert marks(document()) == ["Dự thảo", LABEL]
    assert marks(replace(document(), marks=("DỰ THẢO", LABEL))) == ["Dự thảo", LABEL]
    assert marks(document("bulletin")) == [LABEL]


def test_the_foot_names_the_release_and_its_fingerprint_once() -> None:
    assert release_mark(INFO, "vi") == "Kỳ phát hành 20250715-0900-0001 · 4f1c9a7b"
    named = replace(INFO, release_id="board-2025-06-4f1c9a7b")
    assert release_mark(named, "en") == "Release board-2025-06-4f1c9a7b"


def test_the_title_says_its_period_once() -> None:
    said = "Báo cáo Kết quả triển khai Đề án 06 trên địa bàn tỉnh Bình Dương tháng 6 năm 2025"
    assert full_title(document()) == said
    assert full_title(replace(document(), subject=said.removeprefix("Báo cáo "))) == said
