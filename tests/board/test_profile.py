"""Everything about one area: differences to the province, ranks of rates, and a title that counts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board.access import ANYBODY
from board.ask import ask
from board.profile import Line, headings, line, profile_caption, profile_title
from board.profile_file import profile_csv
from board.question import Question
from tests.board.releases import JUNE, MAY, release_of

DI_AN = Question("card_delivered", JUNE, "724")


def cells(indicator_id: str, own: tuple, rest: tuple, period=JUNE) -> list[tuple]:
    """Dĩ An's numerator and denominator, and those of one other district."""
    places = (("25960", own), ("25741", rest))
    return [
        (indicator_id, period, base, "25-39", "male", "permanent_present", None, *counts)
        for base, counts in places
    ]


RELEASE = release_of(
    *cells("card_delivered", (9_200, 10_000), (26_400, 30_000)),
    *cells("card_delivered", (9_000, 10_000), (26_400, 30_000), MAY),
    *cells("card_printed", (9_000, 10_000), (28_500, 30_000)),
    *cells("card_undelivered", (100, None), (300, None)),
    *cells("card_expired", (5, None), (300, None)),
    *cells("card_collected", (90, 100), (28_500, 30_000)),
)


def of(indicator_id: str) -> Line:
    question = DI_AN.about(indicator_id)
    whole = replace(question, area_code="74")
    return line(
        own=ask(RELEASE, ANYBODY, question, "total"),
        before=ask(RELEASE, ANYBODY, question.before(), "total"),
        province=ask(RELEASE, ANYBODY, whole, "total"),
        siblings=ask(RELEASE, ANYBODY, replace(whole, level="district"), "area"),
    )


def test_a_rate_is_compared_in_points_and_ranked():
    shown = of("card_delivered")
    assert (shown.difference("vi"), shown.is_better) == ("+3,0", True)
    assert (shown.rank, shown.ranked) == (1, 2)
    assert shown.moved.short.vi == "+2,0"
    assert shown.counts("vi") == "9.200 / 10.000"


def test_a_count_is_a_share_of_the_province_and_has_no_rank():
    shown = of("card_undelivered")
    assert (shown.difference("vi"), shown.difference("en")) == ("chiếm 25,0%", "25.0% of it")
    assert (shown.rank, shown.is_better, shown.counts("vi")) == (None, None, "")


def test_nothing_is_said_about_a_withheld_count():
    shown = of("card_expired")
    assert shown.own.text(None, "vi") == "<10"
    assert shown.difference("vi") == ""


def test_a_withheld_rate_says_so_once():
    shown = of("card_collected")
    assert shown.own.text(None, "vi") == "không công bố"
    assert (shown.counts("vi"), shown.difference("vi"), shown.rank) == ("", "", None)


def test_the_title_counts_the_rates_and_names_the_one_furthest_behind():
    lines = [of("card_delivered"), of("card_printed"), of("card_undelivered")]
    assert profile_title(lines, "Dĩ An", "vi") == (
        "Dĩ An tốt hơn toàn tỉnh ở 1/2 tỷ lệ, kém hơn ở 1; kém xa nhất: Đã in thẻ (3,7 điểm phần trăm)"
    )
    assert profile_title([lines[0]], "Di An", "en") == (
        "Di An is better than the province in 1 of 1 rates, worse in none"
    )
    assert profile_title([lines[2]], "Dĩ An", "vi") == "Dĩ An: chưa có tỷ lệ nào so được với toàn tỉnh"


def test_the_file_holds_the_texts_of_the_screen_with_source_and_label():
    text = profile_csv([of("card_delivered"), of("card_expired")], ["Dĩ An"], "vi").decode("utf-8-sig")
    rows = text.split("\r\n")
    assert (
        rows[1] == "Tỷ lệ đã trả thẻ căn cước;92,0%;9.200 / 10.000;tăng 2,0 điểm phần trăm;89,0%;+3,0;1 / 2;"
    )
    assert rows[2].startswith("Thẻ căn cước quá hạn, chưa đổi;<10;;")
    assert rows[-2].strip('"') == profile_caption(of("card_delivered").own, "vi")
    assert rows[-2].strip('"').endswith("Dữ liệu mô phỏng.")


def test_the_whole_is_a_province_only_within_the_old_boundaries():
    lines = [of("card_delivered")]
    assert headings(lines, "vi")["province"] == "Toàn tỉnh"
    later = replace(lines[0].own, question=replace(DI_AN, period=date(2026, 5, 31)))
    assert headings([replace(lines[0], own=later)], "vi")["province"] == "Toàn địa bàn"
