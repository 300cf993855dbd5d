"""Cards say what the screen's cards say; distances to targets are those of the status; withheld figures draw nothing."""

from __future__ import annotations

from reports.blocks.cards import cards
from tests.reports.blocks.small import MONTHS, answered, small_release, target

RELEASE = small_release(targets=(target("card_delivered", 0.95), target("card_collected", 0.98)))


def both(indicator_id, release=RELEASE, **more):
    return answered(release, "period", indicator_id, **more), answered(release, "total", indicator_id, **more)


def card(indicator_id, language="vi", before=(), **more):
    series, total = both(indicator_id, **more)
    return cards([series], language, [total], before).content["cards"][0]


def test_a_card_has_value_change_status_distance_and_denominator():
    shown = card("card_delivered")
    spark = shown.pop("spark")
    assert shown == {
        "name": "Đã trả thẻ", "value": "90,0", "unit": "%", "change": "+2,0", "tone": "missed", "word": "Chưa đạt",
        "gap": "thiếu 5,0", "counts": "900 / 1.000 người",
    }  # fmt: skip
    assert (spark["target"], spark["has_end"]) == (0.0, True)
    assert spark["runs"] == [[[0.0, 1.0], [0.2, 0.86667]], [[0.6, 0.6], [0.8, 0.46667], [1.0, 0.33333]]]


def test_a_count_says_how_it_changed_and_has_its_noun_beside_it():
    shown = card("backlog_over", "en")
    assert (shown["value"], shown["unit"], shown["change"], shown["counts"]) == (
        "150", "applications", "±<20", "unchanged in the month")  # fmt: skip
    assert (shown["tone"], shown["word"]) == ("none", "No target")


def test_a_line_that_never_moves_stands_in_the_middle():
    assert card("backlog_30")["spark"]["runs"][0][0] == [0.0, 0.5]


def test_a_provisional_figure_says_so_instead_of_its_noun():
    assert card("dossiers_received", "vi")["counts"] == "không đổi trong tháng · tạm tính"
    assert card("dossiers_online", "en")["counts"] == "307 / 700 · provisional"


def test_a_withheld_month_has_its_sign_and_no_change_and_no_point():
    shown = card("card_delivered", period=MONTHS[2])
    assert (shown["value"], shown["unit"], shown["change"], shown["tone"]) == ("<1,0", "%", "", "none")
    assert shown["counts"] == "<10 / 1.000 người"
    assert (shown["spark"]["runs"], shown["spark"]["has_end"]) == ([[[0.0, 1.0], [0.5, 0.0]]], False)


def test_a_span_is_compared_with_the_span_before_and_else_with_nothing():
    quarter, earlier = (
        answered(RELEASE, "total", "dossiers_received", period=end, months=3)
        for end in (MONTHS[5], MONTHS[2])
    )
    series = answered(RELEASE, "period", "dossiers_received", months=3)
    block = cards([series], "vi", [quarter], [earlier])
    shown = block.content["cards"][0]
    assert (shown["value"], shown["change"], shown["counts"]) == (
        "2.100",
        "±<30",
        "không đổi so với kỳ trước · tạm tính",
    )
    assert "so với kỳ trước" in block.note
    alone = cards([series], "vi", [quarter])
    assert alone.content["cards"][0]["change"] == ""
    assert "so với" not in alone.note


def test_who_does_not_see_a_card_hears_it_whole():
    series, total = both("card_delivered")
    alt = cards([series], "vi", [total]).alt
    assert alt.startswith(
        "Đã trả thẻ: 90,0%; 900 / 1.000 người; tăng 2,0 điểm phần trăm; Chưa đạt, thiếu 5,0 điểm phần trăm."
    )
    assert alt.endswith(series.alt("vi"))


def test_the_source_line_names_two_sources_and_of_more_the_releases_own():
    def source(*indicators):
        pairs = [both(one) for one in indicators]
        return cards([series for series, _ in pairs], "vi", [total for _, total in pairs]).source

    assert "Cơ sở dữ liệu căn cước" in source("card_delivered", "dossiers_online")
    assert "Hệ thống thông tin giải quyết thủ tục hành chính" in source("card_delivered", "dossiers_online")
    assert "Nguồn: Số liệu bịa cho kiểm thử. Kỳ phát hành" in source(
        "card_delivered", "dossiers_online", "e_identity_registered"
    )


def test_in_english_invented_figures_are_called_so_and_their_register_too():
    shown = [answered(RELEASE, by, name) for by in ("period", "total") for name in THREE]
    source = cards(shown[:3], "en", shown[3:]).source
    assert "Source: simulated register. Release" in source
    assert source.endswith("Simulated data.")


THREE = ("card_delivered", "dossiers_online", "e_identity_registered")


def test_what_is_withheld_shapes_no_card():
    other = small_release(hidden=3, targets=(target("card_delivered", 0.95), target("card_collected", 0.98)))
    payloads = []
    for release in (RELEASE, other):
        pairs = [both("card_delivered", release, period=MONTHS[2]), both("backlog_90", release)]
        payloads.append(
            cards(
                *([pair[side] for pair in pairs] for side in (0,)), "vi", [total for _, total in pairs]
            ).payload()
        )
    assert payloads[0] == payloads[1]
