"""The words that go with an answer: labels, caption, alternative text and file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from board.access import ANYBODY
from board.answer_file import together
from board.ask import ask
from board.question import Question
from tests.board.releases import JUNE, MAY, release_of

QUESTION = Question("card_delivered", JUNE)
RELEASE = release_of(
    *(
        ("card_delivered", period, base, "25-39", sex, "permanent_present", None, number, of)
        for period, base, sex, number, of in (
            (JUNE, "25741", "male", 912, 1000),
            (JUNE, "25942", "female", 850, 1000),
            (JUNE, "25858", "male", 4, 400),
            (MAY, "25741", "male", 900, 1000),
        )
    )
)


def answer(by: str = "area", question: Question = QUESTION):
    return ask(RELEASE, ANYBODY, question, by)


def test_a_caption_says_what_where_when_of_whom_and_whose_data():
    assert answer("total").caption("vi") == (
        "Tỷ lệ đã trả thẻ căn cước, Tỉnh Bình Dương, ngày 30/06/2025, trên dân số có mặt. "
        "Nguồn: Bản trích ẩn danh từ Cơ sở dữ liệu căn cước, do cơ quan Công an quản lý sổ gốc lập. "
        "Kỳ phát hành board-2025-06-0a1b2c3d. Dữ liệu mô phỏng."
    )


def test_a_caption_owns_up_to_what_is_withheld():
    assert "1 số liệu không công bố chính xác vì quá nhỏ." in answer().caption("vi")
    assert "1 figure is not shown exactly because it is too small." in answer().caption("en")


def test_a_caption_names_the_chosen_breakdowns():
    chosen = replace(QUESTION, sex="male", age_group="25-39", level="commune")
    assert "theo cấp xã, 25–39 tuổi, nam, ngày 30/06/2025" in answer(question=chosen).caption("vi")


def test_alternative_text_gives_range_extremes_and_unit():
    assert answer().alt("vi") == (
        "Tỷ lệ đã trả thẻ căn cước, Tỉnh Bình Dương, theo cấp huyện, ngày 30/06/2025, trên dân số có mặt. "
        "Trong 2 số liệu chính xác: thấp nhất 85,0% (Dĩ An), cao nhất 91,2% (Thủ Dầu Một); "
        "7 số liệu khác không có số chính xác. Đơn vị: %."
    )
    assert "From 90.0% (May 2025) to 73.6% (June 2025). Unit: %." in answer("period").alt("en")
    nothing = answer(question=replace(QUESTION, area_code="725"))
    assert nothing.alt("vi").endswith("Không có số liệu được công bố.")


def test_counts_stand_beside_every_rate():
    assert answer().counts_text("718", "vi") == "912 / 1.000 người"
    assert answer().counts_text("722", "en") == "<10 / 400 people"


def test_the_file_holds_what_the_screen_shows_and_its_source():
    lines = answer(question=replace(QUESTION, area_code="718")).csv("vi").decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Mã;Tên;Tỷ lệ (%);Tử số;Mẫu số;Hạng;Ghi chú"
    assert lines[1] == "25741;Hiệp Thành;91,2;912;1000;1;"
    assert "chưa có số liệu" in lines[2]
    assert lines[-2].endswith("Kỳ phát hành board-2025-06-0a1b2c3d. Dữ liệu mô phỏng.")


def test_the_file_holds_no_withheld_figure():
    text = answer().csv("en").decode("utf-8-sig")
    line = next(line for line in text.splitlines() if line.startswith("722,"))
    assert line == "722,Phu Giao,<2.5,<10,400,,less than; the exact figure is withheld"


def test_a_pages_files_are_its_answers_own_files_under_their_names():
    answers = [answer(), answer("period")]
    with zipfile.ZipFile(io.BytesIO(together(answers, "vi"))) as packed:
        assert packed.namelist() == [
            "card_delivered-74-area-2025-06.csv",
            "card_delivered-74-period-2025-06.csv",
        ]
        assert [packed.read(name) for name in packed.namelist()] == [one.csv("vi") for one in answers]


def test_a_row_is_found_by_its_key_only():
    assert answer("total").row()["key"] == "74"
    with pytest.raises(KeyError):
        answer().row("999")
